import { escortNotNeeded, escortOfPutBack } from '../escort/index.ts';
import { allPatientEntries, type Patient, type PatientState, readPatient, taskOf } from '../patient/index.ts';
import { accepted, type Context, type Decision, type EventDraft, together } from '../record/index.ts';
import {
  endedUndosed,
  isOver,
  latestOf,
  readSession,
  type Session,
  type SessionCommand,
  type SessionState,
  withDrafts,
} from '../session/index.ts';
import { HOUR_MS } from '../units/index.ts';
import type { DayState } from './day.ts';
import { endedWith, nextDateFound, nextDateWanted } from './next-date.ts';
import { timeChanged } from './time-changed.ts';

/** The command that was decided on a session, and the day on which its chair is held. */
export interface FollowingSession {
  readonly day: DayState;
  readonly session: SessionState;
  readonly patient: PatientState;
  readonly command: SessionCommand;
  readonly context: Context;
}

/** Commands about a session that can end it before a dose, or take that end back: nothing else has to look at a day. */
export const ENDING_COMMANDS: ReadonlySet<string> = new Set<SessionCommand['kind']>([
  'stop-session',
  'cancel-session',
  'record-left-before-release',
  'record-transfer',
  'correct-entry',
  'undo-entry',
  'strike-entry',
]);

/** Why the chair is free, as the desk may read it: nothing of why the treatment was put off. */
function becauseOf(after: Session): 'patient' | 'clinic' | 'no-show' | 'deferred' {
  if (after.phase === 'cancelled') return latestOf(after, 'session-cancelled')?.body.by ?? 'clinic';
  return after.phase === 'left' ? 'patient' : 'deferred';
}

/**
 * A visit that stands again beside what was booked for it meanwhile, another date or somebody else in its chair, is nobody's to
 * decide here: the desk asks which one holds.
 */
function standsTwice(
  person: Patient,
  day: DayState,
  gone: DayState['cancelled'][number],
  command: string,
  { at, zone }: { readonly at: Context['now']; readonly zone: string },
): readonly EventDraft[] {
  const another = person.visits.some(
    (visit) =>
      visit.body.kind === 'session' &&
      visit.body.visit !== gone.booking &&
      visit.body.startsAt > at &&
      (visit.at >= gone.at || gone.because === 'moved'),
  );
  const chair = day.bookings.some(
    (one) => one.chair === gone.chair && Math.abs(one.startsAt - gone.startsAt) < HOUR_MS,
  );
  if (!another && !chair) return [];
  const about = { stream: `session/${gone.session}`, rule: 'visit-twice' };
  const body = taskOf('visit-twice', `${command}/visit-twice`, at, about);
  return [{ kind: 'task-opened', version: 1, occurredAt: at, zone, body }];
}

/** The visit of this session that was entered by hand, the last one, whatever became of it: it holds no chair of a day. */
const visitByHand = (person: Patient, session: string) =>
  allPatientEntries(person, 'visit-booked').findLast(
    ({ body }) => body.kind === 'session' && body.session === session && body.chair === undefined,
  );

/**
 * A session that ends before a dose ends its booking in the same act: the chair is free for whoever waits, the visit is off the
 * person's time line, whoever counts on it is told, and the desk is asked for the next date. Its end taken back, the chair is held
 * again. A visit that was entered by hand holds no chair and is the same for everybody else; a session without either goes by itself. Pure.
 */
export function followSession(
  decision: Decision,
  { day, session, patient, command, context }: FollowingSession,
): Decision {
  if (decision.kind === 'refused') return decision;
  const drafts = decision.streams.filter(({ stream }) => stream === command.stream).flatMap(({ events }) => events);
  const before = readSession(session);
  const after = withDrafts(session, command, drafts, context);
  const person = readPatient(patient);
  const at = Math.min(command.occurredAt, context.now) as Context['now'];
  const said = { at, zone: context.zone };
  const acting = { ...said, cause: command.id, now: context.now };
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: at,
    zone: context.zone,
    body,
  });
  const booked = day.bookings.find((one) => one.session === before.id);
  const byHand = booked === undefined ? visitByHand(person, before.id) : undefined;
  const stands = person.visits.some(({ body }) => body.visit === byHand?.body.visit);
  if (endedUndosed(before, after)) {
    const off =
      booked ?? (byHand === undefined || !stands ? undefined : { ...byHand.body, booking: byHand.body.visit });
    if (off === undefined) return decision;
    const because = becauseOf(after);
    const escort = { visit: off.booking, startsAt: off.startsAt };
    // Somebody who is here goes home by what staff and they agree: nobody is sent away from them by a message.
    const told =
      before.phase === 'planned'
        ? [...escortNotNeeded(person, escort, acting), ...timeChanged(person, off, because, null, acting)]
        : [];
    return accepted(
      ...together([
        ...decision.streams,
        ...(booked === undefined
          ? []
          : [{ stream: day.stream, events: [draft('booking-cancelled', { booking: booked.booking, because })] }]),
        {
          stream: patient.stream,
          events: [
            draft('visit-cancelled', { visit: off.booking, because }),
            ...endedWith(person, off.booking, said),
            ...nextDateWanted(person, off, because, said),
            ...told,
          ],
        },
      ]),
    );
  }
  if (!isOver(before.phase) || isOver(after.phase) || booked !== undefined) return decision;
  const gone = day.cancelled.findLast((one) => one.session === before.id);
  if (gone === undefined) {
    if (byHand === undefined || stands) return decision;
    const { body } = byHand;
    const again = { visit: command.id, startsAt: body.startsAt };
    const events = [
      draft('visit-booked', { ...body, ...again }),
      ...nextDateFound(person, 'the visit goes on after all', said, { session: before.id }).events,
      ...escortOfPutBack(person, body.visit, again, acting),
    ];
    return accepted(...together([...decision.streams, { stream: patient.stream, events }]));
  }
  const { because: _, at: __, ...was } = gone;
  // The visit goes on: a fact, whoever was promised the chair since. A booking of its own, since the old one has ended.
  const again = { ...was, booking: command.id };
  return accepted(
    ...together([
      ...decision.streams,
      { stream: day.stream, events: [draft('chair-booked', { ...again, overridden: [] })] },
      {
        stream: patient.stream,
        events: [
          draft('visit-booked', {
            visit: again.booking,
            startsAt: again.startsAt,
            kind: 'session',
            session: again.session,
            chair: again.chair,
            regimen: again.regimen,
          }),
          ...nextDateFound(person, 'the visit goes on after all', said, { session: gone.session }).events,
          ...standsTwice(person, day, gone, command.id, said),
          ...escortOfPutBack(person, gone.booking, { visit: again.booking, startsAt: again.startsAt }, acting),
        ],
      },
    ]),
  );
}
