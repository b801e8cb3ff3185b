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
const YEAR = /\b(19\d\d|20\d\d)\b/g;
const JUST_NOW = /\b(today|yesterday|this (?:morning|week|month)|last (?:night|week|month))\b/;

/**
 * How long ago words place an event, in weeks: "3 weeks ago", "in 2015", "last month". The most recent of several, and the latest
 * moment each could mean, since an event may be more recent than it sounds. Null when the words give no time, or one that lies ahead.
 */
export function weeksAgo(text: string, now: Instant): number | null {
  const lower = text.toLowerCase();
  const found: number[] = [];
  for (const [, count = '', unit = ''] of lower.matchAll(COUNTED)) {
    const each = WEEKS.find(([begins]) => begins.test(unit))?.[1];
    if (each !== undefined) found.push((NUMBERS[count] ?? Number(count)) * each);
  }
  if (JUST_NOW.test(lower)) found.push(0);
  const today = now / DAY_MS;
  for (const [, year = ''] of lower.matchAll(YEAR)) {
    const [first, last] = [epochDay(`${year}-01-01`), epochDay(year)];
    if (first !== null && last !== null && first <= today) found.push(Math.max(0, (today - last) / 7));
  }
  return found.length === 0 ? null : Math.min(...found);
}
