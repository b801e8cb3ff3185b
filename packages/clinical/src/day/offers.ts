import type { SourceId } from '../sources/index.ts';
import type { Instant } from '../units/index.ts';
import type { DayState, Waiting } from './day.ts';

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
  readonly answer: { readonly answer: 'yes' | 'no'; readonly at: Instant; readonly by: string } | null;
}

/** `silent`: nobody answered in time, and the place may go to the next one. Judged when it is read. */
export const offerState = (offer: KeptOffer, now: Instant): 'open' | 'yes' | 'no' | 'silent' =>
  offer.answer?.answer ?? (now < offer.until ? 'open' : 'silent');

/** A place of a cancelled booking that still lies ahead and that nobody has taken since. */
export interface FreedSlot {
  readonly freed: string;
  readonly chair: string;
  readonly startsAt: Instant;
  readonly because: string;
  readonly offers: readonly KeptOffer[];
  /** Who waits and was not asked about this place yet, in the order in which they were listed. */
  readonly next: readonly Waiting[];
}

export function freedSlots(day: DayState, now: Instant): readonly FreedSlot[] {
  return day.cancelled
    .filter(({ startsAt }) => startsAt > now)
    .filter((gone) => !day.offers.some(({ freed, answer }) => freed === gone.booking && answer?.answer === 'yes'))
    .filter(({ chair, startsAt }) => !day.bookings.some((one) => one.chair === chair && one.startsAt === startsAt))
    .map(({ booking, chair, startsAt, because, patient }) => {
      const offers = day.offers.filter(({ freed }) => freed === booking);
      const asked = new Set([patient, ...offers.map((offer) => offer.patient)]);
      return {
        freed: booking,
        chair,
        startsAt,
        because,
        offers,
        next: day.waiting.filter((one) => !asked.has(one.patient)),
      };
    });
}
