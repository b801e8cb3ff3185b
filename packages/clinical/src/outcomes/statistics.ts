/** A share between two bounds, all from 0 to 1. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The normal deviate of a two-sided 95 % interval. */
const Z95 = 1.959963984540054;

function counts(events: number, of: number): void {
  if (!Number.isInteger(events) || !Number.isInteger(of) || of < 1 || events < 0 || events > of) {
    throw new RangeError(`not a count of a whole: ${events} of ${of}`);
  }
}

/** Wilson's 95 % interval for a proportion. @throws RangeError unless 0 ≤ events ≤ of and of ≥ 1, whole numbers. */
export function wilson(events: number, of: number): Interval {
  counts(events, of);
  const share = events / of;
  const z2 = Z95 * Z95;
  const centre = share + z2 / (2 * of);
  const half = Z95 * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { lower: Math.max(0, (centre - half) / (1 + z2 / of)), upper: Math.min(1, (centre + half) / (1 + z2 / of)) };
}

/** Clopper and Pearson's exact 95 % interval. @throws RangeError as `wilson`. */
export function clopperPearson(events: number, of: number): Interval {
  counts(events, of);
  return {
    lower: events === 0 ? 0 : betaQuantile(0.025, events, of - events + 1),
    upper: events === of ? 1 : betaQuantile(0.975, events + 1, of - events),
  };
}

/** Difference of two proportions, first minus second, with two 95 % intervals. @throws RangeError as `wilson`. */
export function riskDifference(
  first: { readonly events: number; readonly of: number },
  second: { readonly events: number; readonly of: number },
): { readonly difference: number; readonly wald: Interval; readonly newcombe: Interval } {
  const a = wilson(first.events, first.of);
  const b = wilson(second.events, second.of);
  const p = first.events / first.of;
  const q = second.events / second.of;
  const difference = p - q;
  const se = Math.sqrt((p * (1 - p)) / first.of + (q * (1 - q)) / second.of);
  return {
    difference,
    wald: { lower: difference - Z95 * se, upper: difference + Z95 * se },
    newcombe: {
      lower: difference - Math.hypot(p - a.lower, b.upper - q),
      upper: difference + Math.hypot(a.upper - p, q - b.lower),
    },
  };
}

/** Not worse by more than the margin: the lower bound stays above it. Both in the same unit. */
export const nonInferior = (lower: number, margin: number): boolean => lower > margin;

/** Mean and standard deviation of groups put together. @throws RangeError for a group of fewer than two. */
export function poolMeanSd(groups: readonly { readonly n: number; readonly mean: number; readonly sd: number }[]): {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
} {
  if (groups.length === 0 || groups.some(({ n }) => !Number.isInteger(n) || n < 2)) {
    throw new RangeError('a group needs at least two');
  }
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const mean = groups.reduce((sum, group) => sum + group.n * group.mean, 0) / n;
  const squares = groups.reduce(
    (sum, group) => sum + (group.n - 1) * group.sd ** 2 + group.n * (group.mean - mean) ** 2,
    0,
  );
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
}

/** One person until the event, or until nobody knows further. */
export interface Survival {
  readonly time: number;
  readonly event: boolean;
}

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** 95 %, on the log-log scale; `null` where it is not defined (nobody has had the event, or everybody has). */
  readonly interval: Interval | null;
}

/** Kaplan and Meier's estimate: one step for each time at which an event happened. */
export function kaplanMeier(people: readonly Survival[]): readonly SurvivalStep[] {
  const times = [...new Set(people.filter(({ event }) => event).map(({ time }) => time))].toSorted((a, b) => a - b);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (const time of times) {
    const atRisk = people.filter((person) => person.time >= time).length;
    const events = people.filter((person) => person.event && person.time === time).length;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, survival, interval: logLog(survival, greenwood) });
  }
  return steps;
}

function logLog(survival: number, greenwood: number): Interval | null {
  if (survival <= 0 || survival >= 1 || !Number.isFinite(greenwood)) return null;
  const width = (Z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return { lower: survival ** Math.exp(width), upper: survival ** Math.exp(-width) };
}

/** Share without the event up to and including a time. */
export const survivalAt = (steps: readonly SurvivalStep[], time: number): number =>
  steps.findLast((step) => step.time <= time)?.survival ?? 1;

/** First time by which half have had the event; `null` when that was not reached. */
export const medianSurvival = (steps: readonly SurvivalStep[]): number | null =>
  steps.find((step) => step.survival <= 0.5 + 1e-12)?.time ?? null;

/** Log-rank statistic of two groups: χ² with one degree of freedom. */
export function logRank(first: readonly Survival[], second: readonly Survival[]): number {
  const both = [...first, ...second];
  const times = [...new Set(both.filter(({ event }) => event).map(({ time }) => time))];
  let observed = 0;
  let expected = 0;
  let variance = 0;
  for (const time of times) {
    const atRisk = both.filter((person) => person.time >= time).length;
    const inFirst = first.filter((person) => person.time >= time).length;
    const events = both.filter((person) => person.event && person.time === time).length;
    observed += first.filter((person) => person.event && person.time === time).length;
    expected += (events * inFirst) / atRisk;
    if (atRisk > 1) {
      variance += (events * inFirst * (atRisk - inFirst) * (atRisk - events)) / (atRisk ** 2 * (atRisk - 1));
    }
  }
  return variance === 0 ? 0 : (observed - expected) ** 2 / variance;
}

/** ln Γ(x) for x > 0 (Lanczos, g = 7): relative error below 1e-13. */
function lnGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const shifted = x - 1;
  const base = shifted + 7.5;
  const sum = terms.reduce((total, term, index) => total + term / (shifted + index + 1), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** Regularised incomplete beta function, by Lentz's continued fraction. */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1), tiny);
  let fraction = d;
  for (let m = 1; m <= 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / keep(1 + even * d, tiny);
    c = keep(1 + even / c, tiny);
    fraction *= d * c;
    d = 1 / keep(1 + odd * d, tiny);
    c = keep(1 + odd / c, tiny);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;
}

const keep = (value: number, tiny: number): number => (Math.abs(value) < tiny ? tiny : value);

/** Where the incomplete beta function reaches a share, by halving: it never overshoots. */
function betaQuantile(share: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (betaShare(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
