import { describe, expect, test } from 'vitest';
import { DAY_MS, instant } from '../units/index.ts';
import { shortStretchWeeks, weeksAgo } from './weeks-ago.ts';

/** The last moment of a day and a year is what words may mean; this is the eleventh day of a year. */
const NOW = instant(Date.UTC(2026, 0, 11));
const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const PALABRAS = ['un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'];

describe('how long ago', () => {
  test.each([
    ...WORDS.map((word, n): [string, number] => [`MI ${word} weeks ago`, n + 1]),
    ...PALABRAS.map((word, n): [string, number] => [`infarto hace ${word} semanas`, n + 1]),
    ['stroke a year ago', 52],
    ['an hour ago', 0],
    ['5 hrs ago', 0],
    ['7 days ago', 1],
    ['14d ago', 2],
    ['3 wks back', 3],
    ['2 months earlier', 8],
    ['6 mos ago', 24],
    ['3 y ago', 156],
    ['10 yrs ago', 520],
    ['hace 5 horas', 0],
    ['hace 14 días', 2],
    ['hace uno mes', 4],
    ['hace una semana', 1],
    ['hace 2 meses', 8],
    ['hace 3 años', 156],
    ['yesterday', 0],
    ['ayer', 0],
    ['la semana pasada', 0],
    ['last Monday', 0],
    ['in 2025', 11 / 7],
    ['in 2026', 0],
    ['en 2020', (11 + 365 * 5 + 1) / 7],
    ['2 months ago, and again 3 weeks ago', 3],
    ['1999, again last month', 0],
  ])('%s: %d weeks', (text, weeks) => {
    // A year ends with its last day: the latest moment it can mean.
    expect(weeksAgo(text, NOW)).toBeCloseTo(weeks, 6);
  });

  test.each(['MI', '3 weeks', 'for 2 years', 'in 2027', 'two of three', 'hace tiempo'])('%s gives no time', (text) => {
    expect(weeksAgo(text, NOW)).toBeNull();
  });

  test('a year that has begun may be today, and one that begins tomorrow lies ahead', () => {
    expect(weeksAgo('2026', instant(Date.UTC(2026, 0, 1)))).toBe(0);
    expect(weeksAgo('2026', instant(Date.UTC(2026, 0, 1) - DAY_MS))).toBeNull();
  });
});

describe('a stretch that is not yet a month', () => {
  test.each([
    ['sober 5 days', 5 / 7],
    ['clean x 2 wks', 2],
    ['sober for 12 hours', 0],
    ['a few days', 3 / 7],
    ['a couple of weeks', 3],
    ['two weeks', 2],
    ['three days', 3 / 7],
    ['a week', 1],
    ['limpio dos semanas', 2],
    ['pocos dias', 3 / 7],
    ['una semana', 1],
    ['sober 3 weeks, slipped 4 days back', 4 / 7],
  ])('%s: %d weeks', (text, weeks) => {
    expect(shortStretchWeeks(text)).toBeCloseTo(weeks, 6);
  });

  test.each(['sober', 'sober 5 years', '3 months clean', 'weekly'])('%s names none', (text) => {
    expect(shortStretchWeeks(text)).toBeNull();
  });
});
