import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dayAndHourAt, dayAt } from './when.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-01-02T20:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['this year', '2027-01-01T20:00:00Z', 'America/Denver', false],
  ['last year', '2026-12-31T20:00:00Z', 'America/Denver', true],
  ['last year at the clinic, this year by UTC', '2027-01-01T02:00:00Z', 'America/Denver', true],
  ['next year', '2028-01-01T20:00:00Z', 'UTC', true],
])('a day of %s says its year: %s', (_what, time, zone, says) => {
  for (const words of [dayAt(time, zone), dayAndHourAt(time, zone)]) expect(/20\d\d/.test(words)).toBe(says);
});
