import type { Patient } from '../patient/index.ts';
import { taskOf } from '../patient/index.ts';
import type { EventDraft, StreamEvents } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Booking } from './day.ts';

/** Tasks that ask for another date already: nobody is asked twice. */
const ASKED_ALREADY: ReadonlySet<string> = new Set(['next-date', 'visit-cannot-come', 'call-rebook']);

interface Said {
  readonly at: Instant;
  readonly zone: string;
}

/** A visit that did not take place wants another date: the desk's task. Moved to one that stands already, it has it. */
export function nextDateWanted(
  patient: Pick<Patient, 'tasks' | 'visits'>,
  gone: Booking,
  because: string,
  { at, zone }: Said,
): readonly EventDraft[] {
  const asked = patient.tasks.some(({ kind, state }) => state !== 'closed' && ASKED_ALREADY.has(kind));
  const moved =
    because === 'moved' &&
    patient.visits.some(
      ({ body }) => body.kind === 'session' && body.visit !== gone.booking && body.startsAt > gone.startsAt,
    );
  if (asked || moved) return [];
  const about = { stream: `session/${gone.session}`, rule: 'next-date' };
  const body = taskOf('next-date', `${gone.booking}/next-date`, at, about);
  return [{ kind: 'task-opened', version: 1, occurredAt: at, zone, body }];
}

/** The next date is found by booking it: the task goes with it. */
export function nextDateFound(
  patient: Pick<Patient, 'id' | 'tasks'>,
  evidence: string,
  { at, zone }: Said,
): StreamEvents {
  const events = patient.tasks
    .filter(({ kind, state }) => state !== 'closed' && kind === 'next-date')
    .map(
      ({ task }): EventDraft => ({ kind: 'task-closed', version: 1, occurredAt: at, zone, body: { task, evidence } }),
    );
  return { stream: `patient/${patient.id}`, events };
}

/**
 * What was asked about a visit ends with it: nobody looks for a way home from a visit that is not, and no escort is asked in the
 * morning to a visit that was called off in the night.
 */
export function endedWith(
  patient: Pick<Patient, 'tasks' | 'messages'>,
  visit: string,
  { at, zone }: Said,
): readonly EventDraft[] {
  const said = { version: 1, occurredAt: at, zone } as const;
  const closed = patient.tasks
    .filter(
      ({ kind, state, about }) => kind === 'escort-silent' && state !== 'closed' && about?.rule === `escort/${visit}`,
    )
    .map(({ task }) => ({ ...said, kind: 'task-closed', body: { task, evidence: 'the visit was taken off' } }));
  const dropped = patient.messages
    .filter(({ state, to, link }) => state === 'queued' && to === 'escort' && link?.about === visit)
    .map(({ message, attempts }) => ({
      ...said,
      kind: 'message-failed',
      body: { message, attempt: attempts, because: 'too-late', nextAt: null },
    }));
  return [...closed, ...dropped];
}
