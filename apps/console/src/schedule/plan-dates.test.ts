import type { Patient } from '@keel/clinical/patient';
import { expect, test } from 'vitest';
import { unbookedDates } from './plan-dates.ts';

const ZONE = 'America/Denver';
const visit = (startsAt: string, kind = 'session') => ({
  body: { visit: startsAt, startsAt: Date.parse(startsAt), kind },
});
const having = (...visits: object[]) => ({ visits }) as unknown as Pick<Patient, 'visits'>;

test('a day counts by the calendar of the site: late evening in Denver is the next day in UTC and still the same day', () => {
  const dates = ['2026-03-02', '2026-03-05', '2026-03-09'];
  expect(unbookedDates(having(), dates, '2026-03-05', ZONE)).toEqual(['2026-03-05', '2026-03-09']);
  expect(unbookedDates(having(visit('2026-03-06T05:30:00Z')), dates, '2026-03-02', ZONE)).toEqual([
    '2026-03-02',
    '2026-03-09',
  ]);
  // A call on that day holds no chair.
  expect(unbookedDates(having(visit('2026-03-05T20:00:00Z', 'call')), dates, '2026-03-05', ZONE)).toEqual([
    '2026-03-05',
    '2026-03-09',
  ]);
});
