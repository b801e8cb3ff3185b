import { CONSENT_IDS, type ConsentCommand } from '@keel/clinical/consent';
import type { IntakeCommand } from '@keel/clinical/intake';
import { UPLOAD_BYTES_MAX, UPLOAD_KINDS } from '@keel/clinical/patient';
import type { PreparationBodies, PreparationKind } from '@keel/clinical/preparation';
import { z } from 'zod';
import { Ref } from './session-values.ts';
import { Id, InstantIn, LocalDate } from './values.ts';

/** Bodies of what a patient says before the first dose, and of what a clinician instructs him; on `patient/<id>`. */
const Key = z.string().trim().min(1, 'must not be empty').max(120);
const Name = z.string().trim().min(1, 'must not be empty').max(160);
const Line = z.string().trim().min(1, 'must not be empty').max(400);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower case');
const LISTED_MAX = 60;

/** What is answered is a fact: no number and no choice is refused for what it says. */
export const IntakeAnswerBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('one'), value: Key }),
  z.strictObject({ kind: z.literal('many'), values: z.array(Key).max(LISTED_MAX) }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('lines'), lines: z.array(Line).max(LISTED_MAX) }),
  z.strictObject({
    kind: z.literal('medicines'),
    medicines: z.array(z.strictObject({ name: Name, dose: Line.exactOptional() })).max(LISTED_MAX),
  }),
  z.strictObject({
    kind: z.literal('allergies'),
    allergies: z.array(z.strictObject({ substance: Name, reaction: Line.exactOptional() })).max(LISTED_MAX),
  }),
  z.strictObject({
    kind: z.literal('trials'),
    trials: z
      .array(
        z.strictObject({
          medicine: Name,
          mgPerDay: z.number().exactOptional(),
          weeks: z.number().exactOptional(),
          helped: z.enum(['yes', 'a-little', 'no', 'unknown']).exactOptional(),
          stillTaking: z.boolean().exactOptional(),
        }),
      )
      .max(LISTED_MAX),
  }),
]);

type Body<C, K> = Extract<C, { readonly kind: K }> extends { readonly body: infer B } ? B : never;

export const INTAKE_COMMAND_BODIES = {
  'answer-intake': z.strictObject({
    question: Key,
    answer: IntakeAnswerBody,
    form: Key,
    language: z.enum(['en', 'es']),
  }) satisfies z.ZodType<Body<IntakeCommand, 'answer-intake'>>,
  'finish-intake': z.strictObject({ form: Key }) satisfies z.ZodType<Body<IntakeCommand, 'finish-intake'>>,
} as const;

export const CONSENT_COMMAND_BODIES = {
  'sign-consent-text': z.strictObject({
    document: z.enum(CONSENT_IDS),
    version: Key,
    language: z.enum(['en', 'es']),
    seen: Sha256,
    teachBack: z.array(z.strictObject({ question: Key, wrong: z.array(Line).max(20) })).max(30),
    printedName: Name,
  }) satisfies z.ZodType<Omit<Body<ConsentCommand, 'sign-consent-text'>, 'bound'>>,
  'ask-about-consent': z.strictObject({
    document: z.enum(CONSENT_IDS),
    words: z.string().trim().min(1, 'must not be empty'),
  }) satisfies z.ZodType<Body<ConsentCommand, 'ask-about-consent'>>,
  'withdraw-consent-question': z.strictObject({ question: Ref }) satisfies z.ZodType<
    Body<ConsentCommand, 'withdraw-consent-question'>
  >,
} as const;

/** The bytes come beside it, not in it: see `UploadRequest`. What they are is judged from the bytes. */
export const UploadDocumentBody = z.strictObject({
  upload: z.enum(UPLOAD_KINDS),
  on: LocalDate.exactOptional(),
});
export type UploadDocumentBody = z.infer<typeof UploadDocumentBody>;

/** `POST /api/v1/uploads`: the command, its bytes in base64, and by whose login it was made, as with commands. */
export const UploadRequest = z.strictObject({
  command: z.unknown(),
  by: z.string().max(128).optional(),
  bytes: z.base64('must be base64').max(Math.ceil(UPLOAD_BYTES_MAX / 3) * 4, 'is too large'),
});

const Visit = { visit: Id };
export const PREPARATION_COMMAND_BODIES = {
  'name-escort': z.strictObject({
    ...Visit,
    escort: z.enum(['adult', 'medical-transport', 'ride']),
    name: Name.exactOptional(),
    relation: Key.exactOptional(),
    phone: Key.exactOptional(),
    email: z.email('must be an e-mail address').max(200).exactOptional(),
  }),
  'answer-as-escort': z.strictObject({ ...Visit, answer: z.enum(['yes', 'no']) }),
  'report-food': z.strictObject({ ...Visit, what: z.enum(['food', 'drink']), lastAt: InstantIn }),
  'say-cannot-come': z.strictObject({ ...Visit, wants: z.enum(['another-day', 'call-me', 'no-more']) }),
  'tick-preparation': z.strictObject({ ...Visit, item: Key, done: z.boolean() }),
  'instruct-holds': z.strictObject({
    holds: z
      .array(
        z
          .strictObject({
            medicine: Name,
            instruction: z.enum(['as-usual', 'last-dose-before']),
            hours: z.number().min(1).max(1_344).exactOptional(),
            words: Line.exactOptional(),
          })
          .refine(({ instruction, hours }) => (instruction === 'last-dose-before') === (hours !== undefined), {
            path: ['hours'],
            error: 'must be given for last-dose-before, and only for it',
          }),
      )
      .max(LISTED_MAX),
  }),
} as const satisfies { readonly [K in PreparationKind]: z.ZodType<PreparationBodies[K]> };
