import { FEE_ITEM_IDS } from '@keel/clinical/costs';
import { z } from 'zod';
import { Id, LocalDate, Position, Time } from './values.ts';

const Money = z.int();
const Range = z.object({ low: Money, high: Money }).nullable();
const Count = z.object({ low: z.int(), high: z.int() });
const Item = z.enum(FEE_ITEM_IDS);
const Sources = z.array(z.string());

const Schedule = z.object({
  from: LocalDate,
  prices: z.partialRecord(Item, Money),
  codes: z.partialRecord(Item, z.string()),
  esketamine: z.enum(['bundle', 'split']).nullable(),
  slidingScale: z.array(z.object({ name: z.string(), percent: z.int() })),
  paymentMonthsMax: z.int().nullable(),
  because: z.string(),
  printedName: z.string(),
  by: z.string(),
  setAt: Time,
});

const Estimated = z.object({ item: Item, count: Count, cents: Range });
/** A whole course in money: amounts are whole US cents, null where a price is not stated. */
export const CourseCost = z.object({
  regimen: z.string(),
  title: z.string(),
  route: z.string(),
  indication: z.string(),
  toJudgeSessions: z.int(),
  horizonDays: z.int(),
  paths: z.array(
    z.object({
      id: z.enum(['stopped', 'series', 'maintained']),
      sessions: Count,
      odds: z.object({ ifFewRespond: z.int(), ifManyRespond: z.int() }).nullable(),
      cents: Range,
    }),
  ),
  figures: z.array(z.object({ what: z.string(), percent: z.number(), sources: Sources })),
  countSources: Sources,
  before: z.array(Estimated),
  session: z.array(Estimated),
  perSession: Range,
  toJudge: Range,
  total: Range,
  notStated: z.array(Item),
  context: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      per: z.string(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      median: z.number().nullable(),
      payer: z.string(),
      asOf: LocalDate,
      disputed: z.boolean(),
      sources: Sources,
    }),
  ),
});
export type CourseCost = z.infer<typeof CourseCost>;

/** `GET /api/v1/fees`: what the clinic charges, by version, and who it is on a bill. */
export const FeesView = z.object({
  position: Position,
  seq: z.int(),
  today: LocalDate,
  inForce: Schedule.nullable(),
  ahead: z.array(Schedule),
  history: z.array(Schedule),
  identity: z
    .object({
      legalName: z.string(),
      npi: z.string().nullable(),
      tin: z.string().nullable(),
      providers: z.array(z.object({ person: Id, npi: z.string() })),
    })
    .nullable(),
  /** Who prescribes here, and by which number each stands on a bill; null: not told yet. */
  clinicians: z.array(z.object({ person: Id, name: z.string(), npi: z.string().nullable() })),
  /** The code of each service today; null where none is known. */
  codes: z.partialRecord(Item, z.string().nullable()),
  courses: z.array(CourseCost),
});
export type FeesView = z.infer<typeof FeesView>;

export const ChargeWire = z.object({
  id: z.string(),
  day: LocalDate,
  item: Item.nullable(),
  code: z.string().nullable(),
  quantity: z.int(),
  unitCents: Money.nullable(),
  cents: Money.nullable(),
  takesOff: z.boolean(),
  words: z.string().nullable(),
});
const EstimateWire = z.object({
  estimate: Id,
  /** The day on which it was given, where the clinic is. */
  issuedOn: LocalDate,
  by: z.string(),
  language: z.enum(['en', 'es']),
  from: LocalDate,
  until: LocalDate,
  sessions: z.int(),
  maintenance: z.int(),
  totalCents: Money,
  discountPercent: z.int(),
  lines: z.array(
    z.object({ item: Item, code: z.string().nullable(), quantity: z.int(), unitCents: Money, cents: Money }),
  ),
  paper: z.boolean(),
});
export type EstimateWire = z.infer<typeof EstimateWire>;

export const AccountWire = z.object({
  charges: z.array(ChargeWire),
  payments: z.array(
    z.object({ payment: Id, on: LocalDate, cents: Money, from: z.string(), reference: z.string().nullable() }),
  ),
  billed: Money,
  paid: Money,
  owed: Money,
  credit: Money,
  notStated: z.array(Item),
  cover: z
    .object({
      cover: z.enum(['uninsured', 'self-pay', 'insured']),
      insurer: z.string().nullable(),
      copayCents: Money.nullable(),
    })
    .nullable(),
  discount: z.object({ percent: z.int(), step: z.string() }).nullable(),
  plan: z
    .object({
      plan: Id,
      agreedOn: LocalDate,
      total: Money,
      paid: Money,
      /** Should have been paid by today. */
      late: Money,
      payments: z.array(
        z.object({ on: LocalDate, cents: Money, paid: Money, standing: z.enum(['paid', 'late', 'due']) }),
      ),
    })
    .nullable(),
  against: z
    .object({
      estimate: Id,
      expected: Money,
      billed: Money,
      over: Money,
      standing: z.enum(['within', 'over', 'disputable']),
    })
    .nullable(),
});
export type AccountWire = z.infer<typeof AccountWire>;

