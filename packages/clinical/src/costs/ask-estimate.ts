import { type EstimateRequested, type PatientState, readPatient, taskOf } from '../patient/index.ts';
import { accepted, type Command, type Context, type Decision } from '../record/index.ts';
import { addMs, DAY_MS, dayOfDate, type Instant, instant, localDateOf } from '../units/index.ts';
import { estimateDueBy } from './estimate-due.ts';

export type AskEstimateCommand = Command<'ask-estimate', EstimateRequested>;

/** The last moment of a local date: where the zone is west of Greenwich its day ends after midnight UTC. */
export function endOfDay(date: string, zone: string): Instant {
  const midnight = instant(dayOfDate(date) * DAY_MS);
  for (let hours = -14; hours <= 14; hours += 1) {
    const at = addMs(midnight, DAY_MS + hours * 3_600_000);
    if (localDateOf(at, zone) !== date && localDateOf(addMs(at, -1), zone) === date) return addMs(at, -1);
  }
  return addMs(midnight, DAY_MS - 1);
}

/** A question about the cost: recorded, and owed within three business days, whoever asked and however. */
export function decideAskEstimate(patient: PatientState, command: AskEstimateCommand, context: Context): Decision {
  const read = readPatient(patient);
  const draft = (kind: string, body: unknown) => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body,
  });
  const open = read.tasks.some(({ kind, state }) => kind === 'good-faith-estimate' && state === 'open');
  const askedOn = localDateOf(command.occurredAt, context.zone);
  const due = estimateDueBy({ bookedOn: null, visitOn: null, askedOn }) ?? askedOn;
  const task = taskOf('good-faith-estimate', `estimate/${command.id}`, command.occurredAt, {
    stream: command.stream,
    entry: { command: command.id, index: 0 },
    rule: 'estimate-asked',
  });
  return accepted({
    stream: command.stream,
    events: [
      draft('estimate-requested', command.body),
      ...(open ? [] : [draft('task-opened', { ...task, dueAt: endOfDay(due, context.zone) })]),
    ],
  });
}
