import { describe, expect, test } from 'vitest';
import { fitsField, SCREENING_FIELDS, type ScreeningField, screeningField, usable } from './fields.ts';

/** What a living patient can have, with the unit it is asked in, and for how many days the answer stands; null: for good. */
const NUMBERS: readonly (readonly [string, string, number, number, number | null])[] = [
  ['vitals.systolic', 'mm[Hg]', 20, 400, 1],
  ['vitals.diastolic', 'mm[Hg]', 10, 300, 1],
  ['vitals.heartRate', '/min', 10, 400, 1],
  ['vitals.spo2RoomAir', '%', 20, 100, 1],
  ['vitals.respiratoryRate', '/min', 0, 150, 1],
  ['vitals.temperatureC', 'Cel', 20, 46, 1],
  ['labs.albuminGDl', 'g/dL', 0, 10, 182],
  ['labs.bilirubinMgDl', 'mg/dL', 0, 100, 182],
  ['labs.inr', '{INR}', 0, 20, 182],
  ['labs.altUL', 'U/L', 0, 50_000, 182],
  ['labs.astUL', 'U/L', 0, 50_000, 182],
  ['labs.altUpperLimitUL', 'U/L', 1, 1_000, null],
  ['labs.egfr', 'mL/min/{1.73_m2}', 0, 250, 182],
  ['labs.tsh', 'm[IU]/L', 0, 500, 365],
  ['labs.freeT4NgDl', 'ng/dL', 0, 50, 365],
  ['labs.intraocularPressureMmHg', 'mm[Hg]', 0, 100, 365],
  ['labs.qtcMs', 'ms', 100, 1_000, 365],
  ['scales.stopBang', '{score}', 0, 8, 365],
  ['scales.moca', '{score}', 0, 30, 365],
  ['context.adequateAntidepressantTrials', '{trials}', 0, 100, null],
  ['context.hoursSinceLastAlcohol', 'h', 0, 1_000_000, 30],
  ['context.hoursSinceLastCannabis', 'h', 0, 1_000_000, 30],
  ['context.weeksSinceMI', 'wk', 0, 10_000, null],
  ['context.weeksSinceStrokeOrTia', 'wk', 0, 10_000, null],
  ['context.weeksSinceLastSeizure', 'wk', 0, 10_000, 30],
  ['context.weeksSinceHeadInjury', 'wk', 0, 10_000, null],
];
/** Everything else, with its days. */
const OTHERS: readonly (readonly [string, ScreeningField['answer']['kind'], number | null])[] = [
  ['pregnancy', 'choice', 30],
  ['breastfeeding', 'yes-no', 90],
  ['labs.childPugh', 'choice', 182],
  ['labs.urinalysis', 'words', 90],
  ['labs.urineDrugScreen', 'words', 30],
  ['labs.urineHcg', 'choice', 30],
  ['labs.ecg', 'words', 365],
  ['context.hasCapacity', 'yes-no', 30],
  ['context.pdmpChecked', 'yes-no', 30],
  ['context.remsSiteCertified', 'yes-no', 365],
  ['context.currentInfection', 'words', 3],
  ['context.nasalCongestionToday', 'yes-no', 1],
  ['context.homeOxygen', 'yes-no', 90],
  ['context.priorKetamineReaction', 'words', null],
];
const row = (name: string): ScreeningField => {
  const found = screeningField(`patient.${name}`);
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
};

test('every question stands in one of the two tables', () => {
  const named = [...NUMBERS, ...OTHERS].map(([name]) => `patient.${name}`);
  expect(named.toSorted()).toEqual(SCREENING_FIELDS.map(({ field }) => field).toSorted());
});

describe.each(NUMBERS)('%s', (name, unit, low, high, days) => {
  const field = row(name);
  test('has its unit, its range and its days', () => {
    expect(field).toMatchObject({ answer: { kind: 'number', unit }, goodForDays: days });
  });
  test('is used at both ends of its range and not a hair beyond', () => {
    expect([low, high].map((value) => usable(field, value))).toEqual([true, true]);
    expect([low - 0.1, high + 0.1].map((value) => usable(field, value))).toEqual([false, false]);
  });
  test('is kept as it was said, whatever number it is, and is no answer in words', () => {
    expect([low - 1, high + 1].map((value) => fitsField(field, value))).toEqual([true, true]);
    expect([Number.NaN, Number.POSITIVE_INFINITY, String(low), true].map((value) => fitsField(field, value))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(usable(field, String(low))).toBe(false);
  });
});

test.each(OTHERS)('%s is a question of the kind "%s", good for %s days', (name, kind, days) => {
  expect(row(name)).toMatchObject({ answer: { kind }, goodForDays: days });
});

test('only what counts the time since something grows by itself', () => {
  const aging = SCREENING_FIELDS.filter(({ ages }) => ages !== null).map(({ field, ages }) => [field, ages]);
  expect(aging).toEqual([
    ['patient.context.hoursSinceLastAlcohol', 'h'],
    ['patient.context.hoursSinceLastCannabis', 'h'],
    ['patient.context.weeksSinceMI', 'wk'],
    ['patient.context.weeksSinceStrokeOrTia', 'wk'],
    ['patient.context.weeksSinceLastSeizure', 'wk'],
    ['patient.context.weeksSinceHeadInjury', 'wk'],
  ]);
});

test.each([
  ['breastfeeding', false, true],
  ['breastfeeding', 'no', false],
  ['breastfeeding', 0, false],
  ['labs.childPugh', 'C', true],
  ['labs.childPugh', 'D', false],
  ['labs.childPugh', true, false],
  ['pregnancy', 'unknown', false],
  ['labs.ecg', 'sinus rhythm', true],
  ['labs.ecg', '  ', false],
  ['labs.ecg', 7, false],
])('%s answered %j: %s', (name, value, fits) => {
  expect(fitsField(row(name), value)).toBe(fits);
  // Whatever is no number has no range to fall out of.
  expect(usable(row(name), value)).toBe(true);
});
