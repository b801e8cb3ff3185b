import { isDatedAhead } from '../entries/index.ts';
import {
  accepted,
  type Context,
  type Decision,
  type EventDraft,
  eventId,
  type Reason,
  refused,
} from '../record/index.ts';
import { SECOND_MS } from '../units/index.ts';
import { PATIENT_FACT_COMMANDS, type PatientCommand } from './commands.ts';
import { type PatientState, readPatient } from './patient.ts';

const UNDO_MS = 60 * SECOND_MS;
const reason = (rule: string, title: string, because: string): Reason => ({
  rule,
  title,
  because,
  inputs: [],
  missing: [],
  sources: [],
  override: null,
});

/** What is said about a person is a fact and is kept; only what points at nothing, or at somebody else, is refused. */
export function decidePatient(
  deciding: { readonly patient: PatientState },
  command: PatientCommand,
  context: Context,
): Decision {
  const patient = readPatient(deciding.patient);
  const event = (kind: string, body: unknown): Decision => {
    // Kept as it was said, and flagged: readers count it from its receipt (A12).
    const seconds = Math.round((command.occurredAt - context.now) / SECOND_MS);
    const flags = isDatedAhead(command.occurredAt, context.now)
      ? [reason('dated-ahead', 'Dated ahead of the clock', `${seconds} s after it was received`)]
      : [];
    const draft: EventDraft = {
      kind,
      version: 1,
      occurredAt: command.occurredAt,
      zone: context.zone,
      body: flags.length === 0 ? body : { ...(body as object), flags },
    };
    return accepted({ stream: patient.stream, events: [draft] });
  };
  switch (command.kind) {
    case 'register-patient':
      return patient.details === null
        ? event('patient-registered', command.body)
        : refused([reason('patient-exists', 'This person is registered already', 'change the details instead')]);
    case 'take-task':
    case 'close-task': {
      const task = patient.tasks.find((found) => found.task === command.body.task);
      if (task === undefined) return refused([reason('task-unknown', 'There is no such task', command.body.task)]);
      if (task.state === 'closed') return refused([reason('task-closed', 'This task is done', command.body.task)]);
      return event(PATIENT_FACT_COMMANDS[command.kind], command.body);
    }
    case 'open-task':
      return patient.tasks.some((task) => task.task === command.body.task)
        ? refused([reason('task-exists', 'This task is open or done already', command.body.task)])
        : event('task-opened', command.body);
    case 'end-course':
      return patient.courses.some(({ body, endedAt }) => body.course === command.body.course && endedAt === null)
        ? event('course-ended', command.body)
        : refused([reason('course-unknown', 'There is no such course', command.body.course)]);
    case 'cancel-visit':
      return patient.visits.some(({ body }) => body.visit === command.body.visit)
        ? event('visit-cancelled', command.body)
        : refused([reason('visit-unknown', 'There is no such visit', command.body.visit)]);
    case 'correct-entry':
    case 'strike-entry':
    case 'undo-entry': {
      const entry = patient.entries.find(({ id }) => id === eventId(command.body.entry));
      if (entry === undefined) {
        return refused([reason('entry-unknown', 'There is no such entry', 'it was undone, struck, or is elsewhere')]);
      }
      if (command.kind === 'correct-entry') {
        const { kind, ...correction } = command.body;
        if (entry.kind !== kind || !(Object.values(PATIENT_FACT_COMMANDS) as string[]).includes(kind)) {
          const because = `it is "${entry.kind}", not "${kind}"`;
          return refused([reason('entry-not-correctable', 'This entry cannot be corrected so', because)]);
        }
        return event('entry-corrected', correction);
      }
      if (command.kind === 'strike-entry') return event('entry-struck', command.body);
      const reasons: Reason[] = [];
      if (entry.author.id !== context.actor.id) {
        reasons.push(reason('undo-not-own', 'Somebody else entered this', 'strike it with a reason instead'));
      }
      if (context.now - entry.enteredAt > UNDO_MS) {
        reasons.push(reason('undo-too-late', 'The minute is over', 'correct it or strike it with a reason instead'));
      }
      return reasons.length > 0 ? refused(reasons) : event('entry-undone', command.body);
    }
    default:
      return event(PATIENT_FACT_COMMANDS[command.kind], command.body);
  }
}
