import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant, instantsOfLocal, localDateOf, localMinutes } from './index.ts';

const iso = (at: number) => new Date(at).toISOString();

describe('the clock on the wall', () => {
  test.each([
    ['2026-01-15', 480, 'America/Denver', '2026-01-15T15:00:00.000Z'],
    ['2026-07-15', 480, 'America/Denver', '2026-07-15T14:00:00.000Z'],
    ['2026-07-15', 1440, 'America/Denver', '2026-07-16T06:00:00.000Z'],
    ['2026-07-15', 480, 'America/Phoenix', '2026-07-15T15:00:00.000Z'],
    ['2026-02-10', 0, 'Asia/Kathmandu', '2026-02-09T18:15:00.000Z'],
  ])('%s, minute %i in %s', (date, minutes, zone, expected) => {
    const { earliest, latest } = instantsOfLocal(date, minutes, zone);
    expect([iso(earliest), iso(latest)]).toEqual([expected, expected]);
  });

  test('the hour that comes twice has two answers, an hour apart', () => {
    const { earliest, latest } = instantsOfLocal('2026-11-01', 90, 'America/Denver');
    expect([iso(earliest), iso(latest)]).toEqual(['2026-11-01T07:30:00.000Z', '2026-11-01T08:30:00.000Z']);
  });

  test('the hour that is left out lies between its two answers', () => {
    const { earliest, latest } = instantsOfLocal('2026-03-08', 150, 'America/Denver');
    expect([iso(earliest), iso(latest)]).toEqual(['2026-03-08T08:30:00.000Z', '2026-03-08T09:30:00.000Z']);
  });

  test('any moment is found again by what the clock shows then', () => {
    const zones = fc.constantFrom('America/Denver', 'America/New_York', 'Europe/Madrid', 'Pacific/Auckland', 'UTC');
    fc.assert(
      fc.property(fc.integer({ min: 29_000_000, max: 31_000_000 }), zones, (minute, zone) => {
        const at = instant(minute * 60_000);
        const { earliest, latest } = instantsOfLocal(localDateOf(at, zone), localMinutes(at, zone), zone);
        expect([earliest, latest]).toContain(at);
      }),
    );
  });
});
