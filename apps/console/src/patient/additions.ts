import type { Patient, PatientCommandKind } from '@keel/clinical/patient';
import type { PreparationKind } from '@keel/clinical/preparation';

/** One line of a short form about a person. `needed` lines must be filled in before anything is recorded. */
export type Line =
  | {
      readonly as: 'text' | 'date' | 'words' | 'time';
      readonly name: string;
      readonly needed?: boolean;
      readonly hint?: 'phone' | 'version';
    }
  | {
      readonly as: 'choice';
      readonly name: string;
      readonly needed?: boolean;
      readonly options: (patient: Patient) => readonly string[];
    };

export type Filled = Readonly<Record<string, string>>;

export interface Addition {
  readonly command: PatientCommandKind | PreparationKind | 'ask-estimate';
  readonly lines: readonly Line[];
  /** What stands in the lines already, so that nothing is typed twice. */
  readonly known?: (patient: Patient) => Filled;
  /** Whether there is anything of this person that it can be about. */
  readonly offered?: (patient: Patient, now: number) => boolean;
  readonly body: (
    filled: Filled,
    given: { readonly patient: Patient; readonly now: number },
  ) => Readonly<Record<string, unknown>>;
}

const only = (filled: Filled): Filled =>
  Object.fromEntries(Object.entries(filled).filter(([, value]) => value.trim() !== ''));
const trimmed = (filled: Filled): Filled =>
  Object.fromEntries(Object.entries(only(filled)).map(([name, value]) => [name, value.trim()]));
const running = (patient: Patient) => patient.courses.filter(({ endedAt }) => endedAt === null);
const HOUR_MS = 3_600_000;
/** What somebody on the phone means by "my visit". */
const nextVisit = (patient: Patient, now: number) =>
  patient.visits
    .filter(({ body }) => body.startsAt > now - 12 * HOUR_MS)
    .toSorted((a, b) => a.body.startsAt - b.body.startsAt)[0]?.body.visit;
const comes = (patient: Patient, now: number): boolean => nextVisit(patient, now) !== undefined;

