import {
  compileModel,
  type Deviations,
  type Dose,
  follow,
  KE0_PER_MIN,
  type Level,
  linearSummary,
  type Person,
  peakOf,
  read,
  stretchesAbove,
} from '../engine/index.ts';
import { CURVE_LABEL, type ModelCard, modelCard } from '../forecast/index.ts';
import type { ModelRow, Route } from '../models/index.ts';
import { deviationDrawer, quantilesInPlace, randomStream, type Spread } from '../population/index.ts';
import { checkRequest, type Refusal, type Warning, warningsFor } from '../warnings/index.ts';

/** For what the answer is wanted. Answers are for planning: while a session runs none is given. */
export type Occasion = 'planning' | 'session-running';

export interface InverseQuestion {
  readonly occasion: Occasion;
  readonly model: ModelRow;
  readonly person: Person;
  /** Given already, or part of the same plan. */
  readonly doses: readonly Dose[];
  readonly level: Extract<Level, 'parent' | 'effect-site'>;
  /** How many drawn people the spread rests on; 0: no spread. */
  readonly n: number;
  readonly seed: number;
}

/** Every answer carries what it is and on what it rests; none of them is an order. */
interface Basis {
  readonly kind: 'model-output';
  readonly label: typeof CURVE_LABEL;
  readonly notice: 'Model output, not an order.';
  readonly model: ModelCard;
  readonly basis: readonly string[];
  readonly warnings: readonly Warning[];
}

export interface NoAnswer {
  readonly kind: 'no-answer';
  readonly because: readonly (Refusal | { readonly path: readonly []; readonly message: string })[];
}

export type DoseForLevel = Basis & {
  /** mg for the typical person: reaches the target, or is the most that stays under the ceiling. */
  readonly amountMg: number;
  /** mg/min when the dose runs over time. */
  readonly mgPerMin: number | null;
  /** The dose each of n people would need: a ceiling held for 95 % of people is `p5`. Null when nobody knows how people differ. */
  readonly people: (Spread & { readonly n: number; readonly seed: number }) | null;
};

export interface DoseGoal extends InverseQuestion {
  /** The dose to be found: everything but its amount. */
  readonly shape: { readonly tMin: number; readonly route: Route; readonly durationMin?: number };
  /** ng/mL; `at` a time, or at the highest point of the whole course. A ceiling is always on the highest point. */
  readonly goal:
    | { readonly kind: 'reach'; readonly ngPerMl: number; readonly at: 'peak' | number }
    | { readonly kind: 'stay-under'; readonly ngPerMl: number };
}

const none = (message: string): NoAnswer => ({ kind: 'no-answer', because: [{ path: [], message }] });

/**
 * The dose or infusion whose level reaches a target, or the largest that stays under a ceiling.
 *
 * The level is linear in the amount, so at a fixed time it is one division; for the peak, which moves, Newton's steps on a convex
 * function, exact in a few. Answers `no-answer` with every reason when a session runs, when input is refused, or when no amount can do it.
 */
export function doseForLevel(question: DoseGoal): DoseForLevel | NoAnswer {
  const { model, person, doses, shape, goal } = question;
  const stop = stands(question, [...doses, { ...shape, amountMg: 0 }], goal.ngPerMl);
  if (stop !== undefined) return stop;
  const solve = (deviations?: Deviations) => amountFor(question, deviations);
  const typical = solve();
  if (typeof typical === 'string') return none(typical);
  const drawn = draw(question, (deviations) => {
    const amount = solve(deviations);
    return typeof amount === 'string' ? 0 : amount;
  });
  const planned = [...doses, { ...shape, amountMg: typical }];
  return {
    ...basisOf(question, planned),
    amountMg: typical,
    mgPerMin: shape.durationMin === undefined || shape.durationMin === 0 ? null : typical / shape.durationMin,
    people: drawn,
    warnings: warningsFor(model, person, planned),
  };
}

/** One person's answer in mg, or why there is none. */
function amountFor({ model, person, doses, shape, goal, level }: DoseGoal, deviations?: Deviations): number | string {
  const course = (amountMg: number) =>
    follow({
      model,
      person,
      doses: [...doses, { ...shape, amountMg }],
      ke0PerMin: KE0_PER_MIN,
      ...(deviations === undefined ? {} : { deviations }),
    });
  const at = (amountMg: number, tMin: number) => {
    const curve = read(course(amountMg), [tMin]);
    return (level === 'parent' ? curve.ngPerMl.parent : curve.effectSiteNgPerMl)![0]!;
  };
  const atTime = (tMin: number): number => {
    const before = at(0, tMin);
    const perMg = at(1, tMin) - before;
    return perMg > 0 ? (goal.ngPerMl - before) / perMg : Number.POSITIVE_INFINITY;
  };
  if (goal.kind === 'reach' && goal.at !== 'peak') {
    const amount = atTime(goal.at);
    if (amount === Number.POSITIVE_INFINITY)
      return 'the dose has no effect at that time: it comes later, or not at all';
    return amount < 0 ? 'the level is already above that at that time, without this dose' : amount;
  }
  const before = doses.length === 0 ? null : peakOf(course(0), level);
  if (before !== null && before.ngPerMl > goal.ngPerMl) return 'the peak is already above that, without this dose';
  // From above: the largest of finitely many rising lines, each step lands on the line that is largest there.
  let amount = 1;
  for (let step = 0; step < 60; step += 1) {
    const peak = peakOf(course(amount), level);
    if (peak === null || peak.ngPerMl === 0) return 'the dose does not reach this level at all';
    if (Math.abs(peak.ngPerMl / goal.ngPerMl - 1) < 1e-10) break;
    const next = atTime(peak.atMin);
    // The peak lies before this dose acts: a larger one must show.
    if (next === Number.POSITIVE_INFINITY) amount *= 4;
    else if (next === amount) break;
    else amount = next;
  }
  return amount;
}

