import { CONSENT_IDS } from '@keel/clinical/consent';
import { UPLOAD_KINDS } from '@keel/clinical/patient';
import { BRING } from '@keel/clinical/preparation';
import { z } from 'zod';
import { IntakeAnswerBody } from './intake-commands.ts';
import { MyReaders } from './my-care-views.ts';
import { Id, Position, Time } from './values.ts';

const At = z.int();

/** What decides which questions are asked, as `askIntake` reads it: the page goes on by it without a signal. */
export const IntakeStateWire = z.object({
  answers: z.record(z.string(), z.object({ answer: IntakeAnswerBody, at: At })),
  known: z.record(z.string(), At),
  sexAtBirth: z.enum(['female', 'male', 'intersex', 'not-said']).nullable(),
  scales: z.record(z.string(), At),
  finishedAt: At.nullable(),
  told: z.record(z.string(), z.object({ answer: IntakeAnswerBody, at: At })),
});

/** `GET /api/v1/my-forms`: what is asked of me, what I have answered, what the clinic knows, which documents I have sent. */
export const MyFormsView = z.object({
  position: Position,
  seq: z.int(),
  now: Time,
  form: z.string(),
  intake: IntakeStateWire,
  uploads: z.array(z.object({ upload: z.enum(UPLOAD_KINDS), at: Time, mediaType: z.string(), bytes: z.int() })),
  phone: z.string().nullable(),
  readers: MyReaders,
});
export type MyFormsView = z.infer<typeof MyFormsView>;

export const LanguageQuery = z.strictObject({ language: z.enum(['en', 'es']).default('en') });
/** `home`: the consent to taking it at home, where the clinic's policy allows that. */
export const MyConsentQuery = LanguageQuery.extend({ home: z.literal('yes').exactOptional() });

export const ConsentTextWire = z.object({
  title: z.string(),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()), points: z.array(z.string()) })),
  teachBack: z.array(
    z.object({
      id: z.string(),
      ask: z.string(),
      choices: z.array(z.object({ id: z.string(), words: z.string() })),
      right: z.string(),
      explain: z.string(),
    }),
  ),
  agreement: z.array(z.string()),
});

/** `GET /api/v1/my-consent?language=en`: what there is to sign, word by word with its hash, and what I have signed. */
export const MyConsentView = z.object({
  position: Position,
  seq: z.int(),
  now: Time,
  asked: z
    .object({
      document: z.enum(CONSENT_IDS),
      version: z.string(),
      language: z.enum(['en', 'es']),
      /** SHA-256 of the canonical text: what a signature says that it has seen. */
      sha256: z.string(),
      state: z.enum(['in-force', 'missing', 'expired', 'wording-changed', 'withdrawn', 'in-doubt', 'not-off-label']),
      text: ConsentTextWire,
    })
    .nullable(),
  /** What I asked about any consent, oldest first. While one is open, the consent that it is about cannot be signed. */
  questions: z.array(
    z.object({
      question: z.object({ command: z.string(), index: z.int() }),
      document: z.string(),
      words: z.string(),
      at: Time,
      state: z.enum(['open', 'answered', 'withdrawn']),
      /** Null: it is open. */
      endedAt: Time.nullable(),
    }),
  ),
  /** What holds now, whoever it was said to, and what is in doubt: each can be taken back, and names the signature that is. */
  held: z.array(
    z.object({
      consent: z.enum(['ketamine', 'esketamine', 'photo', 'contact', 'other']),
      at: Time,
      signature: z.object({ command: z.string(), index: z.int() }),
      inDoubt: z.boolean(),
    }),
  ),
  /** The clinic allows ketamine by mouth at home, and its consent is not signed. */
  homeOffered: z.boolean(),
  signed: z.array(
    z.object({
      document: z.string(),
      /** What it is called, in the language asked for; null: a paper of the clinic’s own. */
      title: z.string().nullable(),
      version: z.string(),
      at: Time,
      /** Null: on paper, which the clinic keeps. */
      paper: z.string().nullable(),
    }),
  ),
  phone: z.string().nullable(),
});
export type MyConsentView = z.infer<typeof MyConsentView>;

