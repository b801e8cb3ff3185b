import {
  type Patient,
  type PatientScreened,
  type PatientState,
  readPatient,
  type TaskOpened,
  taskOf,
} from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import { accepted, type Command, type Context, type Decision, type EventRef } from '../record/index.ts';
import { type Instant, localDateOf } from '../units/index.ts';
import { assessRecord } from './assess-record.ts';
import type { ScreeningAnswer } from './flag.ts';
import { reasonsOfAnswer } from './reasons-of-answer.ts';
import type { Route } from './screening-request.ts';

/**
 * The record is judged and the verdict kept. Whoever asks for it says for which route and what is to be treated, and nothing
 * else: what was found out stands in the record already, and the verdict follows from it and the clinic's policy.
 */
export type ScreeningCommand = Command<
  'record-screening',
  { readonly route: Route | null; readonly indication?: string }
>;

/** The answer of the rules as the record keeps it. */
export const screenedAs = (
  answer: ScreeningAnswer,
  given: { readonly route: Route | null; readonly policy: Policy; readonly at: Instant },
): PatientScreened => ({
  route: given.route,
  verdict: answer.verdict,
  escalate: answer.escalate,
  reasons: reasonsOfAnswer(answer, given.at),
  policyVersion: given.policy.version,
});

/** Acute suicidality that nobody has taken up yet: the task by which somebody assesses the person today. */
export function riskTaskOf(
  patient: Patient,
  answer: Pick<ScreeningAnswer, 'escalate'>,
  command: string,
  given: { readonly at: Instant; readonly entry: EventRef },
): readonly TaskOpened[] {
  // Only a task by which somebody assesses the person takes it up; one that tells or calls later does not.
  const taken = patient.tasks.some(
    ({ kind, state }) => state === 'open' && (kind === 'suicide-assess-now' || kind === 'suicide-assess-today'),
  );
  if (!answer.escalate || taken) return [];
  const about = { stream: patient.stream, entry: given.entry, rule: 'suicidality-acute' };
  return [taskOf('suicide-assess-today', `${command}/suicide-assess-today`, given.at, about)];
}

/** A screening is never refused: what is missing is a reason in it. It is judged where the server is, by its clock. */
export function decideScreening(
  deciding: { readonly patient: PatientState; readonly policy: Policy },
  command: ScreeningCommand,
  context: Context,
): Decision {
  const patient = readPatient(deciding.patient);
  const { policy } = deciding;
  const { route, indication } = command.body;
  const at = context.now;
  const { answer } = assessRecord(patient, {
    route,
    policy,
    now: at,
    on: localDateOf(at, context.zone),
    ...(indication === undefined ? {} : { indication }),
  });
  const draft = (kind: string, body: unknown) => ({ kind, version: 1, occurredAt: at, zone: context.zone, body });
  return accepted({
    stream: deciding.patient.stream,
    events: [
      draft('patient-screened', screenedAs(answer, { route, policy, at })),
      ...riskTaskOf(patient, answer, command.id, { at, entry: { command: command.id, index: 0 } }).map((task) =>
        draft('task-opened', task),
      ),
    ],
  });
}
