import { baselineOf, lineSteps, type Session } from '@keel/clinical/session';
import type { Trend } from '@keel/formats/api';
import type { Channel } from '../live/index.ts';

export interface Point {
  readonly at: number;
  readonly value: number;
}

export interface Pressure {
  readonly at: number;
  readonly systolic: number;
  readonly diastolic: number;
  readonly from: 'device' | 'person';
}

/** What the lanes draw, gathered from the record and, for the finer curve, from what the monitor sent. */
export interface Lanes {
  readonly pressures: readonly Pressure[];
  readonly charted: Readonly<Record<'heartRatePerMin' | 'spo2Percent' | 'respiratoryRatePerMin', readonly Point[]>>;
  readonly sedation: readonly Point[];
  readonly rates: readonly Point[];
  readonly singles: readonly { readonly at: number; readonly mg: number }[];
  readonly baseline: { readonly systolic: number; readonly diastolic: number } | null;
}

export function lanesOf(session: Session): Lanes {
  const pressures: Pressure[] = [];
  const charted: Record<'heartRatePerMin' | 'spo2Percent' | 'respiratoryRatePerMin', Point[]> = {
    heartRatePerMin: [],
    spo2Percent: [],
    respiratoryRatePerMin: [],
  };
  const sedation: Point[] = [];
  const singles: { at: number; mg: number }[] = [];
  for (const entry of session.entries) {
    if (entry.kind === 'observations-charted') {
      const { observations, source } = entry.body;
      const at = source.from === 'device' ? source.readAt : entry.at;
      if (observations.systolicMmHg !== undefined && observations.diastolicMmHg !== undefined) {
        pressures.push({
          at,
          systolic: observations.systolicMmHg,
          diastolic: observations.diastolicMmHg,
          from: source.from,
        });
      }
      for (const field of ['heartRatePerMin', 'spo2Percent', 'respiratoryRatePerMin'] as const) {
        const value = observations[field];
        if (value !== undefined) charted[field].push({ at, value });
      }
      if (observations.sedation) sedation.push({ at: entry.at, value: observations.sedation.score });
    }
    if (
      entry.kind === 'device-given' ||
      entry.kind === 'bolus-given' ||
      entry.kind === 'injection-given' ||
      entry.kind === 'mouth-dose-given'
    ) {
      singles.push({ at: entry.at, mg: entry.body.mg });
    }
  }
  const rates = session.infusions.flatMap((infusion) =>
    lineSteps(infusion).flatMap((step) =>
      step.kind === 'rate' ? [{ at: step.at as number, value: step.mlPerHour }] : [],
    ),
  );
  const baseline = baselineOf(session);
  return {
    pressures,
    charted,
    sedation,
    rates,
    singles,
    baseline:
      baseline?.systolicMmHg === undefined || baseline.diastolicMmHg === undefined
        ? null
        : { systolic: baseline.systolicMmHg, diastolic: baseline.diastolicMmHg },
  };
}

/** What a device sent: the thinned history of the view, then every value since this tab is open. */
export function curveOf(
  kinds: readonly string[],
  trends: readonly Trend[],
  live: (kind: string) => Channel | undefined,
): readonly Point[] {
  const points: Point[] = trends
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((trend) => trend.points.map(([at, value]) => ({ at, value })));
  const last = points.at(-1)?.at ?? 0;
  for (const kind of kinds) {
    for (const sample of live(kind)?.samples ?? []) if (sample.at > last) points.push(sample);
  }
  return points.sort((a, b) => a.at - b.at);
}

const GAP_MS = 30_000;

/** Two curves on one clock as uPlot wants them: shared times, null where there is nothing. A gap stays a gap. */
export function aligned(
  curve: readonly Point[],
  points: readonly Point[],
): [number[], (number | null)[], (number | null)[]] {
  const rows = new Map<number, [number | null, number | null]>();
  let before: number | undefined;
  for (const { at, value } of curve) {
    if (before !== undefined && at - before > GAP_MS) rows.set(before + 1, [null, null]);
    rows.set(at, [value, null]);
    before = at;
  }
  for (const { at, value } of points) rows.set(at, [rows.get(at)?.[0] ?? null, value]);
  const times = [...rows.keys()].sort((a, b) => a - b);
  return [times.map((at) => at / 1_000), times.map((at) => rows.get(at)![0]), times.map((at) => rows.get(at)![1])];
}

/** A value that holds until the next one, up to now. */
export function steps(points: readonly Point[], until: number): [number[], (number | null)[]] {
  const last = points.at(-1);
  const all = last && until > last.at ? [...points, { at: until, value: last.value }] : points;
  return [all.map(({ at }) => at / 1_000), all.map(({ value }) => value)];
}