const Way = z.enum(['adult', 'medical-transport', 'ride']);
const Where = z.object({
  name: z.string(),
  phone: z.string().nullable(),
  zone: z.string(),
  address: z.array(z.string()),
  /** The same for a page in Spanish: street and city are names, and the way in is told in words. */
  addressEs: z.array(z.string()),
});

/** `GET /api/v1/my-prepare`: the next visit and what is to be done before it. */
export const MyPrepareView = z.object({
  position: Position,
  seq: z.int(),
  now: Time,
  where: Where,
  visit: z
    .object({
      visit: Id,
      startsAt: Time,
      arriveAt: Time,
      readyAt: Time.nullable(),
      fasting: z
        .object({ lastFoodAt: Time, lastDrinkAt: Time, foodMinutes: z.number(), drinkMinutes: z.number() })
        .nullable(),
      food: z
        .object({
          what: z.enum(['food', 'drink']),
          lastAt: Time,
          meaning: z.enum(['in-time', 'wait', 'not-before']),
          doseFrom: Time.nullable(),
          waitMinutes: z.int().nullable(),
        })
        .nullable(),
      holds: z.array(
        z.object({
          medicine: z.string(),
          instruction: z.enum(['as-usual', 'last-dose-before']),
          hours: z.number().nullable(),
          words: z.string().nullable(),
          by: z.string(),
          at: Time,
          lastAt: Time.nullable(),
        }),
      ),
      escort: z.object({
        state: z.enum(['nobody', 'silent', 'confirmed', 'declined', 'not-accepted']),
        name: z.string().nullable(),
        way: Way.nullable(),
        accepted: z.array(Way),
        /** Why an earlier yes of this person no longer counts; null: this is the first time that they are asked. */
        again: z.enum(['moved', 'after-all']).nullable(),
      }),
      consent: z.enum(['in-force', 'to-sign', 'not-known']),
      intakeDone: z.boolean(),
      bring: z.array(z.object({ item: z.enum(BRING), done: z.boolean() })),
      drive: z.enum(['next-day-after-sleep', 'after-24-hours']),
    })
    .nullable(),
  /** A visit that was called off, and what becomes of it: the last one, for a week. */
  calledOff: z.object({ at: Time, wants: z.enum(['another-day', 'call-me', 'no-more']) }).nullable(),
  /** When "I can't come" was said last of the visit above and called nothing off, since it had begun; null: it was not. */
  begun: z.object({ at: Time }).nullable(),
});
export type MyPrepareView = z.infer<typeof MyPrepareView>;

/**
 * `GET /api/v1/my-escort`: one visit for whoever takes the patient home. Nothing of the chart stands in it; of a visit that is off
 * only when it was to begin and whom to call.
 */
export const MyEscortView = z.object({
  position: Position,
  seq: z.int(),
  now: Time,
  visit: Id,
  /** What the patient is called, so that they are asked for at the desk; null: the visit is off. */
  name: z.string().nullable(),
  where: Where.extend({ name: z.string().nullable() }),
  startsAt: Time,
  /** When they can probably be fetched; null: nobody can say yet. */
  readyAt: Time.nullable(),
  over: z.boolean(),
  answer: z.enum(['yes', 'no']).nullable(),
  drive: z.enum(['next-day-after-sleep', 'after-24-hours']),
  /** Why an earlier yes no longer counts, and when the visit was to begin before; null: nobody was asked before. */
  again: z.object({ why: z.enum(['moved', 'after-all']), before: Time }).nullable(),
  /** Off before it began, or ended early with the patient here, who says whether to come; null: it stands. */
  off: z.enum(['called-off', 'ended-early']).nullable(),
});
export type MyEscortView = z.infer<typeof MyEscortView>;
