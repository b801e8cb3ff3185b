import { dayNumber, dayOfDate } from './calendar.ts';
import { DAY_MS, type Instant, instant, MINUTE_MS, SECOND_MS } from './instant.ts';

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  FORMATS.set(zone, made);
  return made;
}

/** What the clock on the wall shows, as if it were UTC, in ms. @throws RangeError for a zone nobody knows. */
function wallMs(at: number, zone: string): number {
  const found: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) found[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  const seconds = (hour * 60 + minute) * 60 + second;
  return dayNumber(year, month, day) * DAY_MS + seconds * SECOND_MS + (((at % SECOND_MS) + SECOND_MS) % SECOND_MS);
}

/** Minutes since local midnight by the clock on the wall, 0 up to 1,440. */
export function localMinutes(at: Instant, zone: string): number {
  const wall = wallMs(at, zone);
  return (wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS;
}

/**
 * When the clock on the wall shows a time of a date. In the hour that comes twice there are two answers; in the hour that is left out, the
 * two that would have been: whoever asks takes the one that claims less. @throws RangeError for a zone or a date nobody knows.
 */
export function instantsOfLocal(
  date: string,
  minutes: number,
  zone: string,
): { readonly earliest: Instant; readonly latest: Instant } {
  const wall = dayOfDate(date) * DAY_MS + minutes * MINUTE_MS;
  const before = wallMs(wall - DAY_MS, zone) - (wall - DAY_MS);
  const after = wallMs(wall + DAY_MS, zone) - (wall + DAY_MS);
  const both = [wall - before, wall - after];
  const shown = both.filter((at) => wallMs(at, zone) === wall);
  const found = shown.length > 0 ? shown : both;
  return { earliest: instant(Math.min(...found)), latest: instant(Math.max(...found)) };
}