const InsurerWire = z.object({
  id: z.string(),
  who: z.string(),
  refuses: z.boolean(),
  approvalMonths: z.int().nullable(),
  renewal: z.string().nullable(),
  sources: Sources,
  criteria: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      standing: z.enum(['met', 'not-met', 'missing']),
      /** When the record was told what answers it; null: it is missing, or an age. */
      at: Time.nullable(),
    }),
  ),
});
export type InsurerWire = z.infer<typeof InsurerWire>;

const DisputeWire = z.object({ excessCents: Money, withinDays: z.int(), feeCents: Money, sources: Sources });

/** `GET /api/v1/costs/<patient>`: money alone. Nothing of what happened in a session but its codes. */
export const CostsView = z.object({
  position: Position,
  seq: z.int(),
  today: LocalDate,
  patient: z.object({ id: Id, name: z.string(), birthDate: LocalDate.nullable() }),
  account: AccountWire,
  estimates: z.array(EstimateWire),
  /** What insurers have granted, with what is left of it, in the order in which they begin. */
  authorisations: z.array(
    z.object({
      authorisation: Id,
      molecule: z.enum(['ketamine', 'esketamine']),
      from: LocalDate,
      until: LocalDate,
      sessions: z.int().nullable(),
      used: z.int(),
      left: z.int().nullable(),
      reference: z.string().nullable(),
    }),
  ),
  /** Last day on which an estimate that is owed is in time; null: none is owed, or one was given. */
  estimateDueBy: LocalDate.nullable(),
  /** The regimen that is planned or running; null: none is, and nobody's estimate is begun with one. */
  planned: Id.nullable(),
  courses: z.array(CourseCost),
  slidingScale: z.array(z.object({ name: z.string(), percent: z.int() })),
  paymentMonthsMax: z.int().nullable(),
  dispute: DisputeWire,
});
export type CostsView = z.infer<typeof CostsView>;

/** `GET /api/v1/accounts`: one row a patient, what is owed soonest first. Nothing of the chart. */
export const AccountsView = z.object({
  position: Position,
  today: LocalDate.or(z.literal('')),
  /** Whether the clinic has stated any price. */
  priced: z.boolean(),
  rows: z.array(
    z.object({
      patient: z.object({ id: Id, name: z.string() }),
      cover: z.enum(['uninsured', 'self-pay', 'insured']).nullable(),
      billed: Money,
      owed: Money,
      credit: Money,
      notStated: z.array(Item),
      /** Last day on which an estimate that is owed is in time. */
      estimateDueBy: LocalDate.nullable(),
      /** The newest one that was given, and what is charged against it. */
      estimate: z
        .object({
          estimate: Id,
          issuedOn: LocalDate,
          total: Money,
          over: Money,
          standing: z.enum(['within', 'over', 'disputable']),
          paper: z.boolean(),
        })
        .nullable(),
      plan: z.object({ total: Money, paid: Money, late: Money, nextOn: LocalDate.nullable() }).nullable(),
    }),
  ),
});
export type AccountsView = z.infer<typeof AccountsView>;

/** `GET /api/v1/my-cost`: the same for the patient, in his words; insurers beside what the clinic knows of him. */
export const MyCostView = z.object({
  position: Position,
  today: LocalDate,
  clinic: z.object({ name: z.string(), phone: z.string().nullable() }),
  account: AccountWire,
  estimates: z.array(EstimateWire),
  courses: z.array(CourseCost),
  planned: z.string().nullable(),
  slidingScale: z.array(z.object({ name: z.string(), percent: z.int() })),
  paymentMonthsMax: z.int().nullable(),
  insurers: z.array(InsurerWire),
  dispute: DisputeWire,
  help: z.object({ page: z.string(), phone: z.string() }),
});
export type MyCostView = z.infer<typeof MyCostView>;

/** A given estimate by its id; without one, a draft of what is planned. */
export const EstimateQuery = z.strictObject({
  estimate: Id.exactOptional(),
  regimen: z.string().max(120).exactOptional(),
  from: LocalDate.exactOptional(),
  until: LocalDate.exactOptional(),
  sessions: z.coerce.number().int().min(1).max(60).exactOptional(),
  maintenance: z.coerce.number().int().min(0).max(60).exactOptional(),
  evaluation: z.enum(['yes', 'no']).exactOptional(),
  language: z.enum(['en', 'es']).exactOptional(),
});
/** The days that are billed; without them, the year so far. */
export const SuperbillQuery = z.strictObject({
  from: LocalDate.exactOptional(),
  until: LocalDate.exactOptional(),
  language: z.enum(['en', 'es']).exactOptional(),
});
