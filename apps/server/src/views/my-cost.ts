import {
  compareInsurers,
  DISPUTE_HELP,
  diagnosesOf,
  discountOn,
  feesOn,
  type InsurerFacts,
  insurerEvidence,
  readAccount,
} from '@keel/clinical/costs';
import { ageYears } from '@keel/clinical/session';
import { type MyCostView, toTime } from '@keel/formats/api';
import { accountWire } from './account-wire.ts';
import { coursesOf, plannedRegimen } from './course-costs.ts';
import { disputeWire, estimatesOf } from './estimates-given.ts';
import { type Money, type MoneyInput, moneyOf } from './money.ts';

/** What an insurer would ask, as far as the record answers it. */
function insurerFacts({ patient, today }: Money, input: MoneyInput): InsurerFacts {
  const latest = (instrument: string) =>
    patient.scales.findLast(({ body }) => body.instrument === instrument && body.total !== null);
  const [phq9, madrs] = [latest('phq9'), latest('madrs')];
  const { evidence, at } = insurerEvidence(patient, today);
  return {
    ageYears: patient.details === null ? null : (ageYears(patient.details.birthDate, input.now) ?? null),
    phq9: phq9?.body.total ?? null,
    madrs: madrs?.body.total ?? null,
    diagnoses: diagnosesOf(patient),
    evidence,
    at: {
      ...at,
      ...(phq9 === undefined ? {} : { phq9: phq9.at }),
      ...(madrs === undefined ? {} : { madrs: madrs.at }),
      ...(patient.conditions === null ? {} : { diagnosis: patient.conditions.at }),
    },
  };
}

/** `GET /api/v1/my-cost`. */
export async function myCostView(input: MoneyInput, id: string, clinicZone: string): Promise<MyCostView | null> {
  const money = await moneyOf(input, id, clinicZone);
  if (money === null) return null;
  const { patient, fees, policy, today, place } = money;
  const inForce = feesOn(fees, today);
  return {
    position: input.at.position,
    today,
    clinic: { name: place.places.clinicName ?? '', phone: place.places.sites[0]?.phone ?? null },
    account: accountWire(readAccount(money), money),
    estimates: estimatesOf(patient, (person) => place.staff.people[person]?.name ?? person, money.zone),
    courses: coursesOf(policy, inForce, discountOn(patient, today)),
    planned: plannedRegimen(patient),
    slidingScale: (inForce?.slidingScale ?? []).map((step) => ({ ...step })),
    paymentMonthsMax: inForce?.paymentMonthsMax ?? null,
    insurers: compareInsurers(insurerFacts(money, input)).map(({ path, criteria }) => ({
      id: path.id,
      who: path.who,
      refuses: path.refuses,
      approvalMonths: path.approvalMonths,
      renewal: path.renewal,
      sources: [...path.sources],
      criteria: criteria.map(({ criterion, standing, at }) => ({
        id: criterion.id,
        what: criterion.what,
        standing,
        at: at === null ? null : toTime(at),
      })),
    })),
    dispute: disputeWire,
    help: { ...DISPUTE_HELP },
  };
}
