import { billableOn, isNpi } from '../codes/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type Fold,
  isErased,
  type Reason,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import { dayOfDate, type Instant, localDateOf } from '../units/index.ts';
import { FEE_ITEM_IDS, type FeeItemId } from './fee-items.ts';
import { CENTS_MAX, type Cents } from './money.ts';

/** What the clinic charges, and who the clinic is on a bill. Stream `clinic/fees`; no price is ever assumed. */
export const FEES_STREAM = 'clinic/fees' as const;

/** A step of the sliding scale: who it is for in the clinic's words, and what is taken off. */
export interface SlidingStep {
  readonly name: string;
  readonly percent: number;
}

export interface FeeSchedule {
  /** First day it holds, in the clinic's zone. */
  readonly from: string;
  /** Cents. What is not in it is not stated; 0 is a price: included. */
  readonly prices: Readonly<Partial<Record<FeeItemId, number>>>;
  /** The clinic's own choice of code for a service that has none in the table. */
  readonly codes: Readonly<Partial<Record<FeeItemId, string>>>;
  /** Esketamine as one price for the visit, or drug and watching apart. Null: not stated. */
  readonly esketamine: 'bundle' | 'split' | null;
  readonly slidingScale: readonly SlidingStep[];
  /** Longest payment plan in months, without interest; null: none is offered. */
  readonly paymentMonthsMax: number | null;
}

export interface BillingIdentity {
  /** As it stands with the tax office. */
  readonly legalName: string;
  readonly npi: string | null;
  readonly tin: string | null;
  /** National number of each clinician who bills, by person. */
  readonly providers: readonly { readonly person: string; readonly npi: string }[];
}

export interface FeesSet extends FeeSchedule {
  readonly because: string;
  readonly printedName: string;
}

export type FeesEvent = EventDraft<'fees-set', FeesSet> | EventDraft<'billing-identity-set', BillingIdentity>;
export type FeesCommand = Command<'set-fees', FeesSet> | Command<'set-billing-identity', BillingIdentity>;

export interface FeesKept extends FeesSet {
  readonly by: string;
  readonly setAt: Instant;
}
export interface FeesState {
  /** In the order in which they were set. */
  readonly history: readonly FeesKept[];
  readonly identity: BillingIdentity | null;
}

export const feesFold: Fold<FeesState> = {
  initial: () => ({ history: [], identity: null }),
  evolve(state, event) {
    if (isErased(event.body)) return state;
    const known = event as unknown as FeesEvent;
    if (known.kind === 'fees-set') {
      const kept: FeesKept = { ...known.body, by: event.author.id, setAt: event.occurredAt };
      return { ...state, history: [...state.history, kept] };
    }
    return known.kind === 'billing-identity-set' ? { ...state, identity: known.body } : state;
  },
};

/** What is charged for a service on that day: of those that have begun, the one that was set last. Null: nothing yet. */
export function feesOn(state: FeesState, day: string): FeesKept | null {
  return state.history.findLast(({ from }) => from <= day) ?? null;
}

/** A price of that day; null is "not stated", which is no zero. */
export function priceOn(state: FeesState, item: FeeItemId, day: string): Cents | null {
  const price = feesOn(state, day)?.prices[item];
  return price === undefined ? null : (price as Cents);
}

/** How far ahead prices can be set, in days: a year and a day (PD). */
const AHEAD_DAYS_MAX = 366;
const PAYMENT_MONTHS_MAX = 60;

const reason = reasonsFrom('PD');

/**
 * Prices hold from a day that has not passed: what was given is charged by the prices of its day, so those never change
 * afterwards. Refused with every reason at once.
 */
export function decideFees(_state: FeesState, command: FeesCommand, context: Context): Decision {
  const { now, zone } = context;
  const event = (kind: FeesEvent['kind'], body: unknown): Decision =>
    accepted({ stream: command.stream, events: [{ kind, version: 1, occurredAt: command.occurredAt, zone, body }] });
  const reasons: Reason[] = [];
  if (command.kind === 'set-billing-identity') {
    const { npi, tin, providers } = command.body;
    const wrong = [npi, ...providers.map((one) => one.npi)].filter(
      (number): number is string => number !== null && !isNpi(number),
    );
    if (wrong.length > 0) {
      reasons.push(reason('npi-check-digit', 'This is not a national provider number', wrong.join(', ')));
    }
    if (tin !== null && !/^\d{2}-?\d{7}$/.test(tin)) {
      reasons.push(reason('tin-shape', 'This is not a tax number', 'nine digits, as 12-3456789'));
    }
    return reasons.length > 0 ? refused(reasons) : event('billing-identity-set', command.body);
  }
  const { from, prices, codes, slidingScale, paymentMonthsMax, printedName } = command.body;
  const today = localDateOf(now, zone);
  if (from < today) reasons.push(reason('fees-backdated', 'Prices are never set for days that have passed', from));
  if (from > today && dayOfDate(from) - dayOfDate(today) > AHEAD_DAYS_MAX) {
    reasons.push(reason('fees-too-far-ahead', 'This is more than a year ahead', from));
  }
  for (const [item, price] of Object.entries(prices)) {
    if (!(FEE_ITEM_IDS as readonly string[]).includes(item)) {
      reasons.push(reason('fee-item-unknown', 'There is no such service', item));
    } else if (price === undefined || !Number.isSafeInteger(price) || price < 0 || price > CENTS_MAX) {
      reasons.push(reason('fee-not-an-amount', 'A price is a whole number of cents', item));
    }
  }
  for (const [item, code] of Object.entries(codes)) {
    if (!(FEE_ITEM_IDS as readonly string[]).includes(item) || code === undefined || !billableOn(code, from).valid) {
      reasons.push(reason('fee-code-unknown', 'This code is not known, or not valid on that day', `${item}: ${code}`));
    }
  }
  if (slidingScale.some(({ percent }) => !Number.isInteger(percent) || percent < 1 || percent > 100)) {
    reasons.push(reason('discount-out-of-range', 'A discount is 1 to 100 percent', 'sliding scale'));
  }
  if (
    paymentMonthsMax !== null &&
    (!Number.isInteger(paymentMonthsMax) || paymentMonthsMax < 1 || paymentMonthsMax > PAYMENT_MONTHS_MAX)
  ) {
    reasons.push(reason('payment-months-out-of-range', 'A payment plan has 1 to 60 months', String(paymentMonthsMax)));
  }
  if (printedName.trim() === '') reasons.push(reason('signature-missing', 'Nobody has signed it', 'printed name'));
  return reasons.length > 0 ? refused(reasons) : event('fees-set', command.body);
}
