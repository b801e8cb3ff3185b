import type { SourceId } from '../sources/index.ts';
import type { Basis, Mark } from './setting.ts';

/** One step after the series: a session every so many days, so often. The last one goes on until somebody ends it. */
export interface MaintenanceStep {
  readonly everyDays: number;
  readonly sessions: number;
}

/** How many sessions, how close together, when benefit is judged, and how it is tapered: by the interval, not by the dose (j). */
export interface Series {
  readonly sessions: number;
  readonly perWeek: number;
  /** Benefit is judged after so many sessions: less than this improvement, and a prescriber looks before the next one. */
  readonly judgeAfter: number;
  readonly improvementPercent: number;
  /** As many sessions in a row without improvement ask the same. */
  readonly nonImprovementsInARow: number;
  readonly maintenance: readonly MaintenanceStep[];
  readonly basis: Basis;
  readonly marks: readonly Mark[];
  readonly sources: readonly SourceId[];
}

/** No policy may give more, more often, or look later than this. `maintenanceDays`: no session sooner after the series. */
export interface SeriesLimits {
  readonly sessions: number;
  readonly perWeek: number;
  readonly judgeAfter: number;
  readonly improvementPercent: number;
  readonly nonImprovementsInARow: number;
  readonly maintenanceDays: number;
  readonly sources: readonly SourceId[];
}

const STOP = { judgeAfter: 4, improvementPercent: 20, nonImprovementsInARow: 3 } as const;

export const IV_SERIES: Series = {
  sessions: 6,
  perWeek: 2,
  ...STOP,
  maintenance: [
    { everyDays: 7, sessions: 4 },
    { everyDays: 14, sessions: 2 },
    { everyDays: 21, sessions: 2 },
    { everyDays: 28, sessions: 1 },
  ],
  basis: 'clinic-policy',
  marks: ['PD'],
  sources: ['PD', 'MURROUGH-2013', 'ELEKT-D', 'NONIMPROVE-2024', 'PHILLIPS-2019'],
};
export const PTSD_SERIES: Series = {
  ...IV_SERIES,
  perWeek: 3,
  basis: 'trial',
  marks: [],
  sources: ['FEDER-2021', 'NONIMPROVE-2024'],
};
/** Into the muscle, under the skin, by the nose, tongue or mouth: borrowed from the infusions. */
export const OTHER_SERIES: Series = { ...IV_SERIES, marks: ['PD', 'GK'], sources: ['PD', 'GK', 'NZ-2023'] };
export const ESKETAMINE_TRD_SERIES: Series = {
  sessions: 8,
  perWeek: 2,
  judgeAfter: 8,
  improvementPercent: 20,
  nonImprovementsInARow: 3,
  maintenance: [
    { everyDays: 7, sessions: 4 },
    { everyDays: 14, sessions: 1 },
  ],
  basis: 'label',
  marks: [],
  sources: ['LEXI-2025', 'MEDSCAPE-SPR'],
};
export const ESKETAMINE_MDSI_SERIES: Series = { ...ESKETAMINE_TRD_SERIES, maintenance: [], sources: ['MEDSCAPE-SPR'] };
export const PAIN_DAYS_SERIES: Series = {
  sessions: 10,
  perWeek: 7,
  judgeAfter: 10,
  improvementPercent: 20,
  nonImprovementsInARow: 10,
  maintenance: [],
  basis: 'guideline',
  marks: [],
  sources: ['ASRA-PAIN-2018'],
};
export const PAIN_CONTINUOUS_SERIES: Series = {
  ...PAIN_DAYS_SERIES,
  sessions: 1,
  perWeek: 1,
  judgeAfter: 1,
  nonImprovementsInARow: 1,
};

const DEPRESSION_LIMITS: SeriesLimits = {
  sessions: 12,
  perWeek: 3,
  judgeAfter: 6,
  improvementPercent: 20,
  nonImprovementsInARow: 3,
  maintenanceDays: 7,
  sources: ['KETECT', 'NONIMPROVE-2024', 'APA-2017-SEC'],
};
const ESKETAMINE_LIMITS: SeriesLimits = {
  ...DEPRESSION_LIMITS,
  sessions: 8,
  perWeek: 2,
  judgeAfter: 8,
  sources: ['MEDSCAPE-SPR', 'LEXI-2025'],
};
const PAIN_LIMITS: SeriesLimits = {
  sessions: 10,
  perWeek: 7,
  judgeAfter: 10,
  improvementPercent: 20,
  nonImprovementsInARow: 10,
  maintenanceDays: 7,
  sources: ['ASRA-PAIN-2018'],
};

export const seriesLimits = (regimen: { readonly route: string; readonly indication: string }): SeriesLimits =>
  regimen.indication === 'chronic-pain'
    ? PAIN_LIMITS
    : regimen.route === 'intranasal-esketamine'
      ? ESKETAMINE_LIMITS
      : DEPRESSION_LIMITS;
