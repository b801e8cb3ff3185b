import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import {
  againstMessage,
  askedOn,
  type DayCommand,
  type DayContext,
  dayFold,
  dayStream,
  decideBooking,
  decideCancelling,
  decideDay,
  decideOffer,
  decideSeries,
  endUntaken,
  ownTreatments,
  placeKey,
  type SeriesCommand,
} from '@keel/clinical/day';
import { draftMessage } from '@keel/clinical/messages';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import type { Policy } from '@keel/clinical/policy';
import { accepted, type Context, type Decision, refused, type StreamName, together } from '@keel/clinical/record';
import { locationsOf, putBack, registerFold, registerStream } from '@keel/clinical/register';
import type { Action } from '@keel/clinical/rights';
import { endedUndosed, readSession, sessionFold, withDrafts } from '@keel/clinical/session';
import { type Instant, localDateOf } from '@keel/clinical/units';
import { BookSeriesBody, DAY_COMMAND_BODIES, type DayCommandKind } from '@keel/formats/api';
import type { z } from 'zod';
import { Problem } from '../problem/index.ts';
import { NO_POLICY } from './care-commands.ts';
import { type CommandDefinition, define, type States } from './definition.ts';
import { laterOf, readsOfLater } from './later-visit.ts';

type Book = Extract<DayCommand, { kind: 'book-chair' }>;
type Offer = Extract<DayCommand, { kind: 'offer-slot' }>;
type Answer = Extract<DayCommand, { kind: 'answer-offer' }>;
type Cancel = Extract<DayCommand, { kind: 'cancel-booking' }>;

const patientStream = (patient: string): StreamName => `patient/${patient}`;
const sessionStream = (session: string): StreamName => `session/${session}`;
/** `day/<site>/<date>` */
const siteOf = (stream: StreamName): string => stream.split('/')[1] ?? '';
const dateOf = (stream: StreamName): string => stream.split('/')[2] ?? '';

const placeOf = (states: States, site: string) =>
  states.of(placesFold, PLACES_STREAM).sites.find(({ siteId }) => siteId === site);

/** The policy that a new session would be planned under. */
export const policyOf = (states: States, now: Instant): Policy | undefined =>
  policyAt(states.of(adoptionFold, POLICY_STREAM), now)?.policy;

const wrong = (path: readonly (string | number)[], message: string): Problem =>
  new Problem('invalid-request', { issues: [{ path: ['body', ...path], message }] });

/** A booking stands on the day that its site lives through when it begins: anywhere else nobody would look for it. */
function onItsDay(startsAt: Instant, date: string, zone: string, path: readonly (string | number)[]): void {
  const local = localDateOf(startsAt, zone);
  if (local !== date) throw wrong(path, `is on ${local} at this site, not on ${date}`);
}

export function dayContext(states: States, site: string, context: Context): DayContext {
  const place = placeOf(states, site);
  if (place === undefined) throw new Problem('not-found');
  const policy = policyOf(states, context.now);
  return {
    ...context,
    zone: place.zone,
    chairs: place.chairs,
    policy: { regimens: policy?.regimens ?? {} },
  };
}

const bookedOn = (states: States, command: Cancel) =>
  states.of(dayFold, command.stream).bookings.find(({ booking }) => booking === command.body.booking);

const offerOn = (states: States, command: Answer) =>
  states.of(dayFold, command.stream).offers.find(({ offer }) => offer === command.body.offer);

/** Whom a command on a day is about, where it is about somebody. */
function patientOn(command: DayCommand, states: States): string | null {
  if (command.kind === 'cancel-booking') return bookedOn(states, command)?.patient ?? null;
  if (command.kind === 'answer-offer') return offerOn(states, command)?.patient ?? null;
  return 'patient' in command.body ? command.body.patient : null;
}

