import { type LocalDate, latestPatientEntry, type Patient } from '../patient/index.ts';
import { paymentsOf } from './account.ts';
import { type Cents, cents, sumOf } from './money.ts';

/**
 * What an insured person still pays at the visit of a day. `not-stated`: insured, and nobody has said the copay, which is not the same
 * as none; null: no insurer pays, so there is no copay.
 */
export type CopayStanding =
  | { readonly standing: 'not-stated'; readonly dueCents: null }
  | { readonly standing: 'due' | 'paid'; readonly dueCents: Cents };

/** What the patient paid on that day counts for it. */
export function copayOn(patient: Patient, day: LocalDate): CopayStanding | null {
  const cover = latestPatientEntry(patient, 'cover-stated')?.body;
  if (cover?.cover !== 'insured') return null;
  if (cover.copayCents === undefined) return { standing: 'not-stated', dueCents: null };
  const paid = sumOf(
    paymentsOf(patient)
      .filter(({ body }) => body.on === day && body.from === 'patient')
      .map(({ body }) => cents(body.cents)),
  );
  const dueCents = cents(Math.max(0, cover.copayCents - paid));
  return { standing: dueCents > 0 ? 'due' : 'paid', dueCents };
}
