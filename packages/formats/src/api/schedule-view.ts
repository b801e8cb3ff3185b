import { OFFER_CHANNELS } from '@keel/clinical/day';
import { ESCORT_KINDS } from '@keel/clinical/session';
import { z } from 'zod';
import { Id, LocalDate, Position, Time } from './values.ts';
import { PatientBrief } from './views.ts';

/** One booked visit as the desk sees it: when, where, how long the chair is held, and whether the person is here. */
export const ScheduleBooking = z.object({
  booking: Id,
  session: Id,
  /** Last event of the session: what a command about it must have seen. */
  seq: z.int(),
  chair: Id,
  startsAt: Time,
  until: Time,
  firstDoseAt: Time,
  releaseAt: Time,
  patient: PatientBrief,
  phone: z.string().nullable(),
  /** Null where the reader sees nothing clinical. */
  regimen: z.string().nullable(),
  phase: z.string(),
  arrivedAt: Time.nullable(),
  /** When they went: after release, without one (phase `left`), or to a hospital (phase `transferred`). */
  leftAt: Time.nullable(),
  /** Calls to the patient about this visit, newest last: whether somebody answered, and when they say that they come. */
  calls: z.array(z.object({ at: Time, answered: z.boolean(), expectedAt: Time.nullable() })),
  /** What the insurer granted for this visit; null: none is asked for. */
  authorisation: z
    .object({
      standing: z.enum(['none', 'in-force', 'runs-out', 'not-yet', 'ended', 'used-up']),
      until: LocalDate.nullable(),
      left: z.int().nullable(),
    })
    .nullable(),
  /** What an insured person still pays today, in cents; null: no copay, or not for this reader. */
  copay: z.object({ standing: z.enum(['not-stated', 'due', 'paid']), dueCents: z.int().nullable() }).nullable(),
  /** Whether the scales that the patient fills in are done for the visit of today, and no more; null: on another day. */
  scalesDone: z.boolean().nullable(),
  /** Whether the desk sends for the nurse because of food or drink, or asks for both; null: it is not asked at the door. */
  fasting: z.enum(['not-said', 'as-asked', 'ask-nurse']).nullable(),
  /** Whether the consent to this treatment holds then, and since when it is signed; null: no treatment is known. */
  consent: z
    .object({
      /** `looked-at`: a paper that somebody looked at for this visit; the chart holds none. */
      state: z.enum([
        'in-force',
        'looked-at',
        'missing',
        'expired',
        'withdrawn',
        'in-doubt',
        'wording-changed',
        'not-off-label',
      ]),
      signedOn: LocalDate.nullable(),
    })
    .nullable(),
  escort: z.object({
    state: z.enum(['not-arranged', 'arranged', 'here', 'not-needed']),
    /** An adult, medical transport, a ride; null: nobody said. */
    kind: z.enum(ESCORT_KINDS).nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    /** Calls tried today, newest last: when, and whether somebody answered. */
    calls: z.array(z.object({ at: Time, answered: z.boolean() })),
  }),
  /** Of one that has not begun: the other treatments ahead of this person, one of which may be the date that it was moved to. */
  ahead: z.array(z.object({ visit: Id, startsAt: Time })),
  /** Taken from the waiting list: when the later visit was that was given up for it. */
  insteadOf: Time.nullable(),
  /** Stretches that need a nurse's hands; `what` is the same for every reader. */
  moments: z.array(z.object({ what: z.string(), from: Time, until: Time })),
});
export type ScheduleBooking = z.infer<typeof ScheduleBooking>;

/** `GET /api/v1/schedule/<site>_<date>`: one day of one site. */
export const ScheduleView = z.object({
  position: Position,
  now: Time,
  site: Id,
  date: LocalDate,
  zone: z.string(),
  seq: z.int(),
  hours: z.object({ opensAt: Time, closesAt: Time }).nullable(),
  chairs: z.array(z.object({ id: Id, name: z.string(), open: z.boolean() })),
  duties: z.array(
    z.object({ person: Id, name: z.string(), role: z.enum(['nurse', 'prescriber']), from: Time, until: Time }),
  ),
  bookings: z.array(ScheduleBooking),
  cancelled: z.array(
    z.object({
      booking: Id,
      patient: PatientBrief,
      startsAt: Time,
      because: z.string(),
      at: Time,
      /** Given up for an earlier place: when that one begins. */
      tookPlace: Time.nullable(),
    }),
  ),
  /** Places that became free and lie ahead: to whom each was offered, and who is next. */
  freed: z.array(
    z.object({
      freed: Id,
      chair: Id,
      startsAt: Time,
      because: z.string(),
      offers: z.array(
        z.object({
          offer: Id,
          patient: PatientBrief,
          channel: z.enum(OFFER_CHANNELS),
          at: Time,
          by: z.string(),
          until: Time,
          state: z.enum(['open', 'yes', 'no', 'silent']),
          /** Of an open one: the later visits of whoever is asked; `replaced`: the only one, which the place stands for. */
          later: z.array(z.object({ visit: Id, startsAt: Time, replaced: z.boolean() })),
        }),
      ),
      /** `askedUntil`: being asked about another place of this day until then, and not about this one. */
      next: z.array(
        z.object({
          patient: PatientBrief,
          words: z.string(),
          phone: z.string().nullable(),
          askedUntil: Time.nullable(),
        }),
      ),
    }),
  ),
  waiting: z.array(z.object({ patient: PatientBrief, regimen: z.string().nullable(), since: Time, words: z.string() })),
  /** More hands needed than nurses there, in time order. */
  clashes: z.array(
    z.object({
      from: Time,
      until: Time,
      needed: z.int(),
      nurses: z.int(),
      bookings: z.array(z.object({ booking: Id, what: z.string() })),
    }),
  ),
  regimens: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type ScheduleView = z.infer<typeof ScheduleView>;

/** `GET /api/v1/free-starts/<site>_<date>?regimen=&patient=`: when this regimen would meet no conflict. */
export const FreeStartsQuery = z.strictObject({ regimen: Id, patient: Id });
export const FreeStartsView = z.object({
  position: Position,
  starts: z.array(z.object({ startsAt: Time, chair: Id })),
  /** When the first dose of the treatment is that alone leaves this person no free start; null: something else does, or there is one. */
  near: Time.nullable(),
});
export type FreeStartsView = z.infer<typeof FreeStartsView>;

/** `<site>_<yyyy-mm-dd>`: the date is its last ten characters. */
export const DayKey = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}_\d{4}-\d{2}-\d{2}$/, 'must be <site>_<yyyy-mm-dd>');

/**
 * `GET /api/v1/day-drugs/<site>_<date>`: what each visit still needs from the shelf, and the day's sum against what lies there. For whoever
 * sees the register.
 */
export const DayDrugsView = z.object({
  position: Position,
  needs: z.array(
    z.object({
      booking: Id,
      molecule: z.enum(['ketamine', 'esketamine']),
      /** Null: neither an order nor a plan says it. */
      mg: z.number().nullable(),
      /** Whole devices of a nasal dose; without a dose, the most that the label gives. */
      devices: z.int().nullable(),
      saidBy: z.enum(['order', 'plan', 'nobody']),
    }),
  ),
  drugs: z.array(
    z.object({
      molecule: z.enum(['ketamine', 'esketamine']),
      unit: z.enum(['device', 'mg']),
      needed: z.number(),
      onHand: z.number(),
      short: z.number(),
      unsaid: z.int(),
    }),
  ),
});
export type DayDrugsView = z.infer<typeof DayDrugsView>;
