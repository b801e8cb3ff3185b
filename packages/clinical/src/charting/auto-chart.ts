import type { Observations, Reading, ReadingKind, VitalSource } from '../monitoring/index.ts';
import type { CheckItem, Policy } from '../policy/index.ts';
import { dueItems, type Session } from '../session/index.ts';
import { addMs, type Instant, MINUTE_MS, SECOND_MS } from '../units/index.ts';

/** A continuous value older than this is not charted as the value of now (safety A15: more than two intervals). */
export const CONTINUOUS_MAX_AGE_MS = 15 * SECOND_MS;
/** A cuff measurement belongs to a check if it was taken no earlier than this before it was due. */
export const CUFF_EARLY_MS = 3 * MINUTE_MS;
/** A check is charted without a pressure this long after it was due, so that the rest is not late for the cuff's sake. */
export const WAIT_FOR_CUFF_MS = MINUTE_MS;

export interface AutoChart {
  readonly observations: Observations;
  readonly source: VitalSource;
  readonly gridMinute: number;
  readonly at: Instant;
}

const CONTINUOUS: readonly {
  readonly item: CheckItem;
  readonly kinds: readonly ReadingKind[];
  readonly field: keyof Observations;
}[] = [
  { item: 'heart-rate', kinds: ['HR', 'PULSE'], field: 'heartRatePerMin' },
  { item: 'spo2', kinds: ['SPO2'], field: 'spo2Percent' },
  { item: 'respiratory-rate', kinds: ['RR'], field: 'respiratoryRatePerMin' },
];

/**
 * What the monitor can answer of the check that is due now: only what is still missing, only from values of now, with
 * the device as its source. A person's own entry is never repeated, and what only a person can see stays due.
 *
 * Null: nothing is due, or the device has nothing current to say. Source: issue of the spine, session; safety A15.
 */
export function autoChart(
  session: Session,
  policy: Policy,
  readings: readonly Reading[],
  now: Instant,
): AutoChart | null {
  if (session.offMonitor !== null) return null;
  const check = dueItems(session, policy, now).find(
    ({ what, state, gridMinute }) =>
      what === 'check' && (state === 'due' || state === 'overdue') && gridMinute !== null,
  );
  if (check === undefined || check.gridMinute === null) return null;
  /** The newest word on a kind; "no value" is a word, and an older number does not speak over it. */
  const latest = (kind: ReadingKind, since: Instant): (Reading & { value: number }) | undefined => {
    const newest = readings
      .filter((r) => r.kind === kind && r.at >= since && r.at <= now)
      .reduce<Reading | undefined>((best, r) => (best === undefined || r.at >= best.at ? r : best), undefined);
    return newest === undefined || newest.value === null ? undefined : { ...newest, value: newest.value };
  };

  const observations: Record<string, number> = {};
  let device: string | undefined;
  let readAt: Instant | undefined;
  const take = (field: keyof Observations, reading: Reading & { value: number }) => {
    if (device !== undefined && reading.device !== device) return;
    device = reading.device;
    readAt = readAt === undefined || reading.at < readAt ? reading.at : readAt;
    observations[field] = Math.round(reading.value * 10) / 10;
  };

  if (check.missing.includes('bp')) {
    const systolic = latest('NIBP_SYS', addMs(check.at, -CUFF_EARLY_MS));
    const diastolic =
      systolic && readings.find((r) => r.kind === 'NIBP_DIA' && r.at === systolic.at && r.device === systolic.device);
    if (systolic !== undefined && diastolic?.value != null) {
      take('systolicMmHg', systolic);
      take('diastolicMmHg', { ...diastolic, value: diastolic.value });
      const mean = readings.find((r) => r.kind === 'NIBP_MEAN' && r.at === systolic.at && r.device === systolic.device);
      if (mean?.value != null) take('meanMmHg', { ...mean, value: mean.value });
    } else if (now < check.at + WAIT_FOR_CUFF_MS) return null;
  }
  for (const { item, kinds, field } of CONTINUOUS) {
    if (!check.missing.includes(item)) continue;
    const reading = kinds
      .map((kind) => latest(kind, addMs(now, -CONTINUOUS_MAX_AGE_MS)))
      .find((found) => found !== undefined);
    if (reading !== undefined) take(field, reading);
  }
  if (device === undefined || readAt === undefined) return null;
  return { observations, source: { from: 'device', device, readAt }, gridMinute: check.gridMinute, at: now };
}
