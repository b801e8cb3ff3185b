import { CALL_OUTCOMES, CALL_TOPICS, CALLERS } from '@keel/clinical/calls';
import { CHECK_IN_POINTS } from '@keel/clinical/check-ins';
import { ATTEMPT_RESULTS, ATTEMPT_WAYS, CONTACT_OUTCOMES, CONTACT_WAYS, REACHED } from '@keel/clinical/distress';
import { ROUTES } from '@keel/clinical/dosing';
import {
  KEPT_BECAUSE,
  LOGINS_ENDED_BECAUSE,
  PATIENT_FACT_COMMANDS,
  type PatientCommandBodies,
  type PatientCommandKind,
} from '@keel/clinical/patient';
import { fitsField, type ScreeningField, screeningField } from '@keel/clinical/screening';
import { z } from 'zod';
import { BILLING_FACTS } from './cost-commands.ts';
import { Id, InstantIn, LocalDate } from './values.ts';

/** Bodies of the commands on `patient/<id>`. */
const Key = z.string().trim().min(1, 'must not be empty').max(120);
const Name = z.string().trim().min(1, 'must not be empty').max(160);
const Words = z.string().trim().min(1, 'must not be empty').max(4_000);
/** What is a person's own to tell or to note: as long as a request may be. With a danger among them, words that are refused for their length reach nobody. */
const LongWords = z.string().trim().min(1, 'must not be empty');
const Ref = z.strictObject({ command: z.string().min(1).max(64), index: z.int().min(0).max(999) });
const Why = z.string().trim().min(3, 'must say why').max(1_000);
/** What the patient is answered who asked for deletion: all three say which they are. */
const Kept = z.strictObject({
  what: Why,
  because: z.array(z.enum(KEPT_BECAUSE)).min(1).max(KEPT_BECAUSE.length),
  law: Why,
});
const DeletionAnswerBody = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('deleted'), deleted: Why }),
  z.strictObject({ outcome: z.literal('partly'), deleted: Why, kept: Kept }),
  z.strictObject({ outcome: z.literal('kept'), kept: Kept }),
]);
/** Lines of one part of a safety plan, in the patient's own words. */
const PlanLines = z.array(LongWords);
const Inputs = z
  .array(
    z.strictObject({
      name: Key,
      value: z.union([z.string().max(400), z.number(), z.boolean()]),
      unit: Key.exactOptional(),
      at: InstantIn.exactOptional(),
      source: Key.exactOptional(),
    }),
  )
  .max(60);
const Details = z.strictObject({
  givenName: Name,
  familyName: Name,
  middleName: Name.exactOptional(),
  calledName: Name.exactOptional(),
  birthDate: LocalDate,
  sexAtBirth: z.enum(['female', 'male', 'intersex', 'not-said']),
  pronouns: Key.exactOptional(),
  recordNumber: Key.exactOptional(),
  language: Key.exactOptional(),
  phone: Key.exactOptional(),
  email: z.string().trim().max(200).exactOptional(),
  address: z
    .strictObject({
      lines: z.array(Name).max(4),
      city: Name.exactOptional(),
      state: Name.exactOptional(),
      postalCode: Key.exactOptional(),
      country: Key.exactOptional(),
    })
    .exactOptional(),
});
/** What an answer to a question of a screening looks like, for whoever sent something else. */
const answerOf = ({ answer }: ScreeningField): string =>
  answer.kind === 'choice'
    ? `one of ${answer.options.join(', ')}`
    : { 'yes-no': 'true or false', number: 'a number', words: 'words' }[answer.kind];
const Consent = z.enum(['ketamine', 'esketamine', 'photo', 'contact', 'other']);

