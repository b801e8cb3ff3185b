import type { CloseDayBody, ClosingLine, DayClosed, KitCounted, RoomCheck, RoomsChecked } from '../closing/index.ts';
import { type EventDraft, type Fold, isErased, type StreamName } from '../record/index.ts';
import { dateOfDay, dayOfDate, type Instant, localDateOf } from '../units/index.ts';
import type { KeptOffer, SlotOffer } from './offers.ts';

/**
 * One day of one site: who is booked where, who is on duty. Stream `day/<site>/<date>`, so that two people booking the
 * same chair meet in one place and one of them is refused.
 */
export interface Booking {
  readonly booking: string;
  readonly patient: string;
  readonly session: string;
  readonly chair: string;
  readonly regimen: string;
  readonly startsAt: Instant;
}

export interface Duty {
  readonly person: string;
  readonly role: 'nurse' | 'prescriber';
  readonly from: Instant;
  readonly until: Instant;
}

export interface Hours {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

export interface Waiting {
  readonly patient: string;
  readonly regimen: string;
  readonly since: Instant;
  readonly words: string;
}

export type DayEvent =
  | EventDraft<'day-opened', Hours>
  | EventDraft<'duty-planned', Duty>
  | EventDraft<'duty-cancelled', { readonly person: string; readonly from: Instant }>
  | EventDraft<
      'chair-booked',
      Booking & { readonly overridden: readonly { readonly rule: string; readonly reason: string }[] }
    >
  | EventDraft<
      'booking-cancelled',
      {
        readonly booking: string;
        readonly because: 'patient' | 'clinic' | 'no-show' | 'deferred' | 'moved';
        /** Given up for an earlier place: when that one begins. */
        readonly tookPlace?: Instant;
      }
    >
  | EventDraft<'slot-offered', SlotOffer>
  | EventDraft<
      'offer-answered',
      {
        readonly offer: string;
        readonly answer: 'yes' | 'no';
        /** The later visit that was given up for it. */
        readonly gaveUp?: { readonly booking: string; readonly startsAt: Instant };
      }
    >
  | EventDraft<'waiting-listed', Omit<Waiting, 'since'>>
  | EventDraft<'rooms-checked', { readonly seen: readonly RoomCheck[] }>
  | EventDraft<'kit-counted', { readonly second: string | null; readonly differs: readonly string[] }>
  | EventDraft<'day-closed', CloseDayBody & { readonly lines: readonly ClosingLine[] }>
  | EventDraft<'waiting-ended', { readonly patient: string; readonly because: 'booked' | 'withdrawn' }>;

export interface DayState {
  readonly stream: StreamName;
  readonly seq: number;
  readonly hours: Hours | null;
  readonly duties: readonly Duty[];
  readonly bookings: readonly Booking[];
  readonly cancelled: readonly (Booking & {
    readonly because: string;
    readonly at: Instant;
    readonly tookPlace?: Instant;
  })[];
  readonly waiting: readonly Waiting[];
  readonly offers: readonly KeptOffer[];
  /** Of the evening: the last look at rooms and kit, and the signature that locked the door. */
  readonly rooms: RoomsChecked | null;
  readonly kit: KitCounted | null;
  readonly closed: DayClosed | null;
  /** Signatures before that one, the oldest first: somebody came in again. */
  readonly closedBefore: readonly DayClosed[];
}

export const dayStream = (site: string, date: string): StreamName => `day/${site}/${date}`;

/**
 * The days of a site that may hold the chair of a visit at this hour, the likelier first: its own date's, and the one before,
 * since a day may go on past midnight.
 */
export function daysThatMayHold(site: string, startsAt: Instant, zone: string): readonly [StreamName, StreamName] {
  const date = localDateOf(startsAt, zone);
  return [dayStream(site, date), dayStream(site, dateOfDay(dayOfDate(date) - 1))];
}

/** Of these days the one on which the session is booked, or was; else the first. */
export const dayHolding = (days: readonly [DayState, ...DayState[]], session: string): DayState =>
  days.find(({ bookings }) => bookings.some((one) => one.session === session)) ??
  days.find(({ cancelled }) => cancelled.some((one) => one.session === session)) ??
  days[0];

export const dayFold: Fold<DayState> = {
  initial: (stream) => ({
    stream,
    seq: 0,
    hours: null,
    duties: [],
    bookings: [],
    cancelled: [],
    waiting: [],
    offers: [],
    rooms: null,
    kit: null,
    closed: null,
    closedBefore: [],
  }),
  evolve(before, event) {
    const state = { ...before, seq: Math.max(before.seq, event.seq) };
    if (isErased(event.body)) return state;
    const known = event as unknown as DayEvent;
    switch (known.kind) {
      case 'day-opened':
        return { ...state, hours: known.body };
      case 'duty-planned':
        return { ...state, duties: [...state.duties, known.body] };
      case 'duty-cancelled':
        return {
          ...state,
          duties: state.duties.filter((d) => d.person !== known.body.person || d.from !== known.body.from),
        };
      case 'chair-booked': {
        const { overridden: _, ...booking } = known.body;
        return { ...state, bookings: [...state.bookings.filter((b) => b.booking !== booking.booking), booking] };
      }
      case 'booking-cancelled': {
        const gone = state.bookings.find((b) => b.booking === known.body.booking);
        return gone === undefined
          ? state
          : {
              ...state,
              bookings: state.bookings.filter((b) => b !== gone),
              cancelled: [
                ...state.cancelled,
                {
                  ...gone,
                  because: known.body.because,
                  at: event.occurredAt,
                  ...(known.body.tookPlace === undefined ? {} : { tookPlace: known.body.tookPlace }),
                },
              ],
            };
      }
      case 'waiting-listed':
        return {
          ...state,
          waiting: [
            ...state.waiting.filter((w) => w.patient !== known.body.patient),
            { ...known.body, since: event.occurredAt },
          ],
        };
      case 'slot-offered':
        return {
          ...state,
          offers: [...state.offers, { ...known.body, at: event.occurredAt, by: event.author.id, answer: null }],
        };
      case 'offer-answered': {
        const { answer: word, gaveUp } = known.body;
        const answer = {
          answer: word,
          at: event.occurredAt,
          by: event.author.id,
          ...(gaveUp === undefined ? {} : { gaveUp }),
        };
        return {
          ...state,
          offers: state.offers.map((one) => (one.offer === known.body.offer ? { ...one, answer } : one)),
        };
      }
      case 'rooms-checked':
        return { ...state, rooms: { ...known.body, at: event.occurredAt, by: event.author.id } };
      case 'kit-counted':
        return { ...state, kit: { ...known.body, at: event.occurredAt, by: event.author.id } };
      case 'day-closed':
        return {
          ...state,
          closed: { ...known.body, at: event.occurredAt, by: event.author.id },
          closedBefore: state.closed === null ? [] : [...state.closedBefore, state.closed],
        };
      case 'waiting-ended':
        return { ...state, waiting: state.waiting.filter((w) => w.patient !== known.body.patient) };
      default:
        return state;
    }
  },
};
