import { TRIGGERS } from '@keel/clinical/monitoring';
import type { BoardTile } from '@keel/formats/api';
import { expect, test } from 'vitest';
import { trigger } from '../words/en/trigger.ts';
import { clashes, nextMinutes, urgent } from './next-minutes.ts';

const NOW = Date.UTC(2026, 4, 4, 15);
const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();
const tile = (session: string, due: [what: string, minutes: number, lateAfter?: number][]): BoardTile =>
  ({
    session,
    rank: 0,
    due: due.map(([what, minutes, lateAfter]) => ({
      key: `${what}-${minutes}`,
      what,
      dueAt: at(minutes),
      lateAt: lateAfter === undefined ? null : at(minutes + lateAfter),
    })),
  }) as unknown as BoardTile;

test('the line is in time order over all chairs, overdue first, and ends after ten minutes', () => {
  const line = nextMinutes(
    [
      tile('a', [
        ['vitals', 8],
        ['vitals', 30],
      ]),
      tile('b', [
        ['device', 3],
        ['vitals', -6, 5],
      ]),
    ],
    NOW,
  );
  expect(line.map(({ tile: { session }, whats }) => `${session} ${whats.join('+')}`)).toEqual([
    'b vitals',
    'b device',
    'a vitals',
  ]);
  expect(line.map(({ place }) => place)).toEqual([0, 0.3, 0.8]);
  expect(line.map(({ late }) => late)).toEqual([true, false, false]);
});

test('two chairs that want hands at once are a clash before it happens; one chair never clashes with itself', () => {
  const flags = (tiles: BoardTile[]) => nextMinutes(tiles, NOW).map(({ clash }) => clash);
  expect(flags([tile('a', [['vitals', 5]]), tile('b', [['device', 6.4]])])).toEqual([true, true]);
  expect(flags([tile('a', [['vitals', 5]]), tile('b', [['device', 6.5]])])).toEqual([false, false]);
  expect(
    flags([
      tile('a', [
        ['vitals', 5],
        ['device', 5],
      ]),
    ]),
  ).toEqual([false]);
  // Both are overdue: whenever they were due, they want hands now.
  expect(flags([tile('a', [['vitals', -9]]), tile('b', [['vitals', -2]])])).toEqual([true, true]);
});

test('a pressure due at 40 minutes is seen at 38', () => {
  expect(nextMinutes([tile('a', [['vitals', 2]])], NOW)[0]?.place).toBeCloseTo(0.2);
});

test('a clash names its chairs once and says when', () => {
  const line = nextMinutes(
    [
      tile('a', [['vitals', -3]]),
      tile('b', [
        ['device', 1],
        ['vitals', 6],
      ]),
      tile('c', [['vitals', 6.2]]),
      tile('d', [['vitals', 9]]),
    ],
    NOW,
  );
  expect(
    clashes(line, NOW).map((clash) => [(clash.at - NOW) / 60_000, clash.tiles.map(({ session }) => session)]),
  ).toEqual([
    [0, ['a', 'b']],
    [6, ['b', 'c']],
  ]);
});

test('an alarm, and values that call for a stop or a pause, are named before anything that is only due', () => {
  const ranked = (session: string, rank: number, why: string) =>
    ({ ...tile(session, [['check', -4]]), rank, why }) as BoardTile;
  const late = ranked('a', 1, 'overdue:check/first-dose/40');
  expect(urgent([late, ranked('b', 0, 'values-call-for-stop:session-bp-high')])).toMatchObject({
    tile: { session: 'b' },
    need: 'values-call-for-stop',
    about: 'session-bp-high',
  });
  expect(urgent([ranked('b', 0, 'alarm-high:spo2-low'), late])?.tile.session).toBe('b');
  expect(urgent([{ ...late, rank: 0 }, ranked('b', 1, 'soon:x')])).toBeNull();
  expect(urgent([])).toBeNull();
});

test('what the values call for is said in words, never by the name of its row', () => {
  for (const { rule } of TRIGGERS) expect(trigger, rule).toHaveProperty(rule);
});
