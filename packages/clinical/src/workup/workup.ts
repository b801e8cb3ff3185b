import type { SourceId } from '../sources/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';

/** When an item of the work-up is asked for. Months are bounds: from the first it is due, past the last overdue. */
export type WorkupTime =
  | { readonly at: 'intake' }
  | { readonly at: 'session' }
  | { readonly at: 'series' }
  | { readonly at: 'prescription' }
  | { readonly at: 'random' }
  | { readonly at: 'months'; readonly months: readonly [number, number]; readonly only: 'maintenance' | null };

/** Something about the patient that an item depends on. */
export type WorkupFact =
  | 'age-50-or-over'
  | 'cardiac-history'
  | 'qt-drugs'
  | 'cardiovascular-risk'
  | 'high-dose'
  | 'misuse-possible'
  | 'can-be-pregnant'
  | 'thyroid-drug-or-signs';

export interface WorkupRow {
  readonly id: string;
  readonly title: string;
  readonly times: readonly WorkupTime[];
  /** Asked when any of these is so; empty = always. */
  readonly when: readonly WorkupFact[];
  /** Who asks for it, where they differ: shown, never averaged. */
  readonly asks: readonly { readonly who: string; readonly what: string; readonly sources: readonly SourceId[] }[];
  /** Sources disagree: the clinic chooses. */
  readonly disputed: boolean;
  /** Where the frequency is nobody’s but ours. */
  readonly frequency: 'sourced' | 'project-default';
  readonly sources: readonly SourceId[];
}

const INTAKE: WorkupTime = { at: 'intake' };
const SESSION: WorkupTime = { at: 'session' };

export const WORKUP: readonly WorkupRow[] = [
  {
    id: 'vitals-and-measures',
    title: 'Blood pressure, heart rate, SpO2, breathing rate, temperature, weight, height',
    times: [SESSION],
    when: [],
    asks: [
      {
        who: 'esketamine label',
        what: 'pressure, breathing and oximetry each session',
        sources: ['SPR-HCP', 'PI-US-2019'],
      },
    ],
    disputed: false,
    frequency: 'sourced',
    sources: ['SPR-HCP', 'PI-US-2019'],
  },
  {
    id: 'history-and-consent',
    title: 'Psychiatric and medical history, medicines, allergies, consent that says off-label',
    times: [INTAKE, SESSION],
    when: [],
    asks: [{ who: 'ASKP, APA', what: 'at intake, looked at again each session', sources: ['ASKP', 'APA-2017'] }],
    disputed: false,
    frequency: 'project-default',
    sources: ['ASKP', 'APA-2017'],
  },
  {
    id: 'antidepressant-trials',
    title: 'At least two adequate antidepressant trials: dose, weeks, outcome',
    times: [INTAKE],
    when: [],
    asks: [
      { who: 'label and payers', what: 'two, 6 to 8 weeks each', sources: ['PAYERS'] },
      { who: 'VA', what: 'four', sources: ['VA-SEC'] },
    ],
    disputed: true,
    frequency: 'project-default',
    sources: ['PAYERS', 'VA-SEC'],
  },
  {
    id: 'ecg',
    title: 'ECG',
    times: [INTAKE],
    when: ['age-50-or-over', 'cardiac-history', 'qt-drugs', 'cardiovascular-risk', 'high-dose'],
    asks: [
      { who: 'British Columbia', what: 'everybody', sources: ['CPSBC-2021'] },
      { who: 'a New Zealand clinic', what: 'within a year', sources: ['NZ-CLINIC'] },
      { who: 'ASRA', what: 'with cardiovascular risk or a high dose', sources: ['GK'] },
    ],
    disputed: true,
    frequency: 'project-default',
    sources: ['CPSBC-2021', 'NZ-CLINIC', 'GK'],
  },
  {
    id: 'liver-and-kidney',
    title: 'Liver and kidney tests',
    times: [INTAKE, { at: 'months', months: [3, 6], only: 'maintenance' }],
    when: [],
    asks: [
      { who: 'British Columbia', what: 'everybody', sources: ['CPSBC-2021'] },
      { who: 'ASRA', what: 'before and after high or repeated doses, where there is risk', sources: ['GK'] },
    ],
    disputed: true,
    frequency: 'project-default',
    sources: ['CPSBC-2021', 'GK'],
  },
  {
    id: 'urine-drug-screen',
    title: 'Urine drug screen',
    times: [INTAKE, { at: 'random' }],
    when: ['misuse-possible'],
    asks: [
      { who: 'APA', what: 'when misuse is possible', sources: ['APA-2017-SEC'] },
      { who: 'VA', what: 'a positive screen excludes', sources: ['VA-SEC'] },
    ],
    disputed: true,
    frequency: 'project-default',
    sources: ['APA-2017-SEC', 'VA-SEC'],
  },
  {
    id: 'pregnancy-test',
    title: 'Pregnancy test',
    times: [INTAKE, { at: 'series' }],
    when: ['can-be-pregnant'],
    asks: [{ who: 'trials', what: 'before treatment', sources: ['TRIAL-EXCL'] }],
    disputed: false,
    frequency: 'project-default',
    sources: ['TRIAL-EXCL', 'GK'],
  },
  {
    id: 'bladder-baseline',
    title: 'Urinalysis and bladder questions',
    times: [INTAKE, { at: 'months', months: [3, 3], only: null }],
    when: [],
    asks: [
      {
        who: 'long-term guidance',
        what: 'at intake, every 3 months, sooner with symptoms',
        sources: ['PI-US-2021', 'GK'],
      },
    ],
    disputed: false,
    frequency: 'project-default',
    sources: ['PI-US-2021', 'GK'],
  },
  {
    id: 'tsh',
    title: 'TSH',
    times: [INTAKE],
    when: ['thyroid-drug-or-signs'],
    asks: [{ who: 'general knowledge', what: 'on a thyroid drug or with signs', sources: ['GK'] }],
    disputed: false,
    frequency: 'project-default',
    sources: ['GK'],
  },
  {
    id: 'stop-bang',
    title: 'STOP-BANG',
    times: [INTAKE],
    when: [],
    asks: [{ who: 'British Columbia', what: 'a validated tool for sleep apnoea', sources: ['CPSBC-2021'] }],
    disputed: false,
    frequency: 'project-default',
    sources: ['CPSBC-2021'],
  },
  {
    id: 'pdmp',
    title: 'Prescription monitoring programme',
    times: [INTAKE, { at: 'prescription' }],
    when: [],
    asks: [{ who: 'payers', what: 'at intake and with each prescription', sources: ['PAYERS'] }],
    disputed: false,
    frequency: 'sourced',
    sources: ['PAYERS'],
  },
  {
    id: 'capacity-and-escort',
    title: 'Capacity, and who takes the patient home',
    times: [INTAKE],
    when: [],
    asks: [{ who: 'everybody', what: 'at intake', sources: ['TORONTO'] }],
    disputed: false,
    frequency: 'project-default',
    sources: ['TORONTO'],
  },
];

