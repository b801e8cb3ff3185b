import { expect, test } from 'vitest';
import { inOrder, latenessOf, runsInto } from './lateness.ts';

const minute = 60_000;
test.each([
  [-30, { kind: 'early', minutes: 30 }],
  [-0.5, { kind: 'early', minutes: 1 }],
  [0, { kind: 'late', minutes: 0, call: false }],
  [9.9, { kind: 'late', minutes: 9, call: false }],
  [10, { kind: 'late', minutes: 10, call: true }],
  [45, { kind: 'late', minutes: 45, call: true }],
])('%s minutes after the booked time', (after, expected) => {
  expect(latenessOf(1_000 * minute, (1_000 + after) * minute)).toEqual(expected);
});

test('whoever is on the way is not rung again before they said that they are here', () => {
  const call = (now: number) => latenessOf(0, now * minute, 25 * minute);
  expect(call(20)).toEqual({ kind: 'late', minutes: 20, call: false });
  expect(call(25)).toEqual({ kind: 'late', minutes: 25, call: true });
});

test('a late start is set against the next visit in the same chair, and no other', () => {
  const at = (minutes: number): string => new Date(minutes * minute).toISOString();
  const visit = (booking: string, chair: string, from: number, until: number) => ({
    booking,
    chair,
    startsAt: at(from),
    until: at(until),
  });
  const late = visit('a', 'c1', 0, 120);
  const day = [late, visit('b', 'c2', 121, 240), visit('c', 'c1', 150, 270), visit('d', 'c1', 300, 420)];
  expect(runsInto(late, 30 * minute, day)).toBeNull();
  expect(runsInto(late, 31 * minute, day)).toBe(150 * minute);
  expect(runsInto(late, 500 * minute, [late])).toBeNull();
});

test('whoever must be rung stands first, whoever has gone last, and the day between them in its order', () => {
  const row = (phase: string, minutes: number, expected: number | null = null, leftAt: string | null = null) => ({
    phase,
    leftAt,
    startsAt: new Date(minutes * minute).toISOString(),
    calls: expected === null ? [] : [{ expectedAt: new Date(expected * minute).toISOString() }],
  });
  const left = row('left', 0);
  const wentHome = row('released', 5, null, new Date(55 * minute).toISOString());
  const onTheWay = row('planned', 10, 70);
  const resting = row('recovery', 20);
  const late = row('planned', 40);
  const soon = row('planned', 90);
  expect(inOrder([left, wentHome, onTheWay, resting, late, soon], 60 * minute)).toEqual([
    late,
    onTheWay,
    resting,
    soon,
    left,
    wentHome,
  ]);
});