const FACTS = {
  'register-patient': Details,
  'change-patient-details': Details,
  'end-portal-logins': z.strictObject({
    because: z.enum(LOGINS_ENDED_BECAUSE).exclude(['address-changed']),
    words: Words.exactOptional(),
  }),
  /** The bytes come beside it, not in it: see `UploadRequest`. */
  'take-photo': z.strictObject({}),
  'list-allergies': z
    .strictObject({
      answer: z.enum(['none-known', 'listed']),
      allergies: z
        .array(
          z.strictObject({
            substance: Name,
            reaction: Words.exactOptional(),
            severity: z.enum(['mild', 'moderate', 'severe', 'unknown']).exactOptional(),
          }),
        )
        .max(60),
    })
    .refine(({ answer, allergies }) => (answer === 'listed') === allergies.length > 0, {
      path: ['allergies'],
      error: 'must be empty for none-known, and not empty for listed',
    }),
  'list-medicines': z.strictObject({
    medicines: z
      .array(
        z.strictObject({
          name: Name,
          rxcui: z
            .string()
            .regex(/^\d{1,10}$/)
            .exactOptional(),
          dose: Words.exactOptional(),
          since: LocalDate.exactOptional(),
          stopped: LocalDate.exactOptional(),
        }),
      )
      .max(120),
  }),
  'list-conditions': z.strictObject({
    conditions: z
      .array(
        z.strictObject({
          system: z.enum(['ICD-10-CM', 'SNOMED-CT', 'words']),
          code: Key.exactOptional(),
          words: Words,
          status: z.enum(['active', 'remission', 'history', 'ruled-out']),
        }),
      )
      .max(120),
  }),
  'measure-body': z.strictObject({
    weightKg: z.number().exactOptional(),
    heightCm: z.number().exactOptional(),
  }),
  'name-contact': z.strictObject({
    contact: z.enum(['escort', 'emergency', 'family', 'other-prescriber']),
    name: Name,
    relation: Key.exactOptional(),
    phone: Key.exactOptional(),
  }),
  'sign-consent': z.strictObject({
    consent: Consent,
    document: Key,
    version: Key,
    offLabelWording: z.boolean(),
    expiresAt: InstantIn.exactOptional(),
  }),
  'withdraw-consent': z.strictObject({
    consent: Consent,
    words: LongWords.exactOptional(),
    signature: Ref.exactOptional(),
  }),
  'enroll-in-rems': z.strictObject({ enrolledOn: LocalDate, number: Key.exactOptional() }),
  'answer-screening': z
    .strictObject({
      answers: z.record(z.string().max(80), z.union([z.string().trim().min(1).max(2_000), z.number(), z.boolean()])),
      saidBy: z.enum(['patient', 'clinician', 'referrer', 'document']),
    })
    .superRefine(({ answers }, ctx) => {
      const said = Object.entries(answers);
      if (said.length === 0) ctx.addIssue({ code: 'custom', path: ['answers'], message: 'must answer something' });
      for (const [field, value] of said) {
        const row = screeningField(field);
        if (row === undefined)
          ctx.addIssue({ code: 'custom', path: ['answers', field], message: 'is no question of a screening' });
        else if (!fitsField(row, value))
          ctx.addIssue({ code: 'custom', path: ['answers', field], message: `must be ${answerOf(row)}` });
      }
    }),
  'start-course': z.strictObject({
    course: Id,
    indication: Words,
    route: z.enum(ROUTES),
    regimen: Key,
    plannedSessions: z.int().min(1).max(200).exactOptional(),
  }),
  'end-course': z.strictObject({ course: Id, because: Why }),
  'book-visit': z.strictObject({
    visit: Id,
    startsAt: InstantIn,
    kind: z.enum(['session', 'intake', 'follow-up', 'call', 'integration']),
    session: Id.exactOptional(),
    chair: Id.exactOptional(),
    with: Id.exactOptional(),
    minutes: z.int().min(5).max(480).exactOptional(),
    where: z.enum(['clinic', 'phone', 'video']).exactOptional(),
  }),
  'cancel-visit': z.strictObject({ visit: Id, because: Why }),
  'answer-scale': z.strictObject({
    instrument: Key,
    version: Key,
    answers: z.record(z.string().max(80), z.union([z.number(), z.string().max(2_000), z.boolean(), z.null()])),
    total: z.number().nullable(),
    band: Key.exactOptional(),
    askedIn: z.enum(['clinic', 'portal', 'call']).exactOptional(),
    form: Key.exactOptional(),
    answeredBy: z.enum(['patient', 'asked', 'observed']).exactOptional(),
    language: Key.exactOptional(),
    wording: Key.exactOptional(),
    baseline: z.boolean().exactOptional(),
  }),
  'open-task': z.strictObject({
    task: z.string().min(1).max(160),
    kind: Key,
    title: Words,
    ownerRole: z.enum(['prescriber', 'nurse', 'front-desk', 'biller', 'owner']),
    owner: Id.exactOptional(),
    next: z.array(Id).max(12).exactOptional(),
    unwatchedUntil: InstantIn.exactOptional(),
    dueAt: InstantIn,
    urgent: z.boolean(),
    about: z
      .strictObject({ stream: z.string().max(140), entry: Ref.exactOptional(), rule: Key.exactOptional() })
      .exactOptional(),
  }),
  'take-task': z.strictObject({ task: z.string().min(1).max(160), owner: Id }),
  'close-task': z.strictObject({
    task: z.string().min(1).max(160),
    evidence: Words,
    contact: z
      .strictObject({
        reached: z.enum(REACHED),
        how: z.enum(CONTACT_WAYS),
        at: InstantIn,
        outcome: z.enum(CONTACT_OUTCOMES),
        words: Words.exactOptional(),
      })
      .exactOptional(),
    deletion: DeletionAnswerBody.exactOptional(),
  }),
  'report-adverse-event': z
    .strictObject({
      event: Key,
      words: Words.exactOptional(),
      grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
      onsetAt: InstantIn,
      resolvedAt: InstantIn.exactOptional(),
      related: z.enum(['yes', 'possible', 'no', 'unknown']),
      action: z.enum(['none', 'watched', 'treated', 'dose-changed', 'held', 'stopped', 'hospital']),
      outcome: z.enum(['resolved', 'improving', 'ongoing', 'transferred', 'unknown']),
      serious: z.enum([
        'no',
        'death',
        'life-threatening',
        'hospitalisation',
        'disability',
        'important-medical-event',
        'not-assessed',
      ]),
      product: z.enum(['esketamine-nasal', 'ketamine-iv', 'ketamine-other', 'none']),
      session: Id.exactOptional(),
    })
    .refine(({ event, words }) => event !== 'other' || words !== undefined, {
      path: ['words'],
      error: 'must say what it was, where the list has no name for it',
    }),
  'record-result': z.strictObject({
    item: Key,
    on: LocalDate,
    value: z.number().exactOptional(),
    unit: Key.exactOptional(),
    words: Words.exactOptional(),
    reads: z.enum(['normal', 'abnormal', 'unclear']),
  }),
  'ask-bladder': z.strictObject({
    haematuria: z.boolean().exactOptional(),
    painDays: z.int().min(0).max(3_650).exactOptional(),
    frequencyDays: z.int().min(0).max(3_650).exactOptional(),
  }),
  'ask-craving': z.strictObject({ answer: z.enum(['none', 'some', 'strong']), words: Words.exactOptional() }),
  'draft-letter': z.strictObject({
    letter: Id,
    to: Name,
    medicine: Name.exactOptional(),
    agreed: Name.exactOptional(),
    rule: Key,
    sources: z.array(Key).max(30),
    paragraphs: z.array(Words).min(1).max(30),
    language: z.enum(['en', 'es']),
  }),
  'follow-letter': z.strictObject({
    letter: Id,
    status: z.enum(['sent', 'answered', 'withdrawn']),
    words: Words.exactOptional(),
  }),
  'open-call': z.strictObject({
    call: Id,
    topic: z.enum(CALL_TOPICS),
    direction: z.enum(['in', 'out']),
    caller: z.enum(CALLERS),
    task: z.string().min(1).max(160).exactOptional(),
  }),
  'answer-call': z.strictObject({
    call: Id,
    step: Key,
    value: z.union([z.string().trim().min(1, 'must not be empty').max(2_000), z.boolean()]),
  }),
  'turn-call': z.strictObject({ call: Id, topic: z.enum(CALL_TOPICS) }),
  'end-call': z.strictObject({
    call: Id,
    outcome: z.enum(CALL_OUTCOMES),
    advice: z.array(Key).max(30),
    words: Words.exactOptional(),
    nextCallAt: InstantIn.exactOptional(),
    owner: Id.exactOptional(),
  }),
  'write-patient-note': z.strictObject({
    words: LongWords,
    class: z.enum(['clinical', 'administrative', 'counselling']),
  }),
  'try-contact': z.strictObject({
    task: z.string().min(1).max(160),
    how: z.enum(ATTEMPT_WAYS),
    result: z.enum(ATTEMPT_RESULTS),
    words: Words.exactOptional(),
  }),
  'answer-check-in': z.strictObject({
    session: Id.exactOptional(),
    point: z.enum(CHECK_IN_POINTS),
    answers: z.strictObject({
      tired: z.enum(['no', 'a-little', 'very']).exactOptional(),
      sick: z.enum(['no', 'a-little', 'very']).exactOptional(),
      sad: z.enum(['no', 'a-little', 'very']).exactOptional(),
      safe: z.enum(['yes', 'not-sure', 'no']).exactOptional(),
    }),
    words: LongWords.exactOptional(),
  }),
  'tell-answers-so-far': z.discriminatedUnion('of', [
    z.strictObject({
      of: z.literal('scale'),
      instrument: Key,
      version: Key,
      form: Key.exactOptional(),
      language: Key.exactOptional(),
      wording: Key.exactOptional(),
      answers: z.record(z.string().max(80), z.number().nullable()),
    }),
    z.strictObject({
      of: z.literal('check-in'),
      session: Id.exactOptional(),
      point: z.enum(CHECK_IN_POINTS),
      answers: z.strictObject({ safe: z.enum(['not-sure', 'no']) }),
    }),
  ]),
  'say-not-safe': z.strictObject({ where: Key.exactOptional(), words: LongWords.exactOptional() }),
  'report-distress': z.strictObject({
    heard: z.enum(['phone', 'front-desk', 'relative', 'escort', 'message', 'other']),
    what: z.enum(['not-safe', 'worried']),
    words: LongWords.exactOptional(),
    callBack: Key.exactOptional(),
    whereNow: Words.exactOptional(),
  }),
  'write-journal': z.strictObject({
    words: LongWords,
    shared: z.boolean(),
    mood: z.int().min(0).max(10).exactOptional(),
  }),
  'write-safety-plan': z.strictObject({
    signs: PlanLines,
    myself: PlanLines,
    places: PlanLines,
    people: PlanLines,
    professionals: PlanLines,
    surroundings: PlanLines,
    reasons: PlanLines,
  }),
  'answer-experience': z.strictObject({
    session: Id,
    felt: z.enum(['good', 'mixed', 'hard']),
    lookedAfter: z.enum(['yes', 'partly', 'no']),
    nextTime: LongWords.exactOptional(),
  }),
  'set-goals': z.strictObject({ goals: z.array(z.strictObject({ goal: Id, words: LongWords })).max(12) }),
  'set-sharing': z.strictObject({ scores: z.boolean(), goals: z.boolean() }),
  'write-integration-note': z.strictObject({
    words: LongWords,
    shared: z.boolean(),
    visit: Id.exactOptional(),
    worry: z.literal('asked').exactOptional(),
  }),
  'correct-integration-note': z.strictObject({
    note: Ref,
    words: LongWords,
    reason: Why,
    worry: z.literal('asked').exactOptional(),
  }),
  'ask-integration': z.strictObject({ words: LongWords.exactOptional() }),
  'decide-follow-up': z.strictObject({
    proposal: Key,
    decision: z.enum(['accept', 'decline', 'later']),
    change: z
      .union([z.strictObject({ intervalDays: z.int().min(1).max(90) }), z.strictObject({ stop: z.literal(true) })])
      .exactOptional(),
    words: Why,
    inputs: Inputs,
  }),
  'wish-next-time': z.strictObject({ words: LongWords.exactOptional(), music: LongWords.exactOptional() }),
  'ask-deletion': z.strictObject({ words: LongWords.exactOptional() }),
  ...BILLING_FACTS,
} as const;

