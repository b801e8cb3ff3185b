import type { TaskOpened } from '../patient/index.ts';
import { allPatientEntries, type Patient, taskOf } from '../patient/index.ts';
import { isSuicideTask } from '../tasks/index.ts';
import { DAY_MS, HOUR_MS, type Instant, instant } from '../units/index.ts';
import { askedNow, type HomeItem, homeItems } from './home-schedule.ts';
import { learnedMinute, reminderTimes } from './reminders.ts';

/** Between two messages about questions; what has its own hour waits two at most. PD. */
export const QUESTIONS_APART_HOURS = 6;

/** Hours at which this person has answered from home. */
export const answeredFromHome = (patient: Patient): readonly Instant[] => [
  ...allPatientEntries(patient, 'check-in-answered').map(({ at }) => at),
  ...allPatientEntries(patient, 'experience-answered').map(({ at }) => at),
  ...patient.scales.filter(({ body }) => body.askedIn === 'portal').map(({ at }) => at),
];

export interface Reminder {
  /** When it became due: what the message is named by. */
  readonly at: Instant;
  /** Of no use afterwards. */
  readonly until: Instant;
  readonly items: readonly HomeItem[];
}

/**
 * The one message that is due now about what waits at home, or none: the newest moment at which something that can still be answered should
 * be asked. One message for all of it, never a second one within hours of the last.
 */
export function reminderDue(
  patient: Patient,
  given: { readonly now: Instant; readonly zone: string; readonly lastAskedAt: Instant | null; readonly learn?: false },
): Reminder | null {
  const { now, zone, lastAskedAt } = given;
  const minute = learnedMinute(given.learn === false ? [] : answeredFromHome(patient), zone);
  const open = askedNow(homeItems(patient, zone, now), now);
  const times = open.flatMap((item) =>
    reminderTimes(item, minute, zone)
      .filter((at) => at <= now)
      .map((at) => ({ at, exact: item.repeatMs !== null })),
  );
  const newest = times.toSorted((a, b) => b.at - a.at)[0];
  if (newest === undefined || (lastAskedAt !== null && lastAskedAt >= newest.at)) return null;
  const apart = (newest.exact ? 2 : QUESTIONS_APART_HOURS) * HOUR_MS;
  if (lastAskedAt !== null && now - lastAskedAt < apart) return null;
  return { at: newest.at, until: instant(Math.max(...open.map(({ until }) => until))), items: open };
}

/** A risk that was alive in the last weeks makes silence worth a call. PD. */
const WORRIED_DAYS = 30;

/**
 * What silence owes. After a worrying answer an unanswered next morning is a call, and a follow-up that nobody answered is asked for by voice
 * while its window is open. Each has its name from what it is about, so it is opened once.
 */
export function silenceTasks(
  patient: Patient,
  given: { readonly now: Instant; readonly zone: string },
): readonly { readonly dueAt: Instant; readonly task: TaskOpened }[] {
  const { now, zone } = given;
  const known = new Set(patient.tasks.map(({ task }) => task));
  const about = { stream: patient.stream };
  const worried = patient.tasks.some(
    ({ kind, openedAt }) => (isSuicideTask(kind) || kind === 'check-in-call') && now - openedAt < WORRIED_DAYS * DAY_MS,
  );
  return homeItems(patient, zone, now).flatMap((item) => {
    if (item.answeredAt !== null) return [];
    const kind =
      item.point === 'next-morning' && worried
        ? 'check-in-silent'
        : item.point === 'end-of-induction' || item.point === 'monthly-in-maintenance'
          ? 'scale-by-voice'
          : null;
    if (kind === null) return [];
    const dueAt =
      kind === 'check-in-silent'
        ? instant(item.dueAt + 8 * HOUR_MS)
        : // Half of the window is left for asking.
          instant(Math.round((item.remindFrom + item.until) / 2));
    const over = kind === 'check-in-silent' ? item.dueAt + 2 * DAY_MS : item.until;
    const task = `${kind}/${item.key}`;
    if (now < dueAt || now >= over || known.has(task)) return [];
    return [{ dueAt, task: taskOf(kind, task, now, { ...about, rule: item.key }) }];
  });
}
