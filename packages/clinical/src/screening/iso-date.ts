/**
 * Days from 1970-01-01 to an ISO date; a time behind the date is ignored. A date without day or month counts as its last possible
 * day, because the rules ask "how recent can it be". Null when it is no date.
 */
export function epochDay(date: string): number | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/.exec(date.trim());
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? 12 : Number(match[2]);
  const last = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ][month - 1];
  if (last === undefined) return null;
  const day = match[3] === undefined ? last : Number(match[3]);
  if (day < 1 || day > last) return null;
  // Days before the first of March, counted in a year that begins there: leap days fall at its end.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}
