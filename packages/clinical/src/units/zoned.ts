import { dateOfDay, dayNumber, dayOfDate } from './calendar.ts';
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

/** Offsets of quarters of an hour, for each zone: every change of a clock falls on one. */
const OFFSETS = new Map<string, Map<number, number>>();
const QUARTER_MS = 15 * MINUTE_MS;
/** As many quarters as are kept for a zone: a few years. */
const KEPT = 150_000;

/** How far the clock on the wall is ahead of UTC, in ms. @throws RangeError for a zone nobody knows. */
function offsetMs(at: number, zone: string): number {
  let known = OFFSETS.get(zone);
  if (known === undefined) {
    known = new Map();
    OFFSETS.set(zone, known);
  }
  const quarter = Math.floor(at / QUARTER_MS);
  const kept = known.get(quarter);
  if (kept !== undefined) return kept;
  const start = quarter * QUARTER_MS;
  const found: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(start)) found[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  const offset = dayNumber(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * SECOND_MS - start;
  if (known.size >= KEPT) known.clear();
  known.set(quarter, offset);
  return offset;
}

/** What the clock on the wall shows, as if it were UTC, in ms. */
const wallMs = (at: number, zone: string): number => at + offsetMs(at, zone);

/** The local date of an instant in an IANA zone, `yyyy-mm-dd`. @throws RangeError for a zone nobody knows. */
export const localDateOf = (at: Instant, zone: string): string => dateOfDay(Math.floor(wallMs(at, zone) / DAY_MS));

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
