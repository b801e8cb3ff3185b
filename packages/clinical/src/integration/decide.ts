import { draftMessage, dropMessages } from '../messages/index.ts';
import { type Patient, type PatientState, readPatient, recentHighRisk, taskOf } from '../patient/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type Reason,
  reasonsFrom,
  refused,
  type StreamEvents,
} from '../record/index.ts';
import type { Staff } from '../staff/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import { type Caseload, type CaseloadBodies, INTEGRATION_STREAM, TALK } from './caseload.ts';
import { integrationOf, type TalkPlace } from './integration.ts';

export interface IntegrationCommandBodies {
  /** A clinician names the therapist who sees this person from now on. */
  readonly 'refer-integration': { readonly therapist: string; readonly words?: string };
  readonly 'end-integration': { readonly because: string };
  readonly 'book-integration': {
    readonly visit: string;
    readonly startsAt: Instant;
    readonly where: TalkPlace;
    readonly minutes?: number;
  };
  readonly 'cancel-integration': { readonly visit: string; readonly because: string };
  readonly 'record-integration': { readonly visit: string; readonly outcome: 'done' | 'not-come' };
}
export type IntegrationCommandKind = keyof IntegrationCommandBodies;
export type IntegrationCommand = {
  [K in IntegrationCommandKind]: Command<K, IntegrationCommandBodies[K]>;
}[IntegrationCommandKind];
export const INTEGRATION_COMMANDS = [
  'refer-integration',
  'end-integration',
  'book-integration',
  'cancel-integration',
  'record-integration',
] as const satisfies readonly IntegrationCommandKind[];

export interface IntegrationDeciding {
  readonly patient: PatientState;
  readonly caseload: Caseload;
  readonly staff: Staff;
}

const reason = reasonsFrom('PD');

const isTherapist = (staff: Staff, id: string): boolean =>
  Object.hasOwn(staff.people, id) &&
  staff.people[id]?.endedAt === null &&
  staff.people[id]?.roles.includes('therapist') === true;

