import {
  type Account,
  authorisationsOf,
  type CourseEstimate,
  codeOn,
  compareInsurers,
  composeEstimate,
  DISPUTE,
  DISPUTE_HELP,
  diagnosesOf,
  discountOn,
  estimateCourse,
  estimateDueBy,
  estimatePaper,
  FEE_ITEM_IDS,
  FEES_STREAM,
  type FeeItemId,
  type FeesKept,
  type FeesState,
  feesFold,
  feesOn,
  type InsurerFacts,
  latestUntil,
  readAccount,
  type SuperbillInput,
  superbillPaper,
} from '@keel/clinical/costs';
import { allPatientEntries, type Patient, patientFold, planInForce, readPatient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { ageYears, readSession, type Session, sessionFold } from '@keel/clinical/session';
import { localDateOf } from '@keel/clinical/units';
import type {
  AccountWire,
  CostsView,
  CourseCost,
  EstimateQuery,
  EstimateWire,
  FeesView,
  MyCostView,
  SuperbillQuery,
} from '@keel/formats/api';
import type { z } from 'zod';
import { sha256Of } from '../documents/index.ts';
import type { Trx } from '../record/index.ts';
import { type HouseInput, house } from './board.ts';
import type { PaperOrBytes } from './documents.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** What money is read from: the same for who works here and for whom it is about. */
export type MoneyInput = HouseInput & { readonly trx: Trx };

interface Money {
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

const courseCost = (
  regimen: string,
  of: { readonly title: string; readonly route: string; readonly indication: string },
  estimate: CourseEstimate,
): CourseCost => ({
  regimen,
  title: of.title,
  route: of.route,
  indication: of.indication,
  toJudgeSessions: estimate.counts.toJudge,
  horizonDays: estimate.counts.horizonDays,
  paths: estimate.counts.paths.map((path) => ({
    id: path.id,
    sessions: path.sessions,
    odds: path.odds,
    cents: estimate.paths.find(({ id }) => id === path.id)?.cents ?? null,
  })),
  figures: estimate.counts.figures.map((figure) => ({ ...figure, sources: [...figure.sources] })),
  countSources: [...estimate.counts.sources],
  before: estimate.before.map((line) => ({ ...line })),
  session: estimate.session.map((line) => ({ ...line })),
  perSession: estimate.perSession,
  toJudge: estimate.toJudge,
  total: estimate.total,
  notStated: [...estimate.notStated],
  context: estimate.context.map(({ treatment: _treatment, ...row }) => ({ ...row, sources: [...row.sources] })),
});

const coursesOf = (policy: Policy | null, fees: FeesKept | null, percent: number): CourseCost[] =>
  Object.entries(policy?.regimens ?? {}).map(([key, regimen]) =>
    courseCost(key, regimen, estimateCourse(regimen, fees, percent)),
  );

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

function accountWire(account: Account, { patient, today, zone }: Money): AccountWire {
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

const estimatesOf = (patient: Patient, nameOf: (person: string) => string, zone: string): EstimateWire[] =>
  allPatientEntries(patient, 'estimate-issued')
    .toReversed()
    .map(({ body, at, author }) => ({
      estimate: body.estimate,
      issuedOn: localDateOf(at, zone),
      by: nameOf(author.id),
      language: body.language,
      from: body.from,
      until: body.until,
      sessions: body.sessions,
      maintenance: body.maintenance,
      totalCents: body.totalCents,
      discountPercent: body.discountPercent,
      lines: body.lines.flatMap((line) => {
        const item = FEE_ITEM_IDS.find((known) => known === line.item);
        return item === undefined ? [] : [{ ...line, item: item as FeeItemId }];
      }),
      paper: body.document !== undefined,
    }));

/** When an estimate is owed and by when: the earliest visit ahead that no estimate speaks of, or a question about cost. */
export function owedBy({ patient, zone, today }: Money): string | null {
  if (allPatientEntries(patient, 'cover-stated').at(-1)?.body.cover === 'insured') return null;
  const issued = allPatientEntries(patient, 'estimate-issued');
  const covered = (day: string) => issued.some(({ body }) => body.from <= day && day <= body.until);
  const visits = patient.visits
    .filter(({ body }) => body.kind === 'session' || body.kind === 'intake')
    .map((entry) => ({
      bookedOn: localDateOf(entry.enteredAt, zone),
      visitOn: localDateOf(entry.body.startsAt, zone),
    }))
    .filter(({ visitOn }) => visitOn >= today && !covered(visitOn));
  const asked = allPatientEntries(patient, 'estimate-requested').at(-1);
  const open = asked !== undefined && !issued.some(({ at }) => at >= asked.at);
  const dues = [
    ...visits.map((visit) => estimateDueBy({ ...visit, askedOn: null })),
    estimateDueBy({ bookedOn: null, visitOn: null, askedOn: open ? localDateOf(asked.at, zone) : null }),
  ].filter((due) => due !== null);
  return dues.sort()[0] ?? null;
}

const disputeWire = { ...DISPUTE, sources: [...DISPUTE.sources] };

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

/** What is planned for this person, or what runs without a plan; null: nobody has said. */
const plannedRegimen = (patient: Patient): string | null =>
  planInForce(patient)?.body.regimen ??
  patient.courses.findLast(({ endedAt }) => endedAt === null)?.body.regimen ??
  null;

/** What an insurer would ask, as far as the record answers it. */
function insurerFacts(patient: Patient, input: MoneyInput): InsurerFacts {
  const latest = (instrument: string): number | null =>
    patient.scales.findLast(({ body }) => body.instrument === instrument && body.total !== null)?.body.total ?? null;
  const looked = patient.results.some(({ body }) => body.item === 'pdmp');
  return {
    ageYears: patient.details === null ? null : (ageYears(patient.details.birthDate, input.now) ?? null),
    phq9: latest('phq9'),
    madrs: latest('madrs'),
    diagnoses: diagnosesOf(patient),
    evidence: looked ? { pdmp: true } : {},
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
    insurers: compareInsurers(insurerFacts(patient, input)).map(({ path, criteria }) => ({
      id: path.id,
      who: path.who,
      refuses: path.refuses,
      approvalMonths: path.approvalMonths,
      renewal: path.renewal,
      sources: [...path.sources],
      criteria: criteria.map(({ criterion, standing }) => ({ id: criterion.id, what: criterion.what, standing })),
    })),
    dispute: disputeWire,
    help: { ...DISPUTE_HELP },
  };
}

/** The estimate as it was given: its exact bytes, if they are still what was given. */
export async function estimateBytes(input: MoneyInput, id: string, estimate: string): Promise<PaperOrBytes | null> {
  const { state } = await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold);
  const given = allPatientEntries(readPatient(state), 'estimate-issued').find(({ body }) => body.estimate === estimate);
  if (given?.body.document === undefined) return null;
  const row = await input.trx
    .selectFrom('blob')
    .select('bytes')
    .where('clinic_id', '=', input.clinic)
    .where('sha256', '=', given.body.document.sha256)
    .executeTakeFirst();
  if (row?.bytes == null || sha256Of(row.bytes) !== given.body.document.sha256) return null;
  return { bytes: row.bytes };
}

/** A draft of the estimate for what is planned, or for what the query says: what is missing stands on it. */
export async function estimateDraft(
  input: MoneyInput,
  id: string,
  clinicZone: string,
  asked: z.output<typeof EstimateQuery>,
): Promise<PaperOrBytes | null> {
  const money = await moneyOf(input, id, clinicZone);
  if (money === null) return null;
  const { patient, fees, policy, place, zone, today } = money;
  const regimen = asked.regimen ?? planInForce(patient)?.body.regimen ?? '';
  const from = asked.from ?? today;
  const state = (await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold)).state;
  const { input: paper } = composeEstimate(
    {
      patient: state,
      fees,
      regimens: policy?.regimens ?? {},
      clinic: place.places.clinicName ?? '',
      site: place.places.sites[0] ?? null,
      nameOf: (person) => place.staff.people[person]?.name ?? null,
    },
    {
      estimate: 'draft',
      language: asked.language ?? 'en',
      regimen,
      from,
      until: asked.until ?? latestUntil(from),
      primaryOn: null,
      sessions: asked.sessions ?? policy?.regimens[regimen]?.series.sessions ?? 0,
      maintenance: asked.maintenance ?? 0,
      evaluation: asked.evaluation !== 'no',
      more: [],
      printedName: '',
    },
    { asOf: iso(input.now), madeOn: localDateOf(input.now, zone) },
  );
  return { paper: estimatePaper(paper, asked.language ?? 'en', true) };
}

export async function superbillOf(
  input: MoneyInput,
  id: string,
  clinicZone: string,
  asked: z.output<typeof SuperbillQuery>,
): Promise<PaperOrBytes | null> {
  const money = await moneyOf(input, id, clinicZone);
  if (money === null) return null;
  const { patient, sessions, fees, place, today } = money;
  const from = asked.from ?? `${today.slice(0, 4)}-01-01`;
  const until = asked.until ?? today;
  const within = (day: string) => day >= from && day <= until;
  const account = readAccount(money);
  const charges = account.charges.filter(({ day }) => within(day));
  const billedSessions = new Set(charges.map(({ session }) => session));
  const signers = new Set(
    sessions
      .filter((session) => billedSessions.has(session.id))
      .flatMap((session) => session.signatures.map(({ author }) => author.id)),
  );
  const npis = new Map(fees.identity?.providers.map(({ person, npi }) => [person, npi]));
  // Who prescribes answers for the bill; a nurse who signed the session does not stand on it.
  const rendering = [...signers]
    .filter((person) => place.staff.people[person]?.roles.includes('prescriber'))
    .map((person) => ({ name: place.staff.people[person]?.name ?? person, npi: npis.get(person) ?? null }));
  const bill: SuperbillInput = {
    patient: patient.details,
    diagnoses: diagnosesOf(patient),
    charges,
    paid: account.payments
      .filter(({ body }) => within(body.on))
      .reduce((sum, { body }) => sum + body.cents, 0) as SuperbillInput['paid'],
    identity: fees.identity,
    rendering,
    clinic: place.places.clinicName ?? '',
    site: place.places.sites[0] ?? null,
    from,
    until,
    language: asked.language ?? 'en',
    asOf: iso(input.now),
  };
  return { paper: superbillPaper(bill) };
}
