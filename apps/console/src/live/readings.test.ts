import { expect, test } from 'vitest';
import type { Reading } from './feed.ts';
import { Readings } from './readings.ts';

const iso = (second: number): string => new Date(1_772_550_000_000 + second * 1_000).toISOString();
const heard = (value: number, second: number, arrived = second): Reading =>
  ({
    session: 's1',
    chair: 'c1',
    device: 'd1',
    kind: 'HR',
    value,
    unit: '/min',
    at: iso(second),
    receivedAt: iso(arrived),
  }) as Reading;

test('a late value never takes the place of a newer one', () => {
  const readings = new Readings();
  readings.take([heard(70, 10), heard(90, 5, 11)]);
  expect(readings.channel('s1', 'HR')?.last?.value).toBe(70);
});

test('under a clock that was set back the value of now is shown, and its line begins anew', () => {
  const readings = new Readings();
  readings.take([heard(70, 3_600), heard(71, 3_601)]);
  readings.take([heard(120, 5)]);
  expect(readings.channel('s1', 'HR')).toMatchObject({ last: { value: 120 }, samples: [{ value: 120 }] });
  readings.take([heard(121, 6)]);
  expect(readings.channel('s1', 'HR')?.samples.map(({ value }) => value)).toEqual([120, 121]);
});

test('a monitor that says again what it measured minutes ago takes nothing from one that measures now', () => {
  const readings = new Readings();
  const other = (second: number): Reading => ({ ...heard(88, second), device: 'd2' });
  readings.take([other(0)]);
  readings.take([heard(97, 300), heard(98, 301)]);
  // Its cuff has a new value, and the older pulse goes out beside it once more.
  readings.take([other(0)]);
  expect(readings.channel('s1', 'HR')).toMatchObject({ last: { value: 98, device: 'd1' } });
  expect(readings.channel('s1', 'HR')?.samples.map(({ value }) => value)).toEqual([88, 97, 98]);
});
