import type { FiledReading, QuarantinedRow } from '@keel/formats/hl7v2';

/** A value from before its monitor was put on this patient, as it is held back: kept, shown to staff, filed to nobody. Said as it was sent. */
export function heldBackFromBefore(reading: FiledReading): QuarantinedRow {
  const { obx, row, kind, code, sent, at, timeFrom, device } = reading;
  const because = 'measured before the monitor was put on this patient, in a message that names nobody';
  const reasons = [{ reason: 'before-put-on', because }] as const;
  return { obx, row, kind, code, ...sent, at, timeFrom, device, reasons };
}
