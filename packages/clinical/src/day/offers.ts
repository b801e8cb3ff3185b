import type { Policy } from '../policy/index.ts';
import type { SourceId } from '../sources/index.ts';
import { addMinutes, addMs, type Instant, instant, MINUTE_MS } from '../units/index.ts';
import type { DayState, Waiting } from './day.ts';
import { chairTime, overlap } from './moments.ts';

/** How a place was offered: said on the phone, or by a message after which the patient calls. */
export const OFFER_CHANNELS = ['phone', 'message'] as const;
export type OfferChannel = (typeof OFFER_CHANNELS)[number];

/** How long a place is kept for whoever was asked, in minutes. PD: no source gives a clock. */
export const OFFER_MINUTES = {
  phone: 15,
  message: 60,
  source: 'PD',
} as const satisfies Readonly<Record<OfferChannel, number>> & { readonly source: SourceId };

/** A place that became free, offered to one person until a time. */
export interface SlotOffer {
  readonly offer: string;
  /** The booking that was cancelled and whose place it is. */
  readonly freed: string;
  readonly patient: string;
  readonly regimen: string;
  readonly chair: string;
  readonly startsAt: Instant;
  readonly channel: OfferChannel;
  readonly until: Instant;
}
export interface KeptOffer extends SlotOffer {
  readonly at: Instant;
  readonly by: string;
  readonly answer: {
    readonly answer: 'yes' | 'no';
    readonly at: Instant;
    readonly by: string;
    readonly gaveUp?: { readonly booking: string; readonly startsAt: Instant };
  } | null;
}

/** `silent`: nobody answered in time, and the place may go to the next one. Judged when it is read. */
export const offerState = (offer: KeptOffer, now: Instant): 'open' | 'yes' | 'no' | 'silent' =>
  offer.answer?.answer ?? (now < offer.until ? 'open' : 'silent');

type Place = Pick<SlotOffer, 'chair' | 'regimen' | 'startsAt'>;
export type Regimens = Policy['regimens'];

/** Whether two hold one chair at one time. Of a regimen that the clinic no longer has, only the start is known. */
export function samePlace(a: Place, b: Place, regimens: Regimens): boolean {
  const timeOf = ({ regimen, startsAt }: Place) => {
    const known = regimens[regimen];
    return known === undefined ? { from: startsAt, until: addMs(startsAt, 1) } : chairTime(known, startsAt);
  };
  return a.chair === b.chair && overlap(timeOf(a), timeOf(b));
}

/** Somebody else is being asked about this chair at this time, whichever cancelled booking it was freed by. */
export const openOffer = (
  day: Pick<DayState, 'offers'>,
  wanted: Place & { readonly patient: string },
  regimens: Regimens,
  now: Instant,
): KeptOffer | undefined =>
  day.offers.find(
    (one) => one.patient !== wanted.patient && offerState(one, now) === 'open' && samePlace(one, wanted, regimens),
  );

/** A place whose hour has come is free still: whoever waits is given this long to come, to a full quarter. PD. */
export const COME_MINUTES = { atLeast: 30, quarter: 15, source: 'PD' } as const;

/** From when somebody else could have the place: as it was booked, or as soon as a person could be here. */
function startOf(gone: Place, now: Instant): Instant {
  if (gone.startsAt > now) return gone.startsAt;
  const quarter = COME_MINUTES.quarter * MINUTE_MS;
  return instant(Math.ceil(addMinutes(now, COME_MINUTES.atLeast) / quarter) * quarter);
}

/** Whether there is time left: ahead as booked; or begun, while the chair would still be held and the clinic open to its end. */
function timeLeft(gone: Place, day: Pick<DayState, 'hours'>, now: Instant, regimens: Regimens): boolean {
  if (gone.startsAt > now) return true;
  const known = regimens[gone.regimen];
  if (known === undefined) return false;
  const from = startOf(gone, now);
  return (
    from < chairTime(known, gone.startsAt).until &&
    (day.hours === null || chairTime(known, from).until <= day.hours.closesAt)
  );
}

/** A place of a cancelled booking that still lies ahead, or has time left, and that nobody has taken since. */
export interface FreedSlot {
  /** The booking that was cancelled; of several that held this chair at overlapping times, the last. */
  readonly freed: string;
  readonly chair: string;
  readonly regimen: string;
  /** As it was booked; begun already, when the next one could be here. */
  readonly startsAt: Instant;
  readonly because: string;
  /** All that were made for this chair and time. */
  readonly offers: readonly KeptOffer[];
  /** Who waits and was not asked about this place yet, in the order in which they were listed. */
  readonly next: readonly WaitsNext[];
}

/** `askedUntil`: until when they are being asked about another place of the day, and not to be asked about this one; null: they can be asked now. */
export interface WaitsNext extends Waiting {
  readonly askedUntil: Instant | null;
}

/** What is free again: one place for each chair and time, however often it was booked and given back. */
export function freedSlots(day: DayState, now: Instant, regimens: Regimens): readonly FreedSlot[] {
  const ahead = day.cancelled
    .filter((gone) => timeLeft(gone, day, now, regimens))
    .map((gone) => ({ ...gone, startsAt: startOf(gone, now) }))
    .filter((gone) => !day.bookings.some((one) => samePlace(one, gone, regimens)));
  const places = ahead.filter((gone, nth) => !ahead.slice(nth + 1).some((later) => samePlace(later, gone, regimens)));
  return places.map((place) => {
    const offers = day.offers.filter((one) => samePlace(one, place, regimens));
    const gaveBack = ahead.filter((one) => samePlace(one, place, regimens));
    const asked = new Set([...gaveBack, ...offers].map(({ patient }) => patient));
    const askedUntil = (who: string): Instant | null =>
      day.offers.find((one) => one.patient === who && offerState(one, now) === 'open')?.until ?? null;
    return {
      freed: place.booking,
      chair: place.chair,
      regimen: place.regimen,
      startsAt: place.startsAt,
      because: place.because,
      offers,
      next: day.waiting
        .filter((one) => !asked.has(one.patient))
        .map((one) => ({ ...one, askedUntil: askedUntil(one.patient) })),
    };
  });
}

/** The place that an offer was made for, when it is free still. */
export const placeOf = (offer: SlotOffer, day: DayState, now: Instant, regimens: Regimens): FreedSlot | undefined =>
  freedSlots(day, now, regimens).find((slot) => samePlace(slot, offer, regimens));
