import { dropMessages } from '../messages/index.ts';
import type { Patient, Task } from '../patient/index.ts';
import { allPatientEntries, taskOf } from '../patient/index.ts';
import type { EventDraft, StreamEvents } from '../record/index.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../units/index.ts';

const KIND = 'next-date';

/** A treatment by its visit, with the session that was planned in it; one that the desk entered by hand has none. */
export interface NamedVisit {
  readonly booking: string;
  readonly session?: string | undefined;
}

/** How a question says which visit it asks about: by the session, which stays when a visit is put back, else by the visit itself. */
const aboutVisit = (patient: string, { booking, session }: NamedVisit) =>
  session === undefined
    ? { stream: `patient/${patient}`, rule: `${KIND}/${booking}` }
    : { stream: `session/${session}`, rule: KIND };

const isAbout = ({ about }: Pick<Task, 'about'>, { booking, session }: NamedVisit): boolean =>
  session === undefined ? about?.rule === `${KIND}/${booking}` : about?.stream === `session/${session}`;

/** Whether another date is asked for in place of this visit already: nobody is asked twice, and no visit is forgotten. */
function askedAlready(patient: Pick<Patient, 'tasks' | 'entries'>, gone: NamedVisit): boolean {
  const open = patient.tasks.filter(({ state }) => state !== 'closed');
  const named = open.some(
    (task) =>
      (task.kind === KIND && isAbout(task, gone)) ||
      (task.kind === 'visit-cannot-come' && task.about?.rule === `cannot-come/${gone.booking}`),
  );
  if (named) return true;
  // A call to rebook names no visit: each stands for the one that was called off next.
  const calls = open.filter(({ kind }) => kind === 'call-rebook');
  const first = calls[0]?.openedAt;
  if (first === undefined) return false;
  return allPatientEntries(patient, 'visit-cancelled').filter(({ at }) => at >= first).length < calls.length;
}

interface Said {
  readonly at: Instant;
  readonly zone: string;
}

const openDateTasks = ({ tasks }: Pick<Patient, 'tasks'>) =>
  tasks.filter(({ kind, state }) => state !== 'closed' && kind === KIND).toSorted((a, b) => a.openedAt - b.openedAt);

/** Which visit each stands for: the one that was moved to it, as the desk said; else the one whose question its booking answered. */
function standsFor(patient: Pick<Patient, 'visits' | 'entries'>): ReadonlyMap<string, string> {
  const booked = patient.visits.flatMap(({ body }) =>
    body.replaces === undefined ? [] : [[body.visit, body.replaces] as const],
  );
  const moved = allPatientEntries(patient, 'visit-cancelled').flatMap(({ body }) =>
    body.movedTo === undefined ? [] : [[body.movedTo, body.visit] as const],
  );
  return new Map([...booked, ...moved]);
}

/** A visit that was moved longer ago than this is no longer the one that a booking is made for. PD. */
const MOVED_LATELY_MS = 14 * DAY_MS;

/**
 * The visits that so many bookings stand for, each for one: those for which the desk is asked for a date, the oldest question first,
 * then those that the patient could not come to, then those that were moved to no visit yet.
 */
export function visitsToReplace(
  patient: Pick<Patient, 'tasks' | 'visits' | 'entries'>,
  bookings: number,
  at: Instant,
): readonly string[] {
  const booked = allPatientEntries(patient, 'visit-booked').filter(({ body }) => body.kind === 'session');
  const taken = new Set(standsFor(patient).values());
  const asked = openDateTasks(patient).flatMap((task) => {
    const of = booked.findLast(({ body: { visit, session } }) => isAbout(task, { booking: visit, session }));
    return of === undefined ? [] : [of.body.visit];
  });
  const said = patient.tasks
    .filter(({ kind, state }) => kind === 'visit-cannot-come' && state !== 'closed')
    .map(({ about }) => about?.rule?.slice('cannot-come/'.length) ?? '');
  const moved = allPatientEntries(patient, 'visit-cancelled').flatMap(({ body }) => {
    const of = booked.find((one) => one.body.visit === body.visit);
    const lately = of !== undefined && of.body.startsAt > at - MOVED_LATELY_MS;
    return lately && body.because === 'moved' && body.movedTo === undefined ? [body.visit] : [];
  });
  const known = new Set(booked.map(({ body }) => body.visit));
  const all = [...new Set([...asked, ...said, ...moved])];
  return all.filter((visit) => known.has(visit) && !taken.has(visit)).slice(0, bookings);
}

/** So long after a booking a visit that is taken off as moved is taken to be moved to it. PD. */
const MOVED_TO_WITHIN_MS = 15 * MINUTE_MS;

/**
 * The visit that another was moved to just now, to a later hour or an earlier one: booked minutes before and after that one was, by
 * another act (those of a series are each their own), the newest of them. Null: it is booked later, or never. What was booked in the
 * morning may be a visit of its own: taken for this one, a treatment would be on nobody's list, so the desk is asked instead.
 */
