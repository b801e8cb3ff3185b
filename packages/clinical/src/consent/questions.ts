import { allPatientEntries, type ConsentSigned, heardAt, type Patient, type PatientEntryOf } from '../patient/index.ts';
import {
  accepted,
  type Command,
  type Decision,
  eventId,
  type Reason,
  reasonsFrom,
  type StreamEvents,
} from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { consentById } from './document.ts';

/** A question that a patient asked about a consent, and how it stands. */
export interface ConsentQuestion {
  readonly asked: PatientEntryOf<'consent-question-asked'>;
  /** `answered`: a clinician has closed its task with what was said. `withdrawn`: the patient took it back. */
  readonly state: 'open' | 'answered' | 'withdrawn';
  /** Null: it is open. */
  readonly endedAt: Instant | null;
}

/** The task that a question opened; undefined: it was struck, and nobody has answered. */
export const taskOfQuestion = (patient: Pick<Patient, 'tasks'>, { id }: Pick<ConsentQuestion['asked'], 'id'>) =>
  patient.tasks.find(
    ({ kind, about }) => kind === 'consent-question' && about?.entry !== undefined && eventId(about.entry) === id,
  );

/** Every question of a patient about a consent, oldest first. */
export function consentQuestions(patient: Pick<Patient, 'entries' | 'tasks'>): readonly ConsentQuestion[] {
  const withdrawn = new Map(
    allPatientEntries(patient, 'consent-question-withdrawn').map((entry) => [eventId(entry.body.question), entry]),
  );
  return allPatientEntries(patient, 'consent-question-asked').map((asked): ConsentQuestion => {
    const back = withdrawn.get(asked.id);
    if (back !== undefined) return { asked, state: 'withdrawn', endedAt: back.at };
    const task = taskOfQuestion(patient, asked);
    return task?.state === 'closed'
      ? { asked, state: 'answered', endedAt: task.closedAt ?? task.openedAt }
      : { asked, state: 'open', endedAt: null };
  });
}

/** What is asked about one consent and not answered yet, oldest first: nobody is informed who waits for an answer. */
export const openQuestions = (
  patient: Pick<Patient, 'entries' | 'tasks'>,
  document: string,
): readonly ConsentQuestion[] =>
  consentQuestions(patient).filter(({ asked, state }) => state === 'open' && asked.body.document === document);

/**
 * What was open at a moment that may lie behind, about the consents whose id `about` takes: of what was given, taken or signed then,
 * nothing that was asked or answered later says anything.
 */
export const openAt = (
  patient: Pick<Patient, 'entries' | 'tasks'>,
  at: Instant,
  about: (document: string) => boolean,
): readonly ConsentQuestion[] =>
  consentQuestions(patient).filter(
    ({ asked, endedAt }) => about(asked.body.document) && heardAt(asked) <= at && (endedAt === null || endedAt > at),
  );

const reason = reasonsFrom('ASKP', 'PD');

/** Why a signature waits, or what one that was given all the same carries. Null: nothing is open. */
export const questionOpen = (open: readonly ConsentQuestion[]): Reason | null =>
  open.length === 0
    ? null
    : reason(
        'consent-question-open',
        'A question about it is not answered yet',
        'answer it and close its task, or the patient takes it back',
        ['answer'],
      );

/**
 * A paper that was signed while a question stood open, whenever it is entered: a fact, kept with a flag. Of Keel's own words the question must be about the
 * same; of a clinic's own paper, about the same molecule.
 */
export function withOpenQuestion(
  decision: Decision,
  patient: Patient,
  { body, occurredAt }: Command<'sign-consent', ConsentSigned>,
): Decision {
  if (decision.kind === 'refused') return decision;
  const own = consentById(body.document) !== undefined;
  const about = (document: string): boolean =>
    own ? document === body.document : consentById(document)?.molecule === body.consent;
  const flag = questionOpen(openAt(patient, occurredAt, about));
  return flag === null ? decision : accepted(...decision.streams.map((one) => flagged(one, flag)));
}

const flagged = ({ stream, events }: StreamEvents, flag: Reason): StreamEvents => ({
  stream,
  events: events.map((event) => {
    if (event.kind !== 'consent-signed') return event;
    const body = event.body as ConsentSigned & { readonly flags?: readonly Reason[] };
    return { ...event, body: { ...body, flags: [...(body.flags ?? []), flag] } };
  }),
});
