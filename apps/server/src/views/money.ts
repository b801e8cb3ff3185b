import { FEES_STREAM, type FeesState, feesFold } from '@keel/clinical/costs';
import { type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { readSession, type Session, sessionFold } from '@keel/clinical/session';
import { localDateOf } from '@keel/clinical/units';
import type { Trx } from '../record/index.ts';
import { type HouseInput, house } from './board.ts';

/** What money is read from: the same for who works here and for whom it is about. */
export type MoneyInput = HouseInput & { readonly trx: Trx };

/** What one person owes, paid and was told is read from: all of one position. */
export interface Money {
  readonly patient: Patient;
  readonly sessions: readonly Session[];
  readonly fees: FeesState;
  readonly policy: Policy | null;
  readonly zone: string;
  readonly today: string;
  readonly place: Awaited<ReturnType<typeof house>>;
}

const feesOf = async (input: MoneyInput): Promise<FeesState> =>
  (await input.folds.load(input.at, input.clinic, FEES_STREAM, feesFold)).state;

/** Everything that money about one person is read from: the person, his sessions, the fees. Null: nobody of that name. */
export async function moneyOf(input: MoneyInput, id: string, clinicZone: string): Promise<Money | null> {
  const { state } = await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold);
  const patient = readPatient(state);
  if (patient.seq === 0) return null;
  const place = await house(input);
  const zone = place.places.sites[0]?.zone ?? clinicZone;
  const sessions: Session[] = [];
  for (const session of new Set(patient.sessions.map(({ body }) => body.session))) {
    sessions.push(
      readSession((await input.folds.load(input.at, input.clinic, `session/${session}`, sessionFold)).state),
    );
  }
  return {
    patient,
    sessions,
    fees: await feesOf(input),
    policy: place.policy,
    zone,
    today: localDateOf(input.now, zone),
    place,
  };
}
