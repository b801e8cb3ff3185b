import { z } from 'zod';
import { atLeast0, Flag, MgPerMl, positive, Words } from './session-values.ts';
import { InstantIn } from './values.ts';

const Amount = z.discriminatedUnion('per', [
  z.strictObject({ per: z.literal('dose'), mg: positive(10_000) }),
  z.strictObject({ per: z.literal('kg'), mgPerKg: positive(20) }),
  z.strictObject({ per: z.literal('hour'), mgPerHour: positive(1_000) }),
  z.strictObject({ per: z.literal('kg-hour'), mgPerKgPerHour: positive(20) }),
]);
const Weight = z.strictObject({
  rule: z.enum(['actual', 'ideal', 'adjusted']),
  kg: z.number().min(20).max(350),
  actualKg: z.number().min(20).max(350),
  heightCm: z.number().min(90).max(250).exactOptional(),
  measuredAt: InstantIn,
});
/** As a prescriber orders it: also what a plan is made of. */
export const DoseOrderBody = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('infusion'),
    route: z.literal('iv-ketamine'),
    amount: Amount,
    minutes: positive(20_000),
    weight: Weight.exactOptional(),
    vialMgPerMl: MgPerMl,
    bagVolumeMl: positive(3_000),
    overfill: z.enum(['ignored', 'removed']),
    pump: z.enum(['bag', 'syringe']),
    line: z.strictObject({
      primedWith: z.enum(['drug', 'saline']),
      volumeMl: atLeast0(100),
      afterwards: z.enum(['flush', 'discard']),
      flushMl: atLeast0(500).exactOptional(),
      flushMlPerHour: atLeast0(2_000).exactOptional(),
    }),
  }),
  z.strictObject({
    form: z.literal('injection'),
    route: z.enum(['im-ketamine', 'sc-ketamine']),
    amount: Amount,
    weight: Weight.exactOptional(),
    vialMgPerMl: MgPerMl,
  }),
  z.strictObject({
    form: z.literal('bolus'),
    route: z.literal('iv-ketamine'),
    amount: Amount,
    overSeconds: positive(7_200),
    weight: Weight.exactOptional(),
    vialMgPerMl: MgPerMl,
  }),
  z.strictObject({
    form: z.literal('nasal-devices'),
    route: z.literal('intranasal-esketamine'),
    devices: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    firstDoseConfirmed: Flag.exactOptional(),
  }),
  z.strictObject({
    form: z.literal('mouth'),
    route: z.enum(['oral-ketamine', 'sublingual-ketamine', 'intranasal-ketamine']),
    amount: Amount,
    weight: Weight.exactOptional(),
    preparation: Words,
  }),
]);
