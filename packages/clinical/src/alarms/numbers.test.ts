import { describe, expect, test } from 'vitest';
import type { ReadingKind } from '../monitoring/index.ts';
import { addMs, instant, SECOND_MS } from '../units/index.ts';
import { ALARM_LIMIT_ROWS, type AlarmLimits, decideAlarms, type Priority, readAlarms } from './index.ts';

/**
 * The numbers of clinical-protocol e.3 written a second time: a limit, a delay or an urgency that changes is a decision, and
 * must be said in both places.
 */
const LIMITS: readonly (readonly [keyof AlarmLimits, start: number, hard: number, tightest: number])[] = [
  ['spo2LowPercent', 90, 85, 96],
  ['pulseHighPerMin', 120, 150, 90],
  ['pulseLowPerMin', 50, 40, 60],
  ['respiratoryRateLowPerMin', 8, 6, 12],
  ['respiratoryRateHighPerMin', 30, 40, 20],
  ['apnoeaSeconds', 15, 20, 5],
  ['systolicHighMmHg', 180, 200, 140],
  ['systolicLowMmHg', 90, 80, 110],
  ['diastolicHighMmHg', 110, 120, 90],
  ['etco2HighMmHg', 60, 70, 45],
  ['etco2LowMmHg', 20, 10, 30],
];

type Row = readonly [
  condition: string,
  channel: ReadingKind,
  at: number,
  beyond: number,
  delaySeconds: number,
  priority: Priority,
];
const ALARMS: readonly Row[] = [
  ['spo2-low', 'SPO2', 90, 89, 5, 'high'],
  ['pulse-high', 'HR', 120, 121, 5, 'medium'],
  ['pulse-low', 'HR', 50, 49, 5, 'medium'],
  ['pulse-high', 'PULSE', 120, 121, 5, 'medium'],
  ['pulse-low', 'PULSE', 50, 49, 5, 'medium'],
  ['respiratory-rate-low', 'RR', 8, 7, 5, 'medium'],
  ['respiratory-rate-high', 'RR', 30, 31, 8, 'low'],
  ['etco2-low', 'ETCO2', 20, 19, 8, 'low'],
  ['etco2-high', 'ETCO2', 60, 61, 8, 'low'],
  ['bp-high', 'NIBP_SYS', 179, 180, 0, 'medium'],
  ['bp-high', 'NIBP_DIA', 109, 110, 0, 'medium'],
  ['bp-low', 'NIBP_SYS', 90, 89, 0, 'medium'],
];

const start = instant(1_772_550_000_000);
/** What is raised after so many seconds of one value each second. */
const raisedAfter = (seconds: number, kind: ReadingKind, value: number) => {
  const now = addMs(start, seconds * SECOND_MS);
  return decideAlarms({
    state: readAlarms([]),
    readings: Array.from({ length: seconds + 1 }, (_, second) => ({
      kind,
      value,
      at: addMs(start, second * SECOND_MS),
      device: 'm',
    })),
    devices: [{ device: 'm', lastMessageAt: now }],
    now,
    offMonitorUntil: null,
  }).flatMap(({ kind: event, body }) => (event === 'alarm-raised' ? [[body.condition, body.priority]] : []));
};

describe('the numbers that call somebody', () => {
  test.each(LIMITS)(
    '%s begins at %d, is never looser than %d, and not set tighter than %d',
    (name, value, loosest, tightest) => {
      expect(ALARM_LIMIT_ROWS[name]).toMatchObject({ value, loosest, tightest });
    },
  );
  test('no limit is without its numbers here', () => {
    expect(LIMITS.map(([name]) => name).toSorted()).toEqual(Object.keys(ALARM_LIMIT_ROWS).toSorted());
  });
  test.each(ALARMS)(
    '%s: %s at %d is none; at %d it is one after %d s, %s',
    (condition, kind, at, beyond, delay, priority) => {
      expect(raisedAfter(60, kind, at)).toEqual([]);
      if (delay > 0) expect(raisedAfter(delay - 1, kind, beyond)).toEqual([]);
      expect(raisedAfter(delay, kind, beyond)).toEqual([[condition, priority]]);
    },
  );
});
