import { PREGNANCY } from './screening-request.ts';

/** What an answer may be. Numbers carry their unit (UCUM) and the range a living patient stays in. */
export type FieldAnswer =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly unit: string; readonly low: number; readonly high: number }
  | { readonly kind: 'words' };

/**
 * One question of a screening that no list of the record answers. `field` is its path in a screening request, as flags name
 * it. `goodForDays`: how long an answer counts; after it the question is open again (PD: no source gives a clock, but for
 * pregnancy, "at least monthly"). `ages`: the answer counts time since something, so it grows by itself.
 */
export interface ScreeningField {
  readonly field: string;
  readonly answer: FieldAnswer;
  readonly goodForDays: number | null;
  readonly ages: 'h' | 'wk' | null;
  /** Who usually knows it. */
  readonly asks: 'patient' | 'nurse' | 'prescriber' | 'laboratory';
}

const YES_NO: FieldAnswer = { kind: 'yes-no' };
const WORDS: FieldAnswer = { kind: 'words' };
const number = (unit: string, low: number, high: number): FieldAnswer => ({ kind: 'number', unit, low, high });
const row = (
  field: string,
  asks: ScreeningField['asks'],
  answer: FieldAnswer,
  goodForDays: number | null,
  ages: ScreeningField['ages'] = null,
): ScreeningField => ({ field: `patient.${field}`, answer, goodForDays, ages, asks });

const QUARTER = 90;
/** d: liver and kidney every 3 to 6 months in maintenance: the upper bound. */
const HALF_YEAR = 182;
const MONTH = 30;
const YEAR = 365;

export const SCREENING_FIELDS: readonly ScreeningField[] = [
  row('pregnancy', 'patient', { kind: 'choice', options: PREGNANCY.filter((one) => one !== 'unknown') }, MONTH),
  row('breastfeeding', 'patient', YES_NO, QUARTER),
  row('vitals.systolic', 'nurse', number('mm[Hg]', 20, 400), 1),
  row('vitals.diastolic', 'nurse', number('mm[Hg]', 10, 300), 1),
  row('vitals.heartRate', 'nurse', number('/min', 10, 400), 1),
  row('vitals.spo2RoomAir', 'nurse', number('%', 20, 100), 1),
  row('vitals.respiratoryRate', 'nurse', number('/min', 0, 150), 1),
  row('vitals.temperatureC', 'nurse', number('Cel', 20, 46), 1),
  row('labs.childPugh', 'prescriber', { kind: 'choice', options: ['A', 'B', 'C'] }, HALF_YEAR),
  row('labs.albuminGDl', 'laboratory', number('g/dL', 0, 10), HALF_YEAR),
  row('labs.bilirubinMgDl', 'laboratory', number('mg/dL', 0, 100), HALF_YEAR),
  row('labs.inr', 'laboratory', number('{INR}', 0, 20), HALF_YEAR),
  row('labs.altUL', 'laboratory', number('U/L', 0, 50_000), HALF_YEAR),
  row('labs.astUL', 'laboratory', number('U/L', 0, 50_000), HALF_YEAR),
  row('labs.altUpperLimitUL', 'laboratory', number('U/L', 1, 1_000), null),
  row('labs.egfr', 'laboratory', number('mL/min/{1.73_m2}', 0, 250), HALF_YEAR),
  row('labs.tsh', 'laboratory', number('m[IU]/L', 0, 500), YEAR),
  row('labs.freeT4NgDl', 'laboratory', number('ng/dL', 0, 50), YEAR),
  row('labs.intraocularPressureMmHg', 'laboratory', number('mm[Hg]', 0, 100), YEAR),
  row('labs.urinalysis', 'laboratory', WORDS, QUARTER),
  row('labs.urineDrugScreen', 'laboratory', WORDS, MONTH),
  row('labs.urineHcg', 'laboratory', { kind: 'choice', options: ['negative', 'positive'] }, MONTH),
  row('labs.qtcMs', 'laboratory', number('ms', 100, 1_000), YEAR),
  row('labs.ecg', 'laboratory', WORDS, YEAR),
  row('scales.stopBang', 'nurse', number('{score}', 0, 8), YEAR),
  row('scales.moca', 'nurse', number('{score}', 0, 30), YEAR),
  row('context.hasCapacity', 'prescriber', YES_NO, MONTH),
  row('context.adequateAntidepressantTrials', 'prescriber', number('{trials}', 0, 100), null),
  row('context.pdmpChecked', 'prescriber', YES_NO, MONTH),
  row('context.remsSiteCertified', 'prescriber', YES_NO, YEAR),
  row('context.hoursSinceLastAlcohol', 'patient', number('h', 0, 1_000_000), MONTH, 'h'),
  row('context.hoursSinceLastCannabis', 'patient', number('h', 0, 1_000_000), MONTH, 'h'),
  row('context.weeksSinceMI', 'patient', number('wk', 0, 10_000), null, 'wk'),
  row('context.weeksSinceStrokeOrTia', 'patient', number('wk', 0, 10_000), null, 'wk'),
  row('context.weeksSinceLastSeizure', 'patient', number('wk', 0, 10_000), MONTH, 'wk'),
  row('context.weeksSinceHeadInjury', 'patient', number('wk', 0, 10_000), null, 'wk'),
  row('context.currentInfection', 'patient', WORDS, 3),
  row('context.nasalCongestionToday', 'patient', YES_NO, 1),
  row('context.homeOxygen', 'patient', YES_NO, QUARTER),
  row('context.priorKetamineReaction', 'patient', WORDS, null),
];

const BY_FIELD: ReadonlyMap<string, ScreeningField> = new Map(SCREENING_FIELDS.map((one) => [one.field, one]));

/** The row of a field; nothing where a list of the record, a scale or the day itself answers it. */
export const screeningField = (field: string): ScreeningField | undefined => BY_FIELD.get(field);

export type FieldValue = string | number | boolean;

/** Whether a value is an answer to this question at all. Out of range is kept as it was said and never used. */
export function fitsField({ answer }: ScreeningField, value: FieldValue): boolean {
  switch (answer.kind) {
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && answer.options.includes(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return typeof value === 'string' && value.trim() !== '';
  }
}

/** Whether the answer can be used: a number outside what a living patient can have is a slip. */
export const usable = ({ answer }: ScreeningField, value: FieldValue): boolean =>
  answer.kind !== 'number' || (typeof value === 'number' && value >= answer.low && value <= answer.high);
