import { asSeen } from '../entries/index.ts';
import { type Patient, type PatientState, type PlanSigned, readPatient } from '../patient/index.ts';
import { type Policy, standingOrdersInForce } from '../policy/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type Reason,
  refused,
} from '../record/index.ts';
import { standing } from '../session/index.ts';
import { type Instant, localDateOf } from '../units/index.ts';
import { planReasons } from './plan-reasons.ts';
import { judgeOn, sessionsHad } from './stop-rules.ts';

/** Said of the patient, by a prescriber: the plan of a course, or a change of it. What follows from the policy is not typed. */
export type PlanCommand = Command<
  'sign-plan',
  Pick<
    PlanSigned,
    'course' | 'regimen' | 'indication' | 'phase' | 'order' | 'dates' | 'because' | 'printedName' | 'overrides'
  >
>;
export const PLAN_COMMANDS = ['sign-plan'] as const satisfies readonly PlanCommand['kind'][];

export interface PlanDeciding {
  readonly patient: PatientState;
  readonly policy: Policy;
}

/** A plan is an order: refused with every reason at once, else the course (where it is new) and its plan in one act. */
export function decidePlan(deciding: PlanDeciding, command: PlanCommand, context: Context): Decision {
  const patient = readPatient(deciding.patient);
  const { policy } = deciding;
  const { course, regimen: key, order, dates, overrides } = command.body;
  const at = Math.min(command.occurredAt, context.now) as Instant;
  const against = (of: Patient) =>
    planReasons({
      patient: of,
      policy,
      course,
      regimen: key,
      phase: command.body.phase,
      order,
      dates,
      today: localDateOf(at, context.zone),
      now: at,
    });
  const found = against(patient);
  const seen = readPatient(asSeen(deciding.patient, command, context));
  const { open, overridden } = standing(found, overrides, {
    roles: context.actor.roles,
    seen: seen === patient ? found : against(seen),
  });
  const regimen = policy.regimens[key];
  if (open.length > 0 || regimen === undefined) return refused(open);
  const known = patient.courses.find(({ body }) => body.course === course);
  const revision =
    1 + Math.max(0, ...patient.plans.filter((p) => p.body.course === course).map((p) => p.body.revision));
  const { judgeAfter, improvementPercent, nonImprovementsInARow } = regimen.series;
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body,
  });
  const plan: PlanSigned = {
    ...command.body,
    revision,
    route: regimen.route,
    stop: {
      judgeAfter,
      judgeOn: judgeOn(dates, judgeAfter, sessionsHad(patient, course)),
      improvementPercent,
      nonImprovementsInARow,
    },
    standingOrders: standingOrdersInForce(policy, at).map(({ id }) => id),
    overrides: overrides.filter(({ rule }) => overridden.some((reason) => reason.rule === rule)),
    overridden: overridden.map(asReason),
    policyVersion: policy.version,
  };
  const started =
    known === undefined
      ? [
          draft('course-started', {
            course,
            indication: command.body.indication,
            route: regimen.route,
            regimen: key,
            plannedSessions: dates.length,
          }),
        ]
      : [];
  return accepted({ stream: deciding.patient.stream, events: [...started, draft('plan-signed', plan)] });
}

const asReason = ({ rule, title, because, inputs, missing, sources, override }: Reason): Reason => ({
  rule,
  title,
  because,
  inputs,
  missing,
  sources,
  override,
});
