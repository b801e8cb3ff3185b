import { DAY_MS, type Instant } from '../units/index.ts';
import { INDUCTION_WINDOW } from './rules.ts';
import { baselineOf, type Known, type Missing, remissionAt, responseAt, type Series } from './series.ts';
import { type Interval, wilson } from './statistics.ts';

/** A rate never stands alone: what it is out of, how many are missing from it, and how sure it is. */
export interface Rate {
  readonly events: number;
  readonly of: number;
  /** `null` when nobody can be counted. */
  readonly share: number | null;
  /** 95 %, Wilson. */
  readonly interval: Interval | null;
  /** Everybody the rate should be about. */
  readonly cohort: number;
  /** Share of the cohort that could not be counted. */
  readonly missingShare: number;
}

/** A rate over those who can be judged, with the whole cohort beside it. @throws RangeError when counts do not nest. */
export function rateOf(events: number, of: number, cohort: number): Rate {
  if (events > of || of > cohort || events < 0) throw new RangeError(`not nested: ${events} of ${of} of ${cohort}`);
  return {
    events,
    of,
    share: of === 0 ? null : events / of,
    interval: of === 0 ? null : wilson(events, of),
    cohort,
    missingShare: cohort === 0 ? 0 : (cohort - of) / cohort,
  };
}

/** One patient's induction: the line of the instrument, and when the drug was given. */
export interface Induction {
  readonly series: Series;
  readonly doses: readonly Instant[];
  /** Nobody can yet have a follow-up before this moment. */
  readonly now: Instant;
}

export type NotAnalysable =
  | Missing
  | 'too-few-infusions'
  | 'too-many-infusions'
  | 'too-short'
  | 'too-long'
  | 'not-due-yet';

/** The score that an induction is judged by: the last one 14 to 31 days after its last infusion. */
export function followUpOf({
  series,
  doses,
  now,
}: Induction): Known<number> | { known: false; because: NotAnalysable } {
  const [least, most] = INDUCTION_WINDOW.infusions;
  const ordered = doses.toSorted((a, b) => a - b);
  if (ordered.length < least) return { known: false, because: 'too-few-infusions' };
  if (ordered.length > most) return { known: false, because: 'too-many-infusions' };
  const first = ordered[0] ?? 0;
  const last = ordered.at(-1) ?? 0;
  const days = (last - first) / DAY_MS;
  const [shortest, longest] = INDUCTION_WINDOW.overDays;
  if (days < shortest) return { known: false, because: 'too-short' };
  if (days > longest) return { known: false, because: 'too-long' };
  const [from, to] = INDUCTION_WINDOW.followUpDays;
  const point = series.points.findLast(
    (row) => row.total !== null && row.at >= last + from * DAY_MS && row.at <= last + to * DAY_MS,
  );
  if (point === undefined || point.total === null) {
    return { known: false, because: now <= last + to * DAY_MS ? 'not-due-yet' : 'no-score-in-window' };
  }
  return { known: true, value: point.total };
}

/** A clinic's inductions: how many can be analysed and why the others cannot, then the rates over those who can. */
export interface ClinicOutcome {
  readonly started: number;
  readonly withBaseline: number;
  readonly analysable: number;
  /** Share of all started inductions that can be analysed: a figure from few of many says so. */
  readonly analysableShare: number | null;
  readonly missing: Readonly<Record<string, number>>;
  readonly response: Rate;
  readonly remission: Rate;
}

/** Response and remission over a clinic's inductions by the published window. Nobody is counted as "no" for want of a score. */
export function clinicOutcome(inductions: readonly Induction[], remissionCut?: number): ClinicOutcome {
  const missing = new Map<string, number>();
  let withBaseline = 0;
  let analysable = 0;
  let judgedResponse = 0;
  let responders = 0;
  let remitters = 0;
  for (const induction of inductions) {
    const baseline = baselineOf(induction.series);
    if (baseline.known) withBaseline += 1;
    const score = followUpOf(induction);
    const because = !baseline.known ? baseline.because : score.known ? null : score.because;
    if (because !== null || !score.known) {
      missing.set(because ?? 'no-score-in-window', (missing.get(because ?? 'no-score-in-window') ?? 0) + 1);
      continue;
    }
    analysable += 1;
    const response = responseAt(induction.series, score.value);
    if (response.known) {
      judgedResponse += 1;
      if (response.value) responders += 1;
    }
    const remission = remissionAt(induction.series, score.value, remissionCut);
    if (remission.known && remission.value) remitters += 1;
  }
  const started = inductions.length;
  return {
    started,
    withBaseline,
    analysable,
    analysableShare: started === 0 ? null : analysable / started,
    missing: Object.fromEntries([...missing].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    response: rateOf(responders, judgedResponse, started),
    remission: rateOf(remitters, analysable, started),
  };
}
