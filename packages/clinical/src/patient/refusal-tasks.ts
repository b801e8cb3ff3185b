import type { EventRef } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { TaskOpened } from './events.ts';
import type { Patient } from './patient.ts';
import { taskOf } from './task-of.ts';

/**
 * "No" is a path and not an end: somebody tells the person why and what else there is, and asks once, later, how it has gone, by the day
 * and in the role that the decision names. Once for each: a second "no" does not ask twice. What a "not now" waits for has a task of its own.
 */
export function tasksOfRefusal(
  patient: Patient,
  ref: EventRef,
  at: Instant,
  contact: { readonly dueAt: Instant; readonly ownerRole: TaskOpened['ownerRole'] } | null,
): readonly TaskOpened[] {
  const open = new Set(patient.tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind));
  const about = { stream: patient.stream, entry: ref, rule: 'decision-decline' };
  return ['tell-not-eligible', 'contact-after-not-eligible']
    .filter((kind) => !open.has(kind))
    .map((kind) => ({
      ...taskOf(kind, `${ref.command}/${kind}`, at, about),
      ...(kind === 'contact-after-not-eligible' ? contact : {}),
    }));
}
