import { ROOM_CHECKS } from '@keel/clinical/closing';
import { OFFER_CHANNELS } from '@keel/clinical/day';
import { z } from 'zod';
import { Id, InstantIn, LocalDate } from './values.ts';

/** Bodies of the commands on `day/<site>/<yyyy-mm-dd>`, and of the series that is booked for one person over many days. */
const Words = z.string().trim().max(2_000);
const Signed = z.string().trim().min(3, 'must say why').max(2_000);
const Overrides = z.array(z.strictObject({ rule: z.string().min(1).max(80), reason: Signed })).max(20);
const Regimen = z.string().trim().min(1, 'must name a regimen').max(80);

export const DAY_COMMAND_BODIES = {
  'open-day': z.strictObject({ opensAt: InstantIn, closesAt: InstantIn }),
  'plan-duty': z.strictObject({ person: Id, role: z.enum(['nurse', 'prescriber']), from: InstantIn, until: InstantIn }),
  'cancel-duty': z.strictObject({ person: Id, from: InstantIn }),
  'book-chair': z.strictObject({
    booking: Id,
    patient: Id,
    session: Id,
    chair: Id,
    regimen: Regimen,
    startsAt: InstantIn,
    overrides: Overrides,
  }),
  'cancel-booking': z.strictObject({
    booking: Id,
    because: z.enum(['patient', 'clinic', 'no-show', 'deferred', 'moved']),
    /** Of one that is moved: the visit it was moved to; null: none is booked yet. */
    to: Id.nullable().exactOptional(),
  }),
  'list-waiting': z.strictObject({ patient: Id, regimen: Regimen, words: Words }),
  'check-rooms': z.strictObject({ seen: z.array(z.enum(ROOM_CHECKS)).max(20) }),
  /** Names of drugs that are not there in the number that is listed. The second person is proven by his PIN. */
  'count-kit': z.strictObject({ differs: z.array(z.string().trim().min(1).max(200)).max(80) }),
  'offer-slot': z.strictObject({ offer: Id, freed: Id, patient: Id, channel: z.enum(OFFER_CHANNELS) }),
  'answer-offer': z.union([
    z.strictObject({ offer: Id, answer: z.literal('no') }),
    z.strictObject({
      offer: Id,
      answer: z.literal('yes'),
      booking: Id,
      session: Id,
      overrides: Overrides,
      givesUp: Id.optional(),
    }),
  ]),
  'end-waiting': z.strictObject({ patient: Id, because: z.enum(['booked', 'withdrawn']) }),
} as const;
export type DayCommandKind = keyof typeof DAY_COMMAND_BODIES;

/** Said on the own stream by whoever was asked by a message. */
export const AnswerPlaceBody = z.strictObject({
  site: Id,
  date: LocalDate,
  offer: Id,
  answer: z.enum(['yes', 'no']),
  /** The later visit that the page said would be given up. */
  givesUp: Id.optional(),
});

/** Signed: what stands open is gathered by the server, never told by the screen. */
export const CloseDayRequest = z.strictObject({ printedName: z.string().trim().min(1).max(160), overrides: Overrides });

/** Longest series in one act: an induction and a quarter of maintenance. */
const VISITS_MAX = 24;

export const BookSeriesBody = z.strictObject({
  site: Id,
  regimen: Regimen,
  visits: z
    .array(z.strictObject({ date: LocalDate, booking: Id, session: Id, chair: Id, startsAt: InstantIn }))
    .min(1, 'must name a visit')
    .max(VISITS_MAX),
  overrides: Overrides,
});
