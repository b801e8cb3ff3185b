import { describe, expect, test } from 'vitest';
import type { Answers } from './answers.ts';
import { type Change, judgeChange } from './change.ts';
import { formOf, INSTRUMENTS, instrumentById } from './instruments.ts';
import { NO_CONTEXT, scoreAnswers, scoreOfTotal } from './score.ts';

function of(id: string) {
  const instrument = instrumentById(id);
  const found = instrument && formOf(instrument);
  if (found === undefined) throw new Error(id);
  return found;
}
const between = (id: string, before: number | Answers, after: number | Answers, cut?: number): Change => {
  const form = of(id);
  const score = (point: number | Answers) =>
    typeof point === 'number' ? scoreOfTotal(form, point, NO_CONTEXT) : scoreAnswers(form, point, NO_CONTEXT);
  return judgeChange(form, score(before), score(after), cut);
};
const codes = (change: Change) => change.reasons.map((reason) => reason.code);

describe('response', () => {
  test.each([
    ['phq9', 20, 10, true],
    ['phq9', 20, 11, false],
    ['phq9', 11, 5, true],
    ['phq9', 11, 6, false],
    ['phq9', 10, 5, true],
    ['phq9', 9, 0, null],
    ['phq9', 20, 27, false],
    ['gad7', 9, 4, true],
    ['gad7', 9, 5, false],
    ['gad7', 0, 0, null],
    ['qidsSr16', 21, 10, true],
    ['qidsSr16', 21, 11, false],
    ['madrs', 36, 18, true],
    ['madrs', 36, 19, false],
    ['hamD17', 22, 11, true],
    ['hamD17', 22, 12, false],
    ['peg', 10, 7, true],
    ['peg', 10, 7.3, false],
    ['pcl5', 60, 10, null],
    ['isi', 20, 2, null],
  ])('%s from %d to %d: %s', (id, before, after, response) => {
    expect(between(id, before, after).response).toBe(response);
  });

  test('peg compares whole sums: a rounded mean would cross the line', () => {
    // 17 of 30 to 12 of 30 is a fall of 29.4 %; the rounded means 5.7 and 4.0 say 29.8 %; 20 to 14 is 30 % exactly.
    expect(between('peg', 5.7, 4).response).toBe(false);
    expect(between('peg', 6.7, 4.7).response).toBe(true);
    expect((6.7 - 4.7) / 6.7).toBeLessThan(0.3);
  });

  test('a baseline below the rule’s, and one of zero, are said', () => {
    expect(codes(between('phq9', 9, 3))).toEqual(['baseline-too-low']);
    expect(codes(between('gad7', 0, 3))).toEqual(['baseline-zero']);
  });
});

describe('remission', () => {
  test.each([
    ['phq9', 4, true],
    ['phq9', 5, false],
    ['gad7', 4, true],
    ['gad7', 5, false],
    ['qidsSr16', 5, true],
    ['qidsSr16', 6, false],
    ['hamD17', 7, true],
    ['hamD17', 8, false],
    ['isi', 7, true],
    ['isi', 8, false],
    ['who5', 100, null],
  ])('%s at %d: %s', (id, after, remission) => {
    expect(between(id, 20, after).remission).toBe(remission);
  });
  test.each([
    [10, undefined, true, true, 10],
    [11, undefined, false, true, 10],
    [12, 12, true, true, 12],
    [13, 12, false, false, 12],
  ])('madrs at %d with the cut %s', (after, cut, remission, remissionAlternative, remissionCut) => {
    expect(between('madrs', 36, after, cut)).toMatchObject({ remission, remissionAlternative, remissionCut });
  });
});

