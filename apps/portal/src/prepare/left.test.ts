import { expect, test } from 'vitest';
import { leftOf } from './left.ts';
import { saidTime } from './said-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [3 * 24 * HOUR - 1, 'days', 3],
  [48 * HOUR, 'days', 2],
  [48 * HOUR - 1, 'hours', 47],
  [3 * HOUR - 1, 'hours', 2],
  [2 * HOUR - 1, 'minutes', 119],
  [MINUTE, 'minutes', 1],
  [1, 'minutes', 1],
  [0, 'over', 0],
  [-HOUR, 'over', 0],
] as const)('%d ms are %s: %d', (ms, unit, count) => {
  expect(leftOf(ms)).toEqual({ unit, count });
});

const noon = new Date(2026, 2, 5, 12).getTime();

test.each([
  ['today', '07:30', new Date(2026, 2, 5, 7, 30), false],
  ['yesterday', '19:30', new Date(2026, 2, 4, 19, 30), false],
  ['today', '19:30', new Date(2026, 2, 5, 19, 30), true],
  ['today', '12:00', new Date(2026, 2, 5, 12), false],
  // A phone whose clock is behind: whoever has just eaten says a time that is ahead by it.
  ['today', '13:00', new Date(2026, 2, 5, 13), false],
  ['today', '14:00', new Date(2026, 2, 5, 14), false],
  ['today', '14:01', new Date(2026, 2, 5, 14, 1), true],
] as const)('what was eaten %s at %s is %o; still to come: %o', (day, hour, at, ahead) => {
  expect(saidTime(day, hour, noon)).toEqual({ at, ahead });
});

test.each(['', '7', 'noon'])('"%s" is no time yet', (hour) => {
  expect(saidTime('today', hour, noon)).toEqual({ at: null, ahead: false });
});
