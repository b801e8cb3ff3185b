import { describe, expect, test } from 'vitest';
import { addMinutes, DAY_MS, type Instant, instant } from '../units/index.ts';
import { findingInputs, findingsOf, medicineInputs, medicinesOf, prepare } from './prepare.ts';
import { diagnosis, NOW, takes, wellPatientBut } from './well-patient.fixture.ts';

const midnight = instant(Date.parse('2026-03-01T00:00:00Z'));
/** Weeks since the stroke, as the request is read. */
const strokeWeeks = (more: Readonly<Record<string, unknown>>, now: Instant = NOW) =>
  findingsOf(prepare(wellPatientBut(diagnosis('I63.9', more)), now), 'stroke-tia')[0]?.onsetWeeks;

describe('how long ago a diagnosis began', () => {
  test.each([
    ['2026-02-22', midnight, 1],
    ['2026-03-01', midnight, 0],
    ['2026-03-01', NOW, 0.5 / 7],
    // A month or a year that is not over yet may have been today.
    ['2026-03', NOW, 0],
    ['2026', NOW, 0],
    // A whole day that lies ahead is a slip, and no onset.
    ['2026-03-02', NOW, null],
    ['2030-01-01', NOW, null],
    ['some time ago', NOW, null],
  ] as const)('onset %s', (onset, now, weeks) => {
    const found = strokeWeeks({ onset }, now);
    if (weeks === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(weeks, 9);
  });

  test('by its words where it has no date, and the date leads where it has both', () => {
    expect(strokeWeeks({ display: 'stroke 3 weeks ago' })).toBe(3);
    expect(strokeWeeks({ display: 'stroke 3 weeks ago', onset: '2026-02-15' }, midnight)).toBe(2);
    expect(strokeWeeks({})).toBeNull();
  });
});

describe('what is read of free text', () => {
  test('a complaint that no rule knows is listed with its field; an ECG report is not expected to be all known', () => {
    const { unreadText } = prepare(
      wellPatientBut({ 'context.symptomsToday': ['frobnitz'], 'labs.ecg': 'sinus rhythm, frobnitz pattern' }),
      NOW,
    );
    expect(unreadText).toEqual([{ field: 'patient.context.symptomsToday[0]', text: 'frobnitz' }]);
  });

  test('nothing written is nothing read', () => {
    const { unreadText, indication } = prepare(
      wellPatientBut({ 'context.symptomsToday': ['  '], indication: ' ' }),
      NOW,
    );
    expect(unreadText).toEqual([]);
    expect(indication).toBeNull();
  });
});

test.each([
  [{ bmi: 31 }, 31],
  [{ bmi: undefined, heightCm: 200, weightKg: 80 }, 20],
  [{ bmi: undefined, heightCm: 0, weightKg: 80 }, null],
  [{ bmi: undefined, heightCm: undefined }, null],
  [{ bmi: undefined, weightKg: undefined }, null],
  [{ bmi: null, heightCm: 1, weightKg: 80 }, 800_000],
])('body mass index of %j', (change, bmi) => {
  const found = prepare(wellPatientBut(change), NOW).bmi;
  if (bmi === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(bmi, 6);
});

describe('what a flag quotes', () => {
  test('a medicine as it was written, with what it was read as, its dose and its age', () => {
    const prepared = prepare(
      wellPatientBut(takes(['lorazpam', 5, '1 mg'], ['lorazepam', 8, '2 mg'], ['Ativan', 3])),
      NOW,
    );
    expect(medicineInputs(medicinesOf(prepared, 'benzodiazepine')).map(({ value, age }) => [value, age])).toEqual([
      ['lorazpam (read as lorazepam), 1 mg', { value: 5, unit: 'h' }],
      ['lorazepam, 2 mg', { value: 8, unit: 'h' }],
      ['Ativan', { value: 3, unit: 'h' }],
    ]);
  });

  test('a diagnosis once, with its status and the weeks since', () => {
    const prepared = prepare(
      wellPatientBut(diagnosis('I63.9', { onset: '2026-02-15', status: 'remission', display: 'Stroke' })),
      addMinutes(midnight, 0),
    );
    expect(findingInputs(findingsOf(prepared, 'stroke-tia')).map(({ value, age }) => [value, age])).toEqual([
      ['Stroke (remission)', { value: 2, unit: 'wk' }],
    ]);
    expect(findingsOf(prepared, 'pregnancy' as never)).toEqual([]);
  });

  test('an age is rounded to a tenth of a week', () => {
    const prepared = prepare(wellPatientBut(diagnosis('I63.9', { onset: '2026-02-20' })), instant(midnight + DAY_MS));
    expect(findingInputs(findingsOf(prepared, 'stroke-tia'))[0]?.age?.value).toBe(1.4);
  });
});
