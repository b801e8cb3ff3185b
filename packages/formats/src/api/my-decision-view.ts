import { TREATMENT_IDS } from '@keel/clinical/comparison';
import { CLOSED_BECAUSE } from '@keel/clinical/sign-up';
import { z } from 'zod';
import { LocalDate, Position, Time } from './values.ts';

/** `GET /api/v1/my-decision`: why not, in the words that the clinician chose; what else; who was told; who asks later. 404: no such decision stands. */
export const MyDecisionView = z.object({
  position: Position,
  clinic: z.object({ name: z.string(), zone: z.string(), phone: z.string().nullable() }),
  /** Not treated here; decided again later; or a request that was not taken on. */
  kind: z.enum(['declined', 'not-now', 'closed']),
  at: Time,
  by: z.string().nullable(),
  words: z.string().nullable(),
  because: z.enum(CLOSED_BECAUSE).nullable(),
  /** When somebody who waits is decided on again. */
  again: LocalDate.nullable(),
  alternatives: z.array(z.enum(TREATMENT_IDS)),
  /** Somebody has talked about it with the patient. */
  toldAt: Time.nullable(),
  referrer: z
    .object({ name: z.string(), state: z.enum(['not-told', 'letter-written', 'letter-sent', 'letter-withdrawn']) })
    .nullable(),
  contact: z.object({ by: LocalDate, doneAt: Time.nullable() }).nullable(),
});
export type MyDecisionView = z.infer<typeof MyDecisionView>;
