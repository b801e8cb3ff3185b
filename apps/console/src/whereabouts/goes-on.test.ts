import { expect, test } from 'vitest';
import { carriedOver, goesOn } from './index.ts';

const minute = 60_000;

test('past midnight whoever is here is here still, and whoever is expected is, until the day closes', () => {
  const row = (phase: string, arrivedAt: string | null, leftAt: string | null = null) => ({
    phase,
    arrivedAt,
    leftAt,
  });
  const at = '1970-01-01T00:00:00.000Z';
  const [here, released, gone, expected] = [
    row('recovery', at),
    row('released', at),
    row('released', at, at),
    row('planned', null),
  ];
  const rows = [here, released, gone, expected];
  const hours = { closesAt: new Date(60 * minute).toISOString() };
  expect(goesOn(rows, hours, 59 * minute)).toEqual([here, released, expected]);
  expect(goesOn(rows, hours, 60 * minute)).toEqual([here, released]);
  expect(goesOn(rows, null, 0)).toEqual([here, released]);
});

test('whoever went after midnight is of the new day, however they went; whoever went before it is not', () => {
  const midnight = 24 * 60 * minute;
  const went = (phase: string, minutes: number) => ({
    phase,
    arrivedAt: new Date(midnight - 120 * minute).toISOString(),
    leftAt: new Date(midnight + minutes * minute).toISOString(),
  });
  const here = { ...went('recovery', 0), leftAt: null };
  const [walkedOut, wentHome, byAmbulance, before] = [
    went('left', 20),
    went('released', 0),
    went('transferred', 5),
    went('left', -1),
  ];
  expect(carriedOver([walkedOut, here, wentHome, byAmbulance, before], null, midnight + 30 * minute, midnight)).toEqual(
    [walkedOut, here, wentHome, byAmbulance],
  );
});
