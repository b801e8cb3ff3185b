import { type Rate, rateOf } from '../outcomes/index.ts';
import { type AdverseEventRow, adverseEvent, type Expected, expectedWith, type Product } from './events.ts';

/** One patient's course with a product: what was recorded, and whether anybody looked. */
export interface Exposure {
  readonly product: Product;
  readonly events: readonly string[];
  /** Every session of the course was followed to its end and asked about; otherwise silence proves nothing. */
  readonly followed: boolean;
}

/** An event in this clinic beside what was published. */
export interface EventTally {
  readonly event: AdverseEventRow | null;
  readonly key: string;
  readonly observed: Rate;
  readonly expected: readonly Expected[];
  /** The published figure lies outside the clinic's 95 % interval: look at it, it proves nothing by itself. */
  readonly differs: boolean | null;
}

/** How often each event happened with a product, over patients that were followed, most frequent first. */
export function tallyEvents(exposures: readonly Exposure[], product: Product): readonly EventTally[] {
  const treated = exposures.filter((row) => row.product === product);
  // An event that was recorded counts even where follow-up was patchy: the patient then belongs to both counts.
  const keys = [...new Set(treated.flatMap((row) => row.events))];
  return keys
    .map((key) => {
      const counted = treated.filter((row) => row.followed || row.events.includes(key));
      const observed = rateOf(counted.filter((row) => row.events.includes(key)).length, counted.length, treated.length);
      const expected = expectedWith(key, product);
      const { interval } = observed;
      const [published] = expected;
      return {
        event: adverseEvent(key) ?? null,
        key,
        observed,
        expected,
        differs:
          interval === null || published === undefined
            ? null
            : published.percent / 100 < interval.lower || published.percent / 100 > interval.upper,
      };
    })
    .toSorted((a, b) => b.observed.events - a.observed.events || (a.key < b.key ? -1 : 1));
}
