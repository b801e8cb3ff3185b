import {
  type AgreementCommand,
  CENTS_MAX,
  type EstimateCommand,
  FEE_ITEM_IDS,
  type FeesCommand,
} from '@keel/clinical/costs';
import { z } from 'zod';
import { Id, LocalDate } from './values.ts';

const Key = z.string().trim().min(1, 'must not be empty').max(120);
const Words = z.string().trim().min(1, 'must not be empty').max(4_000);
const Why = z.string().trim().min(3, 'must say why').max(1_000);
/** Whole US cents. */
const CentsIn = z.int('must be whole cents').min(0).max(CENTS_MAX);
const Percent = z.int().min(0).max(100);
const Item = z.enum(FEE_ITEM_IDS);

/** What staff say about money on `patient/<id>`. */
export const BILLING_FACTS = {
  'state-cover': z.strictObject({
    cover: z.enum(['uninsured', 'self-pay', 'insured']),
    insurer: Key.exactOptional(),
    copayCents: CentsIn.exactOptional(),
  }),
  'record-authorisation': z
    .strictObject({
      authorisation: Id,
      molecule: z.enum(['ketamine', 'esketamine']),
      from: LocalDate,
      until: LocalDate,
      sessions: z.int().min(1).max(200).nullable(),
      reference: Key.exactOptional(),
    })
    .refine(({ from, until }) => from <= until, { path: ['until'], message: 'must not lie before it begins' }),
  'adjust-charge': z.strictObject({
    adjustment: Id,
    on: LocalDate,
    direction: z.enum(['add', 'take-off']),
    cents: CentsIn,
    item: Item.exactOptional(),
    words: Words,
  }),
  'record-payment': z.strictObject({
    payment: Id,
    on: LocalDate,
    cents: CentsIn,
    from: z.enum(['patient', 'insurer', 'other']),
    reference: Key.exactOptional(),
  }),
} as const;

/** Bodies of what is agreed about money on `patient/<id>`. */
export const AGREEMENT_BODIES = {
  'agree-discount': z.strictObject({ from: LocalDate, percent: Percent, step: Key }),
  /** No payments: the plan before is ended. */
  'agree-payment-plan': z.strictObject({
    plan: Id,
    totalCents: CentsIn,
    payments: z.array(z.strictObject({ on: LocalDate, cents: CentsIn })).max(60),
  }),
} as const satisfies {
  readonly [K in AgreementCommand['kind']]: z.ZodType<Extract<AgreementCommand, { kind: K }>['body']>;
};

/** Body of `ask-estimate` on `patient/<id>`. */
export const AskEstimateBody = z.strictObject({ words: z.string().trim().min(1, 'must not be empty').exactOptional() });

/** Body of `issue-estimate` on `patient/<id>`: what is planned. Prices, codes and sums follow from the record. */
export const IssueEstimateBody = z
  .strictObject({
    estimate: Id,
    language: z.enum(['en', 'es']),
    regimen: Key,
    from: LocalDate,
    until: LocalDate,
    primaryOn: LocalDate.nullable(),
    sessions: z.int().min(1).max(60),
    maintenance: z.int().min(0).max(60),
    evaluation: z.boolean(),
    more: z.array(z.strictObject({ item: Item, quantity: z.int().min(1).max(200) })).max(20),
    printedName: z.string().trim().max(120),
  })
  .refine(({ from, primaryOn }) => primaryOn === null || primaryOn >= from, {
    path: ['primaryOn'],
    error: 'must not lie before the estimate begins (from): move one of them, or leave it open',
  })
  .refine(({ until, primaryOn }) => primaryOn === null || primaryOn <= until, {
    path: ['primaryOn'],
    error: 'must not lie after the estimate ends (until): move one of them, or leave it open',
  }) satisfies z.ZodType<EstimateCommand['body']>;

/** Bodies of the commands on `clinic/fees`. */
export const FEES_COMMAND_BODIES = {
  'set-fees': z.strictObject({
    from: LocalDate,
    prices: z.partialRecord(Item, CentsIn),
    codes: z.partialRecord(Item, z.string().trim().toUpperCase().min(4).max(7)),
    esketamine: z.enum(['bundle', 'split']).nullable(),
    slidingScale: z.array(z.strictObject({ name: Key, percent: Percent })).max(10),
    paymentMonthsMax: z.int().min(1).max(60).nullable(),
    because: Why,
    printedName: z.string().trim().max(120),
  }),
  'set-billing-identity': z.strictObject({
    legalName: Key,
    npi: z.string().trim().max(10).nullable(),
    tin: z.string().trim().max(10).nullable(),
    providers: z.array(z.strictObject({ person: Id, npi: z.string().trim().max(10) })).max(100),
  }),
} as const satisfies { readonly [K in FeesCommand['kind']]: z.ZodType<Extract<FeesCommand, { kind: K }>['body']> };
