import { CHECK_IN_ITEMS, CHECK_IN_POINTS } from '@keel/clinical/check-ins';
import { TALK_PLACES } from '@keel/clinical/integration';
import type { RenderedForm } from '@keel/clinical/scales';
import { z } from 'zod';
import { Position, Time } from './values.ts';

/** A form as the domain draws it: the portal shows it and holds no instruments of its own. */
const Form = z.record(z.string(), z.unknown()) as unknown as z.ZodType<RenderedForm, RenderedForm>;

/** Who reads what is written, as it is promised at this moment. `set`: the clinic has said so at all. */
export const MyReaders = z.object({
  set: z.boolean(),
  watched: z.boolean(),
  until: Time.nullable(),
  nextFrom: Time.nullable(),
});
export type MyReaders = z.infer<typeof MyReaders>;

export const MyQuestion = z.object({
  key: z.string(),
  kind: z.enum(['check-in', 'scale', 'experience']),
  point: z.string().nullable(),
  session: z.string().nullable(),
  until: Time,
  checkIn: z.object({ point: z.enum(CHECK_IN_POINTS), asks: z.array(z.enum(CHECK_IN_ITEMS)) }).nullable(),
  form: Form.nullable(),
});
export type MyQuestion = z.infer<typeof MyQuestion>;

/** `GET /api/v1/my-questions`: what can be answered now, the most pressing first. Nothing of the chart. */
export const MyQuestionsView = z.object({
  position: Position,
  now: Time,
  clinic: z.object({ name: z.string(), zone: z.string(), phone: z.string().nullable() }),
  readers: MyReaders,
  /** Somebody of the clinic has been asked to reach this person, and has not yet. */
  reaching: z.boolean(),
  asked: z.array(MyQuestion),
});
export type MyQuestionsView = z.infer<typeof MyQuestionsView>;

const Lines = z.array(z.string());
/** `GET /api/v1/my-care`: how one is: the curve, the journal, the plan, what waits. */
export const MyCareView = MyQuestionsView.extend({
  seq: z.int(),
  curve: z
    .object({
      instrument: z.string(),
      title: z.string(),
      higherIsBetter: z.boolean(),
      max: z.number(),
      points: z.array(z.object({ at: Time, total: z.number() })),
      doses: z.array(Time),
      baseline: z.number().nullable(),
      response: z.number().nullable(),
      remission: z.number().nullable(),
      /** What the last score means against the first: see the words of the page. */
      says: z.enum(['one-score', 'no-baseline', 'remission', 'response', 'better', 'same', 'worse', 'returned']),
    })
    .nullable(),
  journal: z.array(
    z.object({ id: z.string(), at: Time, words: z.string(), shared: z.boolean(), mood: z.int().nullable() }),
  ),
  plan: z
    .object({
      at: Time,
      signs: Lines,
      myself: Lines,
      places: Lines,
      people: Lines,
      professionals: Lines,
      surroundings: Lines,
      reasons: Lines,
    })
    .nullable(),
  goals: z.array(z.object({ goal: z.string(), words: z.string() })),
  sharing: z.object({ scores: z.boolean(), goals: z.boolean() }),
  completeness: z.object({ scheduled: z.int(), answered: z.int() }),
  /** A session to talk about what came up: asked for, or booked. */
  integration: z.object({
    asked: z.boolean(),
    at: Time.nullable(),
    where: z.enum(TALK_PLACES).nullable(),
    /** Who sees the person, by name; null: nobody yet. */
    with: z.string().nullable(),
    done: z.int(),
  }),
});
export type MyCareView = z.infer<typeof MyCareView>;
