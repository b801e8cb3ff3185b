import type { ScheduleView } from '@keel/formats/api';
import { goesOn, LATE_MS } from '../whereabouts/index.ts';

type Seen = Pick<ScheduleView, 'date' | 'hours'> & {
  readonly bookings: readonly Pick<ScheduleView['bookings'][number], 'phase' | 'arrivedAt' | 'leftAt'>[];
};

/**
 * The date whose day the clinic is in: shortly after midnight that of the evening before, until it closes, and while somebody of it is
 * here until the new day opens. `now` in ms since epoch; null: a day that cannot be read now.
 */
export function standingDate(today: string, before: Seen | null, day: Pick<Seen, 'hours'> | null, now: number): string {
  if (before?.hours == null) return today;
  const closesAt = Date.parse(before.hours.closesAt);
  if (now < closesAt) return before.date;
  const opensAt = day?.hours == null ? closesAt + LATE_MS : Date.parse(day.hours.opensAt);
  // Whoever was released may leave unseen: they keep no day open.
  const here = goesOn(before.bookings, before.hours, now).some(({ phase }) => phase !== 'released');
  return here && now < opensAt ? before.date : today;
}
