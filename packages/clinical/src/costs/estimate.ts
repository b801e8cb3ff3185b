import { PRICES, type PriceRow } from '../comparison/index.ts';
import type { Series } from '../policy/index.ts';
import { type CourseCounts, courseCounts, type PathId } from './course-odds.ts';
import type { FeeItemId } from './fee-items.ts';
import type { FeeSchedule } from './fees.ts';
import { type Cents, lessPercent, NOTHING, sumOf, times } from './money.ts';
import { servicesPlanned } from './services.ts';

/** A regimen as far as its price goes. */
export interface PricedRegimen {
  readonly route: string;
  readonly indication: string;
  readonly doseMinutes: number;
  readonly series: Series;
}

export interface Range {
  readonly low: Cents;
  readonly high: Cents;
}

/** One line of an estimate: so many of one thing. `cents` null: the clinic has not stated a price. */
export interface EstimateLine {
  readonly item: FeeItemId;
  readonly count: { readonly low: number; readonly high: number };
  readonly cents: Range | null;
}

export interface CourseEstimate {
  readonly counts: CourseCounts;
  /** Once, before the first session. */
  readonly before: readonly EstimateLine[];
  /** Of one session: the cheaper and the dearer dose. */
  readonly session: readonly EstimateLine[];
  readonly perSession: Range | null;
  /** Until it is judged whether it helps. */
  readonly toJudge: Range | null;
  readonly paths: readonly { readonly id: PathId; readonly cents: Range | null }[];
  /** The cheapest way and the dearest. */
  readonly total: Range | null;
  /** Services without a price: until they have one nothing is added up. */
  readonly notStated: readonly FeeItemId[];
  /** Published prices of the same treatment, with their sources: context, never a quote. */
  readonly context: readonly PriceRow[];
}

const CONTEXT: Readonly<Record<string, readonly string[]>> = {
  'iv-ketamine': ['iv-typical', 'iv-wide'],
  'im-ketamine': ['im'],
  'sc-ketamine': ['im'],
  'intranasal-esketamine': ['esketamine-drug', 'esketamine-self', 'esketamine-self-lists', 'esketamine-copay'],
  'oral-ketamine': ['oral-month'],
  'sublingual-ketamine': ['oral-month'],
};

/** What others have been seen to ask for it; every row has a source and a day. */
export const publishedPrices = (route: string): readonly PriceRow[] =>
  PRICES.filter(({ id }) => (CONTEXT[route] ?? []).includes(id));

/**
 * What a whole course may cost at this clinic, as a range with odds: the first evaluation, the sessions until it is judged,
 * the series, and half a year of maintenance. Nothing is added up while a price is missing.
 */
export function estimateCourse(
  regimen: PricedRegimen,
  schedule: FeeSchedule | null,
  discountPercent = 0,
): CourseEstimate {
  const counts = courseCounts(regimen);
  const [low, high] = servicesPlanned(regimen, schedule?.esketamine ?? null);
  const price = (item: FeeItemId): Cents | null => {
    const stated = schedule?.prices[item];
    return stated === undefined ? null : lessPercent(stated as Cents, discountPercent);
  };
  const items = [...new Set([...low, ...high].map(({ item }) => item))];
  const quantity = (of: typeof low, item: FeeItemId) => of.find((one) => one.item === item)?.quantity ?? 0;
  const line = (item: FeeItemId, least: number, most: number): EstimateLine => {
    const unit = price(item);
    return {
      item,
      count: { low: Math.min(least, most), high: Math.max(least, most) },
      cents: unit === null ? null : { low: times(unit, least), high: times(unit, most) },
    };
  };
  const before = [line('evaluation', 1, 1)];
  const session = items.map((item) => line(item, quantity(low, item), quantity(high, item)));
  const notStated = [...before, ...session].filter(({ cents }) => cents === null).map(({ item }) => item);
  const add = (lines: readonly EstimateLine[]): Range | null => {
    if (lines.some(({ cents }) => cents === null)) return null;
    const one = sumOf(lines.map(({ cents }) => cents?.low ?? NOTHING));
    const other = sumOf(lines.map(({ cents }) => cents?.high ?? NOTHING));
    // Of a drug with two codes the larger dose can be the cheaper visit.
    return one <= other ? { low: one, high: other } : { low: other, high: one };
  };
  // A molecule whose billing is not stated has no session to price.
  const perSession = session.length === 0 ? null : add(session);
  const first = add(before);
  const whole = (sessions: { readonly low: number; readonly high: number }): Range | null =>
    perSession === null || first === null
      ? null
      : {
          low: sumOf([first.low, times(perSession.low, sessions.low)]),
          high: sumOf([first.high, times(perSession.high, sessions.high)]),
        };
  const paths = counts.paths.map(({ id, sessions }) => ({ id, cents: whole(sessions) }));
  const known = paths.flatMap(({ cents }) => (cents === null ? [] : [cents]));
  return {
    counts,
    before,
    session,
    perSession,
    toJudge: whole({ low: counts.toJudge, high: counts.toJudge }),
    paths,
    total:
      known.length < paths.length
        ? null
        : {
            low: Math.min(...known.map(({ low: least }) => least)) as Cents,
            high: Math.max(...known.map(({ high: most }) => most)) as Cents,
          },
    notStated,
    context: publishedPrices(regimen.route),
  };
}
