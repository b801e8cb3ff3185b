import { TALK_PLACES, TALK_STATES } from '@keel/clinical/integration';
import { KEPT_BECAUSE } from '@keel/clinical/patient';
import { z } from 'zod';
import { Id, LocalDate, Position, Time } from './values.ts';

/** `GET /api/v1/my-sessions`: what was given and how it went, in what the patient can use. */
export const MySessionsView = z.object({
  position: Position,
  zone: z.string(),
  sessions: z.array(
    z.object({
      session: Id,
      at: Time,
      route: z.string().nullable(),
      mg: z.number(),
      outcome: z.enum(['released', 'left', 'stopped', 'cancelled', 'transferred']),
      peakBp: z.object({ systolicMmHg: z.number(), diastolicMmHg: z.number() }).nullable(),
      nausea: z.enum(['none', 'mild', 'moderate', 'severe']).nullable(),
      helped: z.array(z.string()),
      signed: z.boolean(),
      /** What the patient said of it himself, where he was asked. */
      felt: z.enum(['good', 'mixed', 'hard']).nullable(),
    }),
  ),
  /** Talks about what came up, newest first: booked, and how they went. */
  talks: z.array(
    z.object({
      visit: Id,
      at: Time,
      where: z.enum(TALK_PLACES).nullable(),
      state: z.enum(TALK_STATES),
      with: z.string().nullable(),
    }),
  ),
  wish: z.object({ words: z.string().nullable(), music: z.string().nullable(), at: Time }).nullable(),
});
export type MySessionsView = z.infer<typeof MySessionsView>;

export const MyAdviceQuery = z.strictObject({ session: Id, language: z.enum(['en', 'es']).exactOptional() });
export const MyPaperQuery = z.strictObject({ language: z.enum(['en', 'es']).exactOptional() });

/** `GET /api/v1/my-privacy`: what is stored, who looked, what can be asked. */
export const MyPrivacyView = z.object({
  position: Position,
  zone: z.string(),
  /** Entries of the own record, by what they are about. */
  stored: z.array(
    z.object({ what: z.enum(['clinical', 'administrative', 'counselling', 'billing', 'own']), count: z.int() }),
  ),
  firstAt: Time.nullable(),
  /** Newest first; looks of the same person for the same purpose on one day are one line. */
  looks: z.array(
    z.object({
      on: LocalDate,
      lastAt: Time,
      who: z.enum(['person', 'self', 'clinic']),
      name: z.string().nullable(),
      roles: z.array(z.string()),
      purpose: z.enum(['care', 'office', 'money', 'papers', 'emergency', 'own', 'check', 'other']),
      count: z.int(),
      denied: z.boolean(),
    }),
  ),
  looksLeftOut: z.boolean(),
  /** Newest first: each time that deletion was asked for, and what was answered. */
  deletions: z.array(
    z.object({
      askedAt: Time,
      answer: z
        .object({
          at: Time,
          by: z.string().nullable(),
          roles: z.array(z.string()),
          /** Null: it was closed before what was answered was written down for the patient. */
          outcome: z.enum(['deleted', 'partly', 'kept']).nullable(),
          deleted: z.string().nullable(),
          kept: z.object({ what: z.string(), because: z.array(z.enum(KEPT_BECAUSE)), law: z.string() }).nullable(),
        })
        .nullable(),
    }),
  ),
  contact: z.object({ email: z.boolean().nullable(), text: z.boolean().nullable(), call: z.boolean().nullable() }),
});
export type MyPrivacyView = z.infer<typeof MyPrivacyView>;
