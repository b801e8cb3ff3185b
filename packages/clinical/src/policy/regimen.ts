import type { OrderForm, Route } from '../dosing/index.ts';
import type { SourceId } from '../sources/index.ts';
import { ESKETAMINE_GRID, type Grid, IV_GRID, MOUTH_GRID, PAIN_GRID } from './grid.ts';
import {
  ESKETAMINE_MDSI_SERIES,
  ESKETAMINE_TRD_SERIES,
  IV_SERIES,
  OTHER_SERIES,
  PAIN_CONTINUOUS_SERIES,
  PAIN_DAYS_SERIES,
  PTSD_SERIES,
  type Series,
} from './series.ts';
import type { Basis, Mark } from './setting.ts';

export interface ReleasePlan {
  readonly score: 'aldrete' | 'padss';
  /** From the end of the last dose. */
  readonly observationMinutes: number;
  readonly basis: Basis;
  readonly marks: readonly Mark[];
  readonly sources: readonly SourceId[];
}

/** Route, usual dose, grid, observation: what a course prescribes by name (clinical-protocol a, e.1, f). */
export interface Regimen {
  readonly title: string;
  readonly route: Route;
  readonly forms: readonly OrderForm[];
  readonly indication: 'depression' | 'ptsd' | 'chronic-pain';
  /** In words for the person who orders; the order itself is always written out. */
  readonly usual: string;
  /** Length of one dose as usually given; a chair is planned with it. */
  readonly doseMinutes: number;
  readonly grid: Grid;
  readonly release: ReleasePlan;
  /** Somebody stays in the room from the first spray to the end of the last rest. */
  readonly watchedThroughout: boolean;
  readonly series: Series;
  /** Long infusions: fluid offered and nurse changed at least so often. */
  readonly longInfusion?: { readonly hydrationMinutes: number; readonly nurseChangeMinutes: number };
}

const observed = (minutes: number, ...sources: SourceId[]): ReleasePlan => ({
  score: 'aldrete',
  observationMinutes: minutes,
  basis: 'clinic-policy',
  marks: ['PD', 'GK'],
  sources: ['PD', 'GK', ...sources],
});

