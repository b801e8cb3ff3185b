import { dateOfDay, dayNumber, dayOfDate, weekdayOfDay } from '../units/index.ts';

/** The nth weekday of a month (0 Sunday), or the last one where n is -1, as days since 1970-01-01. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth > 0) {
    const first = dayNumber(year, month, 1);
    return first + ((weekday - weekdayOfDay(first) + 7) % 7) + 7 * (nth - 1);
  }
  const end = (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) - 1;
  return end - ((weekdayOfDay(end) - weekday + 7) % 7);
}

/** A holiday on a Saturday is kept on the Friday before, on a Sunday on the Monday after. */
const observed = (day: number): number => (weekdayOfDay(day) === 6 ? day - 1 : weekdayOfDay(day) === 0 ? day + 1 : day);

/** Days on which federal offices are closed in a year (5 U.S.C. 6103, general knowledge), with those of next January. */
function federalHolidays(year: number): ReadonlySet<number> {
  return new Set([
    observed(dayNumber(year, 1, 1)),
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    nthWeekday(year, 5, 1, -1),
    observed(dayNumber(year, 6, 19)),
    observed(dayNumber(year, 7, 4)),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 10, 1, 2),
    observed(dayNumber(year, 11, 11)),
    nthWeekday(year, 11, 4, 4),
    observed(dayNumber(year, 12, 25)),
    observed(dayNumber(year + 1, 1, 1)),
  ]);
}

/** Monday to Friday, federal holidays left out. */
export function isBusinessDay(date: string): boolean {
  const day = dayOfDate(date);
  const weekday = weekdayOfDay(day);
  return weekday >= 1 && weekday <= 5 && !federalHolidays(Number(date.slice(0, 4))).has(day);
}

/** So many business days after a date; the date itself does not count. */
export function businessDaysAfter(date: string, count: number): string {
  let day = dayOfDate(date);
  for (let left = count; left > 0; ) {
    day += 1;
    if (isBusinessDay(dateOfDay(day))) left -= 1;
  }
  return dateOfDay(day);
}

/** Business days between two dates: those after the first, up to and with the second. */
export function businessDaysBetween(from: string, until: string): number {
  let count = 0;
  for (let day = dayOfDate(from) + 1; day <= dayOfDate(until); day += 1) if (isBusinessDay(dateOfDay(day))) count += 1;
  return count;
}
