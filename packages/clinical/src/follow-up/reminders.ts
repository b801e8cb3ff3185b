import {
  DAY_MS,
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
  /** Never more often than this for one question. */
  most: 3,
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

/**
 * When a question is asked and asked again: at the hour this person answers, once a day, at most three times, never before it opens nor
 * after it closes. What has its own hour (four hours after a session, the next morning) comes then, and once more later that day.
 */
export function reminderTimes(
  item: { readonly remindFrom: Instant; readonly until: Instant; readonly repeatMs: number | null },
  minute: number,
  zone: string,
): readonly Instant[] {
  if (item.repeatMs !== null) {
    return [item.remindFrom, instant(item.remindFrom + item.repeatMs)].filter((at) => at < item.until);
  }
  const first = dayOfDate(localDateOf(item.remindFrom, zone));
  const times: Instant[] = [];
  // A day more than is needed: the first day's hour may lie before it opens.
  for (let day = 0; times.length < REMINDERS.most && day <= (item.until - item.remindFrom) / DAY_MS + 1; day += 1) {
    const at = instantsOfLocal(dateOfDay(first + day), minute, zone).latest;
    if (at >= item.remindFrom && at < item.until) times.push(at);
  }
  return times.length === 0 ? [item.remindFrom] : times;
}
