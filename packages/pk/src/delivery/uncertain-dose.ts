import type { Dose } from '../engine/index.ts';
import type { RandomStream } from '../population/index.ts';

/**
 * A dose of which nobody knows how much arrived: a sneeze, a drip, a spray into one nostril only. Between `low` and `high`
 * of the amount, 0 to 1, was taken; the typical curve uses the middle, the band draws evenly between.
 */
export interface UncertainDose extends Dose {
  readonly taken?: { readonly low: number; readonly high: number; readonly because: string };
}

export const isUncertain = (dose: UncertainDose): boolean =>
  dose.taken !== undefined && dose.taken.high > dose.taken.low;

/** The amounts the typical curve takes. @throws RangeError unless 0 ≤ low ≤ high ≤ 1. */
export function typicalDoses(doses: readonly UncertainDose[]): Dose[] {
  return doses.map(({ taken, ...dose }) => {
    if (taken === undefined) return dose;
    if (!(taken.low >= 0 && taken.low <= taken.high && taken.high <= 1))
      throw new RangeError(
        `the part taken must lie between 0 and 1, low before high, not ${taken.low} to ${taken.high}`,
      );
    return { ...dose, amountMg: (dose.amountMg * (taken.low + taken.high)) / 2 };
  });
}

/** One possible history. Draws once for every dose, so that adding a dose does not change what earlier ones drew. */
export function drawnDoses(doses: readonly UncertainDose[], random: RandomStream): Dose[] {
  return doses.map(({ taken, ...dose }) => {
    const share = random.uniform();
    return taken === undefined
      ? dose
      : { ...dose, amountMg: dose.amountMg * (taken.low + share * (taken.high - taken.low)) };
  });
}
