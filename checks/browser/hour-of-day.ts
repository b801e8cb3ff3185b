import { DEMO_ZONE } from '@keel/server/demo';

/**
 * So long until the clock at the demo's site next shows this hour, ms, in whole hours: the minutes are those of now. Counted
 * from where the run began, so that a run which goes past a full hour loads the demo of one clock and not of two.
 */
export function untilHour(hour: number): number {
  const began = Number(process.env['KEEL_TEST_BEGAN'] ?? Date.now());
  const shown = Number(
    new Intl.DateTimeFormat('en-US', { timeZone: DEMO_ZONE, hour: 'numeric', hourCycle: 'h23' }).format(began),
  );
  return ((hour - shown + 24) % 24) * 3_600_000;
}

/** So long until the next ten in the morning at the demo's site, ms: for what depends on a night being far away. */
export const untilMorning = (): number => untilHour(10);

/**
 * The hour of the clinic's day, 0 to 23, at which the browser tests run that ask for none: what is shown past midnight is tested
 * past midnight, and not by whoever happens to run the tests there. `npm run measure` goes through the others with KEEL_TEST_HOUR.
 */
export function hourOfTheRun(): number {
  const said = process.env['KEEL_TEST_HOUR'] ?? '10';
  const hour = Number(said);
  if (!/^\d+$/.test(said) || hour > 23) throw new Error(`KEEL_TEST_HOUR: ${said} is no hour of a day; give 0 to 23`);
  return hour;
}
