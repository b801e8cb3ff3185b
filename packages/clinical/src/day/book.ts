import { type EscortVisit, escortAskedAgain, escortNotNeeded } from '../escort/index.ts';
import { type PatientState, readPatient } from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import {
  accepted,
  type Command,
  type Decision,
  type EventDraft,
  type Override,
  reasonsFrom,
  refused,
  type StreamEvents,
  together,
} from '../record/index.ts';
import { decideSession, readSession, type SessionCommand, type SessionState } from '../session/index.ts';
import type { Instant } from '../units/index.ts';
import { dateAfter } from './date-after.ts';
import { datesFound } from './dates-found.ts';
import type { Booking, DayState } from './day.ts';
import { bookingOf, type DayCommand, type DayContext, decideDay } from './decide.ts';
import { type GivenUp, type LaterVisit, standing } from './given-up.ts';
import { endedWith, mayBeMovedTo } from './next-date.ts';
import type { SlotOffer } from './offers.ts';
import { asTreatment, ownTreatments } from './own-treatments.ts';
import { timeChanged } from './time-changed.ts';
import { withDayDrafts } from './with-day-drafts.ts';
import { withReplaced } from './with-replaced.ts';

/** One visit of a series: its day is a stream of its own, so it is named with it. */
export interface SeriesVisit {
  /** Local date at the site, `yyyy-mm-dd`. */
  readonly date: string;
  readonly booking: string;
  readonly session: string;
  readonly chair: string;
  readonly startsAt: Instant;
}

/** Said of the patient: every visit of a course booked in one act, or none of them. */
export type SeriesCommand = Command<
  'book-series',
  {
    readonly site: string;
    readonly regimen: string;
    readonly visits: readonly SeriesVisit[];
    readonly overrides: readonly Override[];
  }
>;

/** What a booking leans on besides the day: whose it is, and the session that comes of it. */
export interface BookingDeciding {
  readonly site: string;
  readonly patient: PatientState;
  readonly session: SessionState;
  readonly policy: Policy;
}

const plain = reasonsFrom();

/**
 * A chair held, the session planned in it and the visit on the person's time line, for one transaction: what is booked
 * is typed once. Refused with every conflict of the day and of the plan at once.
 */
export function decideBooking(
  day: DayState,
  command: Extract<DayCommand, { kind: 'book-chair' }>,
  deciding: BookingDeciding,
  context: DayContext,
): Decision {
  const decision = bookOne(day, command, deciding, seeing(context, deciding));
  return datesFound(decision, 1, readPatient(deciding.patient), command, context);
}

/** With it what else the person was given and is booked for, but for a visit that goes with this act. */
function seeing(
  context: DayContext,
  { patient, policy }: Pick<BookingDeciding, 'patient' | 'policy'>,
  goes: string | null = null,
): DayContext & Required<Pick<DayContext, 'treatments'>> {
  const own = ownTreatments(readPatient(patient), policy.regimens, context.now);
  return { ...context, treatments: own.filter(({ visit }) => visit === null || visit !== goes) };
}

function bookOne(
  day: DayState,
  command: Extract<DayCommand, { kind: 'book-chair' }>,
  deciding: BookingDeciding,
  context: DayContext,
): Decision {
  const held = decideDay(day, command, context);
  const { booking, session, chair, regimen, startsAt, patient } = command.body;
  const route = deciding.policy.regimens[regimen]?.route;
  const planned =
    route === undefined
      ? null
      : decideSession(
          { session: deciding.session, patient: deciding.patient, policy: deciding.policy, staff: null },
          {
            ...command,
            kind: 'plan-session',
            stream: `session/${session}`,
            body: {
              patient,
              site: deciding.site,
              startsAt,
              route,
              regimen,
              chair,
              firstTreatment: readPatient(deciding.patient).sessions.every(({ body }) => body.deliveredMg === 0),
            },
          } as SessionCommand,
          context,
        );
  const reasons = [
    ...(held.kind === 'refused' ? held.reasons : []),
    ...(planned?.kind === 'refused' ? planned.reasons : []),
  ];
  if (held.kind === 'refused' || planned === null || planned.kind === 'refused') return refused(reasons);
  const visit: EventDraft = {
    kind: 'visit-booked',
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body: { visit: booking, startsAt, kind: 'session', session, chair, regimen },
  };
  return accepted(...held.streams, ...planned.streams, { stream: `patient/${patient}`, events: [visit] });
}

/**
 * A yes to an offer: the answer, the chair, the session and the line on the person's time line in one transaction, and with
 * it the later visit that it replaces goes. Refused as a booking is; then the offer and that visit stay as they were.
 */
