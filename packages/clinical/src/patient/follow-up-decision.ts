import { type Command, type Context, type Decision, type EventRef, reasonsFrom, refused } from '../record/index.ts';
import type { CourseEnded, FollowUpDecided, TaskOpened } from './events.ts';
import type { Patient } from './patient.ts';
import { taskOf } from './task-of.ts';

const reason = reasonsFrom('clinical-protocol j');

/**
 * What a clinician says to a proposal. To stop ends the course in the same transaction; a new interval is the desk's to book. The rules
 * propose and never decide.
 */
export function decideFollowUp(
  patient: Patient,
  command: Command<'decide-follow-up', FollowUpDecided>,
  context: Context,
  ref: EventRef,
  event: (
    kind: string,
    body: unknown,
    more?: { readonly opened?: readonly TaskOpened[]; readonly also?: readonly { kind: string; body: CourseEnded }[] },
  ) => Decision,
): Decision {
  const { body } = command;
  const running = patient.courses.findLast(({ endedAt }) => endedAt === null);
  if (running === undefined) {
    return refused([reason('course-unknown', 'No course is running', 'there is nothing to change')]);
  }
  if (body.decision !== 'accept' || body.change === undefined) return event('follow-up-decided', body);
  if ('stop' in body.change) {
    const ended: CourseEnded = { course: running.body.course, because: `${body.proposal}: ${body.words}` };
    return event('follow-up-decided', body, { also: [{ kind: 'course-ended', body: ended }] });
  }
  const about = { stream: patient.stream, entry: ref, rule: body.proposal };
  const title = `Book the next session after ${body.change.intervalDays} days`;
  return event('follow-up-decided', body, {
    opened: [taskOf('rebook-interval', `${command.id}/rebook-interval`, context.now, about, title)],
  });
}
