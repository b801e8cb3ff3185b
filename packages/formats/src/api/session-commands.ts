import {
  FACT_COMMANDS,
  GIVE_COMMANDS,
  type SessionCommandBodies,
  type SessionCommandKind,
} from '@keel/clinical/session';
import { z } from 'zod';
import { FACTS } from './session-facts.ts';
import { GIVEN } from './session-giving.ts';
import { ORDERS } from './session-orders.ts';
import { Ref } from './session-values.ts';
import { InstantIn } from './values.ts';

/** What a correction says instead, by the kind of the entry: the same body that the entry's own command would have. */
const corrections = {
  ...Object.fromEntries(
    Object.entries(FACT_COMMANDS).map(([command, event]) => [event, FACTS[command as keyof typeof FACTS]]),
  ),
  ...Object.fromEntries(
    Object.entries(GIVE_COMMANDS).map(([command, event]) => {
      const fields = GIVEN[command as keyof typeof GIVEN];
      // `as` and `overrides` are of the moment of giving; a correction is of what was given.
      return [event, z.preprocess((body) => ({ as: 'fact', overrides: [], ...(body as object) }), fields)];
    }),
  ),
  // A plan can be put right until the patient is here; under which policy it was made stays with it.
  'session-planned': z.preprocess((body) => {
    const { policyVersion: _policyVersion, ...rest } = body as Record<string, unknown>;
    return rest;
  }, ORDERS['plan-session']),
} as Readonly<Record<string, z.ZodType<Record<string, unknown>>>>;

const CorrectEntry = z
  .strictObject({
    entry: Ref,
    kind: z.string().refine((kind) => kind in corrections, 'must be the kind of an entry that can be corrected'),
    body: z.record(z.string(), z.unknown()),
    at: InstantIn.exactOptional(),
    reason: z.string().trim().min(3, 'must say why').max(1_000),
  })
  .transform((found, context) => {
    const parsed = corrections[found.kind]?.safeParse(found.body);
    if (parsed === undefined) return z.NEVER;
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        context.issues.push({
          code: 'custom',
          input: found.body,
          message: issue.message,
          path: ['body', ...issue.path],
        });
      }
      return z.NEVER;
    }
    const { as: _as, overrides: _overrides, ...body } = parsed.data;
    return { ...found, body };
  });

/** The schema of every command on `session/<id>`, by its kind. A field that the domain does not have does not compile. */
export const SESSION_COMMAND_BODIES = {
  ...FACTS,
  ...GIVEN,
  ...ORDERS,
  'correct-entry': CorrectEntry,
} as const satisfies { readonly [K in SessionCommandKind]: z.ZodType<SessionCommandBodies[K]> };
