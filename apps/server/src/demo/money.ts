import {
  type AgreementCommand,
  cents,
  decideAgreement,
  FEES_STREAM,
  feesFold,
  instalmentsOf,
} from '@keel/clinical/costs';
import { patientFold } from '@keel/clinical/patient';
import type { Actor, StreamName } from '@keel/clinical/record';
import { scenarioId } from '@keel/clinical/session';
import { addMs, DAY_MS, dateOfDay, dayOfDate, type Instant, localDateOf } from '@keel/clinical/units';
import { canonical, type OpenRecord, sha256 } from '../record/index.ts';
import { DEMO_CLINIC, DEMO_ZONE } from './cast.ts';
import { saidOf } from './said-of.ts';

const BILLER: Actor = { kind: 'person', id: 'wen', roles: ['biller'] };
const DESK: Actor = { kind: 'person', id: 'reyes', roles: ['front-desk'] };

interface Said {
  readonly patient: string;
  readonly daysAgo: number;
  readonly actor: Actor;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Who pays in the demo: one insured whose authorisation is about to end and who paid each visit's copay, one of whom everything is in
 * order, one whose insurer was never asked and whose copay nobody knows, and one who pays himself and is late with his plan.
 * Insurers are invented.
 */
function said(now: Instant): readonly Said[] {
  const dayOf = (days: number): string => dateOfDay(dayOfDate(localDateOf(now, DEMO_ZONE)) + days);
  const one = (patient: string, daysAgo: number, actor: Actor, kind: string, body: Said['body']): Said => ({
    patient,
    daysAgo,
    actor,
    kind,
    body,
  });
  const copay = (patient: string, daysAgo: number, amount: number): Said =>
    one(patient, daysAgo, DESK, 'record-payment', {
      payment: `copay-${patient}-${daysAgo}`,
      on: dayOf(-daysAgo),
      cents: amount,
      from: 'patient',
    });
  const grant = (patient: string, from: number, until: number, sessions: number): Said =>
    one(patient, -from, BILLER, 'record-authorisation', {
      authorisation: `grant-${patient}`,
      molecule: 'esketamine',
      from: dayOf(from),
      until: dayOf(until),
      sessions,
      reference: `PA-${patient.length}40${sessions}`,
    });
  return [
    one('alvares', 20, BILLER, 'state-cover', { cover: 'insured', insurer: 'Front Range Mutual', copayCents: 4_000 }),
    grant('alvares', -18, 5, 8),
    copay('alvares', 10, 4_000),
    copay('alvares', 7, 4_000),
    copay('alvares', 3, 4_000),
    one('alvares', 2, BILLER, 'record-payment', {
      payment: 'remit-alvares-1',
      on: dayOf(-2),
      cents: 91_000,
      from: 'insurer',
      reference: 'ERA 20931',
    }),
    one('alvarez', 15, BILLER, 'state-cover', { cover: 'insured', insurer: 'Aspen Health Plan', copayCents: 2_500 }),
    grant('alvarez', -12, 80, 12),
    copay('alvarez', 0, 2_500),
    one('lopez', 8, DESK, 'state-cover', { cover: 'insured', insurer: 'Front Range Mutual' }),
    one('chen', 16, BILLER, 'state-cover', { cover: 'self-pay' }),
  ];
}

/** Payers, an authorisation near its end, copays and a late plan, through the same decisions as everything else. */
export async function moneyDemo(record: OpenRecord, now: Instant): Promise<void> {
  for (const { patient, daysAgo, actor, kind, body } of said(now)) {
    const at = addMs(now, -daysAgo * DAY_MS);
    await record.append(DEMO_CLINIC, await saidOf(record, patient, actor, kind, body, at));
  }
  await planDemo(record, addMs(now, -13 * DAY_MS), 'chen', { total: 210_000, months: 6, firstInDays: 9 });
}

async function planDemo(
  record: OpenRecord,
  at: Instant,
  patient: string,
  plan: { readonly total: number; readonly months: number; readonly firstInDays: number },
): Promise<void> {
  const stream: StreamName = `patient/${patient}`;
  const events = await record.load(DEMO_CLINIC, stream);
  const fees = (await record.load(DEMO_CLINIC, FEES_STREAM)).reduce(feesFold.evolve, feesFold.initial(FEES_STREAM));
  const total = cents(plan.total);
  const firstOn = dateOfDay(dayOfDate(localDateOf(at, DEMO_ZONE)) + plan.firstInDays);
  const body = { plan: `plan-${patient}`, totalCents: total, payments: instalmentsOf({ ...plan, total, firstOn }) };
  const id = scenarioId(at, `demo/${stream}/plan`, 1);
  const command: AgreementCommand = { id, kind: 'agree-payment-plan', stream, seenSeq: 0, occurredAt: at, body };
  const decision = decideAgreement(
    { patient: events.reduce(patientFold.evolve, patientFold.initial(stream)), fees },
    command,
    { now: at, zone: DEMO_ZONE, actor: BILLER },
  );
  if (decision.kind === 'refused')
    throw new Error(`demo: agree-payment-plan refused: ${decision.reasons.map(({ rule }) => rule).join()}`);
  await record.append(DEMO_CLINIC, {
    command: { id, bodyHash: sha256(canonical({ kind: command.kind, body })) },
    author: { kind: 'person', id: BILLER.id, right: 'command/agree-payment-plan demo' },
    streams: decision.streams.map((one) => ({ ...one, expectedSeq: events.at(-1)?.seq ?? 0 })),
    answer: null,
  });
}
