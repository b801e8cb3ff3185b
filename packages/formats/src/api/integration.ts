import { type IntegrationCommandBodies, TALK_PLACES, TALK_STATES } from '@keel/clinical/integration';
import { z } from 'zod';
import { Id, InstantIn, Position, Time } from './values.ts';
import { PatientBrief } from './views.ts';

const Words = z.string().trim().min(1, 'must not be empty').max(2_000);
const Why = z.string().trim().min(3, 'must say why').max(1_000);

/** Bodies of the commands on `patient/<id>` that also move `clinic/integration`. */
export const INTEGRATION_COMMAND_BODIES = {
  'refer-integration': z.strictObject({ therapist: Id, words: Words.exactOptional() }),
  'end-integration': z.strictObject({ because: Why }),
  'book-integration': z.strictObject({
    visit: Id,
    startsAt: InstantIn,
    where: z.enum(TALK_PLACES),
    minutes: z.int().min(15).max(180).exactOptional(),
  }),
  'cancel-integration': z.strictObject({ visit: Id, because: Why }),
  'record-integration': z.strictObject({ visit: Id, outcome: z.enum(['done', 'not-come']) }),
} as const satisfies { readonly [K in keyof IntegrationCommandBodies]: z.ZodType<IntegrationCommandBodies[K]> };

const TalkWire = z.object({
  visit: Id,
  startsAt: Time,
  endsAt: Time,
  where: z.enum(TALK_PLACES).nullable(),
  state: z.enum(TALK_STATES),
});
export type TalkWire = z.infer<typeof TalkWire>;

/** `GET /api/v1/integration`: who sees whom and when. A therapist's list holds the people who were referred to him. */
export const IntegrationView = z.object({
  position: Position,
  now: Time,
  zone: z.string(),
  /** Minutes of a talk where nothing else is said. */
  minutes: z.int(),
  therapists: z.array(z.object({ id: Id, name: z.string() })),
  patients: z.array(
    z.object({
      brief: PatientBrief,
      seq: z.int(),
      /** Null: the person has asked, and nobody was named yet. */
      therapist: z.object({ id: Id, name: z.string() }).nullable(),
      referredAt: Time.nullable(),
      wantedSince: Time.nullable(),
      next: TalkWire.nullable(),
      /** Over, and nobody has said whether the person came. */
      unrecorded: z.array(TalkWire),
      done: z.int(),
      notCome: z.int(),
    }),
  ),
});
export type IntegrationView = z.infer<typeof IntegrationView>;

/** `GET /api/v1/integration-record/<patient>`: one person as his therapist may see him. Null: the patient has not shared it. */
export const IntegrationRecordView = z.object({
  position: Position,
  seq: z.int(),
  now: Time,
  zone: z.string(),
  brief: PatientBrief,
  referral: z.object({ at: Time, by: z.string(), words: z.string().nullable() }),
  wantedSince: Time.nullable(),
  talks: z.array(TalkWire),
  /** When the person was treated: days, and no doses. */
  treatments: z.array(Time),
  goals: z.array(z.object({ goal: z.string(), words: z.string() })).nullable(),
  scores: z
    .array(
      z.object({
        instrument: z.string(),
        title: z.string(),
        points: z.array(z.object({ at: Time, total: z.number() })),
        response: z.number().nullable(),
        remission: z.number().nullable(),
      }),
    )
    .nullable(),
  /** The reader's own, newest first. */
  notes: z.array(
    z.object({
      id: z.string(),
      ref: z.object({ command: z.string(), index: z.int() }),
      at: Time,
      words: z.string(),
      shared: z.boolean(),
      visit: z.string().nullable(),
      /** The first words and why they were said anew; null: never corrected. */
      corrected: z.object({ at: Time, first: z.string(), reason: z.string() }).nullable(),
    }),
  ),
});
export type IntegrationRecordView = z.infer<typeof IntegrationRecordView>;