export type SteadyInfusion = Basis & {
  /** mg/min that holds the level for ever, once reached: level × clearance. */
  readonly mgPerMin: number;
  readonly clearanceLPerH: number;
};

/** The rate that holds a plasma level. It does not say how long reaching it takes: draw the curve for that. */
export function infusionThatHolds(question: InverseQuestion & { readonly ngPerMl: number }): SteadyInfusion | NoAnswer {
  const stop = stands(question, [...question.doses, { tMin: 0, route: 'iv', amountMg: 0 }], question.ngPerMl);
  if (stop !== undefined) return stop;
  const { clearanceLPerH } = linearSummary(question.model, question.person);
  return {
    ...basisOf(question, question.doses),
    mgPerMin: (question.ngPerMl * clearanceLPerH) / (60 * 1000),
    clearanceLPerH,
    warnings: warningsFor(question.model, question.person, question.doses),
  };
}

export type TimeUntilBelow = Basis & {
  /** Minutes from `fromMin` until the level falls below, for good; 0 when it is below and stays so. */
  readonly minutes: number;
  readonly people: (Spread & { readonly n: number; readonly seed: number }) | null;
};

/** How long until the level of the doses given is below a value and does not rise above it again. Looks 90 days ahead. */
export function timeUntilBelow(
  question: InverseQuestion & { readonly ngPerMl: number; readonly fromMin: number },
): TimeUntilBelow | NoAnswer {
  const { model, person, doses, level, ngPerMl, fromMin } = question;
  const stop = stands(question, doses, ngPerMl);
  if (stop !== undefined) return stop;
  const horizonMin = Math.max(fromMin, ...doses.map(({ tMin, durationMin }) => tMin + (durationMin ?? 0))) + 90 * 1440;
  const minutes = (deviations?: Deviations) => {
    if (doses.length === 0) return 0;
    const course = follow({
      model,
      person,
      doses,
      ke0PerMin: KE0_PER_MIN,
      ...(deviations === undefined ? {} : { deviations }),
    });
    const last = stretchesAbove(course, level, ngPerMl, horizonMin).at(-1);
    return last === undefined ? 0 : Math.max(0, last.toMin - fromMin);
  };
  return {
    ...basisOf(question, doses),
    minutes: minutes(),
    people: draw(question, minutes),
    warnings: warningsFor(model, person, doses),
  };
}

function stands(question: InverseQuestion, doses: readonly Dose[], ngPerMl: number): NoAnswer | undefined {
  if (question.occasion === 'session-running')
    return none('a session is running: doses and times are found in the plan only, and the order is the prescriber’s');
  if (!(ngPerMl > 0) || !Number.isFinite(ngPerMl))
    return { kind: 'no-answer', because: [{ path: ['ngPerMl'], message: 'must be a level above 0 ng/mL' }] };
  const because = checkRequest(question.model, question.person, doses);
  return because.length > 0 ? { kind: 'no-answer', because } : undefined;
}

function draw(
  { model, n, seed }: InverseQuestion,
  answer: (deviations: Deviations) => number,
): (Spread & { readonly n: number; readonly seed: number }) | null {
  if (n < 2 || model.variability.length === 0) return null;
  const drawer = deviationDrawer(compileModel(model));
  const values = Float64Array.from({ length: n }, (_, index) => answer(drawer(randomStream(seed, index))));
  const [p5, p50, p95] = quantilesInPlace(values, n, [0.05, 0.5, 0.95]);
  return { p5: p5!, p50: p50!, p95: p95!, n, seed };
}

function basisOf({ model, person, n, level }: InverseQuestion, doses: readonly Dose[]): Omit<Basis, 'warnings'> {
  return {
    kind: 'model-output',
    label: CURVE_LABEL,
    notice: 'Model output, not an order.',
    model: modelCard(model),
    basis: [
      `${model.title}. ${model.citation}`,
      `Weight ${person.weightKg} kg; ${doses.length} doses; ${level === 'parent' ? 'plasma' : 'effect site'}, ${model.sampling}`,
      ...(n >= 2 && model.variability.length > 0 ? [`Between people: ${model.variabilityNote}`] : []),
    ],
  };
}
