import { authorisationsOf, discountOn, feesOn, readAccount } from '@keel/clinical/costs';
import type { CostsView } from '@keel/formats/api';
import { accountWire } from './account-wire.ts';
import { coursesOf, plannedRegimen } from './course-costs.ts';
import { disputeWire, estimatesOf, owedBy } from './estimates-given.ts';
import { type MoneyInput, moneyOf } from './money.ts';

/** `GET /api/v1/costs/<patient>`: money alone. */
export async function costsView(input: MoneyInput, id: string, clinicZone: string): Promise<CostsView | null> {
  const money = await moneyOf(input, id, clinicZone);
  if (money === null) return null;
  const { patient, fees, policy, today, place } = money;
  const inForce = feesOn(fees, today);
  const { details } = patient;
  return {
    position: input.at.position,
    seq: patient.seq,
    today,
    patient: {
      id,
      name: [details?.givenName, details?.familyName].filter(Boolean).join(' ') || id,
      birthDate: details?.birthDate ?? null,
    },
    authorisations: authorisationsOf(money.patient, money.zone).map(({ reference, ...one }) => ({
      ...one,
      reference: reference ?? null,
    })),
    account: accountWire(readAccount(money), money),
    estimates: estimatesOf(patient, (person) => place.staff.people[person]?.name ?? person, money.zone),
    estimateDueBy: owedBy(money),
    planned: plannedRegimen(patient),
    courses: coursesOf(policy, inForce, discountOn(patient, today)),
    slidingScale: (inForce?.slidingScale ?? []).map((step) => ({ ...step })),
    paymentMonthsMax: inForce?.paymentMonthsMax ?? null,
    dispute: disputeWire,
  };
}
