import type { ScheduleView } from '@keel/formats/api';

/** The stretch of a day that is drawn, whole hours around everything in it: ms since epoch. */
export function drawnHours(
  view: Pick<ScheduleView, 'hours' | 'bookings'>,
): readonly [from: number, until: number] | null {
  const edges = [
    ...(view.hours === null ? [] : [view.hours.opensAt, view.hours.closesAt]),
    ...view.bookings.flatMap(({ startsAt, until }) => [startsAt, until]),
  ].map((time) => Date.parse(time));
  if (edges.length === 0) return null;
  const HOUR = 3_600_000;
  return [Math.floor(Math.min(...edges) / HOUR) * HOUR, Math.ceil(Math.max(...edges) / HOUR) * HOUR];
}

/** The next or previous calendar date, `yyyy-mm-dd`: dates are counted, never clocks. */
export function addDays(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/**
 * The instant at which a clock at a place shows this date and time. Where summer time skips it, the first moment after;
 * where the clock shows it twice, the first.
 */
export function instantAt(date: string, clock: string, zone: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  const shownAt = (at: number): number => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(at);
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  };
  // The offsets of the day before and of the day after: around a change both are tried.
  const DAY = 86_400_000;
  const candidates = [-DAY, DAY].map((away) => wanted - (shownAt(wanted + away) - (wanted + away)));
  const found = candidates.filter((at) => shownAt(at) === wanted);
  return found.length > 0 ? Math.min(...found) : Math.max(...candidates);
}

/** Dates of a series: so many visits, so many a week, beginning on a date; two a week lie three and four days apart. */
export function seriesDates(first: string, visits: number, perWeek: 1 | 2 | 3): readonly string[] {
  const offsets = { 1: [0], 2: [0, 3], 3: [0, 2, 4] }[perWeek];
  return Array.from({ length: visits }, (_, i) => {
    const week = Math.floor(i / perWeek);
    return addDays(first, week * 7 + (offsets[i % perWeek] ?? 0));
  });
}
