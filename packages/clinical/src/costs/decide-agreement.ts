import {
  allPatientEntries,
  type DiscountAgreed,
  type PatientState,
  type PaymentPlanAgreed,
  readPatient,
} from '../patient/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type Reason,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import { localDateOf } from '../units/index.ts';
import { discountOn } from './account.ts';
import { type FeesState, feesOn } from './fees.ts';
import { CENTS_MAX } from './money.ts';
import { monthsAfter } from './payment-plan.ts';

export type AgreementCommand =
  | Command<'agree-discount', DiscountAgreed>
  | Command<'agree-payment-plan', PaymentPlanAgreed>;

const reason = reasonsFrom('PD');

/**
 * What the clinic and a patient agree about money. A discount is a step of the clinic's own scale, so nobody haggles; a plan
 * adds up to the cent and ends within the months that the clinic offers. Refused with every reason at once.
 */
export function decideAgreement(
  deciding: { readonly patient: PatientState; readonly fees: FeesState },
  command: AgreementCommand,
  context: Context,
): Decision {
  const today = localDateOf(context.now, context.zone);
  const reasons =
    command.kind === 'agree-discount'
      ? discountReasons(deciding, command.body, today)
      : planReasons(deciding, command.body, today);
  if (reasons.length > 0) return refused(reasons);
  return accepted({
    stream: command.stream,
    events: [
      {
        kind: command.kind === 'agree-discount' ? 'discount-agreed' : 'payment-plan-agreed',
        version: 1,
        occurredAt: command.occurredAt,
        zone: context.zone,
        body: command.body,
      },
    ],
  });
}

type Deciding = Parameters<typeof decideAgreement>[0];

function discountReasons({ patient, fees }: Deciding, body: DiscountAgreed, today: string): readonly Reason[] {
  const { from, percent, step } = body;
  const reasons: Reason[] = [];
  const scale = feesOn(fees, from > today ? from : today)?.slidingScale ?? [];
  if (percent > 0 && !scale.some((one) => one.percent === percent && one.name === step)) {
    reasons.push(
      reason('discount-not-on-scale', 'The clinic’s sliding scale has no such step', `${percent} %: ${step}`),
    );
  }
  // Days that have passed may become cheaper, never dearer: what was given was given at a price.
  const read = readPatient(patient);
  const days = [
    from,
    ...allPatientEntries(read, 'discount-agreed').flatMap((one) => (one.body.from > from ? [one.body.from] : [])),
  ].filter((day) => day < today);
  const before = Math.max(0, ...days.map((day) => discountOn(read, day)));
  if (percent < before) {
    reasons.push(reason('discount-backdated', 'Days that have passed would cost more', `${before} % since ${from}`));
  }
  return reasons;
}

function planReasons({ fees }: Deciding, body: PaymentPlanAgreed, today: string): readonly Reason[] {
  const { payments, totalCents } = body;
  // No payments: the plan that was agreed before is ended.
  if (payments.length === 0 && totalCents === 0) return [];
  const reasons: Reason[] = [];
  const months = feesOn(fees, today)?.paymentMonthsMax ?? null;
  const [first, last] = [payments[0], payments.at(-1)];
  if (months === null) {
    reasons.push(reason('plan-not-offered', 'The clinic offers no payment plan', 'set it with the fees'));
  } else if (first !== undefined && last !== undefined) {
    if (payments.length > months || last.on >= monthsAfter(first.on, months)) {
      reasons.push(reason('plan-too-long', 'The clinic’s longest plan is shorter', `${months} months`));
    }
  }
  const sum = payments.reduce((all, one) => all + one.cents, 0);
  if (sum !== totalCents || totalCents > CENTS_MAX) {
    reasons.push(reason('plan-does-not-add-up', 'The payments do not add up to the sum', `${sum}, not ${totalCents}`));
  }
  if (payments.some(({ cents }) => cents === 0)) {
    reasons.push(reason('plan-empty-payment', 'A payment of nothing is none', 'leave it out'));
  }
  if (first !== undefined && first.on < today) {
    reasons.push(reason('plan-backdated', 'The first payment lies in the past', first.on));
  }
  if (payments.some(({ on }, index) => index > 0 && on <= (payments[index - 1]?.on ?? ''))) {
    reasons.push(reason('plan-out-of-order', 'Each payment is later than the one before', 'dates'));
  }
  return reasons;
}
