import { adoptionFold, POLICY_STREAM, policiesAhead, policyAt } from '@keel/clinical/adoption';
import type { Patient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import {
  lastKnown,
  type PolicyEffect,
  type Prepared,
  prepare,
  previewPolicy,
  type ScreeningRequest,
  STARTING_POLICY,
  screeningOfRecord,
  screenPrepared,
} from '@keel/clinical/screening';
import { gate } from '@keel/clinical/session';
import type { Instant } from '@keel/clinical/units';
import type { KnowledgeView, PolicyPreviewView, PolicyView } from '@keel/formats/api';
import { type BoardInput, boardSessions, house } from './board.ts';
import { chartsOf } from './charts.ts';
import { briefsOf, unknownBrief } from './lists.ts';

const iso = (at: number): string => new Date(at).toISOString();
export async function policyView(input: BoardInput): Promise<PolicyView> {
  const { seq, state } = await input.folds.load(input.at, input.clinic, POLICY_STREAM, adoptionFold);
  const inForce = policyAt(state, input.now);
  const ahead = policiesAhead(state, input.now);
  return {
    position: input.at.position,
    now: iso(input.now),
    seq,
    versions: state.history
      .map((one) => ({
        policy: one.policy,
        state:
          one === inForce
            ? ('in-force' as const)
            : ahead.includes(one)
              ? ('ahead' as const)
              : state.history.slice(state.history.indexOf(one) + 1).some(({ from }) => from <= one.from)
                ? ('set-aside' as const)
                : ('past' as const),
        from: iso(one.from),
        signedAt: iso(one.at),
        by: one.by,
        printedName: one.printedName,
        meaning: one.meaning,
        because: one.because,
      }))
      .reverse(),
  };
}

/** The calendar date in the clinic's zone. */
const dateIn = (zone: string, at: Instant): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);

/** Nobody is asked to rest for a change of policy: where no pressure of today is there, the last session's stands in. */
function withLastPressure(request: ScreeningRequest, patient: Patient): ScreeningRequest {
  const last = lastKnown(patient).vitals;
  const person = request.patient ?? {};
  return last == null ? request : { ...request, patient: { ...person, vitals: { ...last, ...person.vitals } } };
}

/** Everybody of the clinic with their record read into a screening request, a few at a time. */
async function* peopleOf(
  input: BoardInput,
  zone: string,
): AsyncGenerator<readonly (readonly [string, Prepared, Patient])[]> {
  const on = dateIn(zone, input.now);
  for await (const charts of chartsOf(input)) {
    yield charts.map(([id, patient]) => {
      const course = patient.courses.findLast(({ endedAt }) => endedAt === null);
      const { request } = screeningOfRecord(patient, {
        route: course?.body.route ?? null,
        now: input.now,
        on,
        ...(course === undefined ? {} : { indication: course.body.indication }),
      });
      return [id, prepare(withLastPressure(request, patient), input.now), patient] as const;
    });
  }
}

/** Whom a version would touch before anybody adopts it: each person judged under the one in force and under the proposal. */
export async function policyPreviewView(
  input: BoardInput,
  zone: string,
  proposal: Omit<Policy, 'from'>,
): Promise<PolicyPreviewView> {
  const { policy } = await house(input);
  let judged = 0;
  const touched: PolicyEffect<string>[] = [];
  for await (const batch of peopleOf(input, zone)) {
    judged += batch.length;
    const people = batch.map(([id, prepared]) => [id, prepared] as const);
    touched.push(...previewPolicy(people, policy ?? STARTING_POLICY, proposal));
  }
  const briefs = await briefsOf(
    input,
    touched.map(({ patient }) => patient),
  );
  return {
    position: input.at.position,
    judged,
    against: policy?.version ?? null,
    touched: touched.map(({ patient, from, to, rules }) => ({
      patient: briefs.get(patient) ?? unknownBrief(patient),
      from,
      to,
      rules: [...rules],
    })),
  };
}

type Firing = KnowledgeView['fires'][number]['patients'][number];

/** Which rules fire now: facts that last from the records, the day's from the gates of whoever is here. */
export async function knowledgeView(input: BoardInput, zone: string): Promise<KnowledgeView> {
  const { policy } = await house(input);
  const fires = new Map<string, Firing[]>();
  const note = (rule: string, firing: Firing) => {
    const list = fires.get(rule) ?? [];
    list.push(firing);
    fires.set(rule, list);
  };
  const patients = new Map<string, Patient>();
  for await (const batch of peopleOf(input, zone)) {
    for (const [id, prepared, patient] of batch) {
      patients.set(id, patient);
      const { flags } = screenPrepared(prepared, policy ?? STARTING_POLICY, ['intake']);
      const seen = new Set<string>();
      for (const { rule, verdict, because } of flags) {
        if (seen.has(rule)) continue;
        seen.add(rule);
        note(rule, { patient: id, verdict, because, session: null });
      }
    }
  }
  if (policy !== null) {
    for (const { session } of await boardSessions(input)) {
      if (session.patient === null || session.firstDoseAt !== null) continue;
      if (session.phase !== 'arrived' && session.phase !== 'ready') continue;
      const { reasons } = gate(session, patients.get(session.patient) ?? null, policy, input.now);
      for (const { rule, verdict, because } of reasons) {
        note(rule, { patient: session.patient, verdict, because, session: session.id });
      }
    }
  }
  const named = new Set([...fires.values()].flatMap((list) => list.map(({ patient }) => patient)));
  const briefs = await briefsOf(input, [...named]);
  return {
    position: input.at.position,
    now: iso(input.now),
    policyVersion: policy?.version ?? null,
    judged: patients.size,
    people: [...named].map((id) => briefs.get(id) ?? unknownBrief(id)),
    fires: [...fires].map(([rule, list]) => ({ rule, patients: list })),
  };
}
