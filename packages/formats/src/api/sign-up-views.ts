import { CLOSED_BECAUSE, PERSON_KEYS, REFERRAL_PARTS, SIGN_UP_STATES } from '@keel/clinical/sign-up';
import { z } from 'zod';
import { Id, LocalDate, Position, Time } from './values.ts';

/** Another chart that may be of the same person, and by what. */
export const LikePerson = z.object({
  patient: Id,
  name: z.string(),
  birthDate: LocalDate.nullable(),
  /** Null: not given. Families share a number, so it is shown and not only said to be the same. */
  phone: z.string().nullable(),
  email: z.string().nullable(),
  by: z.array(z.enum(PERSON_KEYS)),
  /** Whether it is one of the clinic's patients, or a request like this. */
  listed: z.boolean(),
});

/** `GET /api/v1/sign-ups`: who asks to be treated. Those who must not wait first, then the oldest. */
export const SignUpsView = z.object({
  position: Position,
  now: Time,
  signUps: z.array(
    z.object({
      patient: Id,
      seq: z.int(),
      state: z.enum(SIGN_UP_STATES),
      by: z.enum(['self', 'guardian', 'referrer', 'desk']),
      askedAt: Time,
      name: z.string(),
      birthDate: LocalDate,
      minor: z.boolean(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      language: z.enum(['en', 'es']),
      consents: z.object({ email: z.boolean().nullable(), text: z.boolean().nullable(), call: z.boolean().nullable() }),
      guardian: z.object({ name: z.string(), phone: z.string().nullable(), email: z.string().nullable() }).nullable(),
      referrer: z
        .object({
          name: z.string(),
          practice: z.string().nullable(),
          phone: z.string().nullable(),
          email: z.string().nullable(),
          fax: z.string().nullable(),
        })
        .nullable(),
      heardFrom: z.string().nullable(),
      /** Must not wait: said not to be safe, or sent as urgent. Why is clinical. */
      mustNotWait: z.boolean(),
      /** Null: not for this reader. */
      clinical: z
        .object({
          safety: z.enum(['safe', 'not-safe', 'not-said']).nullable(),
          referral: z
            .object({
              reason: z.string(),
              /** Each part as it was written; what was not is not in it. */
              parts: z.partialRecord(z.enum(REFERRAL_PARTS), z.string()),
              urgent: z.boolean(),
            })
            .nullable(),
          /** What they ticked and wrote in "Is it for me?", question by question; null: nothing was brought along. */
          selfCheck: z
            .array(z.object({ question: z.string(), options: z.array(z.string()), written: z.array(z.string()) }))
            .nullable(),
        })
        .nullable(),
      /** What a complete request would still have; keys for the screen. */
      missing: z.array(z.string()),
      like: z.array(LikePerson),
      undelivered: z.int(),
      decidedAt: Time.nullable(),
      because: z.enum(CLOSED_BECAUSE).nullable(),
      mergedInto: Id.nullable(),
    }),
  ),
});
export type SignUpsView = z.infer<typeof SignUpsView>;

/** `GET /api/v1/paper-messages`: what has to be printed and given, posted or faxed. */
export const PaperMessagesView = z.object({
  position: Position,
  messages: z.array(
    z.object({
      patient: Id,
      seq: z.int(),
      /** Who reads it. */
      name: z.string(),
      /** Of whom the message is, where somebody else reads it. */
      about: z.string().nullable(),
      address: z.array(z.string()),
      fax: z.string().nullable(),
      message: z.string(),
      template: z.string(),
      language: z.enum(['en', 'es']),
      to: z.enum(['patient', 'guardian', 'escort', 'referrer']),
      queuedAt: Time,
      subject: z.string(),
      text: z.string(),
    }),
  ),
});
export type PaperMessagesView = z.infer<typeof PaperMessagesView>;
