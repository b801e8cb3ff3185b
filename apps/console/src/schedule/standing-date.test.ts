import { expect, test } from 'vitest';
import { standingDate } from './standing-date.ts';

const at = (time: string): number => Date.parse(`2026-03-${time}:00Z`);
const hours = (opens: string, closes: string) => ({
  opensAt: `2026-03-${opens}:00Z`,
  closesAt: `2026-03-${closes}:00Z`,
});
const visit = (phase: string, leftAt: string | null = null) => ({ phase, arrivedAt: '2026-03-02T21:00:00Z', leftAt });
const evening = (closes: string, ...bookings: readonly ReturnType<typeof visit>[]) => ({
  date: '2026-03-02',
  hours: hours('02T14:00', closes),
  bookings,
});
const morning = { hours: hours('03T08:00', '03T18:00') };

test.each([
  ['the evening before is open still', evening('03T01:00'), morning, '03T00:20', '2026-03-02'],
  ['it has closed, and nobody is here', evening('02T22:00'), morning, '03T00:20', '2026-03-03'],
  [
    'it has closed, and somebody sits in a chair',
    evening('02T22:00', visit('recovery')),
    morning,
    '03T00:20',
    '2026-03-02',
  ],
  [
    'somebody sits there still when the new day opens',
    evening('02T22:00', visit('recovery')),
    morning,
    '03T08:00',
    '2026-03-03',
  ],
  ['the new day has no hours yet', evening('02T22:00', visit('recovery')), { hours: null }, '03T00:20', '2026-03-02'],
  ['nor has it in the morning', evening('02T22:00', visit('recovery')), { hours: null }, '03T09:00', '2026-03-03'],
  ['whoever was released may be gone', evening('02T22:00', visit('released')), morning, '03T00:20', '2026-03-03'],
  ['everybody has left', evening('02T22:00', visit('left', '2026-03-02T21:40:00Z')), morning, '03T00:20', '2026-03-03'],
  ['there was no day before', { date: '2026-03-02', hours: null, bookings: [] }, morning, '03T00:20', '2026-03-03'],
  ['nobody can say', null, null, '03T00:20', '2026-03-03'],
] as const)('the schedule opens on the day that the clinic is in: %s', (_, before, day, now, date) => {
  expect(standingDate('2026-03-03', before, day, at(now))).toBe(date);
});
