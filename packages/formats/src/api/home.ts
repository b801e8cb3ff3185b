import type { HomeCommandBodies, HomeLines } from '@keel/clinical/home';
import { z } from 'zod';
import { Id, LocalDate, Position, Time } from './values.ts';

const Name = z.string().trim().min(1, 'must not be empty').max(160);
const Why = z.string().trim().min(3, 'must say why').max(1_000);
/** Plausible for a cuff at home; what it means is for the rules. */
const Systolic = z.int().min(40).max(300);
const Diastolic = z.int().min(20).max(200);

/** Bodies of the commands on `patient/<id>` about maintenance by mouth at home. */
export const HOME_COMMAND_BODIES = {
  'order-home': z.strictObject({
    order: Id,
    route: z.enum(['oral-ketamine', 'sublingual-ketamine']),
    /** mg of base, one dose */
    mg: z.number().positive().max(1_000),
    doses: z.int().min(1).max(60),
    refills: z.int().min(0).max(24),
    intervalDays: z.int().min(1).max(90),
    adult: z.strictObject({
      name: z.string().trim().max(160),
      phone: Name.exactOptional(),
      agreed: z.boolean().exactOptional(),
    }),
    because: Why,
    printedName: Name,
  }),
  'refill-home': z.strictObject({ order: Id, because: Why }),
  'end-home': z.strictObject({ order: Id, because: Why }),
  'tell-home-dose': z.strictObject({
    dose: Id,
    step: z.enum(['before', 'taken', 'after', 'heard']),
    systolic: Systolic.exactOptional(),
    diastolic: Diastolic.exactOptional(),
    adultHere: z.boolean().exactOptional(),
    answers: z
      .strictObject({
        tired: z.enum(['no', 'a-little', 'very']).exactOptional(),
        sick: z.enum(['no', 'a-little', 'very']).exactOptional(),
        sad: z.enum(['no', 'a-little', 'very']).exactOptional(),
        safe: z.enum(['yes', 'not-sure', 'no']).exactOptional(),
      })
      .exactOptional(),
    moreTaken: z.boolean().exactOptional(),
  }),
  'answer-as-home-adult': z.strictObject({ order: Id, says: z.enum(['there', 'wrong']) }),
} as const satisfies { readonly [K in keyof HomeCommandBodies]: z.ZodType<HomeCommandBodies[K]> };

const Pressure = z.object({ systolic: z.int(), diastolic: z.int(), at: Time }).nullable();
const HomeDoseWire = z.object({
  dose: Id,
  before: Pressure,
  takenAt: Time.nullable(),
  after: Pressure,
  heardAt: Time.nullable(),
});

const Figures = z.object({ systolic: z.number(), diastolic: z.number() });
/** mmHg */
const Lines = z.object({
  raised: Figures,
  lowSystolic: z.number(),
  defer: Figures,
  severe: Figures,
}) satisfies z.ZodType<HomeLines>;

/** `GET /api/v1/my-home`: the order, what stands against a dose now, and the dose that is told about. 404: no order, no page. */
export const MyHomeView = z.object({
  position: Position,
  now: Time,
  clinic: z.object({ name: z.string(), zone: z.string(), phone: z.string().nullable() }),
  order: z.object({
    mg: z.number(),
    route: z.enum(['oral-ketamine', 'sublingual-ketamine']),
    dosesLeft: z.int(),
    refillsLeft: z.int(),
    intervalDays: z.int(),
    adult: z.string(),
    until: LocalDate,
    by: z.string(),
  }),
  /** What a pressure is judged by, so that the page can say it while nobody answers. */
  lines: Lines,
  /** Minutes from a dose to the second pressure, and hours by which the clinic is told how it went. */
  pressureMinutes: z.number(),
  heardHours: z.number(),
  nextFrom: Time.nullable(),
  /** Rule ids, before any pressure is asked for; empty: it may be begun. */
  against: z.array(z.string()),
  /** Stop rules for which somebody is reaching the patient now: the page says at once what to do. */
  reaching: z.array(z.string()),
  current: HomeDoseWire.extend({
    /** Why this very dose is not to be taken; empty: it may be. */
    against: z.array(z.string()),
    /** What is not told yet, or was told too early to say anything. */
    untold: z.array(z.enum(['after', 'heard', 'more-taken'])),
    /** From then on the pressure before it is too old to take it by. */
    freshUntil: Time.nullable(),
    pressureAt: Time.nullable(),
    heardBy: Time.nullable(),
  }).nullable(),
  past: z.array(HomeDoseWire),
});
export type MyHomeView = z.infer<typeof MyHomeView>;

/** `GET /api/v1/my-home-adult`: what the adult does who is there. Neither drug nor dose stands in it, and nothing of the chart. */
export const MyHomeAdultView = z.object({
  position: Position,
  clinic: z.object({ zone: z.string(), phone: z.string().nullable() }),
  /** What the patient is called. */
  name: z.string(),
  /** The order has ended or run out, or names somebody else: there is nothing to do any more. */
  over: z.boolean(),
  order: Id,
  /** What he said last by this link, and whether somebody of the clinic is reaching them because of it; null: nothing yet. */
  said: z.object({ says: z.enum(['there', 'wrong']), at: Time, reaching: z.boolean() }).nullable(),
  /** Minutes from the dose to the second pressure, and hours by which the clinic is told how it went. */
  pressureMinutes: z.number(),
  heardHours: z.number(),
});
export type MyHomeAdultView = z.infer<typeof MyHomeAdultView>;
