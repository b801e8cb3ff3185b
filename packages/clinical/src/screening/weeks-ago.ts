import { DAY_MS, type Instant } from '../units/index.ts';
import { epochDay } from './iso-date.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
/** Weeks in one of each unit people count back in; a month is taken short, so that an event never seems older than it is. */
const WEEKS: readonly (readonly [RegExp, number])[] = [
  [/^h/, 0],
  [/^d/, 1 / 7],
  [/^w/, 1],
  [/^mo/, 4],
  [/^y/, 52],
];
const COUNTED =
  /\b(\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*(hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mos?|years?|yrs?|y)\s+(?:ago|back|earlier)\b/g;
/** "hace tres semanas", "hace un mes" */
const COUNTED_ES =
  /\bhace (\d{1,3}|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\s+(horas?|dias?|semanas?|mes(?:es)?|anos?)\b/g;
const NUMBERS_ES: Readonly<Record<string, number>> = {
  un: 1,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
};
const WEEKS_ES: readonly (readonly [RegExp, number])[] = [
  [/^h/, 0],
  [/^d/, 1 / 7],
  [/^s/, 1],
  [/^m/, 4],
  [/^a/, 52],
];
/** "sober 5 days", "clean x 2 wks": a stretch that is not yet a month. */
const SHORT_STRETCH =
  /\b(\d{1,3}|a|one|two|three|few|couple|un|una|dos|tres|pocos|pocas)(?: of)?[\s-]*(hours?|hrs?|days?|d|weeks?|wks?|wk|horas?|dias?|semanas?)\b/g;
const YEAR = /\b(19\d\d|20\d\d)\b/g;
const JUST_NOW =
  /\b(today|yesterday|this (?:morning|am|pm|week|wk|month|mo)|last (?:night|week|wk|month|mo|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thurs?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)|hoy|ayer|anoche|anteayer|esta (?:manana|semana|noche)|este mes|(?:la )?semana pasada|(?:el )?mes pasado)\b/;

/**
 * How long ago words place an event, in weeks: "3 weeks ago", "in 2015", "last month". The most recent of several, and the latest
 * moment each could mean, since an event may be more recent than it sounds. Null when the words give no time, or one that lies ahead.
 */
export function weeksAgo(text: string, now: Instant): number | null {
  const lower = unaccented(text);
  const found: number[] = [];
  for (const [, count = '', unit = ''] of lower.matchAll(COUNTED)) {
    const each = WEEKS.find(([begins]) => begins.test(unit))?.[1];
    if (each !== undefined) found.push((NUMBERS[count] ?? Number(count)) * each);
  }
  for (const [, count = '', unit = ''] of lower.matchAll(COUNTED_ES)) {
    const each = WEEKS_ES.find(([begins]) => begins.test(unit))?.[1];
    if (each !== undefined) found.push((NUMBERS_ES[count] ?? Number(count)) * each);
  }
  if (JUST_NOW.test(lower)) found.push(0);
  const today = now / DAY_MS;
  for (const [, year = ''] of lower.matchAll(YEAR)) {
    const [first, last] = [epochDay(`${year}-01-01`), epochDay(year)];
    if (first !== null && last !== null && first <= today) found.push(Math.max(0, (today - last) / 7));
  }
  return found.length === 0 ? null : Math.min(...found);
}

/** The shortest stretch of days or weeks that words name ("sober x 5 days"), in weeks; null when they name none. */
export function shortStretchWeeks(text: string): number | null {
  const found: number[] = [];
  for (const [, count = '', unit = ''] of unaccented(text).matchAll(SHORT_STRETCH)) {
    const many = NUMBERS[count] ?? NUMBERS_ES[count] ?? (/^\d/.test(count) ? Number(count) : 3);
    found.push(many * (/^h/.test(unit) ? 0 : /^d/.test(unit) ? 1 / 7 : 1));
  }
  return found.length === 0 ? null : Math.min(...found);
}

const unaccented = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
