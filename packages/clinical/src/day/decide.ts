import type { RoomCheck } from '../closing/index.ts';
import type { Policy } from '../policy/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type Override,
  type Reason,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import { bookingConflicts } from './conflicts.ts';
import type { Booking, DayEvent, DayState, Duty, Hours } from './day.ts';
import { chairTime } from './moments.ts';
import { freedSlots, type KeptOffer, OFFER_MINUTES, offerState, openOffer, placeOf, type SlotOffer } from './offers.ts';
import { bookedOnDay, type OwnTreatment, tooNear } from './own-treatments.ts';

export type DayCommand =
  | Command<'open-day', Hours>
  | Command<'plan-duty', Duty>
  | Command<'cancel-duty', { readonly person: string; readonly from: Instant }>
  | Command<'book-chair', Booking & { readonly overrides: readonly Override[] }>
  | Command<
      'cancel-booking',
      {
        readonly booking: string;
        readonly because: 'patient' | 'clinic' | 'no-show' | 'deferred' | 'moved';
        /** Of a visit that is moved: the visit it was moved to; null: none is booked yet. Absent: nobody was asked. */
        readonly to?: string | null;
      }
    >
  | Command<'list-waiting', { readonly patient: string; readonly regimen: string; readonly words: string }>
  /** Until when it is kept follows from the channel. */
  | Command<'offer-slot', Pick<SlotOffer, 'offer' | 'freed' | 'patient' | 'channel'>>
  /** A yes books: the ids of what it makes come with it. */
  | Command<
      'answer-offer',
      { readonly offer: string } & (
        | { readonly answer: 'no' }
        | {
            readonly answer: 'yes';
            readonly booking: string;
            readonly session: string;
            readonly overrides: readonly Override[];
            /** The later visit that it replaces, as the patient says. */
            readonly givesUp?: string;
          }
      )
    >
  | Command<'check-rooms', { readonly seen: readonly RoomCheck[] }>
  | Command<'count-kit', { readonly differs: readonly string[] }>
  | Command<'end-waiting', { readonly patient: string; readonly because: 'booked' | 'withdrawn' }>;

export interface DayContext extends Context {
  readonly policy: Pick<Policy, 'regimens'>;
  readonly chairs: readonly { readonly chairId: string; readonly open: boolean }[];
  /** What else the person who is booked was given, or is booked for on other days; absent: nothing but the day is looked at. */
  readonly treatments?: readonly OwnTreatment[];
}

const plain = reasonsFrom('PD');

/** A place that is being offered is promised: to offer it again is refused, to book it needs a reason. */
const offered = (open: KeptOffer, override: Reason['override']): Reason => ({
  ...plain('slot-offered', 'Somebody else is being asked', 'wait for the answer, or until the time is over'),
  inputs: [{ name: 'until', value: open.until, at: open.until, source: `offer ${open.offer}` }],
  override,
});

/** One person is asked about one place of a day at a time: the other is kept from whoever else waits for nothing. */
const asked = (open: KeptOffer): Reason => ({
  ...plain(
    'patient-asked',
    'This person is being asked about another place',
    'wait for that answer, or until its time is over',
  ),
  inputs: [{ name: 'until', value: open.until, at: open.until, source: `offer ${open.offer}` }],
});

/** The booking that a yes makes, as if the desk had made it. */
export function bookingOf(
  offer: SlotOffer,
  command: Extract<DayCommand, { kind: 'answer-offer' }>,
): Extract<DayCommand, { kind: 'book-chair' }> {
  if (command.body.answer !== 'yes') throw new Error('a no books nothing');
  const { booking, session, overrides } = command.body;
  const { patient, chair, regimen, startsAt } = offer;
  return { ...command, kind: 'book-chair', body: { booking, session, patient, chair, regimen, startsAt, overrides } };
}

