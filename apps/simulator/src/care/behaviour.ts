/**
 * How simulated people behave. Every figure here is an ASSUMPTION of ours unless a source is named: there is no published data on how often
 * patients of a ketamine clinic answer short questions by link. What the simulation can show is that nothing is lost whatever they do, and
 * which way completeness moves; it cannot show what a real clinic will reach.
 */
export const BEHAVIOUR = {
  /** Chance that one reminder at the person's own hour is answered: a beta distribution, mean 0.6. Assumption (GK: 0.75 to 0.8 in paid diary studies, less in routine care). */
  answer: { alpha: 3, beta: 2, basis: 'assumption' },
  /** Times this when the reminder comes more than three hours from the person's own hour. Assumption. */
  wrongHour: { factor: 0.6, hours: 3, basis: 'assumption' },
  /** The will to answer falls by this share a week. Assumption. */
  fatiguePerWeek: { share: 0.02, basis: 'assumption' },
  /** Leaves treatment and answers nothing any more, a week. Assumption. */
  leavesPerWeek: { share: 0.015, basis: 'assumption' },
  /** Each one's own hour: morning people around 8:30, evening people around 19:00, half and half, with this spread. Assumption. */
  hours: { morning: 8.5, evening: 19, spread: 1.5, basis: 'assumption' },
  /** Baseline PHQ-9, and the share who respond. MCINNES-2022: response 53.6 % in a community cohort; the curve's shape is an assumption. */
  baseline: { mean: 18, spread: 3.5, basis: 'assumption' },
  respond: { share: 0.536, basis: 'MCINNES-2022' },
  /** Item 9 above nought, by the total. Assumption. */
  item9: { perPoint: 0.02, basis: 'assumption' },
  /** "Not safe" and "not sure" in a check-in. Assumption, on the high side so that the paths are walked often. */
  notSafe: { share: 0.01, basis: 'assumption' },
  notSure: { share: 0.02, basis: 'assumption' },
  /** A week, at any hour of the day or night. Assumption. */
  pressesButton: { perWeek: 0.004, basis: 'assumption' },
  calls: { perWeek: 0.004, basis: 'assumption' },
  writesJournal: { perWeek: 0.7, worrying: 0.01, basis: 'assumption' },
} as const;

/** How the simulated clinic works. Assumptions. */
export const CLINIC = {
  /** Minutes from the moment a task stands before somebody until he calls, shortest and longest. */
  callMinutes: [2, 25],
  /** Chance that a call reaches the person. */
  reached: 0.55,
  /** Chance that whoever owns it is held up elsewhere and only the next person acts. */
  heldUp: 0.15,
  betweenTriesMinutes: 20,
} as const;

export interface Chance {
  readonly next: () => number;
  readonly between: (low: number, high: number) => number;
  readonly normal: (mean: number, spread: number) => number;
  readonly beta: (alpha: number, beta: number) => number;
}

/** A seeded source of chance (mulberry32): the same seed gives the same weeks. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (mean: number, spread: number): number =>
    mean + spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  /** Of whole numbers: a sum of exponentials. */
  const gamma = (shape: number): number => {
    let sum = 0;
    for (let index = 0; index < shape; index += 1) sum -= Math.log(1 - next());
    return sum;
  };
  return {
    next,
    normal,
    between: (low, high) => low + next() * (high - low),
    beta: (alpha, beta) => {
      const a = gamma(alpha);
      return a / (a + gamma(beta));
    },
  };
}