export const REGIMENS = {
  'iv-depression': {
    title: 'Ketamine infusion, depression',
    route: 'iv-ketamine',
    forms: ['infusion'],
    indication: 'depression',
    usual: '0.5 mg/kg over 40 min',
    doseMinutes: 40,
    grid: IV_GRID,
    release: observed(60, 'BP-741', 'ED-LDK'),
    watchedThroughout: false,
    series: IV_SERIES,
  },
  'iv-ptsd': {
    title: 'Ketamine infusion, PTSD',
    route: 'iv-ketamine',
    forms: ['infusion'],
    indication: 'ptsd',
    usual: '0.5 mg/kg over 40 min',
    doseMinutes: 40,
    grid: IV_GRID,
    release: observed(60, 'FEDER-2021'),
    watchedThroughout: false,
    series: PTSD_SERIES,
  },
  'iv-pain-4h': {
    title: 'Ketamine infusion, pain, 4 h a day',
    route: 'iv-ketamine',
    forms: ['infusion', 'bolus'],
    indication: 'chronic-pain',
    usual: '0.35 mg/kg/h for 4 h',
    doseMinutes: 240,
    grid: PAIN_GRID,
    release: observed(60, 'ASRA-PAIN-2018'),
    watchedThroughout: false,
    series: PAIN_DAYS_SERIES,
    longInfusion: { hydrationMinutes: 60, nurseChangeMinutes: 240 },
  },
  'iv-pain-continuous': {
    title: 'Ketamine infusion, pain, continuous',
    route: 'iv-ketamine',
    forms: ['infusion', 'bolus'],
    indication: 'chronic-pain',
    usual: '22 mg/h, up to 4 days',
    doseMinutes: 5_760,
    grid: PAIN_GRID,
    release: observed(60, 'ASRA-PAIN-2018'),
    watchedThroughout: false,
    series: PAIN_CONTINUOUS_SERIES,
    longInfusion: { hydrationMinutes: 60, nurseChangeMinutes: 480 },
  },
  'im-depression': {
    title: 'Ketamine into the muscle',
    route: 'im-ketamine',
    forms: ['injection'],
    indication: 'depression',
    usual: '0.5 mg/kg',
    doseMinutes: 1,
    grid: IV_GRID,
    release: observed(120, 'NZ-2023'),
    watchedThroughout: false,
    series: OTHER_SERIES,
  },
  'sc-depression': {
    title: 'Ketamine under the skin',
    route: 'sc-ketamine',
    forms: ['injection'],
    indication: 'depression',
    usual: '0.5 mg/kg',
    doseMinutes: 1,
    grid: IV_GRID,
    release: observed(120, 'ANDRADE-DOSE'),
    watchedThroughout: false,
    series: OTHER_SERIES,
  },
  'esketamine-trd': {
    title: 'Esketamine nasal spray, treatment-resistant depression',
    route: 'intranasal-esketamine',
    forms: ['nasal-devices'],
    indication: 'depression',
    usual: '56 or 84 mg',
    doseMinutes: 15,
    grid: ESKETAMINE_GRID,
    release: {
      score: 'aldrete',
      observationMinutes: 120,
      basis: 'label',
      marks: [],
      sources: ['PI-US-2019', 'REMS-PMF'],
    },
    watchedThroughout: true,
    series: ESKETAMINE_TRD_SERIES,
  },
  'esketamine-mdsi': {
    title: 'Esketamine nasal spray, depression with acute suicidal thoughts',
    route: 'intranasal-esketamine',
    forms: ['nasal-devices'],
    indication: 'depression',
    usual: '84 mg',
    doseMinutes: 15,
    grid: ESKETAMINE_GRID,
    release: {
      score: 'aldrete',
      observationMinutes: 120,
      basis: 'label',
      marks: [],
      sources: ['PI-US-2019', 'REMS-PMF'],
    },
    watchedThroughout: true,
    series: ESKETAMINE_MDSI_SERIES,
  },
  'nasal-ketamine': {
    title: 'Ketamine by the nose (compounded)',
    route: 'intranasal-ketamine',
    forms: ['mouth'],
    indication: 'depression',
    usual: '50 mg',
    doseMinutes: 5,
    grid: MOUTH_GRID,
    release: observed(120, 'KET-PK-SEC'),
    watchedThroughout: false,
    series: OTHER_SERIES,
  },
  'sublingual-depression': {
    title: 'Ketamine under the tongue',
    route: 'sublingual-ketamine',
    forms: ['mouth'],
    indication: 'depression',
    usual: '25-100 mg',
    doseMinutes: 15,
    grid: MOUTH_GRID,
    release: observed(120, 'ROLAN-2014'),
    watchedThroughout: false,
    series: OTHER_SERIES,
  },
  'oral-depression': {
    title: 'Ketamine by mouth',
    route: 'oral-ketamine',
    forms: ['mouth'],
    indication: 'depression',
    usual: '0.5-2.5 mg/kg',
    doseMinutes: 5,
    grid: MOUTH_GRID,
    release: observed(120, 'ANDRADE-ORAL', 'NZ-2023'),
    watchedThroughout: false,
    series: OTHER_SERIES,
  },
} as const satisfies Readonly<Record<string, Regimen>>;

/** Hard floor of observation by route, minutes from the end of the last dose: a policy may ask for more, never for less (f). */
export const OBSERVATION_FLOOR_MINUTES: Readonly<Record<Route, number>> = {
  'intranasal-esketamine': 120,
  'iv-ketamine': 30,
  'im-ketamine': 90,
  'sc-ketamine': 90,
  'intranasal-ketamine': 60,
  'sublingual-ketamine': 60,
  'oral-ketamine': 60,
};

/** Where each floor comes from, for whoever is refused by it. */
export const OBSERVATION_FLOOR_SOURCES: Readonly<Record<Route, readonly SourceId[]>> = {
  'intranasal-esketamine': ['PI-US-2019', 'REMS-PMF'],
  'iv-ketamine': ['BP-741'],
  'im-ketamine': ['PD', 'GK'],
  'sc-ketamine': ['PD', 'GK'],
  'intranasal-ketamine': ['PD', 'GK'],
  'sublingual-ketamine': ['PD', 'GK'],
  'oral-ketamine': ['PD', 'GK'],
};
/** Longest time that a long infusion goes on without fluid offered, and without another nurse, minutes (PD). */
export const LONG_INFUSION_MINUTES_MAX = { hydrationMinutes: 120, nurseChangeMinutes: 720 } as const;
