import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cuffContradiction, isPlausible, isReadingKind, READING_KIND_NAMES, READING_KINDS } from './index.ts';

describe('what a sensor could have measured', () => {
  test.each([
    ['TEMP', 36.8, true],
    ['TEMP', 384.5, false],
    ['TEMP', 22, false],
    ['SPO2', 100, true],
    ['SPO2', 101, false],
    ['SPO2', 0, false],
    ['RR', 0, true],
    ['ETCO2', 0, true],
    ['HR', 0, true],
    ['HR', -1, false],
    ['NIBP_SYS', 301, false],
  ] as const)('%s of %d: %s', (kind, value, expected) => {
    expect(isPlausible(kind, value)).toBe(expected);
  });

  test.each([NaN, Infinity, -Infinity])('%s is never a measurement', (value) => {
    for (const kind of READING_KIND_NAMES) expect(isPlausible(kind, value)).toBe(false);
  });

  test('every row has a range that holds something', () => {
    for (const kind of READING_KIND_NAMES) expect(READING_KINDS[kind].from).toBeLessThan(READING_KINDS[kind].to);
  });

  test('a name that every object has is not a kind', () => {
    expect(isReadingKind('HR')).toBe(true);
    expect(isReadingKind('toString')).toBe(false);
  });
});

describe('one inflation of a cuff', () => {
  test.each([
    [{ systolic: 120, diastolic: 80, mean: 93 }, null],
    [{ systolic: 85.8, diastolic: 86.28 }, 'systolic-not-above-diastolic'],
    [{ systolic: 90, diastolic: 90 }, 'systolic-not-above-diastolic'],
    [{ systolic: 120, diastolic: 80, mean: 121 }, 'mean-not-between'],
    [{ diastolic: 80, mean: 70 }, 'mean-not-between'],
    [{ systolic: 120 }, null],
    [{ mean: 90 }, null],
    [{}, null],
  ])('%o: %s', (pressures, expected) => {
    expect(cuffContradiction(pressures)).toBe(expected);
  });

  test('an ordered triple never contradicts itself, a swapped one always does', () => {
    const pressure = fc.integer({ min: 10, max: 250 });
    fc.assert(
      fc.property(
        pressure,
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (low, pulse, part) => {
          const high = low + pulse;
          expect(cuffContradiction({ systolic: high, diastolic: low, mean: low + pulse * part })).toBeNull();
          expect(cuffContradiction({ systolic: low, diastolic: high })).toBe('systolic-not-above-diastolic');
        },
      ),
    );
  });
});
