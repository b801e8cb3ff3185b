import type { TaskOpened } from '../patient/index.ts';
import { allPatientEntries, type Patient, taskOf } from '../patient/index.ts';
import { isSuicideTask } from '../tasks/index.ts';
import { DAY_MS, HOUR_MS, type Instant, instant, localDateOf, localMinutes } from '../units/index.ts';
import { askedNow, type HomeItem, homeItems } from './home-schedule.ts';
import { askFrom, learnedMinute, REMINDERS } from './reminders.ts';

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

/** A risk that was alive in the last weeks makes silence worth a call. PD. */
const WORRIED_DAYS = 30;
const worriedAbout = (patient: Patient, now: Instant): boolean =>
  patient.tasks.some(
    ({ kind, openedAt }) =>
      (isSuicideTask(kind) || kind === 'check-in-call') && openedAt <= now && now - openedAt < WORRIED_DAYS * DAY_MS,
  );

/** A worry that comes so long after a morning makes no call of the silence of that morning: it has a task of its own. PD. */
const MORNING_DAYS = 2;

/**
 * Whether this is the morning after the last treatment, somebody was worried about then, and nobody has said since whether he is
 * safe: a check-in that leaves that out has not said it, and one of the evening before does not speak for the morning.
 */
function isSilentMorning(patient: Patient, item: HomeItem, now: Instant, zone: string): boolean {
  if (item.point !== 'next-morning') return false;
  // Whoever was treated again was seen; whoever was expected and stayed away was not.
  if (patient.sessions.some(({ at, body }) => body.deliveredMgMax > 0 && (body.startedAt ?? at) > item.dueAt))
    return false;
  const morning = localDateOf(item.dueAt, zone);
  return (
    worriedAbout(patient, instant(Math.min(now, item.dueAt + MORNING_DAYS * DAY_MS))) &&
    !allPatientEntries(patient, 'check-in-answered').some(
      ({ at, body }) => body.answers.safe !== undefined && localDateOf(at, zone) >= morning,
    )
  );
}

/**
 * The one message that is due now about what waits at home, or none. It asks for all that is open, so one a day is enough: a second one comes on the
 * same day only for what has its own hour (four hours after a session; once more where somebody is worried about). Who has left several messages
 * unanswered is written to more seldom about what can wait.
 */
export function reminderDue(
  patient: Patient,
  given: {
    readonly now: Instant;
    readonly zone: string;
    /** When it was asked before, oldest first. */
    readonly asked: readonly Instant[];
    readonly learn?: false;
  },
): Reminder | null {
  const { now, zone, asked } = given;
  const answered = answeredFromHome(patient);
  const minute = learnedMinute(given.learn === false ? [] : answered, zone);
  const open = askedNow(homeItems(patient, zone, now), now);
  const worried = worriedAbout(patient, now);
  const due = open.flatMap((item) => {
    const from = askFrom(item, { asked, minute, zone, worried });
    return from === null || from.at > now ? [] : [{ ...from, item }];
  });
  if (due.length < 2 && !due.some(({ alone }) => alone)) return null;
  const exact = due.some(({ item, alone }) => item.repeatMs !== null && alone);
  const newest = instant(Math.max(...due.map(({ at }) => at)));
  const today = localDateOf(now, zone);
  const last = asked.at(-1);
  if (last !== undefined) {
    if (now - last < REMINDERS.leastHoursApart * HOUR_MS) return null;
    if (!exact && localDateOf(last, zone) === today) return null;
    const lastAnswer = Math.max(0, ...answered);
    const inVain = asked.filter((at) => at > lastAnswer).length;
    const canWait = !exact && !due.some(({ item }) => item.insist);
    if (canWait && inVain >= REMINDERS.unanswered && now - last < REMINDERS.unansweredDaysApart * DAY_MS) return null;
  }
  // What was put off to another day comes at the hour of that day.
  if (!exact && localDateOf(newest, zone) !== today && localMinutes(now, zone) < minute) return null;
  return { at: newest, until: instant(Math.max(...open.map(({ until }) => until))), items: open };
}

/**
 * What silence owes. After a worrying answer a next morning on which nobody said whether he is safe is a call, however late the clock comes to it (a
 * machine that stood still for a weekend owes it on Monday); a follow-up that nobody answered is asked for by voice while its window is open. Each has its name from
 * what it is about, so it is opened once.
 */
export function silenceTasks(
  patient: Patient,
  given: { readonly now: Instant; readonly zone: string },
): readonly { readonly dueAt: Instant; readonly task: TaskOpened }[] {
  const { now, zone } = given;
  const known = new Set(patient.tasks.map(({ task }) => task));
  const about = { stream: patient.stream };
  return homeItems(patient, zone, now).flatMap((item) => {
    const morning = isSilentMorning(patient, item, now, zone);
    if (item.answeredAt !== null && !morning) return [];
    const kind = morning
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
    const over = kind === 'check-in-silent' ? item.dueAt + WORRIED_DAYS * DAY_MS : item.until;
    const task = `${kind}/${item.key}`;
    if (now < dueAt || now >= over || known.has(task)) return [];
    return [{ dueAt, task: taskOf(kind, task, now, { ...about, rule: item.key }) }];
  });
}
