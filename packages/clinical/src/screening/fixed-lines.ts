import type { SourceId } from '../sources/index.ts';
import type { Basis } from './flag.ts';

/** A number that a rule compares with and that no policy moves: the cut-off of a laboratory value, a score, an age. */
export interface FixedLine {
  readonly title: string;
  /** UCUM */
  readonly unit: string;
  readonly value: number;
  readonly section: string;
  readonly basis: Basis;
  readonly sources: readonly SourceId[];
}

const row = (
  title: string,
  unit: string,
  value: number,
  section: string,
  basis: Basis,
  ...sources: readonly SourceId[]
): FixedLine => ({ title, unit, value, section, basis, sources });

/** What is not a row of the policy, because it is not a clinic's to choose; general knowledge is marked `GK`, ours `PD`. */
export const FIXED_LINES = {
  'albumin-one-point': row(
    'Child-Pugh: albumin above which it gives one point',
    'g/dL',
    3.5,
    'b.5',
    'clinic policy',
    'GK',
  ),
  'albumin-two-points': row(
    'Child-Pugh: albumin from which it gives two points',
    'g/dL',
    2.8,
    'b.5',
    'clinic policy',
    'GK',
  ),
  'bilirubin-two-points': row(
    'Child-Pugh: bilirubin from which it gives two points',
    'mg/dL',
    2,
    'b.5',
    'clinic policy',
    'GK',
  ),
  'bilirubin-three-points': row(
    'Child-Pugh: bilirubin above which it gives three',
    'mg/dL',
    3,
    'b.5',
    'clinic policy',
    'GK',
  ),
  'inr-two-points': row('Child-Pugh: INR from which it gives two points', '{INR}', 1.7, 'b.5', 'clinic policy', 'GK'),
  'inr-three-points': row('Child-Pugh: INR above which it gives three', '{INR}', 2.3, 'b.5', 'clinic policy', 'GK'),
  'child-pugh-b': row('Child-Pugh points of class B', '{score}', 7, 'b.5', 'clinic policy', 'GK'),
  'child-pugh-c': row('Child-Pugh points of class C', '{score}', 10, 'b.5', 'clinic policy', 'GK'),
  'breastfeeding-age': row('Age from which breastfeeding is not asked about', 'a', 55, 'b.4', 'clinic policy', 'PD'),
  'bladder-score': row('BPIC-SS that counts as bladder symptoms', '{score}', 19, 'd', 'clinic policy', 'GK'),
  'free-t4': row('Free T4 above which there is too much thyroid hormone', 'ng/dL', 1.8, 'b.5', 'clinic policy', 'GK'),
  'tsh-low': row('TSH below which it is low', 'm[IU]/L', 0.4, 'b.5', 'clinic policy', 'GK'),
  'tsh-toxic': row(
    'TSH below which it speaks for too much hormone by itself',
    'm[IU]/L',
    0.1,
    'b.5',
    'clinic policy',
    'GK',
  ),
  fever: row('Temperature from which it is a fever', 'Cel', 38, 'b.5', 'clinic policy', 'GK'),
  'bmi-apnoea': row('Body mass index from which STOP-BANG is asked for', 'kg/m2', 35, 'b.5', 'clinic policy', 'GK'),
  'bmi-weight': row(
    'Body mass index from which the dosing weight is chosen',
    'kg/m2',
    30,
    'b.5',
    'clinic policy',
    'PD',
  ),
  'bmi-airway': row('Body mass index from which the airway is planned for', 'kg/m2', 40, 'b.5', 'clinic policy', 'PD'),
  'kidney-failure': row('eGFR below which the kidney has failed', 'mL/min/{1.73_m2}', 15, 'b.5', 'clinic policy', 'GK'),
  'eye-pressure': row('Pressure in the eye above which it is raised', 'mm[Hg]', 21, 'b.2', 'clinic policy', 'GK'),
  moca: row('MoCA below which cognition is looked at', '{score}', 26, 'd', 'clinic policy', 'GK'),
  'remission-weeks': row(
    'Weeks from which a substance use disorder counts as in remission',
    'wk',
    4,
    'b.3',
    'guideline',
    'PAYERS',
  ),
  'attempt-weeks': row('Weeks in which a suicide attempt is recent', 'wk', 13, 'b.2', 'clinic policy', 'GK'),
  'audit-c-men': row('AUDIT-C that is positive in men', '{score}', 4, 'd', 'clinic policy', 'GK'),
  'audit-c-women': row(
    'AUDIT-C that is positive in women, and where the sex is not known',
    '{score}',
    3,
    'd',
    'clinic policy',
    'GK',
  ),
  'dast-10': row('DAST-10 that is positive', '{score}', 3, 'd', 'clinic policy', 'GK'),
  'antidepressant-hours': row(
    'Hours since the last dose within which an antidepressant counts as taken now',
    'h',
    72,
    'a.2',
    'clinic policy',
    'PD',
  ),
  'adequate-trials': row(
    'Adequate antidepressant trials that show resistance',
    '{trials}',
    2,
    'b.6',
    'clinic policy',
    'PAYERS',
  ),
} as const satisfies Readonly<Record<string, FixedLine>>;

export type FixedLineId = keyof typeof FIXED_LINES;

/** The value of a fixed line, in the unit of its row. */
export const fixedLine = (id: FixedLineId): number => FIXED_LINES[id].value;
