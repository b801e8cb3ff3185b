import { DAY_MS, dayNumber, type Instant } from '../units/index.ts';

/**
 * Whole years since a birth date, counted on UTC days: the centre has no zone, and a day's difference at 18 or 65 is
 * decided by a person. Undefined for what is not a date.
 */
export function ageYears(birthDate: string, now: Instant): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const today = Math.floor(now / DAY_MS);
  let age = Math.floor((today - dayNumber(year, month, day)) / 365.2425);
  // Birthdays decide, not the mean year: step to the last one that has passed.
  while (dayNumber(year + age + 1, month, day) <= today) age += 1;
  while (age > 0 && dayNumber(year + age, month, day) > today) age -= 1;
  return age < 0 ? undefined : age;
}
