import type { HumanContact } from '../distress/index.ts';
import {
  type EntriesState,
  type Entry,
  entriesFold,
  inRecordOrder,
  lastRecorded,
  readEntries,
} from '../entries/index.ts';
import { type ContactConsents, contactConsents, type Message, readMessages } from '../messages/index.ts';
import { type EventDraft, type Fold, type StreamName, streamId } from '../record/index.ts';
import { readSignUp, type SignUp } from '../sign-up/index.ts';
import type { Instant } from '../units/index.ts';
import type { DeletionAnswer } from './deletion.ts';
import type {
  ConsentSigned,
  LetterDrafted,
  PatientDetails,
  PatientEvent,
  PatientEventBodies,
  PatientEventKind,
  TaskOpened,
} from './events.ts';
import { saysOf } from './taken-back.ts';

export type PatientEntryOf<Kind extends PatientEventKind> = Entry<EventDraft<Kind, PatientEventBodies[Kind]>>;
export type PatientEntry = Entry<PatientEvent>;

/** What is folded: the facts in the order they happened. Everything else is read from it by `readPatient`. */
export type PatientState = EntriesState;
export const patientFold: Fold<PatientState> = entriesFold;

export interface Task extends TaskOpened {
  readonly openedAt: Instant;
  readonly state: 'open' | 'closed';
  readonly evidence?: string;
  /** Whom somebody reached, where it is closed by that. */
  readonly contact?: HumanContact;
  /** What the patient reads of it, where it was a request for deletion. */
  readonly deletion?: DeletionAnswer;
  readonly closedAt?: Instant;
  readonly closedBy?: string;
}

export interface Letter extends LetterDrafted {
  readonly draftedAt: Instant;
  /** Author of the draft. */
  readonly by: string;
  readonly status: 'draft' | 'sent' | 'answered' | 'withdrawn';
  readonly statusAt: Instant;
  readonly statusWords?: string;
}

/** A person as the record knows them. Null is "never asked", which is not an answer. */
export interface Patient {
  readonly stream: StreamName;
  readonly id: string;
  readonly seq: number;
  readonly details: PatientDetails | null;
  /** Null: registered by staff, without a request. */
  readonly signUp: SignUp | null;
  readonly contactConsents: ContactConsents;
  readonly messages: readonly Message[];
  readonly photo: string | null;
  readonly allergies: PatientEntryOf<'allergies-listed'> | null;
  readonly medicines: PatientEntryOf<'medicines-listed'> | null;
  readonly conditions: PatientEntryOf<'conditions-listed'> | null;
  readonly weight: { readonly kg: number; readonly at: Instant } | null;
  readonly height: { readonly cm: number; readonly at: Instant } | null;
  readonly contacts: readonly PatientEntryOf<'contact-named'>[];
  /** In force: signed, not withdrawn since; expiry is judged when read. */
  readonly consents: readonly PatientEntryOf<'consent-signed'>[];
  /** Signed after what was taken back, which was heard of only then: none holds until the person has said which; see `saysOf`. */
  readonly consentsInDoubt: readonly PatientEntryOf<'consent-signed'>[];
  readonly rems: PatientEntryOf<'patient-rems-enrolled'> | null;
  readonly screening: PatientEntryOf<'patient-screened'> | null;
  readonly decision: PatientEntryOf<'decision-signed'> | null;
  readonly courses: readonly (PatientEntryOf<'course-started'> & { readonly endedAt: Instant | null })[];
  /** Every signed plan, oldest first; which one holds is asked of `planInForce`. */
  readonly plans: readonly PatientEntryOf<'plan-signed'>[];
  readonly visits: readonly PatientEntryOf<'visit-booked'>[];
  /** Closed ones, with what was given as it stands after every correction. */
  readonly sessions: readonly PatientEntryOf<'session-closed'>[];
  /** What each session has given, closed or not: the line that was recorded last of each. */
  readonly dosed: readonly PatientEntryOf<'session-dosed'>[];
  readonly scales: readonly PatientEntryOf<'scale-answered'>[];
  readonly tasks: readonly Task[];
  readonly adverseEvents: readonly PatientEntryOf<'adverse-event-reported'>[];
  readonly results: readonly PatientEntryOf<'result-recorded'>[];
  readonly letters: readonly Letter[];
  readonly entries: readonly PatientEntry[];
  readonly withdrawn: readonly PatientEntry[];
  readonly erased: number;
}

export function allPatientEntries<Kind extends PatientEventKind>(
  patient: Pick<Patient, 'entries'>,
  kind: Kind,
): readonly PatientEntryOf<Kind>[] {
  return patient.entries.filter((entry): entry is PatientEntry & PatientEntryOf<Kind> => entry.kind === kind);
}

