import { type Instant, instant, MINUTE_MS } from '@keel/clinical/units';
import { instantsOfLocal } from './zone.ts';

/** A time stamp as written: local parts read as if they were UTC, and the offset it came with, if any. */
export interface Hl7Time {
  readonly localMs: number;
  /** Minutes east of UTC; null when the sender left it out. */
  readonly offsetMin: number | null;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** `count` digits from `from` as a number; -1 when they are not all there. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * YYYYMMDDHHMM[SS[.S…]][±ZZZZ], to the millisecond (further digits are cut off). Null for anything else, for a day or
 * hour that does not exist, and for a time without hour and minute: it does not say when a value was measured.
 * Source: HL7 v2 chapter 2A, data type DTM.
 */
export function parseHl7Time(field: string): Hl7Time | null {
  const text = field.trim();
  const [year, month, day] = [digits(text, 0, 4), digits(text, 4, 2), digits(text, 6, 2)];
  const [hour, minute] = [digits(text, 8, 2), digits(text, 10, 2)];
  let at = 12;
  let second = 0;
  let millis = 0;
  if (digits(text, at, 1) !== -1) {
    second = digits(text, at, 2);
    at += 2;
    if (text[at] === '.') {
      const from = at + 1;
      at = from;
      while (digits(text, at, 1) !== -1) at += 1;
      if (at === from || at - from > 9) return null;
      const count = Math.min(at - from, 3);
      millis = digits(text, from, count) * 10 ** (3 - count);
    }
  }
  if (year < 1900 || month < 1 || month > 12 || hour < 0 || hour > 23) return null;
  if (minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  const lastDay = month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);
  if (day < 1 || day > lastDay) return null;
  const localMs = Date.UTC(year, month - 1, day, hour, minute, second, millis);
  const rest = text.length - at;
  if (rest === 0) return { localMs, offsetMin: null };
  const sign = text[at];
  if (sign === 'Z' && rest === 1) return { localMs, offsetMin: 0 };
  const [offsetHour, offsetMinute] = [digits(text, at + 1, 2), digits(text, at + 3, 2)];
  if ((sign !== '+' && sign !== '-') || rest !== 5 || offsetHour < 0 || offsetMinute < 0 || offsetMinute > 59)
    return null;
  const offset = offsetHour * 60 + offsetMinute;
  if (offset > 14 * 60) return null;
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

/** The last time that was written: every answer of one moment has the same. */
let written = { at: Number.NaN, text: '' };

/** YYYYMMDDHHMMSS.SSS+0000. */
export function formatHl7Time(at: Instant): string {
  if (written.at !== at) written = { at, text: writeHl7Time(at) };
  return written.text;
}

function writeHl7Time(at: Instant): string {
  const text = new Date(at).toISOString();
  return `${text.slice(0, 4)}${text.slice(5, 7)}${text.slice(8, 10)}${text.slice(11, 13)}${text.slice(14, 16)}${text.slice(17, 23)}+0000`;
}
