import type { MedicineClass } from '../../medicines/index.ts';
import type { SettingId } from '../../policy/index.ts';
import type { ListedMedicine } from '../prepare.ts';
import { type Case, ESKETAMINE, SWALLOWED } from '../rule.ts';
import type { Route } from '../screening-request.ts';

/** The holds of section c: how long before the dose a medicine should not have been taken. None of them stops a medicine. */
export interface Hold {
  readonly rule: string;
  readonly classes: readonly MedicineClass[];
  readonly routes: 'all' | readonly Route[];
  readonly setting: SettingId;
  readonly note: string | null;
}

export const HOLDS: readonly Hold[] = [
  {
    rule: 'ddi-benzodiazepine',
    classes: ['benzodiazepine'],
    routes: 'all',
    setting: 'hold-benzodiazepine',
    note: 'never stopped abruptly',
  },
  { rule: 'ddi-z-drug', classes: ['sedative-hypnotic'], routes: 'all', setting: 'hold-z-drug', note: null },
  { rule: 'ddi-stimulant', classes: ['stimulant'], routes: 'all', setting: 'hold-stimulant', note: null },
  {
    rule: 'ddi-lamotrigine',
    classes: ['lamotrigine'],
    routes: 'all',
    setting: 'hold-lamotrigine',
    note: 'moved, not stopped: seizure, rash on restart',
  },
  { rule: 'ddi-memantine', classes: ['nmda-antagonist'], routes: 'all', setting: 'hold-nmda-antagonist', note: null },
  // The drug itself, taken at home or at another clinic, meets the same receptor: nothing else in the request would show it.
  {
    rule: 'ddi-memantine',
    classes: ['ketamine'],
    routes: 'all',
    setting: 'hold-nmda-antagonist',
    note: 'the same drug',
  },
  {
    rule: 'ddi-sympathomimetic',
    classes: ['sympathomimetic'],
    routes: 'all',
    setting: 'hold-sympathomimetic',
    note: null,
  },
  { rule: 'ddi-nasal', classes: ['nasal-spray'], routes: ESKETAMINE, setting: 'hold-nasal', note: null },
  {
    rule: 'ddi-naltrexone',
    classes: ['opioid-antagonist-depot'],
    routes: 'all',
    setting: 'hold-naltrexone-depot',
    note: 'not stopped when given for addiction',
  },
  {
    rule: 'ddi-naltrexone',
    classes: ['opioid-antagonist'],
    routes: 'all',
    setting: 'hold-naltrexone',
    note: 'not stopped when given for addiction',
  },
  {
    rule: 'ddi-theophylline',
    classes: ['xanthine'],
    routes: 'all',
    setting: 'hold-theophylline',
    note: 'by its prescriber',
  },
  {
    rule: 'ddi-cyp3a4-inhibitor',
    classes: ['cyp3a4-inhibitor'],
    routes: SWALLOWED,
    setting: 'hold-cyp3a4',
    note: 'by its prescriber',
  },
];

/** The longest hold that one listed medicine asks for on this route; null when none. */
export function holdHours(
  subject: Case,
  medicine: ListedMedicine,
): { readonly hours: number; readonly note: string | null } | null {
  const groups = new Set(medicine.recognised.ingredients.flatMap(({ classes }) => classes));
  const depot = groups.has('opioid-antagonist-depot');
  const asked = HOLDS.filter(
    ({ classes, routes, setting }) =>
      (routes === 'all' || routes.includes(subject.route)) &&
      classes.some((group) => groups.has(group)) &&
      !(depot && setting === 'hold-naltrexone'),
  ).map(({ setting, note }) => ({ hours: subject.setting(setting), note }));
  return asked.length === 0 ? null : asked.reduce((longest, hold) => (hold.hours > longest.hours ? hold : longest));
}
