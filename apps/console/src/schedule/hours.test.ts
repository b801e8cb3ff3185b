import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockText, dayIn } from '../time/index.ts';
import { addDays, drawnHours, instantAt, seriesDates } from './hours.ts';

const iso = (at: number) => new Date(at).toISOString();

test('the day is drawn in whole hours around opening and everything booked', () => {
  const at = Date.parse('2026-03-02T15:10:00Z');
  expect(drawnHours({ hours: null, bookings: [] })).toBeNull();
  const [from, until] = drawnHours({
    hours: { opensAt: iso(at), closesAt: iso(at + 3_600_000) },
    bookings: [{ startsAt: iso(at - 900_000), until: iso(at + 7_000_000) }] as never,
  })!;
  expect([iso(from), iso(until)]).toEqual(['2026-03-02T14:00:00.000Z', '2026-03-02T18:00:00.000Z']);
});

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-12-31', 1, '2027-01-01'],
])('%s and %s days is %s', (date, days, expected) => expect(addDays(date, days)).toBe(expected));

describe('a clock at a place', () => {
  test.each([
    ['2026-03-02', '09:00', 'America/Denver', '2026-03-02T16:00:00.000Z'],
    ['2026-07-02', '09:00', 'America/Denver', '2026-07-02T15:00:00.000Z'],
    // The night in which summer time begins, before and after it.
    ['2026-03-08', '01:30', 'America/Denver', '2026-03-08T08:30:00.000Z'],
    ['2026-03-08', '03:30', 'America/Denver', '2026-03-08T09:30:00.000Z'],
    // Shown twice: the first.
    ['2026-11-01', '01:30', 'America/Denver', '2026-11-01T07:30:00.000Z'],
    ['2026-03-02', '00:00', 'Asia/Kolkata', '2026-03-01T18:30:00.000Z'],
  ])('shows %s %s in %s at %s', (date, clock, zone, expected) => {
    expect(iso(instantAt(date, clock, zone))).toBe(expected);
  });

  test('any hour of any day is read back as it was written, unless the clock skips it', () => {
    const zones = ['America/Denver', 'America/New_York', 'Europe/Madrid', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_500 }),
        fc.integer({ min: 4, max: 23 }),
        fc.constantFrom(...zones),
        (days, hour, zone) => {
          const date = addDays('2025-01-01', days);
          const clock = `${String(hour).padStart(2, '0')}:15`;
          const at = instantAt(date, clock, zone);
          expect([dayIn(at, zone), clockText(at, zone, 'en')]).toEqual([date, clock]);
        },
      ),
    );
  });
});

test('two a week for four weeks are eight dates, three and four days apart', () => {
  const dates = seriesDates('2026-03-02', 8, 2);
  expect(dates).toEqual([
    '2026-03-02',
    '2026-03-05',
    '2026-03-09',
    '2026-03-12',
    '2026-03-16',
    '2026-03-19',
    '2026-03-23',
    '2026-03-26',
  ]);
  expect(new Set(dates).size).toBe(8);
});
