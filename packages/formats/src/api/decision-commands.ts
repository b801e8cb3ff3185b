import { TREATMENT_IDS } from '@keel/clinical/comparison';
import type { DecisionCommand, ScreeningCommand } from '@keel/clinical/decision';
import { ROUTES } from '@keel/clinical/dosing';
import { z } from 'zod';
import { LocalDate } from './values.ts';

const Key = z.string().trim().min(1, 'must not be empty').max(120);
const Why = z.string().trim().min(3, 'must say why').max(1_000);

/** Body of `sign-decision` on `patient/<id>`. What it rests on follows from the record and the policy, and is never sent. */
export const SignDecisionBody = z.strictObject({
  decision: z.enum(['treat', 'not-now', 'decline']),
  route: z.enum(ROUTES).nullable(),
  words: Why,
  printedName: Key,
  overrides: z.array(z.strictObject({ rule: Key, reason: Why })).max(60),
  indication: z.string().trim().min(1, 'must not be empty').max(400).exactOptional(),
  clearing: z
    .strictObject({ what: Why, by: LocalDate, who: z.enum(['prescriber', 'nurse', 'front-desk']) })
    .exactOptional(),
  telling: z
    .strictObject({
      words: z.string().trim().min(3, 'must say why').max(4_000),
      alternatives: z.array(z.enum(TREATMENT_IDS)).max(TREATMENT_IDS.length),
      referrer: z.enum(['agreed', 'refused', 'none']),
      contact: z.strictObject({ by: LocalDate, who: z.enum(['prescriber', 'nurse']) }),
      letterLanguage: z.enum(['en', 'es']).exactOptional(),
    })
    .exactOptional(),
  waiting: z
    .strictObject({
      words: z.string().trim().min(3, 'must say why').max(4_000),
      alternatives: z.array(z.enum(TREATMENT_IDS)).max(TREATMENT_IDS.length),
    })
    .exactOptional(),
}) satisfies z.ZodType<DecisionCommand['body']>;

/**
 * Body of `record-screening` on `patient/<id>`: for which route. The verdict is judged from the record, and nobody's word for it is taken: what a
 * console of before that sends with it (one that was kept offline over an upgrade) is read, so that its screening is not lost, and believed in nothing.
 */
export const RecordScreeningBody = z.strictObject({
  route: z.enum(ROUTES).nullable(),
  indication: z.string().trim().min(1, 'must not be empty').max(400).exactOptional(),
  verdict: z.unknown().exactOptional(),
  escalate: z.unknown().exactOptional(),
  reasons: z.unknown().exactOptional(),
  policyVersion: z.unknown().exactOptional(),
}) satisfies z.ZodType<ScreeningCommand['body']>;
