import { instant } from '@keel/clinical/units';
import { describe, expect, test } from 'vitest';
import type { FeedMessage, FeedReading } from '../ingest/index.ts';
import { liveReadings, readingSent } from './live-readings.ts';

const value = (kind: 'HR' | 'SPO2', number: number, at: number): FeedReading => ({
  kind,
  value: number,
  unit: '/min',
  at: instant(at),
  device: 'd1',
  because: null,
});
const without = (because: 'sentinel' | 'held-back', at: number): FeedReading => ({
  kind: 'HR',
  value: null,
  unit: null,
  at: instant(at),
  device: 'd1',
  because,
});
const heard = (arrivedAt: number, readings: FeedReading[], more: Partial<FeedMessage> = {}): FeedMessage => ({
  clinic: 'demo',
  device: 'd1',
  session: 's1',
  chair: 'c1',
  arrivedAt: instant(arrivedAt),
  clockSkewMs: 0,
  otherPatient: false,
  alarms: [],
  readings,
  ...more,
});

describe('the latest of each kind', () => {
  test('under a clock that was set back what is measured now is shown, and not what was measured before the step', () => {
    const live = liveReadings();
    live.take(heard(3_600_000, [value('HR', 70, 3_600_000), value('SPO2', 98, 3_600_000)]));
    live.take(heard(5_000, [value('HR', 120, 4_900)]));
    expect([...(live.of('demo', 'd1')?.values.values() ?? [])]).toMatchObject([
      { kind: 'HR', value: 120, atMs: 4_900 },
    ]);
    expect(live.of('demo', 'd1')?.lastMessageAtMs).toBe(5_000);
    expect(live.lastHeardAtMs('demo')).toBe(5_000);
  });
  test('a late message never takes the place of a newer one', () => {
    const live = liveReadings();
    live.take(heard(2_000, [value('HR', 70, 1_900)]));
    live.take(heard(3_000, [value('HR', 150, 1_000), value('SPO2', 98, 1_000)]));
    expect(live.of('demo', 'd1')?.values.get('HR')).toMatchObject({ value: 70, receivedAtMs: 2_000 });
    expect(live.of('demo', 'd1')?.values.get('SPO2')).toMatchObject({ value: 98 });
  });

  test('a monitor moved to the next patient shows nothing of the last one', () => {
    const live = liveReadings();
    live.take(heard(2_000, [value('HR', 70, 1_900), without('held-back', 1_900)]));
    live.take(heard(4_000, [value('SPO2', 97, 3_900)], { session: 's2' }));
    expect([...(live.of('demo', 'd1')?.values.keys() ?? [])]).toEqual(['SPO2']);
    expect(live.onSession('demo', 's1')).toEqual([]);
  });

  test('a monitor that names somebody else shows nothing on the session it was on', () => {
    const live = liveReadings();
    live.take(heard(2_000, [value('HR', 70, 1_900)]));
    live.take(heard(3_000, [], { otherPatient: true }));
    expect(live.onSession('demo', 's1')).toEqual([]);
    expect(live.of('demo', 'd1')).toMatchObject({ session: null, lastMessageAtMs: 3_000, values: new Map() });
  });

  test('what the monitor marks as none ends the value before it; what is held back lets it grow old', () => {
    const live = liveReadings();
    live.take(heard(1_000, [value('HR', 70, 1_000)]));
    live.take(heard(2_000, [without('held-back', 2_000)]));
    expect(live.of('demo', 'd1')?.values.get('HR')).toMatchObject({ value: 70, atMs: 1_000 });
    live.take(heard(3_000, [without('sentinel', 3_000)]));
    expect(readingSent(live.of('demo', 'd1')!)).toMatchObject({
      values: [],
      none: [{ kind: 'HR', because: 'sentinel', at: '1970-01-01T00:00:03.000Z' }],
    });
    // What comes late from before it is not current either; a newer value is.
    live.take(heard(3_500, [value('HR', 72, 2_500)]));
    expect(live.of('demo', 'd1')?.values.size).toBe(0);
    live.take(heard(4_000, [value('HR', 74, 4_000)]));
    expect(readingSent(live.of('demo', 'd1')!)).toMatchObject({ values: [{ kind: 'HR', value: 74 }], none: [] });
  });

  test('another clinic hears nothing', () => {
    const live = liveReadings();
    live.take(heard(1, [], { session: null }));
    expect(live.lastHeardAtMs('other')).toBeNull();
    expect(live.lastHeardAtMs('demo')).toBe(1);
  });
});