function readsOn(command: DayCommand, states: States): readonly StreamName[] {
  const house: readonly StreamName[] = [PLACES_STREAM, POLICY_STREAM];
  const asked = askedOn(states.of(dayFold, command.stream)).map(patientStream);
  if (command.kind === 'book-chair') {
    return [...house, patientStream(command.body.patient), sessionStream(command.body.session), ...asked];
  }
  if (command.kind === 'cancel-booking') {
    const booked = bookedOn(states, command);
    if (booked === undefined) return house;
    const session = sessionStream(booked.session);
    // Loaded once the session is: what was taken out for it has to add up.
    const out = states.seq(session) === 0 ? [] : locationsOf(readSession(states.of(sessionFold, session)));
    return [...house, patientStream(booked.patient), session, ...out.map(registerStream)];
  }
  // Whoever is put on the list or asked is looked up: a name that nobody knows waits for nothing.
  if (command.kind === 'offer-slot' || command.kind === 'list-waiting')
    return [...house, patientStream(command.body.patient), ...asked];
  if (command.kind === 'answer-offer') {
    const offer = offerOn(states, command);
    if (offer === undefined) return house;
    const patient = patientStream(offer.patient);
    if (command.body.answer === 'no') return [...house, patient, ...asked];
    const { session, givesUp } = command.body;
    const later = givesUp === undefined ? [] : readsOfLater(states, patient, givesUp);
    return [...house, patient, sessionStream(session), ...later, ...asked];
  }
  return house;
}

function book(states: States, command: Book, context: DayContext) {
  const policy = policyOf(states, context.now);
  if (policy === undefined) return refused([NO_POLICY]);
  const { patient, session, startsAt } = command.body;
  if (states.seq(patientStream(patient)) === 0) throw new Problem('not-found');
  onItsDay(startsAt, dateOf(command.stream), context.zone, ['startsAt']);
  return decideBooking(
    states.of(dayFold, command.stream),
    command,
    {
      site: siteOf(command.stream),
      patient: states.of(patientFold, patientStream(patient)),
      session: states.of(sessionFold, sessionStream(session)),
      policy,
    },
    context,
  );
}

/** Offered by a message, it goes out with the offer, and not after its time; by a link of its own it is answered. */
function offer(states: States, command: Offer, context: DayContext) {
  const { patient, channel } = command.body;
  if (states.seq(patientStream(patient)) === 0) throw new Problem('not-found');
  const person = readPatient(states.of(patientFold, patientStream(patient)));
  const treatments = ownTreatments(person, context.policy.regimens, context.now);
  const decision = decideDay(states.of(dayFold, command.stream), command, { ...context, treatments });
  if (decision.kind === 'refused' || channel !== 'message') return decision;
  const offered = decision.streams[0]!.events.find(({ kind }) => kind === 'slot-offered');
  const { until } = offered!.body as { readonly until: Instant };
  const message = draftMessage(person, {
    template: 'place-free',
    cause: command.id,
    occurredAt: command.occurredAt,
    zone: context.zone,
    about: placeKey({ site: siteOf(command.stream), date: dateOf(command.stream), offer: command.body.offer }),
    until,
  });
  const reasons = againstMessage(message.body.channel, until, context);
  if (reasons.length > 0) return refused(reasons);
  return accepted(...decision.streams, { stream: patientStream(patient), events: [message] });
}

function answerOffer(states: States, command: Answer, context: DayContext) {
  const day = states.of(dayFold, command.stream);
  const offered = offerOn(states, command);
  const policy = policyOf(states, context.now);
  if (offered === undefined || command.body.answer === 'no') return decideDay(day, command, context);
  if (policy === undefined) return refused([NO_POLICY]);
  return decideOffer(
    day,
    command,
    {
      site: siteOf(command.stream),
      patient: states.of(patientFold, patientStream(offered.patient)),
      session: states.of(sessionFold, sessionStream(command.body.session)),
      policy,
    },
    context,
    command.body.givesUp === undefined ? null : laterOf(states, patientStream(offered.patient), command.body.givesUp),
  );
}

