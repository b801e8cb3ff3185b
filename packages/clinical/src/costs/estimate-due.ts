import type { SourceId } from '../sources/index.ts';
import { businessDaysAfter, businessDaysBetween } from './business-days.ts';

/** When a Good Faith Estimate must be given, in business days (45 CFR 149.610(b)(1)). */
export const ESTIMATE_CLOCK = {
  /** Booked at least so far ahead: given within one business day. */
  bookedAhead: 3,
  within: 1,
  /** Booked at least so far ahead: given within three. */
  bookedFarAhead: 10,
  withinFarAhead: 3,
  /** Asked for, booked or not. A question about the cost is such a request. */
  withinOfRequest: 3,
  /** Kept with the record at least so long (general knowledge). */
  keepYears: 6,
  sources: ['GFE', 'GK'],
} as const satisfies { readonly sources: readonly SourceId[]; readonly [key: string]: unknown };

/**
 * The last day on which the estimate is in time; null where none is owed: booked less than three business days ahead and
 * nobody asked. Dates are the site's.
 */
export function estimateDueBy(given: {
  readonly bookedOn: string | null;
  readonly visitOn: string | null;
  readonly askedOn: string | null;
}): string | null {
  const dues: string[] = [];
  if (given.bookedOn !== null && given.visitOn !== null) {
    const ahead = businessDaysBetween(given.bookedOn, given.visitOn);
    if (ahead >= ESTIMATE_CLOCK.bookedFarAhead) {
      dues.push(businessDaysAfter(given.bookedOn, ESTIMATE_CLOCK.withinFarAhead));
    } else if (ahead >= ESTIMATE_CLOCK.bookedAhead) dues.push(businessDaysAfter(given.bookedOn, ESTIMATE_CLOCK.within));
  }
  if (given.askedOn !== null) dues.push(businessDaysAfter(given.askedOn, ESTIMATE_CLOCK.withinOfRequest));
  return dues.sort()[0] ?? null;
}
