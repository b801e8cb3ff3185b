import { CHECK_IN_MINUTES } from '../day/index.ts';
import type { Policy } from '../policy/index.ts';
import { latestOf, type Session } from '../session/index.ts';
import { addMinutes, HOUR_MS, type Instant } from '../units/index.ts';
import { fastingOf } from './fasting.ts';

/** What the desk is told of food and drink before a visit, and no more: neither what it was, nor when. */
export type FastingAtDoor = 'not-said' | 'as-asked' | 'ask-nurse';

/** Before this nobody at the door asks. */
const AHEAD_MS = 12 * HOUR_MS;

/**
 * Whether what somebody told of food and drink fits a dose at its planned time, or now where that is past; judged as the gate will.
 * Null: it is not asked at the door, since the visit is not near or the nurse has gone on with it.
 */
export function fastingAtDoor(
  session: Pick<Session, 'phase' | 'route' | 'startsAt' | 'entries'>,
  policy: Pick<Policy, 'settings'>,
  now: Instant,
): FastingAtDoor | null {
  const { phase, route, startsAt } = session;
  if ((phase !== 'planned' && phase !== 'arrived') || route === null || startsAt === null) return null;
  if (startsAt - now > AHEAD_MS || now - startsAt > AHEAD_MS) return null;
  const { lastSolidsAt, lastClearFluidAt } = latestOf(session, 'fasting-answered')?.body ?? {};
  const doseAt = Math.max(now, addMinutes(startsAt, CHECK_IN_MINUTES)) as Instant;
  const { lastFoodAt, lastDrinkAt } = fastingOf(route, policy, doseAt);
  if ((lastSolidsAt ?? 0) > lastFoodAt || (lastClearFluidAt ?? 0) > lastDrinkAt) return 'ask-nurse';
  return lastSolidsAt === undefined || lastClearFluidAt === undefined ? 'not-said' : 'as-asked';
}
