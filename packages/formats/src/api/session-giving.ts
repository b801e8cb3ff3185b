import { GIVE_COMMANDS, offScale, RESCUE_MEDICINES, type SessionEventKind } from '@keel/clinical/session';
import { z } from 'zod';
import { Flag, Key, Name, Overrides, Ref, Words } from './session-values.ts';
import { Id, InstantIn } from './values.ts';

const Delivery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('partial'), mg: z.number() }),
  z.strictObject({ kind: z.literal('declined') }),
  z.strictObject({ kind: z.literal('uncertain'), mgMin: z.number(), mgMax: z.number(), because: Words }),
]);
const basis = {
  order: Ref.nullable(),
  lot: Key.exactOptional(),
  item: Id.exactOptional(),
  location: Id.exactOptional(),
  givenBy: Id.exactOptional(),
};
const given = { as: z.enum(['order', 'fact']), overrides: Overrides };

/** Asked for as an order, an amount must be one that can be. */
const whenOrdered =
  (event: SessionEventKind) =>
  (body: { readonly as: 'order' | 'fact' }, context: z.RefinementCtx): void => {
    if (body.as !== 'order') return;
    for (const { path, because, value } of offScale(event, body)) {
      context.addIssue({
        code: 'custom',
        path: [...path],
        message: `must be an amount that can be: ${because}`,
        input: value,
      });
    }
  };

/** Giving, asked for (`order`) or told (`fact`). */
export const GIVEN = {
  'start-infusion': z
    .strictObject({
      ...given,
      ...basis,
      infusion: Key,
      mlPerHour: z.number(),
      mgPerMl: z.number(),
      bagVolumeMl: z.number(),
      line: z.strictObject({ primedWith: z.enum(['drug', 'saline']), volumeMl: z.number() }),
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['start-infusion'])),
  'resume-infusion': z
    .strictObject({ ...given, infusion: Key, mlPerHour: z.number() })
    .superRefine(whenOrdered(GIVE_COMMANDS['resume-infusion'])),
  'give-bolus': z
    .strictObject({
      ...given,
      ...basis,
      mg: z.number(),
      overSeconds: z.number(),
      mgPerMl: z.number().exactOptional(),
      delivery: Delivery,
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-bolus'])),
  'give-injection': z
    .strictObject({
      ...given,
      ...basis,
      route: z.enum(['im-ketamine', 'sc-ketamine']),
      mg: z.number(),
      mgPerMl: z.number().exactOptional(),
      place: z.enum(['deltoid', 'thigh', 'gluteal', 'abdomen', 'other']),
      delivery: Delivery,
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-injection'])),
  'give-mouth-dose': z
    .strictObject({
      ...given,
      ...basis,
      route: z.enum(['oral-ketamine', 'sublingual-ketamine', 'intranasal-ketamine']),
      mg: z.number(),
      preparation: Words,
      heldMinutes: z.number().exactOptional(),
      spatOut: Flag.exactOptional(),
      delivery: Delivery,
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-mouth-dose'])),
  'give-device': z
    .strictObject({
      ...given,
      ...basis,
      device: z.int(),
      mg: z.number(),
      expiresAt: InstantIn.exactOptional(),
      watchedBy: Id,
      delivery: Delivery,
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-device'])),
  'give-medicine': z
    .strictObject({
      ...given,
      medicine: z.enum(RESCUE_MEDICINES),
      name: Name.exactOptional(),
      route: z.enum(['iv', 'im', 'po', 'odt', 'sl', 'nasal', 'inhaled', 'chewed']),
      doseMg: z.number(),
      order: Ref.nullable(),
      because: Words,
      givenBy: Id.exactOptional(),
      item: Id.exactOptional(),
      location: Id.exactOptional(),
    })
    .refine(({ medicine, name }) => medicine !== 'other' || name !== undefined, {
      path: ['name'],
      error: 'must name the medicine when it is none of the list',
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-medicine'])),
} as const;