/** What the desk and those who treat add to a record by hand, each a command of its own. */
export const ADDITIONS = {
  distress: {
    command: 'report-distress',
    lines: [
      { as: 'choice', name: 'what', needed: true, options: () => ['not-safe', 'worried'] },
      {
        as: 'choice',
        name: 'heard',
        needed: true,
        options: () => ['phone', 'front-desk', 'relative', 'escort', 'message', 'other'],
      },
      { as: 'text', name: 'callBack', hint: 'phone' },
      { as: 'text', name: 'whereNow' },
      { as: 'words', name: 'words' },
    ],
    known: ({ details }) => (details?.phone === undefined ? {} : { callBack: details.phone }),
    body: trimmed,
  },
  note: {
    command: 'write-patient-note',
    lines: [
      { as: 'choice', name: 'class', needed: true, options: () => ['clinical', 'administrative', 'counselling'] },
      { as: 'words', name: 'words', needed: true },
    ],
    body: trimmed,
  },
  contact: {
    command: 'name-contact',
    lines: [
      {
        as: 'choice',
        name: 'contact',
        needed: true,
        options: () => ['escort', 'emergency', 'family', 'other-prescriber'],
      },
      { as: 'text', name: 'name', needed: true },
      { as: 'text', name: 'relation' },
      { as: 'text', name: 'phone', hint: 'phone' },
    ],
    body: trimmed,
  },
  details: {
    command: 'change-patient-details',
    lines: [
      { as: 'text', name: 'givenName', needed: true },
      { as: 'text', name: 'familyName', needed: true },
      { as: 'text', name: 'calledName' },
      { as: 'text', name: 'pronouns' },
      { as: 'date', name: 'birthDate', needed: true },
      {
        as: 'choice',
        name: 'sexAtBirth',
        needed: true,
        options: () => ['female', 'male', 'intersex', 'not-said'],
      },
      { as: 'text', name: 'recordNumber' },
      { as: 'text', name: 'phone', hint: 'phone' },
      { as: 'text', name: 'email' },
      { as: 'choice', name: 'language', options: () => ['en', 'es'] },
    ],
    offered: (patient) => patient.details !== null,
    known: ({ details }) =>
      details === null
        ? {}
        : Object.fromEntries(
            Object.entries(details).filter((one): one is [string, string] => typeof one[1] === 'string'),
          ),
    // What the form does not show (the address) stays as it is.
    body: (filled, { patient }) => ({
      ...(patient.details?.address === undefined ? {} : { address: patient.details.address }),
      ...(patient.details?.middleName === undefined ? {} : { middleName: patient.details.middleName }),
      ...trimmed(filled),
    }),
  },
  'portal-logins': {
    command: 'end-portal-logins',
    lines: [
      { as: 'choice', name: 'because', needed: true, options: () => ['phone-lost', 'mail-read', 'asked'] },
      { as: 'words', name: 'words' },
    ],
    body: trimmed,
  },
  consent: {
    command: 'sign-consent',
    lines: [
      { as: 'choice', name: 'consent', needed: true, options: () => ['ketamine', 'esketamine', 'photo', 'contact'] },
      { as: 'text', name: 'document', needed: true },
      { as: 'text', name: 'version', needed: true, hint: 'version' },
      { as: 'choice', name: 'offLabelWording', needed: true, options: () => ['yes', 'no'] },
    ],
    body: (filled) => ({ ...trimmed(filled), offLabelWording: filled['offLabelWording'] === 'yes' }),
  },
  withdrawal: {
    command: 'withdraw-consent',
    lines: [
      {
        as: 'choice',
        name: 'consent',
        needed: true,
        options: ({ consents }) => [...new Set(consents.map(({ body }) => body.consent))],
      },
      { as: 'words', name: 'words' },
    ],
    offered: ({ consents }) => consents.length > 0,
    body: trimmed,
  },
  rems: {
    command: 'enroll-in-rems',
    lines: [
      { as: 'date', name: 'enrolledOn', needed: true },
      { as: 'text', name: 'number' },
    ],
    body: trimmed,
  },
  task: {
    command: 'open-task',
    lines: [
      { as: 'words', name: 'title', needed: true },
      {
        as: 'choice',
        name: 'ownerRole',
        needed: true,
        options: () => ['prescriber', 'nurse', 'front-desk', 'biller', 'owner'],
      },
      { as: 'choice', name: 'dueIn', needed: true, options: () => ['1', '4', '24', '72', '168'] },
      { as: 'choice', name: 'urgent', needed: true, options: () => ['yes', 'no'] },
    ],
    body: ({ title = '', ownerRole, dueIn, urgent }, { now }) => ({
      task: `by-hand/${crypto.randomUUID()}`,
      kind: 'by-hand',
      title: title.trim(),
      ownerRole,
      dueAt: Math.round(now + Number(dueIn) * HOUR_MS),
      urgent: urgent === 'yes',
    }),
  },
  'cannot-come': {
    command: 'say-cannot-come',
    lines: [{ as: 'choice', name: 'wants', needed: true, options: () => ['another-day', 'call-me', 'no-more'] }],
    offered: comes,
    body: (filled, { patient, now }) => ({ visit: nextVisit(patient, now), ...trimmed(filled) }),
  },
  food: {
    command: 'report-food',
    lines: [
      { as: 'choice', name: 'foodOrDrink', needed: true, options: () => ['food', 'drink'] },
      { as: 'choice', name: 'hoursAgo', needed: true, options: () => ['0', '1', '2', '4', '6', '8'] },
    ],
    offered: comes,
    body: ({ foodOrDrink, hoursAgo }, { patient, now }) => ({
      visit: nextVisit(patient, now),
      what: foodOrDrink,
      lastAt: Math.round(now - Number(hoursAgo) * HOUR_MS),
    }),
  },
  ride: {
    command: 'name-escort',
    lines: [
      { as: 'choice', name: 'escort', needed: true, options: () => ['adult', 'medical-transport', 'ride'] },
      { as: 'text', name: 'name' },
      { as: 'text', name: 'relation' },
      { as: 'text', name: 'phone', hint: 'phone' },
    ],
    offered: comes,
    body: (filled, { patient, now }) => ({ visit: nextVisit(patient, now), ...trimmed(filled) }),
  },
  'escort-says': {
    command: 'answer-as-escort',
    lines: [{ as: 'choice', name: 'answer', needed: true, options: () => ['yes', 'no'] }],
    offered: comes,
    body: (filled, { patient, now }) => ({ visit: nextVisit(patient, now), ...trimmed(filled) }),
  },
  wish: {
    command: 'wish-next-time',
    lines: [
      { as: 'words', name: 'words' },
      { as: 'text', name: 'music' },
    ],
    body: trimmed,
  },
  estimate: { command: 'ask-estimate', lines: [{ as: 'words', name: 'words' }], body: trimmed },
  deletion: {
    command: 'ask-deletion',
    lines: [{ as: 'words', name: 'words' }],
    body: trimmed,
  },
  'end-course': {
    command: 'end-course',
    lines: [
      {
        as: 'choice',
        name: 'course',
        needed: true,
        options: (patient) => running(patient).map(({ body }) => body.course),
      },
      { as: 'words', name: 'because', needed: true },
    ],
    offered: (patient) => running(patient).length > 0,
    body: trimmed,
  },
} as const satisfies Readonly<Record<string, Addition>>;

export type AdditionKey = keyof typeof ADDITIONS;
export const ADDITION_KEYS = Object.keys(ADDITIONS) as readonly AdditionKey[];

/** The lines that must still be filled in. */
export const missingLines = (addition: Addition, filled: Filled): readonly string[] =>
  addition.lines
    .filter(({ name, needed }) => needed === true && (filled[name] ?? '').trim() === '')
    .map(({ name }) => name);
