import type { LocalDate } from '../patient/index.ts';
import type { Series } from '../policy/index.ts';
import { dateOfDay, dayOfDate, weekdayOfDay } from '../units/index.ts';

export interface DatesAsked {
  readonly series: Pick<Series, 'perWeek' | 'maintenance'>;
  readonly phase: 'series' | 'maintenance';
  /** First day that comes into question. */
  readonly from: LocalDate;
  readonly sessions: number;
  /** Days of the week on which the clinic treats: 0 Sunday to 6 Saturday. */
  readonly weekdays: readonly number[];
  /** False: the site does not open that day. Undefined: nobody has said yet. */
  readonly opens: (date: LocalDate) => boolean | undefined;
}

/** As far as a proposal looks: a year and a half of maintenance. */
const LOOK_DAYS_MAX = 550;

/** Shortest distance between two sessions, days: as even over the week as whole days allow (2 a week: 3 days). */
export const gapDays = (perWeek: number): number => Math.max(1, Math.floor(7 / perWeek));

/** Distance from the `index`-th session of maintenance to the one before it: step by step, the last one goes on. */
function maintenanceGap(series: DatesAsked['series'], index: number): number {
  let left = index;
  for (const step of series.maintenance) {
    if (left < step.sessions) return step.everyDays;
    left -= step.sessions;
  }
  return series.maintenance.at(-1)?.everyDays ?? 7;
}

/**
 * Days for a course that keep the regimen's spacing, on days when the clinic treats and the site is not closed: a
 * proposal, which nobody has booked. Shorter than asked when no day can be found. Source: clinical-protocol a.2, j.
 */
export function proposeDates({ series, phase, from, sessions, weekdays, opens }: DatesAsked): LocalDate[] {
  const found: number[] = [];
  const first = dayOfDate(from);
  for (let day = first; day < first + LOOK_DAYS_MAX && found.length < sessions; day += 1) {
    if (!weekdays.includes(weekdayOfDay(day)) || opens(dateOfDay(day)) === false) continue;
    const last = found.at(-1);
    const gap = phase === 'series' ? gapDays(series.perWeek) : maintenanceGap(series, found.length);
    if (last !== undefined && day - last < gap) continue;
    if (phase === 'series' && found.filter((one) => day - one < 7).length >= series.perWeek) continue;
    found.push(day);
  }
  return found.map(dateOfDay);
}