/** What is often asked and is not required: said, so that nobody orders it by habit. */
export const NOT_REQUIRED: readonly {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly sources: readonly SourceId[];
}[] = [
  {
    id: 'aneurysm-imaging',
    title: 'Imaging for aneurysms',
    why: 'the trials went by history alone',
    sources: ['JNJ-CVAE'],
  },
];

/** The moment work-up is asked about. */
export interface WorkupMoment {
  readonly now: Instant;
  readonly at: 'intake' | 'series' | 'session' | 'prescription';
  readonly phase: 'induction' | 'maintenance' | null;
  readonly facts: Readonly<Partial<Record<WorkupFact, boolean>>>;
  /** When each item was last done; absent = never, or not known. */
  readonly lastDone: Readonly<Record<string, Instant>>;
}

export interface WorkupDue {
  readonly row: WorkupRow;
  /** `unless`: asked because a fact that would excuse it is not known. */
  readonly state: 'due' | 'overdue' | 'unless';
  /** The facts that are not known. */
  readonly missing: readonly WorkupFact[];
}

const MONTH_MS = 30.4375 * DAY_MS;

/** What of the work-up is to be done at this moment. Random screens are drawn elsewhere; a missing fact excuses nothing. */
export function workupDue(moment: WorkupMoment): readonly WorkupDue[] {
  return WORKUP.flatMap((row): WorkupDue[] => {
    const states = row.times.flatMap((time) => stateAt(row, time, moment));
    if (states.length === 0) return [];
    const state = states.includes('overdue') ? 'overdue' : 'due';
    if (row.when.length === 0 || row.when.some((fact) => moment.facts[fact] === true))
      return [{ row, state, missing: [] }];
    const missing = row.when.filter((fact) => moment.facts[fact] === undefined);
    return missing.length > 0 ? [{ row, state: 'unless', missing }] : [];
  });
}

function stateAt(row: WorkupRow, time: WorkupTime, moment: WorkupMoment): readonly ('due' | 'overdue')[] {
  const last = Object.hasOwn(moment.lastDone, row.id) ? moment.lastDone[row.id] : undefined;
  switch (time.at) {
    case 'intake':
      // Still owed later when it was never done.
      return last === undefined ? ['due'] : [];
    case 'session':
    case 'series':
    case 'prescription':
      return moment.at === time.at ? ['due'] : [];
    case 'random':
      return [];
    case 'months': {
      if (time.only === 'maintenance' && moment.phase === 'induction') return [];
      if (last === undefined) return ['due'];
      const months = (moment.now - last) / MONTH_MS;
      if (months < time.months[0]) return [];
      return [months > time.months[1] ? 'overdue' : 'due'];
    }
  }
}
