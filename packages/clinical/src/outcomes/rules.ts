import type { Series as PolicySeries } from '../policy/index.ts';
import type { SourceId } from '../sources/index.ts';

/** Where a rule comes from, and how firm it is. `policy` rows are the clinic's to set within bounds. */
export interface OutcomeSource {
  readonly source: SourceId;
  readonly basis: 'trial' | 'general-knowledge' | 'policy';
}

/**
 * After the first one or two infusions: improvement speaks for benefit, none speaks against nothing, since 58 % of the
 * early non-improvers still improved by the fourth. It never stops a series.
 */
export const EARLY_RULE = {
  improvementShare: 0.2,
  afterInfusions: [1, 2],
  lateImproverShare: 0.58,
  sources: [{ source: 'LIPSITZ-2021', basis: 'trial' }],
} as const satisfies { sources: readonly OutcomeSource[]; [key: string]: unknown };

/** The figures of a stop rule: a clinic's policy has its own for each regimen, within the limits of `series`. */
export interface StopFigures {
  readonly improvementShare: number;
  readonly afterInfusion: number;
  readonly nonImprovementsInARow: number;
}
/** The stop rule of a regimen, as the policy in force has it. */
export const stopRuleOf = (series: PolicySeries): StopFigures => ({
  improvementShare: series.improvementPercent / 100,
  afterInfusion: series.judgeAfter,
  nonImprovementsInARow: series.nonImprovementsInARow,
});

/** When further infusions are not warranted: a review for the prescriber, never a stop by the system. */
export const STOP_RULE = {
  improvementShare: 0.2,
  afterInfusion: 4,
  nonImprovementsInARow: 3,
  sources: [{ source: 'NONIMPROVE-2024', basis: 'trial' }],
} as const satisfies { sources: readonly OutcomeSource[]; [key: string]: unknown };

/** Relapse by score. `readings` in a row must meet it; `rise` is counted from the best score since the response. */
export interface RelapseRule {
  readonly id: string;
  readonly instrument: string;
  readonly gte: number;
  readonly rise: number;
  readonly readings: number;
  readonly sources: readonly OutcomeSource[];
}

export const RELAPSE_RULES: readonly RelapseRule[] = [
  {
    id: 'relapse-madrs',
    instrument: 'madrs',
    gte: 22,
    rise: 0,
    readings: 2,
    sources: [
      { source: 'SALLOUM-2019', basis: 'trial' },
      // Two readings in a row.
      { source: 'SUSTAIN-1', basis: 'general-knowledge' },
    ],
  },
  {
    id: 'relapse-phq9',
    instrument: 'phq9',
    gte: 10,
    rise: 5,
    readings: 2,
    sources: [{ source: 'PD', basis: 'policy' }],
  },
];

/** What counts as a relapse whatever the score says. */
export const RELAPSE_EVENTS = [
  { id: 'hospitalisation', sources: [{ source: 'SUSTAIN-1', basis: 'general-knowledge' }] },
  { id: 'suicide-attempt', sources: [{ source: 'SUSTAIN-1', basis: 'general-knowledge' }] },
  { id: 'rescue-session', sources: [{ source: 'PD', basis: 'policy' }] },
] as const satisfies readonly { id: string; sources: readonly OutcomeSource[] }[];

export type RelapseEventId = (typeof RELAPSE_EVENTS)[number]['id'];

/** What the published courses looked like: shown beside a patient's own curve, never as a promise. */
export const COURSE_FACTS = [
  {
    id: 'infusions-to-response',
    value: 3,
    unit: 'infusions',
    what: 'median infusions to respond',
    source: 'PHILLIPS-2019',
  },
  {
    id: 'relapse-after-series',
    value: 18,
    unit: 'd',
    what: 'median days to relapse after the last infusion',
    source: 'MURROUGH-2013',
  },
  {
    id: 'sustained-4-weeks',
    value: 0.8,
    unit: '1',
    what: 'still responding at 4 weeks without maintenance',
    source: 'MCINNES-2022',
  },
  {
    id: 'sustained-8-weeks',
    value: 0.6,
    unit: '1',
    what: 'still responding at 8 weeks without maintenance',
    source: 'MCINNES-2022',
  },
  {
    id: 'single-infusion-effect',
    value: 7,
    unit: 'd',
    what: 'days a single infusion lasts, about',
    source: 'BOBO-2020',
  },
  {
    id: 'single-infusion-relapse',
    value: 14,
    unit: 'd',
    what: 'days by which half of remitters relapse after one infusion of 0.5 mg/kg',
    source: 'SALLOUM-2019',
  },
] as const satisfies readonly { source: SourceId; [key: string]: unknown }[];

/** US quality measure for depression: PHQ-9 above 9 at the start, and 4 to 8 months later. */
export const HEDIS_DRR = {
  instrument: 'phq9',
  baselineAbove: 9,
  remissionBelow: 5,
  responseShare: 0.5,
  fromMonths: 4,
  toMonths: 8,
  sources: [{ source: 'GK', basis: 'general-knowledge' }],
} as const satisfies { sources: readonly OutcomeSource[]; [key: string]: unknown };

/** When an induction is analysed: McInnes 2022's definition, so that a clinic's figure means the same as the published one. */
export const INDUCTION_WINDOW = {
  infusions: [4, 8],
  overDays: [7, 28],
  followUpDays: [14, 31],
  sources: [{ source: 'MCINNES-2022', basis: 'trial' }],
} as const satisfies { sources: readonly OutcomeSource[]; [key: string]: unknown };
