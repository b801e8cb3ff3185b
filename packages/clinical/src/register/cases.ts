import { addMs, DAY_MS, type Instant, instant } from '../units/index.ts';
import type { DiscrepancyCase } from './register.ts';

/** Days after which the electronic Form 106 is owed, from the discovery. Source: clinical-protocol l.5 (FR-2023). */
export const FORM_106_DAYS = 45;

/** What a case still asks of somebody, with its time. */
export interface CaseDuty {
  readonly duty: 'decide' | 'notify-dea' | 'form-106' | 'close';
  readonly dueAt: Instant;
}

/**
 * The duties of a case as it stands. The decision is asked for the same day (PD); the written notice within one business
 * day and Form 106 within 45 days run from the decision that it was theft or a significant loss, until each is answered with
 * its evidence; then the case is closed within a day (PD). Source: l.5 (FR-2023).
 */
export function caseDuties(one: DiscrepancyCase, zone: string): readonly CaseDuty[] {
  if (one.closed !== null) return [];
  if (one.decision === null || one.decidedAt === null) {
    return [{ duty: 'decide', dueAt: addMs(one.openedAt, DAY_MS) }];
  }
  if (one.decision === 'explained') return [{ duty: 'close', dueAt: addMs(one.decidedAt, DAY_MS) }];
  const owed: readonly CaseDuty[] = [
    { duty: 'notify-dea', dueAt: nextBusinessDay(one.decidedAt, zone) },
    { duty: 'form-106', dueAt: addMs(one.decidedAt, FORM_106_DAYS * DAY_MS) },
  ];
  const left = owed.filter(({ duty }) => !one.answered.some((done) => done.duty === duty));
  if (left.length > 0) return left;
  const last = Math.max(...one.answered.map(({ at }) => at));
  return [{ duty: 'close', dueAt: addMs(instant(last), DAY_MS) }];
}

/** The same time on the next day that is no Saturday or Sunday; holidays only ever give more time, so they are not counted. */
export function nextBusinessDay(from: Instant, zone: string): Instant {
  const weekday = (at: Instant) => new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short' }).format(at);
  let next = addMs(from, DAY_MS);
  while (weekday(next) === 'Sat' || weekday(next) === 'Sun') next = addMs(next, DAY_MS);
  return next;
}
