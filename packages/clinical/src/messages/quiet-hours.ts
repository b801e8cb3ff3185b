import { addMinutes, type Instant } from '../units/index.ts';

/**
 * When reminders are left for the morning, by the clock of the site.
 * Basis: 8 a.m. to 9 p.m. at the called party's place is the federal rule for telephone solicitation (47 CFR
 * 64.1200(c)(1)); these messages are none, and are held to it all the same (PD).
 */
export const QUIET_HOURS = { from: '21:00', until: '08:00', source: '47 CFR 64.1200(c)(1)', basis: 'PD' } as const;

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** Minute of the day at a place: 0 to 1439. */
function localMinute(at: Instant, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(at)
    .split(':');
  return Number(parts[0]) * 60 + Number(parts[1]);
}

export function isQuiet(at: Instant, zone: string): boolean {
  const minute = localMinute(at, zone);
  return minute >= minuteOf(QUIET_HOURS.from) || minute < minuteOf(QUIET_HOURS.until);
}

/**
 * The first moment from `at` on that is not in quiet hours. Walks by the minute of the local clock, so a night in which
 * the clocks change ends when the site's clock says so.
 */
export function afterQuiet(at: Instant, zone: string): Instant {
  if (!isQuiet(at, zone)) return at;
  let next = at;
  // At most a night long, in quarter hours, then minutes back to the first that is not quiet.
  while (isQuiet(next, zone)) next = addMinutes(next, 15);
  while (!isQuiet(addMinutes(next, -1), zone) && next > at) next = addMinutes(next, -1);
  return next;
}
