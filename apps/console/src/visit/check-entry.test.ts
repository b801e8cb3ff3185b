import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CheckEntry,
  checkProblems,
  deleteDigit,
  isFull,
  observations,
  SPO2_KEYS,
  setValue,
  startCheck,
  typeDigit,
} from './check-entry.ts';

interface Values {
  readonly sys: number;
  readonly dia: number;
  readonly spo2: number;
  readonly hr: number;
  readonly moaas: number;
}

/** Taps from the cockpit to a saved check, as a thumb makes them: open, digits, keys. It saves itself when it is full. */
function tap(values: Values): { entry: CheckEntry; taps: number } {
  let entry = startCheck();
  let taps = 1;
  const type = (number: number): void => {
    for (const digit of String(number)) {
      entry = typeDigit(entry, digit);
      taps += 1;
    }
  };
  type(values.sys);
  type(values.dia);
  if ((SPO2_KEYS as readonly number[]).includes(values.spo2)) {
    entry = setValue(entry, 'spo2', values.spo2);
    taps += 1;
  } else type(values.spo2);
  type(values.hr);
  type(values.moaas);
  return { entry, taps };
}

const anyCheck = fc
  .record({
    sys: fc.integer({ min: 70, max: 250 }),
    dia: fc.integer({ min: 35, max: 149 }),
    spo2: fc.integer({ min: 91, max: 100 }),
    hr: fc.integer({ min: 30, max: 220 }),
    moaas: fc.integer({ min: 0, max: 5 }),
  })
  .filter(({ sys, dia }) => dia < sys);

describe('a full check by hand', () => {
  test('takes at most 12 taps, without a keyboard, and charts what was meant', () => {
    fc.assert(
      fc.property(anyCheck, (values) => {
        const { entry, taps } = tap(values);
        expect(taps).toBeLessThanOrEqual(12);
        expect(isFull(entry)).toBe(true);
        expect(observations(entry)).toEqual({
          systolicMmHg: values.sys,
          diastolicMmHg: values.dia,
          spo2Percent: values.spo2,
          heartRatePerMin: values.hr,
          sedation: { scale: 'moaas-0-5', score: values.moaas },
        });
      }),
    );
  });

  test('an ordinary one takes 10', () => {
    expect(tap({ sys: 128, dia: 82, spo2: 98, hr: 72, moaas: 5 }).taps).toBe(10);
  });

  test('a saturation below the keys is typed', () => {
    const { entry, taps } = tap({ sys: 128, dia: 82, spo2: 86, hr: 72, moaas: 3 });
    expect(taps).toBe(11);
    expect(observations(entry)?.spo2Percent).toBe(86);
  });
});

test('every digit that was typed can be taken back, one by one, to nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }), (digits) => {
      let entry = digits.reduce((sofar, digit) => typeDigit(sofar, String(digit)), startCheck());
      for (let i = 0; i < 40; i += 1) entry = deleteDigit(entry);
      expect(Object.values(entry.digits).join('')).toBe('');
      expect(entry.at).toBe('systolic');
    }),
  );
});

test('half a pressure and an upside-down one are not saved; an empty field is', () => {
  const typed = (text: string) => [...text].reduce(typeDigit, startCheck());
  expect(checkProblems(typed('128'))).toEqual({ diastolic: 'half-a-pressure' });
  expect(observations(typed('128'))).toBeNull();
  expect(checkProblems(typed('9095'))).toEqual({ diastolic: 'upside-down' });
  expect(observations(typed('12882'))).toEqual({ systolicMmHg: 128, diastolicMmHg: 82 });
  expect(observations(startCheck())).toBeNull();
});
