import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, type ClockStep, HOUR_MS, instant, MINUTE_MS } from '../units/index.ts';
import { type ClockEvent, circulationPoints, observationClock, recoveryTotal, saturationPoints } from './index.ts';

const start = instant(1_772_550_000_000);
const event = (minute: number, minutes: number, later = 0, what = 'last dose'): ClockEvent => ({
  what,
  at: addMinutes(start, minute),
  enteredAt: addMinutes(start, minute + later),
  minutes,
});
const clock = (events: readonly ClockEvent[], minute: number, clockSteps: readonly ClockStep[] = []) =>
  observationClock(events, {
    now: addMinutes(start, minute),
    lateEntryMinutes: 5,
    clockSteps,
  });

describe('observation (A14)', () => {
  test.each([
    [119.99, 'running'],
    [120, 'done'],
  ])('two hours at %d min: %s', (minute, kind) => {
    expect(clock([event(0, 120)], minute).kind).toBe(kind);
  });
  test('nothing given, nothing observed: not started, and not done', () => {
    expect(clock([], 500).kind).toBe('not-started');
  });
  test('an end written down 20 minutes later counts from when it was written', () => {
    expect(clock([event(0, 60, 20)], 60)).toMatchObject({ kind: 'running', countedFromEntry: true });
    expect(clock([event(0, 60, 20)], 80).kind).toBe('done');
  });
  test('written down within five minutes it counts from when it was', () => {
    expect(clock([event(0, 60, 5)], 60).kind).toBe('done');
  });
  test('corrected to an earlier time it does not move back', () => {
    const corrected = { ...event(-30, 60, 30), enteredAt: start, originalAt: start };
    expect(clock([corrected], 59).kind).toBe('running');
    expect(clock([corrected], 60).kind).toBe('done');
  });
  test('corrected to a later time it moves', () => {
    const corrected = { ...event(10, 60), enteredAt: start, originalAt: start };
    expect(clock([corrected], 69).kind).toBe('running');
  });
  test('a rescue drug starts it again, a reversal for two hours', () => {
    expect(clock([event(0, 60), event(50, 60, 0, 'midazolam')], 100)).toMatchObject({
      kind: 'running',
      because: 'midazolam',
    });
    expect(clock([event(0, 60), event(50, 120, 0, 'naloxone')], 169).kind).toBe('running');
    expect(clock([event(0, 60), event(50, 120, 0, 'naloxone')], 170).kind).toBe('done');
  });
  test('an early rescue drug does not shorten what the dose asks for', () => {
    expect(clock([event(0, 120), event(10, 60, 0, 'ondansetron')], 100)).toMatchObject({
      kind: 'running',
      because: 'last dose',
    });
  });
  test('the wall clock stepping ahead does not help: what never passed is not counted', () => {
    const step = [{ at: addMinutes(start, 90), ms: HOUR_MS }];
    expect(clock([event(0, 120)], 179.9, step)).toMatchObject({ kind: 'running', until: addMinutes(start, 180) });
    expect(clock([event(0, 120)], 180, step).kind).toBe('done');
    // One before the dose is none of it, and of two doses each counts what lay in its own time.
    expect(clock([event(91, 30)], 121, step).kind).toBe('done');
    expect(clock([event(0, 120), event(100, 60)], 179.9, step)).toMatchObject({
      kind: 'running',
      until: addMinutes(start, 180),
    });
    // More than the time since: no more than that can be left out.
    expect(clock([event(0, 120)], 120, [{ at: addMinutes(start, 10), ms: 24 * HOUR_MS }])).toMatchObject({
      remainingMs: 10 * MINUTE_MS,
    });
  });
  test('the wall clock stepping back only makes it longer', () => {
    expect(clock([event(0, 120)], -60).kind).toBe('running');
  });
  test('another event never makes it shorter, in any order', () => {
    const events = fc.array(
      fc.record({
        minute: fc.integer({ min: 0, max: 200 }),
        minutes: fc.integer({ min: 0, max: 240 }),
        later: fc.integer({ min: 0, max: 60 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 400 }), (list, minute) => {
        const all = list.map((one) => event(one.minute, one.minutes, one.later));
        const end = clock(all, minute).until ?? 0;
        expect(clock([...all].reverse(), minute).until ?? 0).toBe(end);
        for (let n = 0; n < all.length; n += 1)
          expect(clock(all.slice(0, n), minute).until ?? 0).toBeLessThanOrEqual(end);
      }),
    );
  });
});

describe('scores', () => {
  const full = { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 } as const;
  test('a missing item is not a 2', () => {
    expect(recoveryTotal('aldrete', full)).toBe(10);
    const { activity: _, ...rest } = full;
    expect(recoveryTotal('aldrete', rest)).toBeNull();
    expect(recoveryTotal('padss', full)).toBeNull();
  });
  test.each([
    [120, 120, 2],
    [144, 120, 2],
    [145, 120, 1],
    [96, 120, 2],
    [95, 120, 1],
    [180, 120, 1],
    [181, 120, 0],
  ])('circulation %i against %i: %i', (now, base, points) => {
    expect(circulationPoints(now, base)).toBe(points);
  });
  test.each([
    [93, 0, 2],
    [92, 0, 1],
    [90, 0, 1],
    [89, 0, 0],
    [90, 2, 1],
    [89, 2, 0],
    [99, undefined, null],
  ])('saturation %i %% with %s L/min: %s', (spo2, oxygen, points) => {
    expect(saturationPoints(spo2, oxygen)).toBe(points);
  });
});