describe('smallest change that matters', () => {
  test.each([
    ['phq9', 20, 15, true, true],
    ['phq9', 20, 16, false, true],
    ['phq9', 27, 22, true, false],
    ['phq9', 10, 8, false, true],
    ['gad7', 15, 11, true, null],
    ['gad7', 15, 12, false, null],
    ['madrs', 30, 24, true, null],
    ['madrs', 30, 25, false, null],
    ['pcl5', 50, 40, true, null],
    ['pcl5', 50, 41, false, null],
    ['isi', 20, 14, true, null],
    ['isi', 20, 15, false, null],
    ['psqi', 12, 9, true, null],
    ['psqi', 12, 10, false, null],
    ['painNrs', 8, 6, true, false],
    ['painNrs', 5, 3, true, true],
    ['painNrs', 3, 2, false, true],
    ['peg', 6, 5, true, null],
    ['peg', 5.7, 5, false, null],
    ['fiqr', 50, 43, true, null],
    ['fiqr', 50, 43.1, false, null],
    ['who5', 40, 50, true, null],
    ['who5', 40, 48, false, null],
    ['who5', 50, 40, false, null],
    ['promisGlobal10', 35, 40, true, null],
    ['promisGlobal10', 40, 35, false, null],
    ['whodas12', 40, 10, null, null],
  ])('%s from %d to %d: %s (by share: %s)', (id, before, after, mcid, mcidRelative) => {
    expect(between(id, before, after)).toMatchObject({ mcid, mcidRelative });
  });
  test.each([
    [50, 45, true],
    [50, 46, false],
    [45, 50, false],
  ])('pcl5 from %d to %d: reliable %s', (before, after, reliableChange) => {
    expect(between('pcl5', before, after).reliableChange).toBe(reliableChange);
  });
});

describe('for the worse', () => {
  test.each([
    ['phq9', 10, 15, 'deterioration', true],
    ['phq9', 10, 14, 'deterioration', false],
    ['icsi', 2, 6, 'worsening', true],
    ['icsi', 2, 5, 'worsening', false],
    ['gad7', 2, 20, 'deterioration', null],
  ] as const)('%s from %d to %d: %s %s', (id, before, after, key, expected) => {
    expect(between(id, before, after)[key]).toBe(expected);
  });
  test.each([
    [5, 4, true],
    [4, 4, false],
    [3, 5, false],
  ])('moaas from %d to %d: sedation %s', (before, after, sedation) => {
    expect(between('moaas', before, after).sedation).toBe(sedation);
  });
});

test('points, share and direction', () => {
  expect(between('phq9', 20, 9)).toMatchObject({ change: -11, relativeChange: -0.55, improvement: 11 });
  expect(between('who5', 40, 52)).toMatchObject({ change: 12, relativeChange: 0.3, improvement: 12 });
  expect(between('meq30', 2, 3)).toMatchObject({ change: 1, improvement: null });
  expect(between('aldrete', 8, 10)).toMatchObject({ improvement: 2 });
  expect(between('pgic', 4, 2)).toMatchObject({ improvement: 2 });
});

test('without a total on either side nothing is judged, and both are named', () => {
  const change = between('phq9', {}, { 'phq9.1': 3 });
  expect(change).toMatchObject({ change: null, response: null, remission: null, mcid: null, deterioration: null });
  expect(codes(change)).toEqual(['no-baseline-total', 'no-follow-up-total']);
  expect(between('phq9', {}, 3)).toMatchObject({ remission: true, response: null });
});

test('bpiSf is judged by subscale', () => {
  const bpi = (severity: number, interference: number): Answers => ({
    ...Object.fromEntries([1, 2, 3, 4].map((n) => [`bpi.s${n}`, severity])),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`bpi.i${n}`, interference])),
  });
  const change = between('bpiSf', bpi(10, 5), bpi(7, 4));
  expect(change).toMatchObject({
    change: null,
    response: null,
    mcid: true,
    subscaleChanges: {
      severity: { change: -3, relativeChange: -0.3, response: true, mcid: null },
      interference: { change: -1, response: false, mcid: true },
    },
  });
  expect(codes(change)).toEqual([]);
  expect(between('bpiSf', bpi(10, 5), bpi(8, 5))).toMatchObject({
    mcid: false,
    subscaleChanges: { severity: { response: false } },
  });
});

test.each(INSTRUMENTS)('$id: the same score twice is no change, no response and no worsening', (row) => {
  const { range } = row.scoring;
  if (range === null) return;
  const change = between(row.id, range[1], range[1]);
  expect(change.change).toBe(0);
  for (const key of [
    'response',
    'mcid',
    'mcidRelative',
    'reliableChange',
    'deterioration',
    'worsening',
    'sedation',
  ] as const) {
    expect(change[key] ?? false).toBe(false);
  }
  expect(Object.keys(row.change).length > 0 || codes(change).includes('no-change-rule')).toBe(true);
});

test('a subscale that is not known on one side has no change and no share of one, and never counts as unchanged', () => {
  const worst = Object.fromEntries([1, 2, 3, 4].map((n) => [`bpi.s${n}`, 5]));
  const { subscaleChanges } = between('bpiSf', worst, {});
  expect(subscaleChanges['severity']).toEqual({ change: null, relativeChange: null, response: null, mcid: null });
});