function cancel(states: States, command: Cancel, context: DayContext) {
  const day = states.of(dayFold, command.stream);
  const booked = bookedOn(states, command);
  const policy = policyOf(states, context.now);
  if (booked === undefined || policy === undefined) return decideDay(day, command, context);
  const patient = states.of(patientFold, patientStream(booked.patient));
  const session = states.of(sessionFold, sessionStream(booked.session));
  const decision = decideCancelling(day, command, { site: siteOf(command.stream), patient, session, policy }, context);
  if (decision.kind === 'refused') return decision;
  const drafts = decision.streams.filter(({ stream }) => stream === session.stream).flatMap(({ events }) => events);
  const after = withDrafts(session, command, drafts, context);
  if (!endedUndosed(readSession(session), after)) return decision;
  // Whoever keeps the day has not seen the shelf: what was taken out is a nurse's to put back.
  const registers = locationsOf(after).map((location) => states.of(registerFold, registerStream(location)));
  return putBack(decision, { session: after, patient: readPatient(patient), registers, told: false, context });
}

/** A place that is booked, or offered on, needs nobody to ask for it any more. */
function withUntakenEnded(states: States, command: DayCommand, decision: Decision, context: DayContext): Decision {
  const state = states.of(dayFold, command.stream);
  const personOf = (id: string) => readPatient(states.of(patientFold, patientStream(id)));
  const ended = endUntaken(decision, state, personOf, command, context);
  return decision.kind === 'refused' ? decision : accepted(...together([...decision.streams, ...ended]));
}

const day: readonly CommandDefinition[] = (Object.keys(DAY_COMMAND_BODIES) as DayCommandKind[]).map((kind) =>
  define({
    kind,
    on: 'day',
    action: `command/${kind}` as Action,
    body: DAY_COMMAND_BODIES[kind] as z.ZodType,
    says: 'order',
    begins: true,
    reads: (command, states) => readsOn(command as DayCommand, states),
    patient: (command, states) => patientOn(command as DayCommand, states),
    decide(states, said, context) {
      const command = said as DayCommand;
      const there = dayContext(states, siteOf(command.stream), context);
      if (command.kind === 'open-day') {
        onItsDay(command.body.opensAt, dateOf(command.stream), there.zone, ['opensAt']);
      }
      if (command.kind === 'book-chair') return withUntakenEnded(states, command, book(states, command, there), there);
      if (command.kind === 'cancel-booking') return cancel(states, command, there);
      if (command.kind === 'offer-slot') return withUntakenEnded(states, command, offer(states, command, there), there);
      if (command.kind === 'answer-offer')
        return withUntakenEnded(states, command, answerOffer(states, command, there), there);
      const whom = patientOn(command, states);
      if (whom !== null && states.seq(patientStream(whom)) === 0 && command.kind === 'list-waiting') {
        throw new Problem('not-found');
      }
      return decideDay(states.of(dayFold, command.stream), command, there);
    },
  }),
);

const series = define({
  kind: 'book-series',
  on: 'patient',
  action: 'command/book-series',
  body: BookSeriesBody as z.ZodType,
  says: 'order',
  begins: false,
  reads(command) {
    const { site, visits } = (command as SeriesCommand).body;
    return [
      PLACES_STREAM,
      POLICY_STREAM,
      ...visits.flatMap(({ date, session }) => [dayStream(site, date), sessionStream(session)]),
    ];
  },
  patient: (command) => command.stream.slice('patient/'.length),
  decide(states, said, context) {
    const command = said as SeriesCommand;
    const { site, visits } = command.body;
    const there = dayContext(states, site, context);
    const policy = policyOf(states, context.now);
    if (policy === undefined) return refused([NO_POLICY]);
    for (const [index, { date, startsAt }] of visits.entries()) {
      onItsDay(startsAt, date, there.zone, ['visits', index, 'startsAt']);
    }
    return decideSeries(
      command,
      (date) => states.of(dayFold, dayStream(site, date)),
      (session) => states.of(sessionFold, sessionStream(session)),
      { site, patient: states.of(patientFold, command.stream), policy },
      there,
    );
  },
});

/** Chairs held, nurses and prescribers on duty, people who wait for a place. */
export const DAY_DEFINITIONS: readonly CommandDefinition[] = [...day, series];
