import { type Instant, instant } from '@keel/clinical/units';

const clocks = new Map<string, () => Instant>();

/** The clinic served at `url` goes by this clock: what a test says there is said at its time, as a tablet does it. */
export function goesBy(url: string, now: () => Instant): void {
  clocks.set(new URL(url).origin, now);
}

/** What time it is at the clinic that a page, or an address, belongs to; the machine's time where none is known. */
export function timeAt(url: string): Instant {
  return clocks.get(new URL(url).origin)?.() ?? instant(Date.now());
}
