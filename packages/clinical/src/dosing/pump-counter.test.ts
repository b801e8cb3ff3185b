import { describe, expect, test } from 'vitest';
import { addMinutes, instant } from '../units/index.ts';
import { type LineSetup, type LineStep, weighCounters } from './index.ts';

const start = instant(1_772_550_000_000);
const at = (minute: number) => addMinutes(start, minute);
const setup: LineSetup = { mgPerMl: 1, bagVolumeMl: 100, primedWith: 'saline', lineVolumeMl: 20 };
const rate = (minute: number, mlPerHour: number): LineStep => ({ kind: 'rate', at: at(minute), mlPerHour });
const read = (minute: number, pumpedMl: number) => ({ kind: 'counter', at: at(minute), pumpedMl }) as const;
const doubt = (...steps: LineStep[]) => weighCounters(setup, [rate(0, 60), ...steps]).doubt;

describe('a counter beside rate times time', () => {
  test.each([
    ['the same', 30, 30, false],
    ['a tenth less', 30, 27, false],
    ['more than a tenth less', 30, 26.9, true],
    ['a tenth more', 30, 33, false],
    ['more than a tenth more', 30, 33.1, true],
    ['two millilitres off, early', 5, 3, false],
    ['more than two off, early', 5, 2.9, true],
    ['of an empty bag, hours later', 300, 100, false],
  ])('%s: minute %i, %f mL, in doubt %s', (_name, minute, pumpedMl, expected) =>
    expect(doubt(read(minute, pumpedMl)) !== null).toBe(expected),
  );

  test('says both figures', () => {
    expect(doubt(read(30, 20))).toEqual({ counter: read(30, 20), pumpedMl: 20, expectedMl: expect.closeTo(30, 6) });
  });

  test('a second reading that agrees with it bears it out, running or stopped', () => {
    expect(doubt(read(30, 20), read(35, 25))).toBeNull();
    expect(doubt(read(30, 20), rate(30, 0), read(40, 20))).toBeNull();
  });

  test('a second reading that agrees with rate and time overrules it', () => {
    const first = read(30, 3);
    const { steps, doubt: left } = weighCounters(setup, [rate(0, 60), first, read(31, 31)]);
    expect(left).toBeNull();
    expect(steps).not.toContain(first);
  });

  test('one that agrees with neither is in doubt in its stead', () => {
    const second = read(31, 60);
    const { steps, doubt: left } = weighCounters(setup, [rate(0, 60), read(30, 3), second]);
    expect(left).toMatchObject({ counter: second, expectedMl: expect.closeTo(31, 6) });
    expect(steps.filter(({ kind }) => kind === 'counter')).toEqual([second]);
  });

  test('one that agrees stays whatever comes after it', () => {
    const good = read(20, 20);
    expect(weighCounters(setup, [rate(0, 60), good, read(30, 3), read(31, 31)]).steps).toContain(good);
  });
});