export function decideOffer(
  day: DayState,
  command: Extract<DayCommand, { kind: 'answer-offer' }>,
  deciding: BookingDeciding,
  context: DayContext,
  /** Of the later visit that the command names. */
  later: LaterVisit | null = null,
): Decision {
  const offer = day.offers.find((one) => one.offer === command.body.offer);
  if (offer === undefined || command.body.answer === 'no') return decideDay(day, command, context);
  const named = command.body.givesUp;
  const found = standing(later);
  if (named !== undefined && (found?.visit !== named || found.booking.startsAt <= offer.startsAt)) {
    return refused([
      reasonsFrom('PD')('visit-not-later', 'There is no such later visit', 'it was moved, called off, or has begun'),
    ]);
  }
  const gives = named === undefined ? null : found;
  const gone = gives === null ? accepted() : giveUp(gives, offer, command, deciding, context);
  if (gone.kind === 'refused') return gone;
  // On the same day the later visit makes room before the earlier one is looked at.
  const onDay = gone.streams.filter(({ stream }) => stream === day.stream).flatMap(({ events }) => events);
  const free = withDayDrafts(day, onDay, command, context);
  const seen = seeing(context, deciding, gives?.visit ?? null);
  const answered = decideDay(free, command, seen);
  if (answered.kind === 'refused') return answered;
  const made = bookingOf(offer, command);
  const patient = readPatient(deciding.patient);
  const one = bookOne(free, made, deciding, seen);
  // A place for which a later visit goes is the date of that one, whose end has asked the escort; any other answers the oldest question.
  const booked =
    gives === null || one.kind === 'refused'
      ? datesFound(one, 1, patient, command, context)
      : accepted(...withReplaced(one.streams, [gives.visit], patient, command, context).streams);
  if (booked.kind === 'refused') return booked;
  return accepted(
    ...together([
      ...gone.streams,
      ...answered.streams.map((one) => ({ ...one, events: one.events.map((event) => withGivenUp(event, gives)) })),
      ...booked.streams.filter(({ stream }) => stream !== day.stream),
    ]),
  );
}

const withGivenUp = (event: EventDraft, gives: GivenUp | null): EventDraft =>
  event.kind !== 'offer-answered' || gives === null
    ? event
    : {
        ...event,
        body: {
          ...(event.body as object),
          gaveUp: { booking: gives.visit, startsAt: gives.booking.startsAt },
        },
      };

/** The later visit goes as moved: its chair is free for others, and nobody is asked for a next date. */
function giveUp(
  gives: GivenUp,
  offer: SlotOffer,
  command: Extract<DayCommand, { kind: 'answer-offer' }>,
  deciding: BookingDeciding,
  context: DayContext,
): Decision {
  const body = { booking: gives.visit, because: 'moved' } as const;
  const cancel = { ...command, kind: 'cancel-booking', stream: gives.day.stream, body } as const;
  const { booking: visit } = bookingOf(offer, command).body;
  const ended = endBooking(gives.day, cancel, { ...deciding, session: gives.session }, context, {
    visit,
    startsAt: offer.startsAt,
  });
  if (ended.kind === 'refused') return ended;
  return accepted(
    ...ended.streams.map((one) => ({
      ...one,
      events: one.events.map((event) =>
        event.kind === 'booking-cancelled'
          ? { ...event, body: { ...(event.body as object), tookPlace: offer.startsAt } }
          : event,
      ),
    })),
  );
}

/** How the end of a booking reads in the session that was planned in it. */
const CANCELLED_BY = {
  patient: 'patient',
  clinic: 'clinic',
  'no-show': 'no-show',
  deferred: 'clinic',
  moved: 'clinic',
} as const;

/**
 * A booking ended, and the session that was planned in it is cancelled, by whom and why. One that has begun ends by its own
 * events, and the day follows.
 */
export function decideCancelling(
  day: DayState,
  command: Extract<DayCommand, { kind: 'cancel-booking' }>,
  deciding: BookingDeciding,
  context: DayContext,
): Decision {
  const { because, to: named } = command.body;
  const patient = readPatient(deciding.patient);
  const booked = day.bookings.find(({ booking }) => booking === command.body.booking);
  const ahead = booked === undefined ? [] : mayBeMovedTo(patient, booked, context.now);
  if (booked !== undefined && typeof named === 'string' && !ahead.some(({ body }) => body.visit === named)) {
    return refused([
      reasonsFrom('PD')(
        'moved-to-unknown',
        'There is no such visit to move it to',
        'it is off, has begun, or is the date of another one; read the day anew',
      ),
    ]);
  }
  const said = { at: command.occurredAt, now: context.now, zone: context.zone };
  const { to, events } =
    booked === undefined ? { to: null, events: [] } : dateAfter(patient, booked, because, said, named);
  const ended = endBooking(day, command, deciding, context, to?.body ?? null);
  if (ended.kind === 'refused' || booked === undefined) return ended;
  const told = timeChanged(patient, booked, because, to?.body ?? null, { ...said, cause: command.id });
  return accepted(
    ...together([...ended.streams, { stream: `patient/${booked.patient}`, events: [...events, ...told] }]),
  );
}

