import { expect, test } from 'vitest';
import { ofToday } from './of-today.ts';

/** Clock of the site, mountain time in winter. */
const at = (text: string): number => Date.parse(`2026-03-${text}:00-07:00`);

test.each([
  ['later today', '02T17:00', '02T14:40', true],
  ['half past two tomorrow, seen at twenty to three', '03T14:30', '02T14:40', false],
  ['not come yet', '02T14:27', '02T14:40', true],
  ['of the evening before, seen past midnight', '02T23:30', '03T00:20', true],
  ['in the night, seen in the evening', '03T00:30', '02T23:00', true],
  ['tomorrow morning, seen in the evening', '03T08:00', '02T20:00', false],
] as const)('the board lists under today what is today’s: %s', (_, startsAt, now, wanted) => {
  expect(ofToday(at(startsAt), at(now), 'America/Denver')).toBe(wanted);
});

test('a visit of which nobody said when stands there too', () => {
  expect(ofToday(null, at('02T14:40'), 'America/Denver')).toBe(true);
});
