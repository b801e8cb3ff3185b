import { ownerOf, type Watch } from '../cover/index.ts';
import { taskKind } from '../tasks/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import type { TaskOpened } from './events.ts';

/**
 * The event that opens a task of a known kind: role, clock and closer are the row's; a watch names who owns it and from when its minutes
 * count. @throws Error for a kind without a row.
 */
export function taskOf(
  kind: string,
  task: string,
  from: Instant,
  about: NonNullable<TaskOpened['about']>,
  title?: string,
  watch: Watch | null = null,
): TaskOpened {
  const row = taskKind(kind);
  if (row === undefined) throw new Error(`no kind of task: ${kind}`);
  const owner = watch === null ? undefined : ownerOf(watch, row.closedBy);
  const next = (watch?.people ?? []).map(({ id }) => id).filter((id) => id !== owner);
  return {
    task,
    kind,
    title: title ?? row.title,
    ownerRole: row.ownerRole,
    ...(owner === undefined ? {} : { owner }),
    ...(next.length === 0 ? {} : { next }),
    ...(watch === null || watch.countsFrom <= from ? {} : { unwatchedUntil: watch.countsFrom }),
    dueAt: addMinutes(watch === null ? from : instant(Math.max(from, watch.countsFrom)), row.dueMinutes),
    urgent: row.urgent,
    about,
  };
}