export function latestPatientEntry<Kind extends PatientEventKind>(
  patient: Pick<Patient, 'entries'>,
  kind: Kind,
): PatientEntryOf<Kind> | undefined {
  return patient.entries.findLast((entry) => entry.kind === kind) as PatientEntryOf<Kind> | undefined;
}

/** The entry of one kind that was recorded last: of what is signed or decided in the moment, see `inRecordOrder`. */
export const signedLast = <Kind extends PatientEventKind>(
  patient: Pick<Patient, 'entries'>,
  kind: Kind,
): PatientEntryOf<Kind> | undefined => lastRecorded(allPatientEntries(patient, kind));

/** What an adult can weigh and measure. A number outside is kept as it was said and never used. PD. */
export const BODY = { weightKg: [20, 350], heightCm: [90, 250] } as const;

/** The plan that an order is taken from: the newest revision of the newest course that has not ended. Null: none. */
export function planInForce(patient: Pick<Patient, 'plans' | 'courses'>): PatientEntryOf<'plan-signed'> | null {
  const open = new Set(patient.courses.filter(({ endedAt }) => endedAt === null).map(({ body }) => body.course));
  const course = patient.plans.findLast(({ body }) => open.has(body.course))?.body.course;
  let newest: PatientEntryOf<'plan-signed'> | null = null;
  for (const plan of patient.plans) {
    if (plan.body.course !== course || course === undefined) continue;
    if (newest === null || plan.body.revision >= newest.body.revision) newest = plan;
  }
  return newest;
}

const memo = new WeakMap<PatientState, Patient>();

/** Reads the person out of the facts. The same state gives the same object. */
export function readPatient(state: PatientState): Patient {
  const known = memo.get(state);
  if (known !== undefined) return known;
  const patient = derive(state);
  memo.set(state, patient);
  return patient;
}

function derive(state: PatientState): Patient {
  const read = readEntries<PatientEvent>(state);
  const entries = read.entries as readonly PatientEntry[];
  const story = { entries };
  const measured = allPatientEntries(story, 'body-measured');
  const within = (value: number | undefined, [low, high]: readonly [number, number]) =>
    value !== undefined && value >= low && value <= high;
  const weighed = measured.findLast(({ body }) => within(body.weightKg, BODY.weightKg));
  const heighted = measured.findLast(({ body }) => within(body.heightCm, BODY.heightCm));
  const consents = new Map<ConsentSigned['consent'], PatientEntryOf<'consent-signed'>>();
  const inDoubt = new Map<ConsentSigned['consent'], PatientEntryOf<'consent-signed'>>();
  const withdrawals = allPatientEntries(story, 'consent-withdrawn');
  const signatures = allPatientEntries(story, 'consent-signed');
  for (const signed of signatures) {
    const { consent } = signed.body;
    const said = withdrawals
      .filter(({ body }) => body.consent === consent)
      .map((one) => saysOf(one, signed, signatures));
    if (said.every((one) => one === 'nothing')) consents.set(consent, signed);
    else if (!said.includes('taken-back')) inDoubt.set(consent, signed);
  }
  const ended = new Map(allPatientEntries(story, 'course-ended').map(({ body, at }) => [body.course, at]));
  const cancelled = new Set(allPatientEntries(story, 'visit-cancelled').map(({ body }) => body.visit));
  const lastOf = new Map(
    inRecordOrder(allPatientEntries(story, 'session-dosed')).map((one) => [one.body.session, one]),
  );
  const dosed = [...lastOf.values()];
  return {
    stream: state.stream,
    id: streamId(state.stream),
    seq: state.seq,
    details: detailsOf(entries),
    signUp: readSignUp(entries),
    contactConsents: contactConsents(entries),
    messages: readMessages(entries),
    photo: latestPatientEntry(story, 'photo-taken')?.body.blob ?? null,
    allergies: latestPatientEntry(story, 'allergies-listed') ?? null,
    medicines: latestPatientEntry(story, 'medicines-listed') ?? null,
    conditions: latestPatientEntry(story, 'conditions-listed') ?? null,
    weight: weighed === undefined ? null : { kg: weighed.body.weightKg!, at: weighed.at },
    height: heighted === undefined ? null : { cm: heighted.body.heightCm!, at: heighted.at },
    contacts: allPatientEntries(story, 'contact-named'),
    consents: [...consents.values()],
    consentsInDoubt: [...inDoubt.values()].filter(({ body }) => !consents.has(body.consent)),
    rems: latestPatientEntry(story, 'patient-rems-enrolled') ?? null,
    screening: signedLast(story, 'patient-screened') ?? null,
    decision: signedLast(story, 'decision-signed') ?? null,
    courses: allPatientEntries(story, 'course-started').map((entry) => ({
      ...entry,
      endedAt: ended.get(entry.body.course) ?? null,
    })),
    plans: allPatientEntries(story, 'plan-signed'),
    visits: allPatientEntries(story, 'visit-booked').filter(({ body }) => !cancelled.has(body.visit)),
    sessions: newestOfEach(allPatientEntries(story, 'session-closed')).map((line) => asDosed(line, dosed)),
    dosed,
    scales: allPatientEntries(story, 'scale-answered'),
    tasks: readTasks(story),
    adverseEvents: allPatientEntries(story, 'adverse-event-reported'),
    results: allPatientEntries(story, 'result-recorded'),
    letters: readLetters(story),
    entries,
    withdrawn: read.withdrawn as readonly PatientEntry[],
    erased: read.erased.length,
  };
}

