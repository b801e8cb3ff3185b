import type { PatientEntryOf, PaymentPlanAgreed } from '../patient/index.ts';
import { dayOfDate } from '../units/index.ts';
import { type Cents, cents, NOTHING, sumOf } from './money.ts';

/** One payment of a plan: on or before a local date, so many whole cents. */
export interface Instalment {
  readonly on: string;
  readonly cents: Cents;
}

const dateOf = (month: number, day: number): string =>
  [
    String(Math.floor(month / 12)).padStart(4, '0'),
    String((month % 12) + 1).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-');
/** Days of a month that is counted from the year nought. */
const daysIn = (month: number): number => dayOfDate(dateOf(month + 1, 1)) - dayOfDate(dateOf(month, 1));

/** The same day so many months on; a month that is too short has its last day: from 31 January comes 28 February. */
export function monthsAfter(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return dateOf(count, Math.min(Number(date.slice(8, 10)), daysIn(count)));
}

/**
 * A sum in equal monthly payments that add up to it to the cent: the cents that do not divide fall on the first ones, so
 * no payment is more than a cent above another and the last is never a surprise.
 *
 * @throws RangeError when there is not a cent for each payment.
 */
export function instalmentsOf(given: {
  readonly total: Cents;
  readonly months: number;
  readonly firstOn: string;
}): readonly Instalment[] {
  const { total, months, firstOn } = given;
  if (!Number.isSafeInteger(months) || months < 1 || months > total) throw new RangeError(`not so many: ${months}`);
  const each = Math.floor(total / months);
  const over = total - each * months;
  return Array.from({ length: months }, (_, index) => ({
    on: monthsAfter(firstOn, index),
    cents: cents(each + (index < over ? 1 : 0)),
  }));
}

export interface InstalmentStanding extends Instalment {
  readonly paid: Cents;
  /** `late`: its day has passed and it is not paid in full. */
  readonly standing: 'paid' | 'late' | 'due';
}

export interface PlanStanding {
  readonly payments: readonly InstalmentStanding[];
  readonly total: Cents;
  readonly paid: Cents;
  /** What should have been paid by today and was not. */
  readonly late: Cents;
  /** The next one that is open; null: all are paid. */
  readonly next: InstalmentStanding | null;
}

/** How a plan stands: what the patient paid since it was agreed fills its payments from the first on. */
export function planStanding(
  plan: PaymentPlanAgreed,
  paidSince: readonly Pick<PatientEntryOf<'payment-recorded'>, 'body'>[],
  today: string,
): PlanStanding {
  const paid = sumOf(paidSince.filter(({ body }) => body.from !== 'insurer').map(({ body }) => cents(body.cents)));
  let left: number = paid;
  const payments = plan.payments.map(({ on, cents: amount }): InstalmentStanding => {
    const filled = cents(Math.min(left, amount));
    left -= filled;
    return {
      on,
      cents: cents(amount),
      paid: filled,
      standing: filled === amount ? 'paid' : on < today ? 'late' : 'due',
    };
  });
  const late = payments
    .filter(({ standing }) => standing === 'late')
    .reduce<number>((sum, one) => sum + one.cents - one.paid, NOTHING) as Cents;
  return {
    payments,
    total: sumOf(payments.map((one) => one.cents)),
    paid: cents(paid - left),
    late,
    next: payments.find(({ standing }) => standing !== 'paid') ?? null,
  };
}
