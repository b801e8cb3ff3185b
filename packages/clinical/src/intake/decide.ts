import type { Watch } from '../cover/index.ts';
import { type IntakeAnswered, type PatientState, readPatient, type TaskOpened, taskOf } from '../patient/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import { localDateOf } from '../units/index.ts';
import { intakeFacts } from './facts.ts';
import { fits } from './fits.ts';
import { helpOf, readIntake } from './intake.ts';
import { INTAKE_FORM } from './rows.ts';

export type IntakeCommand =
  | Command<'answer-intake', IntakeAnswered>
  | Command<'finish-intake', { readonly form: string }>;

const reason = reasonsFrom('PD');

/** Which task a cry for help opens. Source: instruments, "Suicide escalation in one place". */
const TASK_OF_HELP = { now: 'suicide-assess-now', ask: 'ask-cssrs' } as const;

/**
 * One answer is a fact: kept as it was said, flagged where its question cannot have it. An answer that asks for help opens the
 * clinic's task in the same transaction. That the form is done is an order: what is still open is named.
 */
export function decideIntake(
  deciding: { readonly patient: PatientState; readonly watch?: Watch | null },
  command: IntakeCommand,
  context: Context,
): Decision {
  const patient = readPatient(deciding.patient);
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body,
  });
  const about = { stream: patient.stream, entry: { command: command.id, index: 0 } };
  const open = (kind: string) => patient.tasks.some((task) => task.kind === kind && task.state === 'open');
  const opening = (kind: string): TaskOpened[] =>
    open(kind) ? [] : [taskOf(kind, `${command.id}/${kind}`, context.now, about, undefined, deciding.watch ?? null)];
  if (command.kind === 'answer-intake') {
    const fit = fits(command.body);
    const help = helpOf(command.body);
    const flags = fit.ok ? [] : [reason(fit.rule, 'An answer that its question cannot have', fit.because)];
    return accepted({
      stream: patient.stream,
      events: [
        draft('intake-answered', flags.length === 0 ? command.body : { ...command.body, flags }),
        ...(help === null ? [] : opening(TASK_OF_HELP[help]).map((task) => draft('task-opened', task))),
      ],
    });
  }
  const intake = readIntake(patient, context.now);
  const waiting = intake.questions.filter(({ state }) => state === 'open').map(({ row }) => row.id);
  if (command.body.form !== INTAKE_FORM) {
    return refused([
      reason('intake-form-changed', 'The questions have changed since', `${command.body.form}, now ${INTAKE_FORM}`),
    ]);
  }
  if (waiting.length > 0) {
    return refused([
      reason('intake-open', 'Some questions have no answer yet', `open: ${waiting.join(', ')}`, waiting),
    ]);
  }
  const facts = intakeFacts(patient, localDateOf(context.now, context.zone));
  return accepted({
    stream: patient.stream,
    events: [
      draft('intake-finished', { form: INTAKE_FORM, unread: facts.unread, unknown: facts.unknown }),
      ...opening('intake-review').map((task) => draft('task-opened', task)),
    ],
  });
}
