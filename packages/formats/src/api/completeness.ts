import { z } from 'zod';
import { Id, Time } from './values.ts';
import { PatientBrief } from './views.ts';

/** `GET /api/v1/completeness`: how much of what the clinic does can be judged, and whose score is lacking while it can still be given. */
export const CompletenessView = z.object({
  position: z.number().int(),
  /** Those whose last session lies less than a year back. */
  since: Time,
  /** Inductions whose follow-up window is over. */
  over: z.object({
    started: z.number().int(),
    analysable: z.number().int(),
    /** 0 to 1; null where none is over. */
    share: z.number().nullable(),
    /** Of a hundred analysable ones: response and remission, with the interval that few leave wide. Null where none is. */
    response: z.object({ events: z.number(), of: z.number(), low: z.number(), high: z.number() }).nullable(),
    remission: z.object({ events: z.number(), of: z.number(), low: z.number(), high: z.number() }).nullable(),
  }),
  /** What was asked at home of all of them, over what can be answered no more. */
  home: z.object({ scheduled: z.number().int(), answered: z.number().int() }),
  people: z.array(
    z.object({
      patient: PatientBrief,
      state: z.enum(['before', 'running', 'open', 'counted', 'lost', 'outside']),
      lacks: z.enum(['baseline', 'follow-up']).nullable(),
      from: Time.nullable(),
      by: Time.nullable(),
      home: z.object({ scheduled: z.number().int(), answered: z.number().int(), open: z.number().int() }),
    }),
  ),
  clinic: z.object({ id: Id, zone: z.string() }),
});
export type CompletenessView = z.infer<typeof CompletenessView>;
