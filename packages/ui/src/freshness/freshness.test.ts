import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageText, countdownText, freshness } from './freshness.ts';

describe('a number grows old', () => {
  test.each([
    [0, 'current'],
    [10_000, 'current'],
    [10_001, 'aged'],
    [15_000, 'aged'],
    [15_001, 'gone'],
    [-10_001, 'aged'],
    [-15_001, 'gone'],
    [Number.NaN, 'gone'],
    [Number.POSITIVE_INFINITY, 'gone'],
  ] as const)('%d ms old with one expected each 5 s: %s', (age, expected) => {
    expect(freshness(age, 5_000)).toBe(expected);
  });

  test('it never gets younger by waiting', () => {
    const order = ['current', 'aged', 'gone'];
    fc.assert(
      fc.property(fc.nat(1e7), fc.nat(1e7), fc.integer({ min: 1, max: 1e6 }), (age, wait, every) => {
        expect(order.indexOf(freshness(age + wait, every))).toBeGreaterThanOrEqual(
          order.indexOf(freshness(age, every)),
        );
      }),
    );
  });
});

test.each([
  [0, '0 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [3_900_000, '1 h 05'],
])('age %d is written %s', (ms, text) => expect(ageText(ms)).toBe(text));

test.each([
  [130_000, '2:10'],
  [129_001, '2:10'],
  [0, '0:00'],
  [-1, '\u22120:01'],
  [-90_000, '\u22121:30'],
  [7_260_000, '2:01:00'],
])('%d ms to go is written %s', (ms, text) => expect(countdownText(ms)).toBe(text));
