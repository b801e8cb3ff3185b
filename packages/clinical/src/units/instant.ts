import type { In } from './quantity.ts';

/** Milliseconds since 1970-01-01T00:00:00Z, as every clock in Keel counts. Always passed in, never read here. */
export type Instant = In<'ms since epoch'>;

/** @throws RangeError when it is not a whole number of milliseconds. */
export function instant(epochMs: number): Instant {
  if (!Number.isSafeInteger(epochMs)) throw new RangeError(`not an instant: ${epochMs}`);
  return epochMs as Instant;
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Whole and part minutes from one instant to another; negative when `to` is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number => (to - from) / MINUTE_MS;
export const addMinutes = (at: Instant, minutes: number): Instant => instant(Math.round(at + minutes * MINUTE_MS));
export const addMs = (at: Instant, ms: number): Instant => instant(at + ms);

/**
 * Whether the clock of the machine was set back between two times that it gave, ms since epoch: by more than anything that is
 * merely told late. What was timed before then lies ahead for as long, and must not count as the newest.
 */
/** The wall clock was put ahead by `ms` while this process ran; `at` is what it said just afterwards. */
export interface ClockStep {
  readonly at: Instant;
  readonly ms: number;
}

/** How much of the time between `from` and `now` on the wall never passed: what the clock was put ahead by since, ms. */
export const neverPassedMs = (from: Instant, now: Instant, steps: readonly ClockStep[]): number =>
  steps.reduce((sum, { at, ms }) => sum + (at > from && at <= now ? Math.min(ms, at - from) : 0), 0);

export const wentBack = (before: number, now: number): boolean => before - now > MINUTE_MS;
