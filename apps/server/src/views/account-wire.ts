import type { Account } from '@keel/clinical/costs';
import { allPatientEntries } from '@keel/clinical/patient';
import { localDateOf } from '@keel/clinical/units';
import type { AccountWire } from '@keel/formats/api';
import type { Money } from './money.ts';

/** An account as it goes over the wire: what was billed, paid and owed, who covers it, and how it stands against the estimate. */
export function accountWire(account: Account, { patient, today, zone }: Money): AccountWire {
  const { cover, plan, estimate } = account;
  const discount = allPatientEntries(patient, 'discount-agreed').findLast(({ body }) => body.from <= today)?.body;
  return {
    charges: account.charges.map(({ noCode: _why, session: _session, ...charge }) => charge),
    payments: account.payments.map(({ body }) => ({
      payment: body.payment,
      on: body.on,
      cents: body.cents,
      from: body.from,
      reference: body.reference ?? null,
    })),
    billed: account.billed,
    paid: account.paid,
    owed: account.owed,
    credit: account.credit,
    notStated: [...account.notStated],
    cover:
      cover === null
        ? null
        : { cover: cover.body.cover, insurer: cover.body.insurer ?? null, copayCents: cover.body.copayCents ?? null },
    discount:
      discount === undefined || discount.percent === 0 ? null : { percent: discount.percent, step: discount.step },
    plan:
      plan === null
        ? null
        : {
            plan: plan.agreed.body.plan,
            agreedOn: localDateOf(plan.agreed.at, zone),
            total: plan.standing.total,
            paid: plan.standing.paid,
            late: plan.standing.late,
            payments: plan.standing.payments.map((one) => ({ ...one })),
          },
    against:
      estimate === null
        ? null
        : {
            estimate: estimate.entry.body.estimate,
            expected: estimate.expected,
            billed: estimate.billed,
            over: estimate.over,
            standing: estimate.standing,
          },
  };
}
