import { type Instant, instant, MINUTE_MS } from '@keel/clinical/units';
import { instantsOfLocal } from './zone.ts';

/** A time stamp as written: local parts read as if they were UTC, and the offset it came with, if any. */
export interface Hl7Time {
  readonly localMs: number;
  /** Minutes east of UTC; null when the sender left it out. */
  readonly offsetMin: number | null;
}

const PATTERN = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(?:(\d{2})(?:\.(\d{1,9}))?)?(?:([+-])(\d{2})(\d{2})|Z)?$/;

/**
 * YYYYMMDDHHMM[SS[.S…]][±ZZZZ], to the millisecond (further digits are cut off). Null for anything else, for a day or
 * hour that does not exist, and for a time without hour and minute: it does not say when a value was measured.
 * Source: HL7 v2 chapter 2A, data type DTM.
 */
export function parseHl7Time(text: string): Hl7Time | null {
  const match = PATTERN.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '', sign, offsetHour = '0', offsetMinute = '0'] =
    match;
  const localMs = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, '0').slice(0, 3)),
  );
  const read = new Date(localMs);
  const exists =
    Number(year) >= 1900 &&
    read.getUTCMonth() === Number(month) - 1 &&
    read.getUTCDate() === Number(day) &&
    read.getUTCHours() === Number(hour) &&
    read.getUTCMinutes() === Number(minute) &&
    read.getUTCSeconds() === Number(second);
  if (!exists) return null;
  if (sign === undefined) return { localMs, offsetMin: text.trim().endsWith('Z') ? 0 : null };
  const offset = Number(offsetHour) * 60 + Number(offsetMinute);
  if (offset > 14 * 60 || Number(offsetMinute) > 59) return null;
  return { localMs, offsetMin: sign === '-' ? -offset : offset };
}

/** What settles a time that came without an offset. */
export interface ZoneSetting {
  /** IANA zone set for the device. */
  readonly zone: string;
  /** Some instant near which the time must lie: when it arrived, or when the message was made. */
  readonly near?: Instant;
}

export type PlacedTime =
  | { readonly ok: true; readonly at: Instant; readonly zoneFrom: 'message' | 'device' }
  | { readonly ok: false; readonly because: 'time-skipped' | 'time-repeated' };

/**
 * Places a time on the one clock. Without an offset it is read in the device's zone. The hour that summer time skips
 * belongs to no instant; the hour it repeats belongs to two, of which the one nearer to `near` is meant, and without
 * `near` nobody can say.
 */
export function placeTime({ localMs, offsetMin }: Hl7Time, { zone, near }: ZoneSetting): PlacedTime {
  if (offsetMin !== null) return { ok: true, at: instant(localMs - offsetMin * MINUTE_MS), zoneFrom: 'message' };
  const [first, second] = instantsOfLocal(zone, localMs);
  if (first === undefined) return { ok: false, because: 'time-skipped' };
  if (second === undefined) return { ok: true, at: first, zoneFrom: 'device' };
  if (near === undefined) return { ok: false, because: 'time-repeated' };
  const at = Math.abs(first - near) <= Math.abs(second - near) ? first : second;
  return { ok: true, at, zoneFrom: 'device' };
}

/** YYYYMMDDHHMMSS.SSS+0000. */
export function formatHl7Time(at: Instant): string {
  return `${new Date(at).toISOString().replace(/[-:TZ]/g, '')}+0000`;
}
