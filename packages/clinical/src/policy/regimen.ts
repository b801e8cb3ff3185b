import type { OrderForm, Route } from '../dosing/index.ts';
import type { Basis, Mark } from './settings.ts';

/** What one check of the grid asks for. */
export const CHECK_ITEMS = ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation', 'pain', 'hydration'] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];

/** Checks at minutes from the first dose (for nasal devices: from the first device), and from the end of the last. */
export interface Grid {
  readonly wants: readonly CheckItem[];
  /** Minutes from the first dose; negative ones lie before it. */
  readonly fromFirstDose: readonly number[];
  /** While an infusion runs beyond the last minute above: every so many minutes. */
  readonly everyMinutesWhileRunning?: number;
  /** Minutes from the end of the last dose. */
  readonly fromLastDose: readonly number[];
  /** These may be missing at a given minute: asked once per so many minutes (long infusions). */
  readonly less?: readonly { readonly item: CheckItem; readonly everyMinutes: number }[];
  readonly basis: Basis;
  readonly marks: readonly Mark[];
  readonly sources: readonly string[];
}

export interface ReleasePlan {
  readonly score: 'aldrete' | 'padss';
  /** From the end of the last dose. */
  readonly observationMinutes: number;
  readonly basis: Basis;
  readonly marks: readonly Mark[];
  readonly sources: readonly string[];
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
  /** Long infusions: fluid offered and nurse changed at least so often. */
  readonly longInfusion?: { readonly hydrationMinutes: number; readonly nurseChangeMinutes: number };
}

const pd = { basis: 'clinic-policy', marks: ['PD'], sources: ['e.1'] } as const;

/** PD grid for IV and IM. */
const IV_GRID: Grid = {
  wants: ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation'],
  fromFirstDose: [-5, 0, 5, 10, 15, 20, 30, 40, 50, 60, 75, 90, 120],
  fromLastDose: [],
  ...pd,
};
const ESKETAMINE_GRID: Grid = {
  wants: ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation'],
  fromFirstDose: [-10, 0, 20, 40, 60, 90, 120],
  fromLastDose: [],
  basis: 'clinic-policy',
  marks: ['PD'],
  sources: ['e.1', 'PI-US-2019', 'FDA-REMS'],
};
const MOUTH_GRID: Grid = {
  wants: ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation'],
  fromFirstDose: [0, 30, 60, 90, 120],
  fromLastDose: [],
  ...pd,
};
const PAIN_GRID: Grid = {
  wants: ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation', 'pain', 'hydration'],
  fromFirstDose: [-5, 0, 5, 10, 15, 30],
  everyMinutesWhileRunning: 30,
  fromLastDose: [15, 30, 60],
  less: [
    { item: 'pain', everyMinutes: 60 },
    { item: 'hydration', everyMinutes: 60 },
  ],
  basis: 'clinic-policy',
  marks: ['PD', 'GK'],
  sources: ['e.1', 'ASRA-PAIN-2018'],
};
/** Allowed after two uneventful sessions to whom no exception applies; any trigger brings the dense grid back (e.1). */
export const LIGHT_IV_GRID: Grid = {
  wants: ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation'],
  fromFirstDose: [-5, 10, 20, 30, 40, 55, 70, 100],
  fromLastDose: [],
  basis: 'clinic-policy',
  marks: ['PD'],
  sources: ['e.1', 'RIVA-POSSE-2018', 'BP-741', 'BP-YALE-2024'],
};

const observed = (minutes: number, ...sources: string[]): ReleasePlan => ({
  score: 'aldrete',
  observationMinutes: minutes,
  basis: 'clinic-policy',
  marks: ['PD', 'GK'],
  sources: ['f', ...sources],
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
  },
} as const satisfies Readonly<Record<string, Regimen>>;

/** Hard floor of observation by route, minutes from the end of the last dose: a policy may ask for more, never for less. */
export const OBSERVATION_FLOOR_MINUTES: Readonly<Record<Route, number>> = {
  'intranasal-esketamine': 120,
  'iv-ketamine': 30,
  'im-ketamine': 90,
  'sc-ketamine': 90,
  'intranasal-ketamine': 60,
  'sublingual-ketamine': 60,
  'oral-ketamine': 60,
};

/** Hard ceiling of the gap between two checks in the first hour after a dose, minutes; the label's 40-minute pressure is kept. */
export const GRID_GAP_MINUTES_MAX: Readonly<Record<Route, number>> = {
  'intranasal-esketamine': 40,
  'iv-ketamine': 15,
  'im-ketamine': 15,
  'sc-ketamine': 15,
  'intranasal-ketamine': 30,
  'sublingual-ketamine': 30,
  'oral-ketamine': 30,
};
