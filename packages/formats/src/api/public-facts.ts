import { CHECKLIST_IDS, type StatedFact } from '@keel/clinical/public-facts';
import { z } from 'zod';
import { Position, Time } from './values.ts';

const Answer = z.enum(['yes', 'no', 'words']);
const FactId = z.enum(CHECKLIST_IDS);

/** `state-public-facts` on `clinic/public-facts`: all that the clinic says of itself to the public; what is left out is not stated. */
export const StatePublicFactsBody = z.strictObject({
  facts: z
    .array(
      z.strictObject({
        id: FactId,
        answer: Answer,
        detail: z.string().trim().min(1).max(200).nullable(),
      }),
    )
    .max(CHECKLIST_IDS.length),
}) satisfies z.ZodType<{ facts: StatedFact[] }>;

/** `GET /api/v1/public-facts`: what the public reads now, for the owner who answers for it. */
export const PublicFactsView = z.object({
  position: Position,
  /** What the next command's `seenSeq` says it saw of `clinic/public-facts`. */
  seq: z.int(),
  answers: z.array(
    z.object({
      id: FactId,
      answer: Answer,
      detail: z.string().nullable(),
      since: Time,
      by: z.enum(['clinic', 'record']),
    }),
  ),
  statedAt: Time.nullable(),
  statedBy: z.string().nullable(),
});
export type PublicFactsView = z.infer<typeof PublicFactsView>;
