import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, instant } from '../units/index.ts';
import { epochDay } from './iso-date.ts';
import { weeksAgo } from './weeks-ago.ts';
import { NOW } from './well-patient.fixture.ts';

describe('days of ISO dates', () => {
  test('every day from 1900 to 2200 is the day the calendar says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_567, max: 84_000 }), (day) => {
        const text = new Date(day * DAY_MS).toISOString();
        expect(epochDay(text.slice(0, 10))).toBe(day);
        expect(epochDay(text)).toBe(day);
      }),
    );
  });

  test.each([
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['2024-02', '2024-02-29'],
    ['2025-02', '2025-02-28'],
    ['1900-02', '1900-02-28'],
    ['2025-01', '2025-01-31'],
    ['2025-03', '2025-03-31'],
    ['2025-04', '2025-04-30'],
    ['2025-05', '2025-05-31'],
    ['2025-06', '2025-06-30'],
    ['2025-07', '2025-07-31'],
    ['2025-08', '2025-08-31'],
    ['2025-09', '2025-09-30'],
    ['2025-10', '2025-10-31'],
    ['2025-11', '2025-11-30'],
    ['2025-12', '2025-12-31'],
    ['2025', '2025-12-31'],
  ])('%s counts as %s: a part that is not said is the latest it can be', (written, day) =>
    expect(epochDay(written)).toBe(Date.parse(day) / DAY_MS),
  );

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2100-02-29',
    '2025-13',
    '2025-00',
    '2025-04-31',
    '2025-01-00',
    '2025-01-32',
    'last May',
    '25-01-01',
  ])('%s is no date', (written) => expect(epochDay(written)).toBeNull());
});

describe('times in words, on 1 March 2026', () => {
  test.each([
    ['3 weeks ago', 3],
    ['three weeks ago', 3],
    ['a week ago', 1],
    ['12 wks ago', 12],
    ['2w ago', 2],
    ['10 days ago', 10 / 7],
    ['7d ago', 1],
    ['2 months ago', 8],
    ['1 month back', 4],
    ['5 years ago', 260],
    ['2 yrs earlier', 104],
    ['6 hours ago', 0],
    ['yesterday', 0],
    ['last month', 0],
    ['this week', 0],
    ['3 weeks ago and 2 days ago', 2 / 7],
    ['in 2026', 0],
    ['2015 and 3 weeks ago', 3],
    ['for 10 years', null],
    ['3 stents', null],
    ['in 2027', null],
    ['room 1850', null],
    ['', null],
  ])('"%s" is %s weeks', (written, weeks) => {
    const found = weeksAgo(written, NOW);
    if (weeks === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(weeks, 9);
  });

  test('numbers may be written out, from one to twelve', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
    expect(words.map((word) => weeksAgo(`${word} weeks ago`, NOW))).toEqual(words.map((_, n) => n + 1));
    expect(weeksAgo('an hour ago', NOW)).toBe(0);
  });

  test('a year counts from its end', () => {
    expect(weeksAgo('MI 1998', NOW)).toBeCloseTo((NOW / DAY_MS - Date.parse('1998-12-31') / DAY_MS) / 7, 9);
    expect(weeksAgo('MI 2025', NOW)).toBeCloseTo((NOW / DAY_MS - Date.parse('2025-12-31') / DAY_MS) / 7, 9);
    expect(weeksAgo('MI 2025', instant(Date.parse('2025-12-31T12:00:00Z')))).toBeCloseTo(0.5 / 7, 9);
    expect(weeksAgo('MI 2025', instant(Date.parse('2025-01-01T00:00:00Z')))).toBe(0);
    expect(weeksAgo('MI 2025', instant(Date.parse('2024-12-31T23:00:00Z')))).toBeNull();
  });
});