/** Who sees whom, at what hour, and whether it came about. Refused with every reason; the person and the caseload move together. */
export function decideIntegration(
  deciding: IntegrationDeciding,
  command: IntegrationCommand,
  context: Context,
): Decision {
  const { caseload, staff } = deciding;
  const patient = readPatient(deciding.patient);
  const now = context.now;
  const { referral, talks } = integrationOf(patient, now);
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: now,
    zone: context.zone,
    body,
  });
  const moved = <K extends keyof CaseloadBodies>(kind: K, body: CaseloadBodies[K]): StreamEvents => ({
    stream: INTEGRATION_STREAM,
    events: [draft(kind, body)],
  });
  const said = (events: readonly EventDraft[], ...more: readonly StreamEvents[]): Decision =>
    accepted({ stream: patient.stream, events }, ...more);
  switch (command.kind) {
    case 'refer-integration': {
      const { therapist } = command.body;
      const reasons: Reason[] = [];
      if (!isTherapist(staff, therapist)) {
        reasons.push(reason('integration-no-therapist', 'This person is no therapist here', therapist));
      }
      if (referral?.therapist === therapist) {
        reasons.push(reason('integration-referred-already', 'This therapist sees the patient already', therapist));
      }
      const ahead = talks.filter(({ state, therapist: who }) => state === 'booked' && who !== therapist);
      if (ahead.length > 0) {
        const because = 'cancel what is booked with the other therapist first';
        reasons.push(reason('integration-booked-with-other', 'A talk with somebody else is booked', because));
      }
      if (reasons.length > 0) return refused(reasons);
      const about = { stream: patient.stream, entry: { command: command.id, index: 0 }, rule: 'integration-referred' };
      const waits = patient.tasks.some(({ kind, state }) => kind === 'integration-wanted' && state === 'open');
      return said(
        [
          draft('integration-referred', command.body),
          // Being referred is not yet being seen: somebody books the first time.
          ...(waits
            ? []
            : [draft('task-opened', taskOf('integration-wanted', `${command.id}/integration-wanted`, now, about))]),
        ],
        moved('integration-listed', { patient: patient.id, therapist }),
      );
    }
    case 'end-integration': {
      const reasons: Reason[] = [];
      if (referral === null) reasons.push(notReferred());
      if (talks.some(({ state }) => state === 'booked')) {
        reasons.push(reason('integration-still-booked', 'A talk is still booked', 'cancel it first'));
      }
      if (talks.some(({ state }) => state === 'unrecorded')) {
        const because = 'say of each talk whether it came about';
        reasons.push(reason('integration-unrecorded', 'Nobody has said how a talk went', because));
      }
      if (reasons.length > 0) return refused(reasons);
      return said([draft('integration-ended', command.body)], moved('integration-unlisted', { patient: patient.id }));
    }
    case 'book-integration': {
      const { visit, startsAt, where } = command.body;
      const minutes = command.body.minutes ?? TALK.minutes.value;
      const endsAt = addMinutes(startsAt, minutes);
      const therapist = referral?.therapist;
      const reasons: Reason[] = [];
      if (therapist === undefined) reasons.push(notReferred());
      else if (!isTherapist(staff, therapist)) {
        reasons.push(reason('integration-no-therapist', 'This therapist no longer works here', 'refer to another one'));
      }
      if (startsAt <= now) reasons.push(reason('integration-past', 'This time is over', 'choose one that is ahead'));
      if (patient.visits.some(({ body }) => body.visit === visit)) {
        reasons.push(reason('visit-exists', 'This visit was booked already', visit));
      }
      const clash = Object.values(caseload.times).some(
        (time) => time.therapist === therapist && time.startsAt < endsAt && startsAt < time.endsAt,
      );
      if (clash) {
        reasons.push(reason('integration-clash', 'The therapist sees somebody else then', 'choose another time'));
      }
      const own = patient.visits.some(
        ({ body }) =>
          body.kind !== 'integration' &&
          body.startsAt < endsAt &&
          startsAt < addMinutes(body.startsAt, TALK.minutes.value),
      );
      if (own) {
        reasons.push(reason('integration-own-clash', 'The patient has another visit then', 'choose another time'));
      }
      if (reasons.length > 0 || therapist === undefined) return refused(reasons);
      const body = { visit, startsAt, kind: 'integration', with: therapist, minutes, where };
      return said(
        [
          draft('visit-booked', body),
          ...closed(patient, draft, `booked as ${visit}`),
          told(patient, command.id, context, startsAt),
        ],
        moved('integration-time-taken', { visit, patient: patient.id, therapist, startsAt, minutes }),
      );
    }
    case 'cancel-integration': {
      const talk = talks.find(({ visit }) => visit === command.body.visit);
      if (talk === undefined) return refused([reason('visit-unknown', 'There is no such visit', command.body.visit)]);
      if (talk.state === 'done' || talk.state === 'not-come') {
        return refused([reason('integration-recorded-already', 'How this talk went is recorded', talk.state)]);
      }
      return said(
        [
          draft('visit-cancelled', command.body),
          // Nobody is reminded in the morning of a talk that was called off in the night.
          ...dropMessages(
            patient.messages,
            ({ template, until }) => template === 'time-reminder' && until === talk.startsAt,
            { at: command.occurredAt, zone: context.zone },
          ),
          told(patient, command.id, context),
        ],
        moved('integration-time-freed', { visit: talk.visit }),
      );
    }
    case 'record-integration': {
      const talk = talks.find(({ visit }) => visit === command.body.visit);
      if (talk === undefined) return refused([reason('visit-unknown', 'There is no such visit', command.body.visit)]);
      if (talk.startsAt > now) {
        return refused([
          reason('integration-ahead', 'This talk is still ahead', 'cancel it, or say so when it is over'),
        ]);
      }
      if (talk.state === command.body.outcome) {
        return refused([reason('integration-recorded-already', 'How this talk went is recorded', talk.state)]);
      }
      return said([
        draft('integration-recorded', command.body),
        ...(command.body.outcome === 'not-come' ? missed(patient, command, context, draft) : []),
      ]);
    }
  }
}

const notReferred = (): Reason =>
  reason(
    'integration-not-referred',
    'Nobody sees this patient for integration',
    'a clinician names the therapist first',
  );

/** What the person asked for is done once a time is booked, whoever books it. */
const closed = (
  patient: Patient,
  draft: (kind: string, body: unknown) => EventDraft,
  evidence: string,
): readonly EventDraft[] =>
  patient.tasks
    .filter(({ kind, state }) => (kind === 'integration-wanted' || kind === 'integration-missed') && state === 'open')
    .map(({ task }) => draft('task-closed', { task, evidence }));

/** Something on the patient's page has changed; what it is stands there, behind the link. */
const told = (patient: Patient, cause: string, context: Context, until?: Instant): EventDraft =>
  draftMessage(patient, {
    template: 'something-new',
    cause,
    occurredAt: context.now,
    zone: context.zone,
    ...(until === undefined ? {} : { until }),
  });

/** Not coming is never only a missed hour: somebody asks, and sooner where there was risk lately. */
function missed(
  patient: Patient,
  command: Command,
  context: Context,
  draft: (kind: string, body: unknown) => EventDraft,
): readonly EventDraft[] {
  const about = { stream: patient.stream, entry: { command: command.id, index: 0 }, rule: 'integration-not-come' };
  const kind = recentHighRisk(patient, context.now) ? 'distress-ask' : 'integration-missed';
  const open = patient.tasks.some((task) => task.kind === kind && task.state === 'open');
  return open ? [] : [draft('task-opened', taskOf(kind, `${command.id}/${kind}`, context.now, about))];
}
