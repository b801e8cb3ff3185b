import type { Cover } from '@keel/clinical/cover';
import { z } from 'zod';
import { Id, LocalDate, Position, Time } from './values.ts';

/** The clock on the wall: `08:00`; `24:00` is the end of the day. */
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day such as 08:00');
const span = { from: Clock, until: Clock, people: z.array(Id).min(1, 'must name who reads').max(12) };

/** `set-cover` on `clinic/cover`: the whole of who reads what patients write, and when. The zone is checked where it is known. */
export const SetCoverBody = z.strictObject({
  zone: z.string().min(1).max(60),
  week: z.array(z.strictObject({ weekday: z.int().min(0).max(6), ...span })).max(60),
  dates: z
    .array(
      z.strictObject({
        date: LocalDate,
        because: z.string().trim().min(1, 'must say why').max(200),
        spans: z.array(z.strictObject(span)).max(12),
      }),
    )
    .max(400),
}) satisfies z.ZodType<Cover>;

/** `GET /api/v1/cover` */
export const CoverView = z.object({
  position: Position,
  /** What the next command's `seenSeq` says it saw of `clinic/cover`. */
  seq: z.int(),
  now: Time,
  cover: SetCoverBody.nullable(),
  setAt: Time.nullable(),
  setBy: z.string().nullable(),
  zones: z.array(z.string()),
  /** Who can be named, clinicians marked: only they may come first. */
  people: z.array(z.object({ id: z.string(), name: z.string(), clinician: z.boolean() })),
  /** What patients are told at this moment. */
  watched: z.boolean(),
  until: Time.nullable(),
  nextFrom: Time.nullable(),
  reading: z.array(z.string()),
});
export type CoverView = z.infer<typeof CoverView>;
