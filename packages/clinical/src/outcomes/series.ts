import { instrumentById } from '../scales/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import { EARLY_RULE, HEDIS_DRR, RELAPSE_RULES, type RelapseEventId, type StopFigures } from './rules.ts';

/** One score in time. `total` is `null` when the form gave none; `baseline` is set by the visit, never by being first. */
export interface Measurement {
  readonly at: Instant;
  readonly instrument: string;
  readonly form: string;
  readonly total: number | null;
  readonly baseline: boolean;
}

/** A judgement, or why there is none. */
export type Known<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly because: Missing };

export type Missing =
  | 'unknown-instrument'
  | 'no-rule'
  | 'no-baseline-marked'
  | 'several-baselines'
  | 'baseline-without-total'
  | 'baseline-zero'
  | 'baseline-too-low'
  | 'no-score-in-window'
  | 'no-score-after-infusion'
  | 'infusion-not-given'
  | 'never-responded';

const no = (because: Missing): { readonly known: false; readonly because: Missing } => ({ known: false, because });
const yes = <T>(value: T): { readonly known: true; readonly value: T } => ({ known: true, value });

/** One instrument and form of a patient, in order of time: two forms never share a line. */
export interface Series {
  readonly instrument: string;
  readonly form: string;
  readonly points: readonly Measurement[];
}

/** A patient's scores as one line for each instrument and form. */
export function seriesOf(measurements: readonly Measurement[]): readonly Series[] {
  const keys = [...new Set(measurements.map((row) => `${row.instrument}\n${row.form}`))].toSorted();
  return keys.map((key) => {
    const [instrument = '', form = ''] = key.split('\n');
    const points = measurements
      .filter((row) => row.instrument === instrument && row.form === form)
      .toSorted((a, b) => a.at - b.at);
    return { instrument, form, points };
  });
}

/** The total at the visit marked as baseline. None marked, or two, is not known: the first result does not stand in. */
export function baselineOf(series: Series): Known<{ readonly at: Instant; readonly total: number }> {
  const marked = series.points.filter((point) => point.baseline);
  const [only] = marked;
  if (only === undefined) return no('no-baseline-marked');
  if (marked.length > 1) return no('several-baselines');
  return only.total === null ? no('baseline-without-total') : yes({ at: only.at, total: only.total });
}

/** +1 where a fall is the better way, −1 where a rise is; 0 where neither is. */
const betterIsLower = (series: Series): 1 | -1 | 0 => {
  const direction = instrumentById(series.instrument)?.scoring.direction;
  if (direction === 'higher-better' || direction === 'lower-more-sedated') return -1;
  return direction === undefined || direction === 'higher-stronger' ? 0 : 1;
};

/** Share of the baseline by which a total is better; negative when it is worse. */
export function improvementShare(series: Series, total: number): Known<number> {
  const baseline = baselineOf(series);
  if (!baseline.known) return baseline;
  const sign = betterIsLower(series);
  if (sign === 0) return no(instrumentById(series.instrument) === undefined ? 'unknown-instrument' : 'no-rule');
  if (baseline.value.total === 0) return no('baseline-zero');
  return yes((sign * (baseline.value.total - total)) / baseline.value.total);
}

/** Far below the smallest difference between two shares of whole numbers. */
const HAIR = 1e-9;

/** Response at a total: by the instrument's own rule, against the marked baseline. */
export function responseAt(series: Series, total: number): Known<boolean> {
  const rule = instrumentById(series.instrument)?.change.response;
  if (rule === undefined) return no(instrumentById(series.instrument) === undefined ? 'unknown-instrument' : 'no-rule');
  const baseline = baselineOf(series);
  if (!baseline.known) return baseline;
  if (rule.baselineMin !== undefined && baseline.value.total < rule.baselineMin) return no('baseline-too-low');
  const share = improvementShare(series, total);
  return share.known ? yes(share.value >= rule.relativeFall - HAIR) : share;
}

