import type { Instant } from '../units/index.ts';
import { DAY_MS } from '../units/index.ts';

/**
 * A dated standing order of the clinic: drug, dose, limit, who may give it, whom to tell, and how long it holds (e.5). It
 * begins on the day the policy that carries it comes into force.
 */
export interface StandingOrderRow {
  readonly id: string;
  readonly medicine: string;
  readonly route: string;
  /** For what it may be given, in words. */
  readonly reasonFor: string;
  readonly doseMg: number;
  readonly maxMg: number;
  readonly minIntervalMinutes: number;
  readonly givenBy: 'nurse' | 'prescriber';
  readonly tell: string;
  /** Days from the policy's first day. */
  readonly forDays: number;
}

/** Nothing stands for longer than a year without being signed again (PD). */
export const STANDING_ORDER_DAYS_MAX = 366;

interface Standing {
  readonly standingOrders: readonly StandingOrderRow[];
  readonly from?: Instant;
}

/** Last moment of a standing order; null for a policy that was handed in undated, as scenarios do. */
export const standingOrderUntil = (policy: Standing, order: StandingOrderRow): Instant | null =>
  policy.from === undefined
    ? null
    : ((policy.from + Math.min(order.forDays, STANDING_ORDER_DAYS_MAX) * DAY_MS) as Instant);

/** The standing orders that hold now. */
export function standingOrdersInForce(policy: Standing, now: Instant): readonly StandingOrderRow[] {
  return policy.standingOrders.filter((order) => {
    const until = standingOrderUntil(policy, order);
    return until === null || (now >= policy.from! && now < until);
  });
}
