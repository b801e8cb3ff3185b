import {
  dateOfDay,
  dayOfDate,
  type Instant,
  instant,
  instantsOfLocal,
  localDateOf,
  localMinutes,
} from '../units/index.ts';

/** When somebody is reminded. All PD: no source says at what hour patients answer; each one's own answers say it better. */
export const REMINDERS = {
  /** Until enough answers are known: ten in the morning. */
  defaultMinute: 600,
  earliestMinute: 8 * 60,
  latestMinute: 20 * 60 + 30,
  /** From so many answers on the hour is learned, from the last so many of them. */
  learnFrom: 3,
  learnOf: 8,
  /** One question is asked for again so many days after it was last asked for: further apart each time, then no more. */
  againAfterDays: [1, 3],
  /** What can wait is asked for again so many days later, and only where two such questions do. */
  inCompanyAfterDays: [1, 1],
  /** Between two messages, whatever they are about. */
  leastHoursApart: 2,
  /** After so many messages in a row without any answer, what can wait is asked for at most every so many days. */
  unanswered: 4,
  unansweredDaysApart: 3,
} as const;

/**
 * The minute of the day at which this person answers: the middle one of the last answers, held within the hours in which a message may
 * come. A median, so that one night without sleep does not move it.
 */
export function learnedMinute(answeredAt: readonly Instant[], zone: string): number {
  const last = answeredAt.toSorted((a, b) => a - b).slice(-REMINDERS.learnOf);
  if (last.length < REMINDERS.learnFrom) return REMINDERS.defaultMinute;
  const minutes = last.map((at) => localMinutes(at, zone)).toSorted((a, b) => a - b);
  const middle = minutes[Math.floor((minutes.length - 1) / 2)]!;
  return Math.min(REMINDERS.latestMinute, Math.max(REMINDERS.earliestMinute, Math.floor(middle)));
}

/** What of a question decides when it is asked for. */
export interface AskedFor {
  readonly remindFrom: Instant;
  readonly until: Instant;
  /** Asked at its own hour, and where somebody is worried about once more so long after it; null: at the hour at which the person answers. */
  readonly repeatMs: number | null;
  /** Without it an outcome is not known: asked for again, further apart each time. */
  readonly insist: boolean;
}

/** A moment from which a question is a reason to write; `alone`: or only in company of another one. */
export interface AskMoment {
  readonly at: Instant;
  readonly alone: boolean;
}

/**
 * From when a question is a reason to write, after the messages that went out since it opened (each of them asked for all that was open); null: no
 * more. What has its own hour comes then; everything else at the hour this person answers. What an outcome rests on (`insist`) is asked for again
 * the next day and three days after that, the rest the next two days, where two such questions wait.
 */
export function askFrom(
  item: AskedFor,
  given: {
    readonly asked: readonly Instant[];
    readonly minute: number;
    readonly zone: string;
    readonly worried: boolean;
  },
): AskMoment | null {
  const { minute, zone } = given;
  const asked = given.asked.filter((at) => at >= item.remindFrom);
  const last = asked.at(-1);
  const within = (at: Instant, alone: boolean): AskMoment | null => (at < item.until ? { at, alone } : null);
  if (last === undefined) {
    if (item.repeatMs !== null) return { at: item.remindFrom, alone: true };
    const first = atMinute(item.remindFrom, 0, minute, zone);
    const at = first >= item.remindFrom ? first : atMinute(item.remindFrom, 1, minute, zone);
    // A window that closes before that hour: as soon as it opens.
    return within(at, true) ?? { at: item.remindFrom, alone: true };
  }
  if (item.repeatMs !== null && given.worried) {
    const again = instant(item.remindFrom + item.repeatMs);
    return asked.every((at) => at < again) ? within(again, true) : null;
  }
  const days = (item.insist ? REMINDERS.againAfterDays : REMINDERS.inCompanyAfterDays)[asked.length - 1];
  return days === undefined ? null : within(atMinute(last, days, minute, zone), item.insist);
}

const atMinute = (from: Instant, days: number, minute: number, zone: string): Instant =>
  instantsOfLocal(dateOfDay(dayOfDate(localDateOf(from, zone)) + days), minute, zone).latest;
