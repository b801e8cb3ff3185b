import { addMs, type Instant, MINUTE_MS } from '@keel/clinical/units';
import type { FiledReading, QuarantinedRow } from '@keel/formats/hl7v2';

/** A value that waited no longer than this is of whom the monitor is on: it is put on first, and said to be on a moment later. PD. */
const JUST_NOW_MS = MINUTE_MS;

/** What is known of the moment a message arrived. */
export interface Arrival {
  readonly at: Instant;
  /** When somebody said that the monitor is on this patient. */
  readonly putOnAt: Instant;
  /** How far its clock is ahead, ms; less than 0: behind. */
  readonly clockAheadMs: number;
}

/**
 * Whether a value was measured before its monitor was said to be on this patient, and has waited since: out of a buffer, or the
 * last cuff of whoever had the monitor before, which some send again with every message. Whose it is nobody can tell (A13).
 */
export function isFromBefore(measuredAt: Instant, { at, putOnAt, clockAheadMs }: Arrival): boolean {
  const ours = addMs(measuredAt, -clockAheadMs);
  return ours < putOnAt && at - ours > JUST_NOW_MS;
}

/** Such a value as it is held back: kept, shown to staff, filed to nobody. */
export function heldBackFromBefore(reading: FiledReading): QuarantinedRow {
  const { obx, row, kind, value, unit, at, timeFrom, device } = reading;
  const because = 'measured before the monitor was put on this patient, in a message that names nobody';
  const reasons = [{ reason: 'before-put-on', because }] as const;
  return { obx, row, kind, code: kind, value: String(value), unit, at, timeFrom, device, reasons };
}
