import { CLOSING_CHECKS, type ClosingCheckId } from '@keel/clinical/closing';
import { z } from 'zod';
import { Id, LocalDate, Position, Time } from './values.ts';
import { PatientBrief } from './views.ts';

const Check = z.enum(CLOSING_CHECKS.map(({ id }) => id) as [ClosingCheckId, ...ClosingCheckId[]]);

/** May the door be locked? Every line of the evening, from the record as it stands. */
export const ClosingView = z.object({
  position: Position,
  now: Time,
  site: Id,
  siteName: z.string(),
  date: LocalDate,
  zone: z.string(),
  /** Null: nobody has said when this day opens. */
  opensAt: Time.nullable(),
  /** The last day before this one that was open, where its door was never locked. */
  unlockedBefore: LocalDate.nullable(),
  /** Last event of the day's stream: what a signature has seen. */
  seq: z.int(),
  lines: z.array(
    z.object({
      check: Check,
      state: z.enum(['clear', 'open']),
      items: z.array(
        z.object({
          what: z.string(),
          patient: PatientBrief.nullable(),
          about: z.string().nullable(),
          name: z.string().nullable(),
          /** Of a task: its kind. */
          kind: z.string().exactOptional(),
          at: Time.nullable(),
        }),
      ),
      /** Who may lock the door over it; null: nobody. */
      override: z.array(z.string()).nullable(),
    }),
  ),
  rooms: z.object({ at: Time, by: z.string(), seen: z.array(z.string()) }).nullable(),
  kit: z.object({ at: Time, by: z.string(), second: z.string().nullable() }).nullable(),
  kitItems: z.array(z.string()),
  /** Who answers tonight, and when somebody reads again, as patients are told. */
  cover: z.object({
    names: z.array(z.string()),
    until: Time.nullable(),
    nextFrom: Time.nullable(),
    nextNames: z.array(z.string()),
  }),
  backup: z.object({ copiedAt: Time.nullable(), restoredAt: Time.nullable() }).nullable(),
  closed: z
    .object({
      at: Time,
      by: z.string(),
      printedName: z.string(),
      over: z.array(z.object({ rule: z.string(), reason: z.string() })),
      /** Signatures before this one, the oldest first. */
      before: z.array(z.object({ at: Time, printedName: z.string() })),
    })
    .nullable(),
});
export type ClosingView = z.infer<typeof ClosingView>;