/** A booking is an order: refused with every conflict at once, carried by a signed reason where it may be. */
export function decideDay(state: DayState, command: DayCommand, context: DayContext): Decision {
  const draft = <K extends DayEvent['kind']>(kind: K, body: Extract<DayEvent, { kind: K }>['body']) => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body,
  });
  const answer = (...events: ReturnType<typeof draft>[]): Decision => accepted({ stream: state.stream, events });
  switch (command.kind) {
    case 'open-day':
      return command.body.opensAt < command.body.closesAt
        ? answer(draft('day-opened', command.body))
        : refused([plain('hours-reversed', 'Closing must come after opening', 'opensAt is not before closesAt')]);
    case 'plan-duty':
      return command.body.from < command.body.until
        ? answer(draft('duty-planned', command.body))
        : refused([plain('duty-reversed', 'Duty must end after it begins', 'from is not before until')]);
    case 'cancel-duty':
      return answer(draft('duty-cancelled', command.body));
    case 'book-chair': {
      const { overrides, ...booking } = command.body;
      const open = openOffer(state, booking, context.policy.regimens, context.now);
      const reasons = [
        ...bookingConflicts(state, booking, context.policy, context.chairs, context.treatments),
        ...(open === undefined ? [] : [offered(open, { roles: ['front-desk', 'nurse', 'prescriber'] })]),
      ];
      const carried = (r: Reason) =>
        r.override !== null &&
        overrides.some((o) => o.rule === r.rule && o.reason.trim() !== '') &&
        r.override.roles.some((role) => context.actor.roles.includes(role));
      const standing = reasons.filter((r) => !carried(r));
      if (standing.length > 0) return refused(standing);
      const overridden = overrides.filter((o) => reasons.some((r) => r.rule === o.rule));
      const waited = state.waiting.some((w) => w.patient === booking.patient);
      return answer(
        draft('chair-booked', { ...booking, overridden }),
        ...(waited ? [draft('waiting-ended', { patient: booking.patient, because: 'booked' })] : []),
      );
    }
    case 'cancel-booking':
      return state.bookings.some((b) => b.booking === command.body.booking)
        ? answer(draft('booking-cancelled', { booking: command.body.booking, because: command.body.because }))
        : refused([plain('booking-unknown', 'There is no such booking', 'it is not on this day, or was cancelled')]);
    case 'list-waiting':
      return answer(draft('waiting-listed', command.body));
    case 'offer-slot': {
      const { offer, freed, patient, channel } = command.body;
      const { regimens } = context.policy;
      const slot = freedSlots(state, context.now, regimens).find((one) => one.freed === freed);
      const waits = state.waiting.find((one) => one.patient === patient);
      const open =
        slot?.offers.find((one) => offerState(one, context.now) === 'open') ??
        (slot && waits && openOffer(state, { ...slot, ...waits }, regimens, context.now));
      const theirs = state.offers.find((one) => one.patient === patient && offerState(one, context.now) === 'open');
      const reasons = [
        ...(slot === undefined
          ? [plain('slot-gone', 'This place is no longer free', 'it was taken, lies behind, or was never freed')]
          : []),
        ...(waits === undefined
          ? [plain('not-waiting', 'Not on the waiting list', 'list them for this day first')]
          : []),
        ...(open === undefined ? [] : [offered(open, null)]),
        ...(theirs === undefined || theirs === open ? [] : [asked(theirs)]),
      ];
      if (slot === undefined || waits === undefined || reasons.length > 0) return refused(reasons);
      const booking = { booking: offer, patient, session: offer, chair: slot.chair, regimen: waits.regimen };
      // An own visit that comes after the place may be given up for it: a yes that says so makes room first, any other is refused.
      const bookings = state.bookings.filter((one) => one.patient !== patient || one.startsAt <= slot.startsAt);
      const stands = bookingConflicts(
        { ...state, bookings },
        { ...booking, startsAt: slot.startsAt },
        context.policy,
        context.chairs,
        context.treatments?.filter(({ firstDoseAt }) => firstDoseAt <= slot.startsAt),
      ).filter(({ rule, override }) => override === null || rule === 'treated-today');
      // Nobody is offered what could not be booked, nor by a message what a prescriber would have to answer for.
      if (stands.length > 0) return refused(stands);
      return answer(
        draft('slot-offered', {
          offer,
          freed,
          patient,
          regimen: waits.regimen,
          chair: slot.chair,
          startsAt: slot.startsAt,
          channel,
          until: addMinutes(context.now, OFFER_MINUTES[channel]),
        }),
      );
    }
    case 'answer-offer': {
      const found = state.offers.find(({ offer }) => offer === command.body.offer);
      if (found === undefined) return refused([plain('offer-unknown', 'There is no such offer', command.body.offer)]);
      if (found.answer !== null)
        return refused([plain('offer-answered', 'This offer has its answer', found.answer.answer)]);
      const answered = draft('offer-answered', { offer: found.offer, answer: command.body.answer });
      if (command.body.answer === 'no') return answer(answered);
      // A late yes holds while nobody else is being asked and the place is still there.
      const { regimens } = context.policy;
      const slot = placeOf(found, state, context.now, regimens);
      const other = openOffer(state, found, regimens, context.now);
      if (slot === undefined || other !== undefined)
        return refused([plain('slot-gone', 'This place is no longer free', 'the answer came after its time')]);
      const held = decideDay(state, bookingOf(found, command), context);
      return held.kind === 'refused'
        ? held
        : accepted({ stream: state.stream, events: [answered, ...held.streams[0]!.events] });
    }
    case 'check-rooms':
      return answer(draft('rooms-checked', command.body));
    case 'count-kit': {
      // Whoever counts is nobody else, also with his own PIN.
      const second = context.second?.id === context.actor.id ? null : (context.second?.id ?? null);
      return answer(draft('kit-counted', { ...command.body, second }));
    }
    case 'end-waiting':
      return answer(draft('waiting-ended', command.body));
    default: {
      const never: never = command;
      throw new Error(`unknown command ${(never as Command).kind}`);
    }
  }
}

