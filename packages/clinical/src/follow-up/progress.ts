import {
  type Known,
  type Measurement,
  type Relapse,
  relapse,
  type Series,
  type StopFigures,
  type StopReview,
  seriesOf,
  stopReview,
} from '../outcomes/index.ts';
import type { Patient } from '../patient/index.ts';
import { type Change, formOf, instrumentById, judgeChange, NO_CONTEXT, scoreOfTotal } from '../scales/index.ts';
import type { Instant } from '../units/index.ts';
import { dosesOf } from './long-term.ts';

export interface Progress {
  readonly series: Series;
  /** The score marked as baseline; where none is marked, the last one before the first dose, and that is said. */
  readonly baseline: { readonly at: Instant; readonly total: number; readonly marked: boolean } | null;
  readonly last: { readonly at: Instant; readonly total: number } | null;
  /** From baseline to the last one; null with fewer than two. */
  readonly change: Change | null;
  /** Total at which response begins, and remission; null where the instrument has no such rule. */
  readonly lines: { readonly response: number | null; readonly remission: number | null };
  readonly stop: Known<StopReview>;
  /** By score alone: whether a response holds, from the same baseline as the change. */
  readonly relapse: Known<Relapse>;
}

/** How each scale has gone, against the doses. The longest line first. Source: instruments "How to encode" 7; j. */
export function progressOf(patient: Patient, stopRule: StopFigures | null = null): readonly Progress[] {
  const doses = dosesOf(patient).map(({ at }) => at);
  const first = doses.length === 0 ? null : Math.min(...doses);
  const measurements: readonly Measurement[] = patient.scales.map(({ at, body }) => ({
    at,
    instrument: body.instrument,
    form: body.form ?? 'standard',
    total: body.total,
    baseline: body.baseline === true,
  }));
  return seriesOf(measurements)
    .map((series) => progress(series, doses, first, stopRule))
    .filter(({ last }) => last !== null)
    .toSorted((a, b) => b.series.points.length - a.series.points.length);
}

function progress(
  series: Series,
  doses: readonly Instant[],
  firstDose: number | null,
  stopRule: StopFigures | null,
): Progress {
  const scored = series.points.flatMap((point) => (point.total === null ? [] : [{ ...point, total: point.total }]));
  const marked = scored.filter((point) => point.baseline);
  const before = firstDose === null ? undefined : scored.findLast(({ at }) => at <= firstDose);
  const base = marked.length === 1 ? marked[0] : marked.length === 0 ? before : undefined;
  const last = scored.at(-1) ?? null;
  const instrument = instrumentById(series.instrument);
  const of = instrument && formOf(instrument, series.form);
  const change =
    of === undefined || base === undefined || last === null || last.at <= base.at
      ? null
      : judgeChange(of, scoreOfTotal(of, base.total, NO_CONTEXT), scoreOfTotal(of, last.total, NO_CONTEXT));
  const { response, remission } = instrument?.change ?? {};
  const counted =
    base === undefined
      ? series
      : { ...series, points: series.points.map((point) => ({ ...point, baseline: point.at === base.at })) };
  return {
    series,
    baseline: base === undefined ? null : { at: base.at, total: base.total, marked: base.baseline },
    last: last === null ? null : { at: last.at, total: last.total },
    change,
    lines: {
      response: response === undefined || base === undefined ? null : base.total * (1 - response.relativeFall),
      remission: remission?.lte ?? null,
    },
    stop: stopRule === null ? { known: false, because: 'no-rule' } : stopReview(counted, doses, stopRule),
    relapse: relapse(counted, []),
  };
}

/** What a reader of this chart would miss: named, so that nobody takes silence for "nothing". */
export type MissingEvidence =
  | 'no-baseline-score'
  | 'no-score-after-last-dose'
  | 'conditions-never-listed'
  | 'medicines-never-listed'
  | 'allergies-never-asked'
  | 'weight-never-measured'
  | 'bladder-never-asked'
  | 'session-event-not-judged'
  | 'no-consent';

export function missingEvidence(patient: Patient): readonly MissingEvidence[] {
  const doses = dosesOf(patient);
  const lastDose = doses.reduce((last, { at }) => Math.max(last, at), 0);
  const firstDose = doses.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
  const scores = patient.scales.filter(({ body }) => body.total !== null);
  const judged = new Set(patient.adverseEvents.map(({ body }) => `${body.session} ${body.event}`));
  const open = patient.sessions.some(({ body }) =>
    body.adverseEvents.some((event) => !judged.has(`${body.session} ${event}`)),
  );
  return [
    ...(scores.some(({ at, body }) => body.baseline === true || at <= firstDose)
      ? []
      : (['no-baseline-score'] as const)),
    ...(doses.length > 0 && !scores.some(({ at }) => at > lastDose) ? (['no-score-after-last-dose'] as const) : []),
    ...(patient.conditions === null ? (['conditions-never-listed'] as const) : []),
    ...(patient.medicines === null ? (['medicines-never-listed'] as const) : []),
    ...(patient.allergies === null ? (['allergies-never-asked'] as const) : []),
    ...(patient.weight === null ? (['weight-never-measured'] as const) : []),
    ...(doses.length > 0 && !patient.entries.some(({ kind }) => kind === 'bladder-asked')
      ? (['bladder-never-asked'] as const)
      : []),
    ...(open ? (['session-event-not-judged'] as const) : []),
    ...(patient.consents.length === 0 ? (['no-consent'] as const) : []),
  ];
}
