import { inRecordOrder } from '../entries/index.ts';
import { allPatientEntries, latestPatientEntry, type Patient, type PatientEntryOf } from '../patient/index.ts';
import type { Session } from '../session/index.ts';
import type { SourceId } from '../sources/index.ts';
import { localDateOf } from '../units/index.ts';
import { codeOn, FEE_ITEM_IDS, type FeeItemId } from './fee-items.ts';
import { type FeesState, feesOn, priceOn } from './fees.ts';
import { type Cents, cents, lessPercent, NOTHING, sumOf, times } from './money.ts';
import { type PlanStanding, planStanding } from './payment-plan.ts';
import { servicesGiven } from './services.ts';

/** From this much above the estimate on, an uninsured or self-pay patient may dispute the bill (45 CFR 149.620). */
export const DISPUTE = {
  excessCents: 40_000,
  withinDays: 120,
  feeCents: 2_500,
  sources: ['GFE', 'GK'],
} as const satisfies { readonly sources: readonly SourceId[]; readonly [key: string]: unknown };

/** One thing charged. It is read from a signed session, or was added by a person with a reason. */
export interface Charge {
  readonly id: string;
  readonly day: string;
  readonly item: FeeItemId | null;
  readonly code: string | null;
  /** Why there is no code. */
  readonly noCode: string | null;
  readonly quantity: number;
  /** Null: the clinic had not stated a price on that day. */
  readonly unitCents: Cents | null;
  readonly cents: Cents | null;
  readonly session: string | null;
  readonly takesOff: boolean;
  readonly words: string | null;
}

export interface Account {
  readonly charges: readonly Charge[];
  readonly payments: readonly PatientEntryOf<'payment-recorded'>[];
  /** What is charged less what was taken off; never below nothing. */
  readonly billed: Cents;
  readonly paid: Cents;
  readonly owed: Cents;
  /** Paid more than was charged: to be given back. */
  readonly credit: Cents;
  /** Services without a price on their day: the sums leave them out, and say so. */
  readonly notStated: readonly FeeItemId[];
  readonly cover: PatientEntryOf<'cover-stated'> | null;
  /** The plan in force, and how it stands; null: none, or it was ended. */
  readonly plan: { readonly agreed: PatientEntryOf<'payment-plan-agreed'>; readonly standing: PlanStanding } | null;
  readonly estimate: Comparison | null;
}

export interface Comparison {
  readonly entry: PatientEntryOf<'estimate-issued'>;
  readonly expected: Cents;
  /** Charged within the days that the estimate speaks of. */
  readonly billed: Cents;
  readonly over: Cents;
  /** `disputable`: 400 USD or more above it, and the patient pays himself. */
  readonly standing: 'within' | 'over' | 'disputable';
}

/** The discount that was agreed for that day, in percent. */
export function discountOn(patient: Pick<Patient, 'entries'>, day: string): number {
  return allPatientEntries(patient, 'discount-agreed').findLast(({ body }) => body.from <= day)?.body.percent ?? 0;
}

/** Sessions that can be charged: signed, and with something given. */
export const chargeable = (session: Session): boolean => session.signatures.length > 0 && session.firstDoseAt !== null;

function sessionCharges(
  patient: Pick<Patient, 'entries' | 'scales'>,
  session: Session,
  fees: FeesState,
  zone: string,
): readonly Charge[] {
  if (!chargeable(session) || session.firstDoseAt === null) return [];
  const day = localDateOf(session.firstDoseAt, zone);
  const services = [...servicesGiven(session, feesOn(fees, day)?.esketamine ?? null, zone)];
  if (services.length === 0) return [];
  const scored = patient.scales.filter(
    ({ body, at }) => body.askedIn !== 'portal' && body.total !== null && localDateOf(at, zone) === day,
  );
  if (scored.length > 0) services.push({ item: 'scale', quantity: scored.length });
  const percent = discountOn(patient, day);
  return services.map(({ item, quantity }) => {
    const stated = priceOn(fees, item, day);
    const unitCents = stated === null ? null : lessPercent(stated, percent);
    const billed = codeOn(item, day, feesOn(fees, day)?.codes[item]);
    return {
      id: `${session.id}/${item}`,
      day,
      item,
      code: billed.code,
      noCode: 'because' in billed ? billed.because : null,
      quantity,
      unitCents,
      cents: unitCents === null ? null : times(unitCents, quantity),
      session: session.id,
      takesOff: false,
      words: null,
    };
  });
}

const itemOf = (item: string | undefined): FeeItemId | null => FEE_ITEM_IDS.find((known) => known === item) ?? null;

/** What is charged less what was taken off, within some days. */
function billedOf(charges: readonly Charge[]): Cents {
  const total = charges.reduce((sum, charge) => sum + (charge.takesOff ? -1 : 1) * (charge.cents ?? NOTHING), 0);
  return Math.max(0, total) as Cents;
}

