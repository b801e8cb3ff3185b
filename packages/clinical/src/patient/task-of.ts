import { taskKind } from '../tasks/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import type { TaskOpened } from './events.ts';

/** The event that opens a task of a known kind: owner, clock and closer are the row's. @throws Error for a kind without a row. */
export function taskOf(
  kind: string,
  task: string,
  from: Instant,
  about: NonNullable<TaskOpened['about']>,
  title?: string,
): TaskOpened {
  const row = taskKind(kind);
  if (row === undefined) throw new Error(`no kind of task: ${kind}`);
  return {
    task,
    kind,
    title: title ?? row.title,
    ownerRole: row.ownerRole,
    dueAt: addMinutes(from, row.dueMinutes),
    urgent: row.urgent,
    about,
  };
}
