import { addMs, type Instant, MINUTE_MS } from '../units/index.ts';

/** A word that waited no longer than this is of whom the monitor is on: it is put on first, and said to be on a moment later. PD. */
const JUST_NOW_MS = MINUTE_MS;

/** What is known of the moment a monitor's word arrived. */
export interface Arrival {
  readonly at: Instant;
  /** When somebody said that the monitor is on this patient. */
  readonly putOnAt: Instant;
  /** How far its clock is ahead, ms; less than 0: behind. 0 where the time was put right before. */
  readonly clockAheadMs: number;
}

/**
 * Whether a monitor measured or said something before it was said to be on this patient, and it has waited since: out of a buffer,
 * or the last cuff of whoever had the monitor before, which some send again with every message. Whose it is nobody can tell (A13).
 */
export function isFromBefore(saidAt: Instant, { at, putOnAt, clockAheadMs }: Arrival): boolean {
  const ours = addMs(saidAt, -clockAheadMs);
  return ours < putOnAt && at - ours > JUST_NOW_MS;
}
