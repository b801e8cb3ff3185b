import type { SourceId } from '../sources/index.ts';
import { DAY_MS, type Instant, instant } from '../units/index.ts';

export type WatchRisk = 'bladder' | 'liver' | 'cognition' | 'misuse' | 'mood-switch';

/** When a check comes round again. */
export type Rhythm =
  | { readonly every: 'session' }
  | { readonly every: 'prescription' }
  /** The first bound is when it becomes due, the second when it is overdue. */
  | { readonly every: 'months'; readonly months: readonly [number, number] };

/** One thing to look at for as long as the treatment lasts. The rhythms are proposals a clinic adopts. */
export interface WatchItem {
  readonly id: string;
  readonly risk: WatchRisk;
  readonly title: string;
  readonly rhythm: Rhythm;
  /** Only in maintenance, or only for somebody with bipolar disorder. */
  readonly only: 'maintenance' | 'bipolar' | null;
  /** An instrument that answers it, where one does. */
  readonly instrument: string | null;
  readonly sources: readonly SourceId[];
}

export const WATCH_ITEMS: readonly WatchItem[] = [
  {
    id: 'bladder-questions',
    risk: 'bladder',
    title: 'Bladder questions',
    rhythm: { every: 'session' },
    only: null,
    instrument: null,
    sources: ['CHANG-2024', 'ESK-MONO', 'PD'],
  },
  {
    id: 'urinalysis',
    risk: 'bladder',
    title: 'Urinalysis',
    rhythm: { every: 'months', months: [3, 3] },
    only: null,
    instrument: null,
    sources: ['CHANG-2024', 'ESK-MONO', 'PD'],
  },
  {
    id: 'bladder-score',
    risk: 'bladder',
    title: 'Bladder questionnaire',
    rhythm: { every: 'months', months: [3, 3] },
    only: null,
    instrument: 'icsi',
    sources: ['CHANG-2024', 'ESK-MONO', 'PD'],
  },
  {
    id: 'liver-tests',
    risk: 'liver',
    title: 'Liver tests',
    rhythm: { every: 'months', months: [3, 6] },
    only: 'maintenance',
    instrument: null,
    sources: ['GK', 'PD'],
  },
  {
    id: 'cognition',
    risk: 'cognition',
    title: 'Cognitive test (MoCA or similar)',
    rhythm: { every: 'months', months: [12, 12] },
    only: null,
    instrument: null,
    sources: ['PI-US-2021', 'PD'],
  },
  {
    id: 'pdmp',
    risk: 'misuse',
    title: 'Look in the prescription monitoring programme',
    rhythm: { every: 'prescription' },
    only: null,
    instrument: null,
    sources: ['PI-US-2019', 'PD'],
  },
  {
    id: 'craving',
    risk: 'misuse',
    title: 'Ask about craving',
    rhythm: { every: 'session' },
    only: null,
    instrument: null,
    sources: ['PI-US-2019', 'PD'],
  },
  {
    id: 'mania-rating',
    risk: 'mood-switch',
    title: 'Mania rating before the session',
    rhythm: { every: 'session' },
    only: 'bipolar',
    instrument: 'ymrs',
    sources: ['SWITCH-CASE', 'PD'],
  },
];

/** Why each risk is watched: the guide shows it, with how firm it is. */
export const WATCH_EVIDENCE: readonly {
  readonly risk: WatchRisk;
  readonly what: string;
  readonly sources: readonly SourceId[];
}[] = [
  {
    risk: 'bladder',
    what: 'More than a quarter of regular recreational users have symptoms; one cystitis confirmed during treatment dosing; the label asks for watching',
    sources: ['CHANG-2024', 'ESK-MONO'],
  },
  {
    risk: 'liver',
    what: 'Raised liver tests with repeated high doses for pain; the esketamine label is clean',
    sources: ['GK'],
  },
  { risk: 'cognition', what: 'Harm in chronic misuse; no decline in a year of esketamine', sources: ['PI-US-2021'] },
  {
    risk: 'misuse',
    what: 'Schedule III; drug liking like ketamine’s in a study of abuse potential',
    sources: ['PI-US-2019'],
  },
  { risk: 'mood-switch', what: 'Case reports of mania', sources: ['SWITCH-CASE'] },
];