type MoneyKind = 'payment-recorded' | 'charge-adjusted';

/**
 * One form is one payment, or one charge: said again after a doubtful answer, or put right before it was known, the last word
 * holds. Taken back, that word takes the form with it: what was said before it does not stand up again.
 */
function formsOf<Kind extends MoneyKind>(
  patient: Pick<Patient, 'entries' | 'withdrawn'>,
  kind: Kind,
  idOf: (entry: PatientEntryOf<Kind>) => string,
): readonly { readonly entry: PatientEntryOf<Kind>; readonly firstSeq: number }[] {
  const taken = allPatientEntries({ entries: patient.withdrawn }, kind);
  const forms = new Map<string, { readonly entry: PatientEntryOf<Kind>; readonly firstSeq: number }>();
  for (const entry of inRecordOrder([...allPatientEntries(patient, kind), ...taken]))
    forms.set(idOf(entry), { entry, firstSeq: forms.get(idOf(entry))?.firstSeq ?? entry.seq });
  const gone = new Set(taken.map(({ id }) => id));
  return [...forms.values()].filter(({ entry }) => !gone.has(entry.id));
}
const paymentForms = (patient: Pick<Patient, 'entries' | 'withdrawn'>) =>
  formsOf(patient, 'payment-recorded', ({ body }) => body.payment);
export const paymentsOf = (patient: Pick<Patient, 'entries' | 'withdrawn'>) =>
  paymentForms(patient)
    .map(({ entry }) => entry)
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq);

/**
 * The account as the record has it: charges from signed sessions at the prices of their day, what people added or took off,
 * payments, and how it stands against the estimate that was given. Nothing is typed twice.
 */
export function readAccount(given: {
  readonly patient: Patient;
  readonly sessions: readonly Session[];
  readonly fees: FeesState;
  readonly zone: string;
  /** Local date of now: a payment of a plan is late after its day. */
  readonly today: string;
}): Account {
  const { patient, sessions, fees, zone, today } = given;
  const said = formsOf(patient, 'charge-adjusted', ({ body }) => body.adjustment);
  const adjusted = said.map(({ entry: { body } }): Charge => {
    const item = itemOf(body.item);
    const billed = item === null ? null : codeOn(item, body.on, feesOn(fees, body.on)?.codes[item]);
    return {
      id: body.adjustment,
      day: body.on,
      item,
      code: billed?.code ?? null,
      noCode: billed !== null && 'because' in billed ? billed.because : null,
      quantity: 1,
      unitCents: cents(body.cents),
      cents: cents(body.cents),
      session: null,
      takesOff: body.direction === 'take-off',
      words: body.words,
    };
  });
  const charges = [...sessions.flatMap((session) => sessionCharges(patient, session, fees, zone)), ...adjusted].sort(
    (a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1),
  );
  const payments = paymentsOf(patient);
  const billed = billedOf(charges);
  const paid = sumOf(payments.map(({ body }) => cents(body.cents)));
  const cover = latestPatientEntry(patient, 'cover-stated') ?? null;
  const issued = latestPatientEntry(patient, 'estimate-issued');
  return {
    charges,
    payments,
    billed,
    paid,
    owed: Math.max(0, billed - paid) as Cents,
    credit: Math.max(0, paid - billed) as Cents,
    notStated: [...new Set(charges.flatMap(({ item, cents: sum }) => (sum === null && item !== null ? [item] : [])))],
    cover,
    plan: readPaymentPlan(patient, today),
    estimate:
      issued === undefined
        ? null
        : against(
            issued,
            billedOf(charges.filter(({ day }) => day >= issued.body.from && day <= issued.body.until)),
            cover?.body.cover !== 'insured',
          ),
  };
}

/** The plan that was agreed last, and how it stands; null: there is none, or it was ended. */
export function readPaymentPlan(patient: Patient, today: string): Account['plan'] {
  const agreed = latestPatientEntry(patient, 'payment-plan-agreed');
  if (agreed === undefined || agreed.body.payments.length === 0) return null;
  // Said again after the plan, a payment is as old as when it was first said: it was none of the plan's.
  const since = paymentForms(patient)
    .filter(({ firstSeq }) => firstSeq > agreed.seq)
    .map(({ entry }) => entry);
  return { agreed, standing: planStanding(agreed.body, since, today) };
}

/** How what is charged stands against an estimate. */
function against(entry: PatientEntryOf<'estimate-issued'>, billed: Cents, paysHimself: boolean): Comparison {
  const expected = cents(entry.body.totalCents);
  const over = Math.max(0, billed - expected) as Cents;
  return {
    entry,
    expected,
    billed,
    over,
    standing: over === 0 ? 'within' : paysHimself && over >= DISPUTE.excessCents ? 'disputable' : 'over',
  };
}
