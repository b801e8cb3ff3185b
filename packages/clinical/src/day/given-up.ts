import { allPatientEntries, type Patient, type PatientEntryOf, taskOf } from '../patient/index.ts';
import type { EventDraft } from '../record/index.ts';
import { readSession, type SessionState } from '../session/index.ts';
import { type Instant, localDateOf } from '../units/index.ts';
import type { Booking, DayState } from './day.ts';
import type { SlotOffer } from './offers.ts';

/** A later visit with the day that holds its chair and the session that was planned in it. */
export interface LaterVisit {
  readonly visit: string;
  readonly day: DayState;
  readonly session: SessionState;
}
/** A later visit that a yes gives up: its booking, on its day. */
export interface GivenUp extends LaterVisit {
  readonly booking: Booking;
}

/** The treatments that a person has after this hour: an earlier place may stand for one of them. */
export const laterVisits = (
  patient: Pick<Patient, 'visits'>,
  than: Instant,
): readonly PatientEntryOf<'visit-booked'>[] =>
  patient.visits
    .filter(({ body }) => body.kind === 'session' && body.session !== undefined && body.startsAt > than)
    .toSorted((a, b) => a.body.startsAt - b.body.startsAt);

/** The booking of a later visit that has not begun; null: it was moved, called off, or goes on already. */
export function standing(later: LaterVisit | null): GivenUp | null {
  const booking = later?.day.bookings.find((one) => one.booking === later.visit);
  if (later === null || booking === undefined || readSession(later.session).phase !== 'planned') return null;
  return { ...later, booking };
}

/**
 * What an earlier place replaces: the only later visit of its kind. Null: there is none, or there are several, and which one
 * the patient means is in no record.
 */
export function replacedBy(
  offer: Pick<SlotOffer, 'startsAt' | 'regimen'>,
  patient: Pick<Patient, 'visits'>,
  later: LaterVisit | null,
): GivenUp | null {
  const [only, ...others] = laterVisits(patient, offer.startsAt);
  const found = standing(later);
  if (only === undefined || others.length > 0 || found?.visit !== only.body.visit) return null;
  return found.booking.regimen === offer.regimen ? found : null;
}

const KIND = 'place-instead';
export const insteadTask = (offer: string): string => `${KIND}/${offer}`;

/** Which later visit an earlier place replaces is asked of the patient by the desk. */
export function insteadAsked(day: DayState, offer: string, at: Instant, zone: string): EventDraft {
  const body = taskOf(KIND, insteadTask(offer), at, { stream: day.stream, rule: KIND });
  return { kind: 'task-opened', version: 1, occurredAt: at, zone, body };
}

type Visit = Patient['visits'][number];
interface Answered {
  /** The visit of the earlier place, which stands for the one that is taken off; null: no such question was open. */
  readonly place: Visit | null;
  readonly events: readonly EventDraft[];
}

/**
 * A visit that is taken off as moved answers the question of an earlier place, the oldest that is open: of a place that is still the
 * patient's and no other moved visit's, on a day before it, and of one only.
 */
export function insteadAnswered(
  patient: Pick<Patient, 'tasks' | 'visits' | 'entries'>,
  moved: Pick<Booking, 'startsAt'>,
  at: Instant,
  zone: string,
  /** The visit that the desk has named: only the question of that place is answered. */
  named?: string,
): Answered {
  const dayOf = (time: Instant) => localDateOf(time, zone);
  const taken = new Set(allPatientEntries(patient, 'visit-cancelled').map(({ body }) => body.movedTo));
  const mayBe = ({ visit, kind }: Visit['body']): boolean =>
    kind === 'session' && !taken.has(visit) && (named === undefined || visit === named);
  const visitOn = (day: string) =>
    patient.visits.find(({ body }) => mayBe(body) && dayOf(body.startsAt) === day) ?? null;
  const asked = patient.tasks.find(({ kind, state, about }) => {
    const day = about?.stream.split('/').at(-1) ?? '';
    return kind === KIND && state !== 'closed' && visitOn(day) !== null && day < dayOf(moved.startsAt);
  });
  if (asked === undefined) return { place: null, events: [] };
  const body = { task: asked.task, evidence: 'a later visit was given up for it' };
  return {
    place: visitOn(asked.about?.stream.split('/').at(-1) ?? ''),
    events: [{ kind: 'task-closed', version: 1, occurredAt: at, zone, body }],
  };
}