function endBooking(
  day: DayState,
  command: Extract<DayCommand, { kind: 'cancel-booking' }>,
  deciding: BookingDeciding,
  context: DayContext,
  /** The visit that stands for it, where it was moved to one. */
  to: EscortVisit | null,
): Decision {
  const freed = decideDay(day, command, context);
  const booked = day.bookings.find(({ booking }) => booking === command.body.booking);
  if (freed.kind === 'refused' || booked === undefined) return freed;
  const streams: StreamEvents[] = [...freed.streams];
  const session = readSession(deciding.session);
  const { because } = command.body;
  // Pressed on a screen that had not heard yet that they came: nobody who is here did not come, and their chair is not free.
  if (session.patient !== null && !['planned', 'cancelled'].includes(session.phase))
    return refused([
      reasonsFrom('PD')(
        'visit-begun',
        'This visit has begun',
        'what ends it is entered at the chair, and the day follows',
      ),
    ]);
  if (session.phase === 'planned' && session.patient !== null) {
    const cancelled = decideSession(
      { session: deciding.session, patient: deciding.patient, policy: deciding.policy, staff: null },
      {
        ...command,
        kind: 'cancel-session',
        stream: `session/${booked.session}`,
        body: { by: CANCELLED_BY[because], reason: `booking ${because}` },
      } as SessionCommand,
      context,
    );
    if (cancelled.kind === 'refused') return cancelled;
    streams.push(...cancelled.streams);
  }
  const patient = readPatient(deciding.patient);
  const ended = endedWith(patient, booked.booking, { at: command.occurredAt, zone: context.zone });
  const onPatient: EventDraft = {
    kind: 'visit-cancelled',
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body: { visit: booked.booking, because, ...(to === null ? {} : { movedTo: to.visit }) },
  };
  const said = { cause: command.id, at: command.occurredAt, now: context.now, zone: context.zone };
  const escort = { visit: booked.booking, startsAt: booked.startsAt };
  const again = to === null ? [] : escortAskedAgain(patient, booked.booking, to, 'moved', said);
  // Somebody who is here goes home by what staff and they agree: nobody is sent away from them by a message.
  const told = again.length > 0 || session.phase !== 'planned' ? again : escortNotNeeded(patient, escort, said);
  return accepted(
    ...together([...streams, { stream: `patient/${booked.patient}`, events: [onPatient, ...ended, ...told] }]),
  );
}

/** Every visit of a course in one act. A conflict on any day refuses all of them, and each says which day it is. */
export function decideSeries(
  command: SeriesCommand,
  days: (date: string) => DayState,
  sessions: (session: string) => SessionState,
  deciding: Omit<BookingDeciding, 'session'>,
  context: DayContext,
): Decision {
  const { regimen, visits, overrides } = command.body;
  const patient = command.stream.slice('patient/'.length);
  const dates = new Set(visits.map(({ date }) => date));
  if (dates.size < visits.length)
    return refused([plain('series-day-twice', 'One visit a day', 'the same date stands twice in the series')]);
  const seen = seeing(context, deciding);
  // Two of one series stand to one another as to any other.
  const booked = visits.flatMap((visit) => asTreatment({ ...visit, regimen }, deciding.policy.regimens) ?? []);
  const decisions = visits.map(({ date, ...visit }) => ({
    date,
    decision: bookOne(
      days(date),
      {
        ...command,
        kind: 'book-chair',
        stream: days(date).stream,
        body: { ...visit, patient, regimen, overrides } satisfies Booking & { overrides: readonly Override[] },
      },
      { ...deciding, session: sessions(visit.session) },
      { ...seen, treatments: [...seen.treatments, ...booked] },
    ),
  }));
  const reasons = decisions.flatMap(({ date, decision }) =>
    decision.kind === 'refused'
      ? decision.reasons.map((one) => ({
          ...one,
          inputs: [{ name: 'date', value: date, source: 'series' }, ...one.inputs],
        }))
      : [],
  );
  if (reasons.length > 0) return refused(reasons);
  const all = decisions.flatMap(({ decision }) => (decision.kind === 'accepted' ? decision.streams : []));
  return datesFound(accepted(...together(all)), visits.length, readPatient(deciding.patient), command, context);
}
