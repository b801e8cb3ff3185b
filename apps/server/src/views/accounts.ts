import { FEES_STREAM, feesFold, readAccount } from '@keel/clinical/costs';
import { allPatientEntries } from '@keel/clinical/patient';
import { localDateOf } from '@keel/clinical/units';
import type { AccountsView } from '@keel/formats/api';
import { owedBy } from './estimates-given.ts';
import { type MoneyInput, moneyOf } from './money.ts';

/** So long a bill can be disputed (costs, DISPUTE): sessions of these days are on somebody's account. */
const LISTED_DAYS = 120;
const DAY_MS = 86_400_000;
/** Whose account there may be something on.  */
async function inTheBooks(input: MoneyInput): Promise<readonly string[]> {
  const said = await input.trx
    .selectFrom('account_index')
    .select('patient')
    .where('clinic_id', '=', input.clinic)
    .execute();
  const treated = await input.trx
    .selectFrom('session_index')
    .select('patient')
    .distinct()
    .where('clinic_id', '=', input.clinic)
    .where('over', '=', true)
    .where('starts_at', '>', new Date(input.now - LISTED_DAYS * DAY_MS))
    .execute();
  const listed = await input.trx
    .selectFrom('patient_index')
    .select(['patient', 'visits'])
    .where('clinic_id', '=', input.clinic)
    .where('listed', '=', true)
    .execute();
  const patients = new Set([
    ...said.map(({ patient }) => patient),
    ...treated.flatMap(({ patient }) => (patient === null ? [] : [patient])),
    ...listed
      .filter(({ visits }) => visits.some(({ startsAt }) => startsAt >= input.now))
      .map(({ patient }) => patient),
  ]);
  // A request that is not accepted yet, or was merged, has no account.
  return listed.map(({ patient }) => patient).filter((patient) => patients.has(patient));
}

/** `GET /api/v1/accounts`: who is owed an estimate, who was billed more than one, who owes, and how plans stand. */
export async function accountsView(input: MoneyInput, clinicZone: string): Promise<AccountsView> {
  const rows: AccountsView['rows'] = [];
  let today = '';
  for (const id of await inTheBooks(input)) {
    const money = await moneyOf(input, id, clinicZone);
    if (money === null) continue;
    today = money.today;
    const { patient } = money;
    const account = readAccount(money);
    const estimateDueBy = owedBy(money);
    const issued = allPatientEntries(patient, 'estimate-issued').at(-1);
    if (estimateDueBy === null && issued === undefined && account.plan === null && account.charges.length === 0) {
      continue;
    }
    rows.push({
      patient: {
        id,
        name: [patient.details?.givenName, patient.details?.familyName].filter(Boolean).join(' ') || id,
      },
      cover: account.cover?.body.cover ?? null,
      billed: account.billed,
      owed: account.owed,
      credit: account.credit,
      notStated: [...account.notStated],
      estimateDueBy,
      estimate:
        issued === undefined || account.estimate === null
          ? null
          : {
              estimate: issued.body.estimate,
              issuedOn: localDateOf(issued.at, money.zone),
              total: issued.body.totalCents,
              over: account.estimate.over,
              standing: account.estimate.standing,
              paper: issued.body.document !== undefined,
            },
      plan:
        account.plan === null
          ? null
          : {
              total: account.plan.standing.total,
              paid: account.plan.standing.paid,
              late: account.plan.standing.late,
              nextOn: account.plan.standing.next?.on ?? null,
            },
    });
  }
  const urgency = (row: AccountsView['rows'][number]): string =>
    [
      row.estimateDueBy ?? '9999',
      row.estimate?.standing === 'disputable' ? '0' : '1',
      (row.plan?.late ?? 0) > 0 ? '0' : '1',
      String(100_000_000 - row.owed).padStart(10, '0'),
      row.patient.id,
    ].join(' ');
  const { state } = await input.folds.load(input.at, input.clinic, FEES_STREAM, feesFold);
  return {
    position: input.at.position,
    today,
    priced: state.history.length > 0,
    rows: rows.sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1)),
  };
}
