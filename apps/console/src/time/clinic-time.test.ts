import { expect, test } from 'vitest';
import { clockText, dayIn, startOfDay } from './clinic-time.ts';

test.each([
  ['2026-03-08T09:59:00Z', 'America/Denver', '03:59', '2026-03-08'],
  ['2026-03-08T08:59:00Z', 'America/Denver', '01:59', '2026-03-08'],
  ['2026-11-01T07:30:00Z', 'America/Denver', '01:30', '2026-11-01'],
  ['2026-11-01T08:30:00Z', 'America/Denver', '01:30', '2026-11-01'],
  ['2026-03-08T06:30:00Z', 'America/Denver', '23:30', '2026-03-07'],
  ['2026-03-08T00:05:00Z', 'Europe/Madrid', '01:05', '2026-03-08'],
])('%s in %s is %s on %s', (iso, zone, clock, day) => {
  expect(clockText(Date.parse(iso), zone, 'en')).toBe(clock);
  expect(dayIn(Date.parse(iso), zone)).toBe(day);
});

test.each([
  ['2026-03-08', 'America/Denver', '2026-03-08T07:00:00.000Z'],
  ['2026-03-09', 'America/Denver', '2026-03-09T06:00:00.000Z'],
  ['2026-12-01', 'Asia/Kathmandu', '2026-11-30T18:15:00.000Z'],
  ['2026-07-01', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
  // The clock jumps over midnight here: the day begins at one.
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, iso) => {
  expect(new Date(startOfDay(day, zone)!).toISOString()).toBe(iso);
});

test('what is no day begins at no time', () => {
  expect(startOfDay('', 'UTC')).toBeNull();
  expect(startOfDay('2026-13-01', 'UTC')).toBeNull();
});
