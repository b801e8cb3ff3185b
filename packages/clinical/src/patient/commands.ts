import type { Command, EventRef } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { PatientEventBodies, PatientEventKind, PhotoTaken } from './events.ts';

/** One command, one event of the same content. `session-closed` comes from the session, never from a person. */
export const PATIENT_FACT_COMMANDS = {
  'register-patient': 'patient-registered',
  'change-patient-details': 'patient-details-changed',
  'end-portal-logins': 'portal-logins-ended',
  'take-photo': 'photo-taken',
  'list-allergies': 'allergies-listed',
  'list-medicines': 'medicines-listed',
  'list-conditions': 'conditions-listed',
  'measure-body': 'body-measured',
  'name-contact': 'contact-named',
  'sign-consent': 'consent-signed',
  'withdraw-consent': 'consent-withdrawn',
  'enroll-in-rems': 'patient-rems-enrolled',
  'answer-screening': 'screening-answered',
  'start-course': 'course-started',
  'end-course': 'course-ended',
  'book-visit': 'visit-booked',
  'cancel-visit': 'visit-cancelled',
  'answer-scale': 'scale-answered',
  'open-task': 'task-opened',
  'take-task': 'task-taken',
  'close-task': 'task-closed',
  'report-adverse-event': 'adverse-event-reported',
  'record-result': 'result-recorded',
  'ask-bladder': 'bladder-asked',
  'ask-craving': 'craving-asked',
  'draft-letter': 'letter-drafted',
  'follow-letter': 'letter-followed',
  'write-patient-note': 'patient-note-written',
  'try-contact': 'contact-tried',
  'answer-check-in': 'check-in-answered',
  'tell-answers-so-far': 'answers-so-far-told',
  'say-not-safe': 'not-safe-said',
  'report-distress': 'distress-reported',
  'write-journal': 'journal-written',
  'write-safety-plan': 'safety-plan-written',
  'answer-experience': 'experience-answered',
  'set-goals': 'goals-set',
  'set-sharing': 'sharing-set',
  'write-integration-note': 'integration-note-written',
  'ask-integration': 'integration-asked',
  'decide-follow-up': 'follow-up-decided',
  'open-call': 'call-opened',
  'answer-call': 'call-answered',
  'turn-call': 'call-turned',
  'end-call': 'call-ended',
  'wish-next-time': 'next-time-wished',
  'ask-deletion': 'deletion-asked',
  'state-cover': 'cover-stated',
  'record-authorisation': 'authorisation-recorded',
  'adjust-charge': 'charge-adjusted',
  'record-payment': 'payment-recorded',
} as const satisfies Readonly<Record<string, PatientEventKind>>;

interface AmendmentBodies {
  'correct-entry': {
    readonly entry: EventRef;
    /** The kind of that entry, by which the new body is read. */
    readonly kind: string;
    readonly body: Readonly<Record<string, unknown>>;
    readonly at?: Instant;
    readonly reason: string;
  };
  /** A therapist's own note said anew; the first words are kept with it. */
  'correct-integration-note': {
    readonly note: EventRef;
    readonly words: string;
    readonly reason: string;
    readonly worry?: 'asked';
  };
  'undo-entry': { readonly entry: EventRef };
  'strike-entry': { readonly entry: EventRef; readonly reason: string };
}

type FactCommand = keyof typeof PATIENT_FACT_COMMANDS;
export type PatientCommandBodies = {
  [K in Exclude<FactCommand, 'take-photo'>]: PatientEventBodies[(typeof PATIENT_FACT_COMMANDS)[K]];
} & {
  /** The hash is put in by whoever stores the bytes; absent where none came, or what came is no picture. */
  'take-photo': Partial<PhotoTaken>;
} & AmendmentBodies;
export type PatientCommandKind = keyof PatientCommandBodies;
export type PatientCommand = { [K in PatientCommandKind]: Command<K, PatientCommandBodies[K]> }[PatientCommandKind];

export const PATIENT_COMMANDS: readonly PatientCommandKind[] = [
  ...(Object.keys(PATIENT_FACT_COMMANDS) as (keyof typeof PATIENT_FACT_COMMANDS)[]),
  'correct-entry',
  'correct-integration-note',
  'undo-entry',
  'strike-entry',
];