/** One line for each session: the end of one may be taken back, and it ends again. */
function newestOfEach(lines: readonly PatientEntryOf<'session-closed'>[]): readonly PatientEntryOf<'session-closed'>[] {
  const newest = new Map<string, number>();
  for (const { body, seq } of lines) newest.set(body.session, Math.max(seq, newest.get(body.session) ?? 0));
  return lines.filter(({ body, seq }) => newest.get(body.session) === seq);
}

/** The line of a closed session; where a dose of it was put right since, with what is given as that left it. */
function asDosed(
  line: PatientEntryOf<'session-closed'>,
  dosed: readonly PatientEntryOf<'session-dosed'>[],
): PatientEntryOf<'session-closed'> {
  const since = dosed.find(({ body, seq }) => body.session === line.body.session && seq > line.seq)?.body;
  if (since === undefined) return line;
  const { firstDoseAt, lastDoseEndedAt, deliveredMg, deliveredMgMax, mgPerKg } = since;
  const startedAt = firstDoseAt ?? line.body.startedAt;
  return { ...line, body: { ...line.body, startedAt, lastDoseEndedAt, deliveredMg, deliveredMgMax, mgPerKg } };
}

/**
 * Who it is. A request says less than a registration, and nothing about sex; one that was merged in only fills what the
 * chart has not.
 */
function detailsOf(entries: readonly PatientEntry[]): PatientDetails | null {
  let details: PatientDetails | null = null;
  for (const entry of entries) {
    if (entry.kind === 'patient-registered' || entry.kind === 'patient-details-changed') details = entry.body;
    if (entry.kind === 'signed-up' && details === null) {
      const { givenName, familyName, calledName, birthDate, email, phone, language } = entry.body;
      details = {
        givenName,
        familyName,
        birthDate,
        sexAtBirth: 'not-said',
        language,
        ...(calledName === undefined ? {} : { calledName }),
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined ? {} : { phone }),
      };
    }
    if (entry.kind === 'sign-up-joined' && details !== null) {
      // Where the other request wanted to be reached is no address of this person until staff have heard it from them.
      details = { language: entry.body.language, ...details };
    }
  }
  return details;
}

function readTasks(story: Pick<Patient, 'entries'>): Task[] {
  const closed = new Map(allPatientEntries(story, 'task-closed').map((entry) => [entry.body.task, entry]));
  const taken = inRecordOrder(allPatientEntries(story, 'task-taken'));
  const owners = new Map(taken.map(({ body }) => [body.task, body.owner]));
  const opened = new Map<string, Task>();
  for (const { body, at } of allPatientEntries(story, 'task-opened')) {
    if (opened.has(body.task)) continue;
    const owner = owners.get(body.task);
    const done = closed.get(body.task);
    opened.set(body.task, {
      ...body,
      ...(owner === undefined ? {} : { owner }),
      openedAt: at,
      state: done === undefined ? 'open' : 'closed',
      ...(done === undefined
        ? {}
        : {
            evidence: done.body.evidence,
            ...(done.body.contact === undefined ? {} : { contact: done.body.contact }),
            ...(done.body.deletion === undefined ? {} : { deletion: done.body.deletion }),
            closedAt: done.at,
            closedBy: done.author.id,
          }),
    });
  }
  return [...opened.values()];
}

function readLetters(story: Pick<Patient, 'entries'>): Letter[] {
  const followed = allPatientEntries(story, 'letter-followed');
  return allPatientEntries(story, 'letter-drafted').map(({ body, at, author }) => {
    const last = lastRecorded(followed.filter((entry) => entry.body.letter === body.letter));
    return {
      ...body,
      draftedAt: at,
      by: author.id,
      status: last?.body.status ?? 'draft',
      statusAt: last?.at ?? at,
      ...(last?.body.words === undefined ? {} : { statusWords: last.body.words }),
    };
  });
}
