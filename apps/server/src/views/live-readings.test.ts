import { describe, expect, test } from 'vitest';
import { liveReadings } from './live-readings.ts';

const value = (kind: 'HR' | 'SPO2', number: number, atMs: number) => ({ kind, value: number, unit: '/min', atMs });

describe('the latest of each kind', () => {
  test('a late message never takes the place of a newer one', () => {
    const live = liveReadings();
    live.take('demo', { device: 'd1', session: 's1', receivedAtMs: 2_000, values: [value('HR', 70, 1_900)] });
    live.take('demo', {
      device: 'd1',
      session: 's1',
      receivedAtMs: 3_000,
      values: [value('HR', 150, 1_000), value('SPO2', 98, 1_000)],
    });
    expect(live.of('demo', 'd1')?.values.get('HR')).toMatchObject({ value: 70, receivedAtMs: 2_000 });
    expect(live.of('demo', 'd1')?.values.get('SPO2')).toMatchObject({ value: 98 });
  });

  test('a monitor moved to the next patient shows nothing of the last one', () => {
    const live = liveReadings();
    live.take('demo', { device: 'd1', session: 's1', receivedAtMs: 2_000, values: [value('HR', 70, 1_900)] });
    live.moved('demo', 'd1', 's2');
    expect(live.of('demo', 'd1')?.values.size).toBe(0);
    live.take('demo', { device: 'd1', session: 's2', receivedAtMs: 4_000, values: [value('SPO2', 97, 3_900)] });
    expect([...(live.of('demo', 'd1')?.values.keys() ?? [])]).toEqual(['SPO2']);
    expect(live.onSession('demo', 's1')).toEqual([]);
  });

  test('another clinic hears nothing', () => {
    const live = liveReadings();
    live.take('demo', { device: 'd1', session: null, receivedAtMs: 1, values: [] });
    expect(live.lastHeardAtMs('other')).toBeNull();
    expect(live.lastHeardAtMs('demo')).toBe(1);
  });
});