/** How a check stands. `unknown` = the facts that decide whether it applies are missing: it is treated as due. */
export interface WatchState {
  readonly item: WatchItem;
  readonly state: 'due' | 'overdue' | 'never-done' | 'not-yet' | 'unknown';
  /** When it became due; `null` for what comes with each session or prescription. */
  readonly dueAt: Instant | null;
  readonly because: string;
}

export interface WatchFacts {
  readonly now: Instant;
  readonly phase: 'induction' | 'maintenance' | null;
  readonly bipolar: boolean | null;
  /** When each item was last done; absent = never, or not known to be. */
  readonly lastDone: Readonly<Record<string, Instant>>;
  /** Start of the session, and of the prescription, that is being prepared. */
  readonly session: Instant | null;
  readonly prescription: Instant | null;
}

const MONTH_MS = 30.4375 * DAY_MS;

/** Everything to look at for this patient now. Nothing that might apply is left out for want of a fact. */
export function watch(facts: WatchFacts): readonly WatchState[] {
  return WATCH_ITEMS.flatMap((item): WatchState[] => {
    const applies =
      item.only === null
        ? true
        : item.only === 'bipolar'
          ? facts.bipolar
          : facts.phase === null
            ? null
            : facts.phase === 'maintenance';
    if (applies === false) return [];
    const state = stateOf(item, facts);
    if (applies === null && state.state !== 'not-yet') {
      const because = `${item.only === 'bipolar' ? 'bipolar disorder' : 'the phase of treatment'} is not known: ${state.because}`;
      return [{ ...state, state: 'unknown', because }];
    }
    return [state];
  });
}

function stateOf(item: WatchItem, facts: WatchFacts): WatchState {
  const last = Object.hasOwn(facts.lastDone, item.id) ? facts.lastDone[item.id] : undefined;
  if (item.rhythm.every !== 'months') {
    const { every } = item.rhythm;
    const since = every === 'session' ? facts.session : facts.prescription;
    // Done for this session: at or after its start. One that has no start yet is still to come.
    if (since === null) return { item, state: 'not-yet', dueAt: null, because: `with the next ${every}` };
    if (last !== undefined && last >= since)
      return { item, state: 'not-yet', dueAt: null, because: `done for this ${every}` };
    return { item, state: 'due', dueAt: since, because: `not done for this ${every}` };
  }
  if (last === undefined) return { item, state: 'never-done', dueAt: null, because: 'no result is on record' };
  const [from, to] = item.rhythm.months;
  const dueAt = instant(Math.round(last + from * MONTH_MS));
  const days = Math.floor((facts.now - last) / DAY_MS);
  const because = `last done ${days} days ago; every ${from === to ? from : `${from} to ${to}`} months`;
  if (facts.now < dueAt) return { item, state: 'not-yet', dueAt, because };
  return { item, state: facts.now > last + to * MONTH_MS ? 'overdue' : 'due', dueAt, because };
}

/** Signs from the bladder, each with how long it has lasted; `null` = not asked or not known. */
export interface BladderSigns {
  readonly haematuria: boolean | null;
  readonly painDays: number | null;
  readonly frequencyDays: number | null;
}

/** A sign lasting longer than this stops the treatment until a urologist has seen the patient. */
export const BLADDER_STOP_DAYS = 14;

/** A reason to stop and refer, for the prescriber to decide on; or to look closer; or what has not been asked. */
export interface BladderAnswer {
  readonly verdict: 'stop-and-refer' | 'look-closer' | 'clear' | 'unknown';
  readonly because: readonly string[];
  readonly missing: readonly string[];
  readonly sources: readonly SourceId[];
}

