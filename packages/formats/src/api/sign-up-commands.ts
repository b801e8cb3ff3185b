import { MESSAGE_LANGUAGES, TEMPLATE_IDS } from '@keel/clinical/messages';
import { CLOSED_BECAUSE, type SignUpCommandBodies } from '@keel/clinical/sign-up';
import { z } from 'zod';
import { Id, LocalDate } from './values.ts';

/** Bodies of the commands by which people ask for treatment and say how they may be reached. */
/** Strangers write these, and staff tell people apart by them: nothing in them is unseen or turns the reading round. */
const Name = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(160)
  .refine((name) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name), 'must not hold signs that cannot be seen');
const Words = z.string().trim().min(1, 'must not be empty').max(4_000);
const Email = z.string().trim().toLowerCase().max(200).pipe(z.email('must be an e-mail address'));
const Phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?[\d\s().-]{7,}$/, 'must be a telephone number');
const Language = z.enum(MESSAGE_LANGUAGES);
const Contact = z.strictObject({
  email: z.boolean().exactOptional(),
  text: z.boolean().exactOptional(),
  call: z.boolean().exactOptional(),
});
const GuardianIn = z.strictObject({
  name: Name,
  relation: Name.exactOptional(),
  phone: Phone.exactOptional(),
  email: Email.exactOptional(),
});
/** Nobody who asks was born before 1900 or will be born. */
const BirthDate = LocalDate.refine((date) => date >= '1900-01-01', 'must be a date of birth');

const person = {
  givenName: Name,
  familyName: Name,
  birthDate: BirthDate,
  email: Email.exactOptional(),
  phone: Phone.exactOptional(),
  language: Language,
  guardian: GuardianIn.exactOptional(),
};
/** As large as the answers of a self-check can be. */
const SELF_CHECK_MAX = 20_000;

export const SignUpBody = z.strictObject({
  ...person,
  by: z.enum(['self', 'guardian', 'desk']),
  calledName: Name.exactOptional(),
  contact: Contact,
  heardFrom: z.string().trim().max(400).exactOptional(),
  safety: z.enum(['safe', 'not-safe', 'not-said']),
  selfCheck: z
    .record(z.string().max(80), z.unknown())
    .refine((answers) => JSON.stringify(answers).length <= SELF_CHECK_MAX, 'is larger than a self-check can be')
    .exactOptional(),
});

export const ReferBody = z.strictObject({
  ...person,
  referrer: z.strictObject({
    name: Name,
    practice: Name.exactOptional(),
    phone: Phone.exactOptional(),
    email: Email.exactOptional(),
    fax: Phone.exactOptional(),
    language: Language.exactOptional(),
  }),
  referral: z.strictObject({
    reason: Words,
    tried: Words.exactOptional(),
    medicines: Words.exactOptional(),
    allergies: Words.exactOptional(),
    history: Words.exactOptional(),
    bloodPressure: Words.exactOptional(),
    risk: Words.exactOptional(),
    urgent: z.boolean(),
    patientAgreed: z.boolean(),
  }),
});

const MessageId = z.string().min(1).max(200);

export const SIGN_UP_COMMAND_BODIES = {
  'sign-up': SignUpBody,
  'refer-patient': ReferBody,
  'accept-sign-up': z.strictObject({ words: Words.exactOptional() }),
  'close-sign-up': z.strictObject({
    because: z.enum(CLOSED_BECAUSE),
    words: Words.exactOptional(),
    told: Words.exactOptional(),
  }),
  'merge-sign-up': z.strictObject({ into: Id }),
  'change-contact-consent': z.strictObject({
    channel: z.enum(['email', 'text', 'call']),
    allowed: z.boolean(),
    how: z.enum(['form', 'link', 'reply', 'told', 'portal']),
  }),
  'stop-messages': z.strictObject({ channel: z.enum(['email', 'text']) }),
  'send-message': z.strictObject({ template: z.enum(TEMPLATE_IDS as [string, ...string[]]) }),
  'record-printed': z.strictObject({ message: MessageId }),
} as const satisfies Readonly<Record<keyof SignUpCommandBodies, z.ZodType>>;
