import { expect, test } from 'vitest';
import { clockText, dayIn } from './clinic-time.ts';

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
