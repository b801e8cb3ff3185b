import type { Route } from '../dosing/index.ts';
import type { SourceId } from '../sources/index.ts';
import type { Basis, Mark } from './setting.ts';

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
  readonly sources: readonly SourceId[];
}

const pd = { basis: 'clinic-policy', marks: ['PD'], sources: ['PD'] } as const;

/** PD grid for IV and IM. */
export const IV_GRID: Grid = {
  wants: ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation'],
  fromFirstDose: [-5, 0, 5, 10, 15, 20, 30, 40, 50, 60, 75, 90, 120],
  fromLastDose: [],
  ...pd,
};
export const ESKETAMINE_GRID: Grid = {
  wants: ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation'],
  fromFirstDose: [-10, 0, 20, 40, 60, 90, 120],
  fromLastDose: [],
  basis: 'clinic-policy',
  marks: ['PD'],
  sources: ['PD', 'PI-US-2019', 'FDA-REMS'],
};
export const MOUTH_GRID: Grid = {
  wants: ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation'],
  fromFirstDose: [0, 30, 60, 90, 120],
  fromLastDose: [],
  ...pd,
};
export const PAIN_GRID: Grid = {
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
  sources: ['PD', 'GK', 'ASRA-PAIN-2018'],
};
/** Allowed after two uneventful sessions to whom no exception applies; any trigger brings the dense grid back (e.1). */
export const LIGHT_IV_GRID: Grid = {
  wants: ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'sedation'],
  fromFirstDose: [-5, 10, 20, 30, 40, 55, 70, 100],
  fromLastDose: [],
  basis: 'clinic-policy',
  marks: ['PD'],
  sources: ['PD', 'RIVA-POSSE-2018', 'BP-741', 'BP-YALE-2024'],
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

/** After the first hour and until the observation is over: no longer than this without a check, minutes (PD). */
export const LATE_GAP_MINUTES_MAX = 60;
/** A running infusion is looked at at least so often, minutes (e.1, PD). */
export const RUNNING_GAP_MINUTES_MAX = 30;
/** No check may leave these out: what the label, the REMS and every cohort asked for (e.1). */
export const ALWAYS_WANTED = ['bp', 'spo2', 'sedation'] as const satisfies readonly CheckItem[];
/** Only these may be asked less often than the grid's other items, and at least so often, minutes (PD). */
export const ASKED_LESS_MINUTES_MAX: Readonly<Partial<Record<CheckItem, number>>> = { pain: 120, hydration: 120 };