/**
 * The first starts of a day that lie ahead, in steps of a quarter of an hour, at which this regimen meets no conflict in some chair
 * and which nobody else is being asked about. What the desk offers when a series is booked; the choice stays theirs.
 */
export function freeStarts(
  state: DayState,
  wanted: { readonly patient: string; readonly regimen: string },
  context: Pick<DayContext, 'policy' | 'chairs' | 'now' | 'treatments'>,
  most = 8,
): readonly { readonly startsAt: Instant; readonly chair: string }[] {
  if (state.hours === null) return [];
  const found: { startsAt: Instant; chair: string }[] = [];
  for (
    let startsAt = state.hours.opensAt;
    startsAt < state.hours.closesAt && found.length < most;
    startsAt = addMinutes(startsAt, 15)
  ) {
    // What lies behind can be offered to nobody, and would take the place of what lies ahead.
    if (startsAt <= context.now) continue;
    const chair = context.chairs.find(({ chairId, open }) => {
      const booking = { booking: '?', session: '?', chair: chairId, startsAt, ...wanted };
      return (
        open &&
        bookingConflicts(state, booking, context.policy, context.chairs, context.treatments).length === 0 &&
        openOffer(state, booking, context.policy.regimens, context.now) === undefined
      );
    });
    if (chair !== undefined) found.push({ startsAt, chair: chair.chairId });
  }
  return found;
}

/**
 * The treatment of the same person that alone leaves them no free start on this day: without it there would be one. Null: something
 * else does. Asked where there is no free start.
 */
export function keptFrom(
  state: DayState,
  wanted: { readonly patient: string; readonly regimen: string },
  context: Pick<DayContext, 'policy' | 'chairs' | 'now' | 'treatments'>,
): OwnTreatment | null {
  const bookings = state.bookings.filter(({ patient }) => patient !== wanted.patient);
  const [start] = freeStarts({ ...state, bookings }, wanted, { ...context, treatments: [] }, 1);
  const regimen = context.policy.regimens[wanted.regimen];
  if (start === undefined || regimen === undefined) return null;
  const own = [...bookedOnDay(state, wanted.patient, context.policy.regimens), ...(context.treatments ?? [])];
  return own.find((one) => tooNear(chairTime(regimen, start.startsAt), one)) ?? null;
}