/** Remission at a total, by the instrument's cut or by the one the clinic chose among those in use. */
export function remissionAt(series: Series, total: number, cut?: number): Known<boolean> {
  const rule = instrumentById(series.instrument)?.change.remission;
  if (rule === undefined) return no(instrumentById(series.instrument) === undefined ? 'unknown-instrument' : 'no-rule');
  return yes(total <= (cut ?? rule.lte));
}

/** The last score after infusion n and before the next one. `doses`: when each infusion was given, any order. */
export function scoreAfterInfusion(series: Series, doses: readonly Instant[], n: number): Known<number> {
  const ordered = doses.toSorted((a, b) => a - b);
  const from = ordered[n - 1];
  if (from === undefined) return no('infusion-not-given');
  const until = ordered[n] ?? Number.POSITIVE_INFINITY;
  const last = series.points.findLast((point) => point.at > from && point.at <= until && point.total !== null);
  return last?.total === null || last?.total === undefined ? no('no-score-after-infusion') : yes(last.total);
}

/** Has the patient improved by the share the rules ask for, after infusion n? */
function improvedAfter(series: Series, doses: readonly Instant[], n: number, share: number): Known<boolean> {
  const score = scoreAfterInfusion(series, doses, n);
  if (!score.known) return score;
  const improvement = improvementShare(series, score.value);
  return improvement.known ? yes(improvement.value >= share - HAIR) : improvement;
}

/**
 * What the first two infusions say. `not-yet` is no reason to stop: most of those still improve by the fourth.
 */
export function earlySign(series: Series, doses: readonly Instant[]): Known<'improved' | 'not-yet'> {
  const judged = EARLY_RULE.afterInfusions.map((n) => improvedAfter(series, doses, n, EARLY_RULE.improvementShare));
  if (judged.some((row) => row.known && row.value)) return yes('improved');
  const open = judged.find((row) => !row.known);
  return open !== undefined && !open.known ? no(open.because) : yes('not-yet');
}

/** The prescriber's review that the stop rule asks for. */
export interface StopReview {
  readonly warranted: boolean;
  /** Which limb called for it. */
  readonly by: 'fourth-infusion' | 'three-in-a-row' | null;
}

/**
 * Are further infusions still warranted? `warranted: false` asks the prescriber to decide; it stops nothing. A score
 * that is missing leaves the rule unjudged: silence is never "no benefit".
 */
export function stopReview(series: Series, doses: readonly Instant[], rule: StopFigures): Known<StopReview> {
  const share = rule.improvementShare;
  const fourth = improvedAfter(series, doses, rule.afterInfusion, share);
  if (fourth.known) return yes({ warranted: fourth.value, by: fourth.value ? null : 'fourth-infusion' });
  const first = Array.from({ length: rule.nonImprovementsInARow }, (_, index) =>
    improvedAfter(series, doses, index + 1, share),
  );
  if (first.some((row) => row.known && row.value)) {
    // The fourth was given and never scored: what the first three said does not answer for it.
    return fourth.because === 'infusion-not-given' ? yes({ warranted: true, by: null }) : no(fourth.because);
  }
  const open = first.find((row) => !row.known);
  if (open !== undefined && !open.known) {
    // Before the third infusion nothing has failed yet; after it, a missing score is named.
    return open.because === 'infusion-not-given' ? yes({ warranted: true, by: null }) : no(open.because);
  }
  return yes({ warranted: false, by: 'three-in-a-row' });
}

/** Something that counts as relapse whatever the score. */
export interface RelapseEvent {
  readonly at: Instant;
  readonly kind: RelapseEventId;
}

export type Relapse =
  | { readonly state: 'relapsed'; readonly at: Instant; readonly by: string }
  /** One reading met the rule; the next decides. */
  | { readonly state: 'suspected'; readonly at: Instant; readonly by: string }
  | { readonly state: 'holding'; readonly since: Instant; readonly lastAt: Instant };