/** Blood in the urine at once, pain or frequency when it lasts. A sign that was not asked about is never "no". */
export function bladder(signs: BladderSigns): BladderAnswer {
  const stop: string[] = [];
  const closer: string[] = [];
  if (signs.haematuria === true) stop.push('blood in the urine');
  for (const [days, what] of [
    [signs.painDays, 'pain'],
    [signs.frequencyDays, 'frequency'],
  ] as const) {
    if (days === null || days <= 0) continue;
    (days > BLADDER_STOP_DAYS ? stop : closer).push(`${what} for ${days} days`);
  }
  const missing = [
    ...(signs.haematuria === null ? ['haematuria'] : []),
    ...(signs.painDays === null ? ['painDays'] : []),
    ...(signs.frequencyDays === null ? ['frequencyDays'] : []),
  ];
  const sources: readonly SourceId[] = ['CHANG-2024', 'ESK-MONO', 'PD'];
  if (stop.length > 0) return { verdict: 'stop-and-refer', because: [...stop, ...closer], missing, sources };
  if (closer.length > 0) return { verdict: 'look-closer', because: closer, missing, sources };
  return { verdict: missing.length > 0 ? 'unknown' : 'clear', because: [], missing, sources };
}

/** A dose that was given. */
export interface GivenDose {
  readonly at: Instant;
  /** mg of free base. */
  readonly mg: number;
  /** mg/kg of free base; `null` without a weight. */
  readonly mgPerKg: number | null;
}

/** All that was given so far. @throws RangeError for a negative or unreadable dose: input was parsed before. */
export function lifetimeDose(doses: readonly GivenDose[]): { readonly count: number; readonly mg: number } {
  if (doses.some(({ mg }) => !Number.isFinite(mg) || mg < 0)) throw new RangeError('not a dose');
  return { count: doses.length, mg: doses.reduce((sum, { mg }) => sum + mg, 0) };
}

/** What the clinic calls creep, by the policy it has adopted. */
export interface CreepPolicy {
  /** Doses compared with as many before them. */
  readonly doses: number;
  /** Rise of the mean dose per kilogram, as a share. */
  readonly doseRise: number;
  /** Fall of the mean interval between doses, as a share. */
  readonly intervalFall: number;
}

export type Creep =
  | {
      readonly known: true;
      readonly doseRise: number | null;
      readonly intervalFall: number;
      readonly alert: readonly ('dose' | 'interval')[];
    }
  | { readonly known: false; readonly because: 'no-policy' | 'too-few-doses' };

/**
 * Are doses growing, or coming closer together? The last `doses` against those before. Induction is not compared: the
 * caller passes the doses of maintenance.
 */
export function creep(doses: readonly GivenDose[], policy: CreepPolicy | null): Creep {
  if (policy === null) return { known: false, because: 'no-policy' };
  const ordered = doses.toSorted((a, b) => a.at - b.at);
  // Intervals need one dose more than they are.
  if (ordered.length < policy.doses * 2 + 1) return { known: false, because: 'too-few-doses' };
  const late = ordered.slice(-policy.doses);
  const early = ordered.slice(-policy.doses * 2, -policy.doses);
  const mean = (rows: readonly GivenDose[]): number | null =>
    rows.some(({ mgPerKg }) => mgPerKg === null)
      ? null
      : rows.reduce((sum, row) => sum + (row.mgPerKg ?? 0), 0) / rows.length;
  const before = mean(early);
  const after = mean(late);
  const doseRise = before === null || after === null || before === 0 ? null : (after - before) / before;
  const at = (index: number): number => ordered[index]?.at ?? 0;
  const end = ordered.length - 1;
  const lateSpan = at(end) - at(end - policy.doses);
  const earlySpan = at(end - policy.doses) - at(end - 2 * policy.doses);
  const intervalFall = earlySpan === 0 ? 0 : (earlySpan - lateSpan) / earlySpan;
  const alert: ('dose' | 'interval')[] = [];
  if (doseRise !== null && doseRise >= policy.doseRise - 1e-9) alert.push('dose');
  if (intervalFall >= policy.intervalFall - 1e-9) alert.push('interval');
  return { known: true, doseRise, intervalFall, alert };
}
