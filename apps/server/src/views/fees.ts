import { codeOn, FEE_ITEM_IDS, FEES_STREAM, type FeesKept, feesFold, feesOn } from '@keel/clinical/costs';
import { localDateOf } from '@keel/clinical/units';
import type { FeesView } from '@keel/formats/api';
import { house } from './board.ts';
import { coursesOf } from './course-costs.ts';
import type { MoneyInput } from './money.ts';

const iso = (at: number): string => new Date(at).toISOString();

const scheduleWire = (kept: FeesKept) => ({
  from: kept.from,
  prices: kept.prices,
  codes: kept.codes,
  esketamine: kept.esketamine,
  slidingScale: kept.slidingScale.map((step) => ({ ...step })),
  paymentMonthsMax: kept.paymentMonthsMax,
  because: kept.because,
  printedName: kept.printedName,
  by: kept.by,
  setAt: iso(kept.setAt),
});

/** `GET /api/v1/fees`. */
export async function feesView(input: MoneyInput, clinicZone: string): Promise<FeesView> {
  const { seq, state } = await input.folds.load(input.at, input.clinic, FEES_STREAM, feesFold);
  const { policy, places, staff } = await house(input);
  const today = localDateOf(input.now, places.sites[0]?.zone ?? clinicZone);
  const inForce = feesOn(state, today);
  const named = (kept: FeesKept) => ({ ...scheduleWire(kept), by: staff.people[kept.by]?.name ?? kept.by });
  return {
    position: input.at.position,
    seq,
    today,
    inForce: inForce === null ? null : named(inForce),
    ahead: state.history.filter(({ from }) => from > today).map(named),
    history: state.history.toReversed().map(named),
    identity: state.identity === null ? null : { ...state.identity, providers: [...state.identity.providers] },
    clinicians: Object.entries(staff.people)
      .filter(([, person]) => person.endedAt === null && person.roles.includes('prescriber'))
      .map(([person, { name }]) => ({
        person,
        name,
        npi: state.identity?.providers.find((one) => one.person === person)?.npi ?? null,
      })),
    codes: Object.fromEntries(FEE_ITEM_IDS.map((item) => [item, codeOn(item, today, inForce?.codes[item]).code])),
    courses: coursesOf(policy, inForce, 0),
  };
}
