import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clopperPearson,
  kaplanMeier,
  logRank,
  medianSurvival,
  nonInferior,
  poolMeanSd,
  riskDifference,
  type Survival,
  survivalAt,
  wilson,
} from './statistics.ts';

const RUNS = process.env['KEEL_MEASURE'] ? 5_000 : 200;

test.each([
  [288, 537, 49.403, 57.808],
  [155, 537, 25.192, 32.836],
  [783, 1247, 60.072, 65.43],
  [52, 77, 56.458, 76.941],
  [23, 2342, 0.655, 1.469],
])('Wilson: %d of %d is %d to %d percent', (events, of, lower, upper) => {
  const interval = wilson(events, of);
  expect(interval.lower * 100).toBeCloseTo(lower, 2);
  expect(interval.upper * 100).toBeCloseTo(upper, 2);
});

test.each([
  [288, 537, 49.31, 57.912],
  [0, 10, 0, 30.85],
  [10, 10, 69.15, 100],
  [1, 10, 0.2529, 44.502],
])('Clopper–Pearson: %d of %d is %d to %d percent', (events, of, lower, upper) => {
  const interval = clopperPearson(events, of);
  expect(interval.lower * 100).toBeCloseTo(lower, 2);
  expect(interval.upper * 100).toBeCloseTo(upper, 2);
});

test('an interval holds its share, and the exact one is never narrower than nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), (of, part) => {
      const events = part % (of + 1);
      for (const interval of [wilson(events, of), clopperPearson(events, of)]) {
        expect(interval.lower).toBeGreaterThanOrEqual(0);
        expect(interval.upper).toBeLessThanOrEqual(1);
        expect(interval.lower).toBeLessThanOrEqual(events / of + 1e-12);
        expect(interval.upper).toBeGreaterThanOrEqual(events / of - 1e-12);
      }
    }),
    { numRuns: RUNS },
  );
});

test.each([
  [1, 0],
  [-1, 5],
  [6, 5],
  [0.5, 5],
  [Number.NaN, 5],
])('%d of %d is not a count', (events, of) => {
  expect(() => wilson(events, of)).toThrow(RangeError);
  expect(() => clopperPearson(events, of)).toThrow(RangeError);
});

test('ELEKT-D: 108 of 195 against 70 of 170', () => {
  const { difference, wald, newcombe } = riskDifference({ events: 108, of: 195 }, { events: 70, of: 170 });
  expect(difference * 100).toBeCloseTo(14.208, 2);
  expect(newcombe.lower * 100).toBeCloseTo(3.93, 1);
  expect(newcombe.upper * 100).toBeCloseTo(24.06, 1);
  expect(wald.lower * 100).toBeCloseTo(4.039, 2);
  expect(wald.upper * 100).toBeCloseTo(24.377, 2);
  expect(nonInferior(3.9, -10)).toBe(true);
  expect(nonInferior(-10, -10)).toBe(false);
});

test.each([
  [[235, 37.7, 5.49], [108, 36.9, 5.02], 343, 37.4481, 5.3521],
  [[215, -20.3, 13.19], [95, -18.3, 14.08], 310, -19.6871, 13.4777],
  [[138, -15.8, 14.67], [70, -16, 14.3], 208, -15.8673, 14.5122],
] as const)('TRANSFORM, women %j and men %j together', (women, men, n, mean, sd) => {
  const pooled = poolMeanSd([women, men].map(([size, centre, spread]) => ({ n: size, mean: centre, sd: spread })));
  expect(pooled.n).toBe(n);
  expect(pooled.mean).toBeCloseTo(mean, 3);
  expect(pooled.sd).toBeCloseTo(sd, 3);
});
test('a group of one cannot be pooled', () => {
  expect(() => poolMeanSd([{ n: 1, mean: 1, sd: 0 }])).toThrow(RangeError);
  expect(() => poolMeanSd([])).toThrow(RangeError);
});

describe('survival, by the remission times of Freireich 1963', () => {
  const people = (text: string): readonly Survival[] =>
    text.split(' ').map((cell) => ({ time: Number.parseInt(cell, 10), event: !cell.endsWith('+') }));
  const treated = people('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
  const placebo = people('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

  test.each([
    [5, 1],
    [6, 0.8571],
    [7, 0.8067],
    [10, 0.7529],
    [13, 0.6902],
    [16, 0.6275],
    [22, 0.5378],
    [23, 0.4482],
    [35, 0.4482],
  ])('at week %d it is %d', (time, share) => expect(survivalAt(kaplanMeier(treated), time)).toBeCloseTo(share, 4));

  test('medians, and none where half was not reached', () => {
    expect(medianSurvival(kaplanMeier(treated))).toBe(23);
    expect(medianSurvival(kaplanMeier(placebo))).toBe(8);
    expect(medianSurvival(kaplanMeier(treated.slice(0, 6)))).toBe(6);
    expect(medianSurvival(kaplanMeier(people('3+ 4+ 5')))).toBe(5);
    expect(medianSurvival(kaplanMeier(people('3 4+ 5+ 6+')))).toBeNull();
  });
  test('log-rank χ² is 16.79', () => {
    expect(logRank(treated, placebo)).toBeCloseTo(16.79, 2);
    expect(logRank(placebo, treated)).toBeCloseTo(16.79, 2);
    expect(logRank(treated, treated)).toBeCloseTo(0, 9);
  });
  test('the interval holds the estimate, and is absent where it is not defined', () => {
    const steps = kaplanMeier(placebo);
    for (const step of steps) {
      if (step.interval === null) expect(step.survival).toBe(0);
      else {
        expect(step.interval.lower).toBeLessThan(step.survival);
        expect(step.interval.upper).toBeGreaterThan(step.survival);
      }
    }
    expect(kaplanMeier(treated)[0]?.interval?.lower).toBeCloseTo(0.6197, 3);
    expect(kaplanMeier(treated)[0]?.interval?.upper).toBeCloseTo(0.9516, 3);
  });
  test('nobody is nobody', () => {
    expect(kaplanMeier([])).toEqual([]);
    expect(logRank([], [])).toBe(0);
  });
  test('it never rises, stays between 0 and 1, and without anyone lost it is the plain share', () => {
    const person = fc.record({ time: fc.integer({ min: 1, max: 30 }), event: fc.boolean() });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 40 }), (group) => {
        let last = 1;
        for (const { survival } of kaplanMeier(group)) {
          expect(survival).toBeLessThanOrEqual(last);
          expect(survival).toBeGreaterThanOrEqual(-1e-12);
          last = survival;
        }
        const all = group.map(({ time }) => ({ time, event: true }));
        for (const { time, survival } of kaplanMeier(all)) {
          expect(survival).toBeCloseTo(all.filter((row) => row.time > time).length / all.length, 10);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