export function movedTo(
  patient: Pick<Patient, 'visits' | 'entries'>,
  gone: Pick<NamedVisit, 'booking'>,
  now: Instant,
): Patient['visits'][number] | null {
  const taken = new Set(allPatientEntries(patient, 'visit-cancelled').map(({ body }) => body.movedTo));
  const own = allPatientEntries(patient, 'visit-booked').find(({ body }) => body.visit === gone.booking);
  const booked = patient.visits.filter(
    ({ body, recordedAt, seq, ref }) =>
      body.kind === 'session' &&
      body.visit !== gone.booking &&
      (own === undefined || (seq > own.seq && ref.command !== own.ref.command)) &&
      !taken.has(body.visit) &&
      body.startsAt > now &&
      recordedAt >= now - MOVED_TO_WITHIN_MS,
  );
  return booked.toSorted((a, b) => b.seq - a.seq)[0] ?? null;
}

/**
 * The treatments ahead of which one may be the date that another was moved to, the earliest first: none that a moved visit has already.
 */
export function mayBeMovedTo(
  patient: Pick<Patient, 'visits' | 'entries'>,
  gone: Pick<NamedVisit, 'booking'>,
  now: Instant,
): readonly Patient['visits'][number][] {
  const taken = new Set(allPatientEntries(patient, 'visit-cancelled').map(({ body }) => body.movedTo));
  return patient.visits
    .filter(
      ({ body }) =>
        body.kind === 'session' && body.visit !== gone.booking && body.startsAt > now && !taken.has(body.visit),
    )
    .toSorted((a, b) => a.body.startsAt - b.body.startsAt);
}

const asking = (task: string, about: ReturnType<typeof aboutVisit>, { at, zone }: Said): EventDraft => ({
  kind: 'task-opened',
  version: 1,
  occurredAt: at,
  zone,
  body: taskOf(KIND, task, at, about),
});

/**
 * A date is one visit's: where the booking of the visit that this one was moved to had answered the question of another, that
 * question is open again.
 */
export function askedAgain(
  patient: Pick<Patient, 'id' | 'visits' | 'entries'>,
  gone: Pick<NamedVisit, 'booking'>,
  to: Patient['visits'][number] | null,
  said: Said,
): readonly EventDraft[] {
  const other = to === null ? undefined : standsFor(patient).get(to.body.visit);
  if (other === undefined || other === gone.booking) return [];
  const booked = allPatientEntries(patient, 'visit-booked').find(({ body }) => body.visit === other);
  if (booked === undefined) return [];
  const about = aboutVisit(patient.id, { booking: other, session: booked.body.session });
  return [asking(`${other}/next-date/${gone.booking}`, about, said)];
}

/**
 * A visit that did not take place wants another date: the desk's task. Moved to one that was booked just now, it has it; another
 * that stands already is a visit of its own, and a question too many is better than a treatment that nobody looks for.
 */
export function nextDateWanted(
  patient: Pick<Patient, 'id' | 'tasks' | 'visits' | 'entries'>,
  gone: NamedVisit,
  because: string,
  said: Said,
  /** The visit that it was moved to. */
  to: Patient['visits'][number] | null = null,
): readonly EventDraft[] {
  // Also to an earlier one: it was booked for this visit just now, so nobody is asked for a date that he has.
  if (because === 'moved' && to !== null) return askedAgain(patient, gone, to, said);
  if (askedAlready(patient, gone)) return [];
  return [asking(`${gone.booking}/next-date`, aboutVisit(patient.id, gone), said)];
}

/**
 * The next date is found: a booking answers the oldest question, so many bookings so many, since each stands for one visit; a
 * visit that goes on answers its own.
 */
export function nextDateFound(
  patient: Pick<Patient, 'id' | 'tasks'>,
  evidence: string,
  { at, zone }: Said,
  by: { readonly bookings: number } | { readonly session: string },
): StreamEvents {
  const asked = openDateTasks(patient);
  const answered =
    'bookings' in by
      ? asked.slice(0, by.bookings)
      : asked.filter(({ about }) => about?.stream === `session/${by.session}`);
  const events = answered.map(
    ({ task }): EventDraft => ({ kind: 'task-closed', version: 1, occurredAt: at, zone, body: { task, evidence } }),
  );
  return { stream: `patient/${patient.id}`, events };
}

/**
 * What was asked about a visit ends with it: nobody looks for a way home from a visit that is not, and in the morning no escort is
 * asked to it, and no patient reminded of it, that was called off in the night.
 */
export function endedWith(
  patient: Pick<Patient, 'tasks' | 'messages' | 'visits'>,
  visit: string,
  said: Said,
): readonly EventDraft[] {
  const startsAt = patient.visits.find(({ body }) => body.visit === visit)?.body.startsAt;
  const closed = patient.tasks
    .filter(
      ({ kind, state, about }) => kind === 'escort-silent' && state !== 'closed' && about?.rule === `escort/${visit}`,
    )
    .map(({ task }) => ({
      kind: 'task-closed',
      version: 1,
      occurredAt: said.at,
      zone: said.zone,
      body: { task, evidence: 'the visit was taken off' },
    }));
  const dropped = dropMessages(
    patient.messages,
    ({ template, to, link, until }) =>
      to === 'escort' ? link?.about === visit : template === 'prepare-reminder' && until === startsAt,
    said,
  );
  return [...closed, ...dropped];
}
