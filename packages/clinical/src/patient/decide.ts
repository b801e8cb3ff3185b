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
import { closersOf } from '../tasks/index.ts';
import { SECOND_MS } from '../units/index.ts';
import { PATIENT_FACT_COMMANDS, type PatientCommand } from './commands.ts';
import type { ScaleAnswered, TaskOpened } from './events.ts';
import { tasksOfBladder, tasksOfEvent } from './harm-tasks.ts';
import { type PatientState, readPatient } from './patient.ts';
import { scoreScale, tasksOfScore } from './score-scale.ts';
import { taskOf } from './task-of.ts';

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

interface More {
  readonly opened?: readonly TaskOpened[];
  readonly closed?: readonly { readonly task: string; readonly evidence: string }[];
  readonly flags?: readonly Reason[];
}

/** What is said about a person is a fact and is kept; only what points at nothing, or at somebody else, is refused. */
export function decidePatient(
  deciding: { readonly patient: PatientState },
  command: PatientCommand,
  context: Context,
): Decision {
  const patient = readPatient(deciding.patient);
  /** One fact, and what it opens and closes, in one transaction. */
  const event = (kind: string, body: unknown, more: More = {}): Decision => {
    // Kept as it was said, and flagged: readers count it from its receipt (A12).
    const seconds = Math.round((command.occurredAt - context.now) / SECOND_MS);
    const flags = [
      ...(isDatedAhead(command.occurredAt, context.now)
        ? [reason('dated-ahead', 'Dated ahead of the clock', `${seconds} s after it was received`)]
        : []),
      ...(more.flags ?? []),
    ];
    const draft = (drafted: string, said: unknown): EventDraft => ({
      kind: drafted,
      version: 1,
      occurredAt: command.occurredAt,
      zone: context.zone,
      body: said,
    });
    return accepted({
      stream: patient.stream,
      events: [
        draft(kind, flags.length === 0 ? body : { ...(body as object), flags }),
        ...(more.opened ?? []).map((task) => draft('task-opened', task)),
        ...(more.closed ?? []).map((task) => draft('task-closed', task)),
      ],
    });
  };
  const ref = { command: command.id, index: 0 };
  const openTask = (task: string) => patient.tasks.some((found) => found.task === task && found.state === 'open');
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
      const closers = closersOf(task.kind);
      if (
        command.kind === 'close-task' &&
        closers !== null &&
        !closers.some((role) => context.actor.roles.includes(role))
      ) {
        return refused([reason('task-closer', 'This is closed by somebody else', `by: ${closers.join(' or ')}`)]);
      }
      return event(PATIENT_FACT_COMMANDS[command.kind], command.body);
    }
    case 'open-task':
      return patient.tasks.some((task) => task.task === command.body.task)
        ? refused([reason('task-exists', 'This task is open or done already', command.body.task)])
        : event('task-opened', command.body);
    case 'answer-scale': {
      const scored = scoreScale(patient, command.body, command.occurredAt);
      return event('scale-answered', scored.body, {
        ...tasksOfScore(patient, scored, ref, command.occurredAt),
        flags: scored.flags,
      });
    }
    case 'report-adverse-event':
      return event('adverse-event-reported', command.body, {
        opened: tasksOfEvent(patient, command.body, ref, command.occurredAt),
      });
    case 'ask-bladder':
      return event('bladder-asked', command.body, {
        opened: tasksOfBladder(patient, command.body, ref, command.occurredAt),
      });
    case 'draft-letter':
      return patient.letters.some(({ letter }) => letter === command.body.letter)
        ? refused([reason('letter-exists', 'This letter was drafted already', command.body.letter)])
        : event('letter-drafted', command.body);
    case 'follow-letter': {
      const letter = patient.letters.find((found) => found.letter === command.body.letter);
      if (letter === undefined)
        return refused([reason('letter-unknown', 'There is no such letter', command.body.letter)]);
      const task = `letter/${letter.letter}`;
      if (command.body.status === 'sent') {
        const about = { stream: patient.stream, entry: ref, rule: letter.rule };
        const waiting = taskOf(
          'letter-answer',
          task,
          command.occurredAt,
          about,
          `Answer of ${letter.to} about ${letter.medicine}`,
        );
        return event('letter-followed', command.body, {
          opened: patient.tasks.some((found) => found.task === task) ? [] : [waiting],
        });
      }
      return event('letter-followed', command.body, {
        closed: openTask(task)
          ? [{ task, evidence: `${command.body.status} (${command.body.words ?? 'no words'})` }]
          : [],
      });
    }
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
        if (kind !== 'scale-answered') return event('entry-corrected', correction);
        // What was corrected is scored again, by the rules of today, and opens what it would have opened.
        const at = correction.at ?? entry.at;
        const scored = scoreScale(patient, correction.body as unknown as ScaleAnswered, at);
        const { flags } = scored;
        const corrected = { ...correction, body: flags.length === 0 ? scored.body : { ...scored.body, flags } };
        return event('entry-corrected', corrected, tasksOfScore(patient, scored, ref, command.occurredAt));
      }
      if (entry.kind === 'plan-signed') {
        return refused([reason('plan-stands', 'A signed plan stands', 'sign a change of it, or end the course')]);
      }
      if (entry.kind === 'decision-signed') {
        return refused([reason('decision-stands', 'A signed decision stands', 'sign another one, with its reason')]);
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