/** After a response: does it hold? Not known for who never responded, or where the instrument has no rule. */
export function relapse(series: Series, events: readonly RelapseEvent[]): Known<Relapse> {
  const rule = RELAPSE_RULES.find((row) => row.instrument === series.instrument);
  if (rule === undefined) return no('no-rule');
  const baseline = baselineOf(series);
  if (!baseline.known) return baseline;
  const scored = series.points.filter((point) => point.at > baseline.value.at && point.total !== null);
  const responded = scored.find((point) => {
    const response = responseAt(series, point.total ?? 0);
    return response.known && response.value;
  });
  if (responded === undefined) {
    const judged = responseAt(series, baseline.value.total);
    return no(judged.known ? 'never-responded' : judged.because);
  }
  const event = events.filter((row) => row.at > responded.at).toSorted((a, b) => a.at - b.at)[0];
  let best = responded.total ?? 0;
  let run: Measurement[] = [];
  let byScore: Extract<Relapse, { state: 'relapsed' }> | undefined;
  for (const point of scored.filter((row) => row.at > responded.at)) {
    const total = point.total ?? 0;
    run = total >= rule.gte && total - best >= rule.rise ? [...run, point] : [];
    best = Math.min(best, total);
    const [first] = run;
    if (first !== undefined && run.length >= rule.readings) {
      byScore = { state: 'relapsed', at: first.at, by: rule.id };
      break;
    }
  }
  if (event !== undefined && (byScore === undefined || event.at < byScore.at)) {
    return yes({ state: 'relapsed', at: event.at, by: event.kind });
  }
  if (byScore !== undefined) return yes(byScore);
  const [open] = run;
  if (open !== undefined) return yes({ state: 'suspected', at: open.at, by: rule.id });
  return yes({ state: 'holding', since: responded.at, lastAt: scored.at(-1)?.at ?? responded.at });
}

/** Days of response until relapse, or until the last score: what a curve of sustained response is drawn from. */
export function sustained(series: Series, events: readonly RelapseEvent[]): Known<{ days: number; relapsed: boolean }> {
  const state = relapse(series, events);
  if (!state.known) return state;
  const responded = series.points.find((point) => {
    const baseline = baselineOf(series);
    if (!baseline.known || point.at <= baseline.value.at || point.total === null) return false;
    const response = responseAt(series, point.total);
    return response.known && response.value;
  });
  const since = responded?.at;
  if (since === undefined) return no('never-responded');
  const last = series.points.findLast((point) => point.total !== null)?.at ?? since;
  const end = state.value.state === 'relapsed' ? state.value.at : last;
  return yes({ days: (end - since) / DAY_MS, relapsed: state.value.state === 'relapsed' });
}

/** One patient in the US depression measure (PHQ-9, four to eight months on). A month is counted as 30.4375 days. */
export function hedisDepression(series: Series): Known<{ readonly response: boolean; readonly remission: boolean }> {
  if (series.instrument !== HEDIS_DRR.instrument) return no('no-rule');
  const baseline = baselineOf(series);
  if (!baseline.known) return baseline;
  if (baseline.value.total <= HEDIS_DRR.baselineAbove) return no('baseline-too-low');
  const month = 30.4375 * DAY_MS;
  const inWindow = series.points.filter(
    (point) =>
      point.total !== null &&
      point.at >= baseline.value.at + HEDIS_DRR.fromMonths * month &&
      point.at <= baseline.value.at + HEDIS_DRR.toMonths * month,
  );
  const last = inWindow.at(-1)?.total;
  if (last === undefined || last === null) return no('no-score-in-window');
  const fall = (baseline.value.total - last) / baseline.value.total;
  return yes({ response: fall >= HEDIS_DRR.responseShare - HAIR, remission: last < HEDIS_DRR.remissionBelow });
}