/** What a correction says instead, by the kind of the entry: the same body that the entry's own command would have. */
const corrections: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  Object.entries(PATIENT_FACT_COMMANDS).map(([command, event]) => [event, FACTS[command as keyof typeof FACTS]]),
);
const CorrectEntry = z
  .strictObject({
    entry: Ref,
    kind: z.string().refine((kind) => kind in corrections, 'must be the kind of an entry that can be corrected'),
    body: z.record(z.string(), z.unknown()),
    at: InstantIn.exactOptional(),
    reason: Why,
  })
  .transform((found, context) => {
    const parsed = corrections[found.kind]?.safeParse(found.body);
    if (parsed === undefined) return z.NEVER;
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        context.issues.push({
          code: 'custom',
          input: found.body,
          message: issue.message,
          path: ['body', ...issue.path],
        });
      }
      return z.NEVER;
    }
    return { ...found, body: parsed.data as Readonly<Record<string, unknown>> };
  });

/** Body of `identify-caller` on the stream of the person it turned out to be. */
export const IdentifyCallerBody = z.strictObject({ call: Id });

/** The schema of every command on `patient/<id>`, by its kind. A field that the domain does not have does not compile. */
export const PATIENT_COMMAND_BODIES = {
  ...FACTS,
  'undo-entry': z.strictObject({ entry: Ref }),
  'strike-entry': z.strictObject({ entry: Ref, reason: Why }),
  'correct-entry': CorrectEntry,
} as const satisfies { readonly [K in PatientCommandKind]: z.ZodType<PatientCommandBodies[K]> };
