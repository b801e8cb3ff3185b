import { STREAM_KINDS, type StreamName } from '@keel/clinical/record';
import { type Instant, instant } from '@keel/clinical/units';
import { z } from 'zod';

/** Letters, digits, `-` and `_`, lower case: what an id of ours may be made of, so that no address needs escaping. */
const ID = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** An id of ours. Never a name, a number or a date of a person: ids stand in addresses and logs. */
export const Id = z.string().regex(ID, 'must be an id: lower case letters, digits, - and _, at most 64');

/** Made by the author's device: UUIDv7 in lower case, so that ids sort by when they were made. */
export const CommandId = z
  .uuidv7('must be a UUIDv7')
  .refine((id) => id === id.toLowerCase(), 'must be written in lower case');

/** RFC 3339, UTC, milliseconds: `2026-03-01T09:30:00.000Z`. The form of every time in an answer. */
export const Time = z.iso.datetime({ precision: 3, error: 'must be a time like 2026-03-01T09:30:00.000Z' });
export type Time = z.infer<typeof Time>;

/** Years 2000 to 2100: outside it a clock is broken, and the sender is told so at once. */
const EARLIEST_MS = 946_684_800_000;
const LATEST_MS = 4_102_444_800_000;

/**
 * A time inside the body of a command: RFC 3339 from other systems, or the record's own form (ms since epoch), which
 * is what a screen that decides locally already holds. Read as an `Instant`.
 */
export const InstantIn = z
  .union([Time, z.int()], 'must be a time like 2026-03-01T09:30:00.000Z, or whole milliseconds since 1970')
  .transform((time) => (typeof time === 'number' ? time : Date.parse(time)))
  .refine((ms) => ms >= EARLIEST_MS && ms <= LATEST_MS, 'must lie between the years 2000 and 2100')
  .transform((ms): Instant => instant(ms));

export const toTime = (at: Instant): Time => new Date(at).toISOString();
/** @throws RangeError when it is not a time: it was parsed before this. */
export const fromTime = (time: Time): Instant => instant(Date.parse(time));

/** A calendar date, local to its site: `2026-03-01`. */
export const LocalDate = z.iso.date('must be a date like 2026-03-01');

const STREAM = new RegExp(`^(?:${STREAM_KINDS.join('|')})(?:/[a-z0-9][a-z0-9_-]{0,63}){1,2}$`);

/** `<kind>/<id>`; a day's is `day/<site>/<yyyy-mm-dd>`. A plain string schema, so that answers can be written by it too. */
export const Stream = z
  .string()
  .regex(STREAM, 'must name a stream, such as session/018f…') as z.ZodString as unknown as z.ZodType<
  StreamName,
  StreamName
>;

/** Where in the clinic's log an answer stands: what is asked of the stream with `after`. 0 is before the first event. */
export const Position = z.int().min(0);

/** A secret that is shown once and kept as a hash: 256 random bits, base64url. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be the token that was given');
