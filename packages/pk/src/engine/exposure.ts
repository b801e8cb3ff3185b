import { areaStillToCome } from './linear-summary.ts';
import { ngPerMlPerMg, type Trajectory } from './trajectory.ts';

/** What an exposure is asked of: plasma of the parent or a metabolite, or the effect site. */
export type Level = 'parent' | 'norketamine' | 'hydroxynorketamine' | 'effect-site';

export interface Peak {
  readonly ngPerMl: number;
  readonly atMin: number;
}

/** How long after the last breakpoint a peak or crossing is looked for, min. */
const TAIL_MIN = 7 * 24 * 60;
/** Looks within a stretch between events, and within the tail after the last: a rise and fall shorter than these would be missed. */
const SAMPLES = 12;
const TAIL_SAMPLES = 64;

interface Point {
  readonly value: number;
  readonly slope: number;
}
interface Sample extends Point {
  readonly tMin: number;
}

/** Reads value and slope of one level off a state. */
function readerOf({ layout, parameters, propagator }: Trajectory, level: Level): (state: Float64Array) => Point {
  const output = layout.outputs.find(({ analyte }) => analyte === (level === 'effect-site' ? 'parent' : level));
  const place = level === 'effect-site' ? layout.effectPlace : (output?.place ?? -1);
  if (output === undefined || (level === 'effect-site' && !layout.effectWanted))
    throw new RangeError(`this curve has no ${level === 'effect-site' ? 'effect site: give ke0PerMin' : level}`);
  if (place < 0) return () => ({ value: 0, slope: 0 });
  const factor = ngPerMlPerMg(parameters, output);
  const { columns, rowStart, size } = layout;
  return (state) => {
    let slope = 0;
    for (let p = rowStart[place]!; p < rowStart[place + 1]!; p += 1)
      slope += propagator.rates[place * size + columns[p]!]! * state[columns[p]!]!;
    return { value: state[place]! * factor, slope: slope * factor };
  };
}

/** Value and slope of one level at a time. */
function levelOf(trajectory: Trajectory, level: Level): (tMin: number) => Point {
  const readLevel = readerOf(trajectory, level);
  const state = new Float64Array(trajectory.layout.size);
  return (tMin) => {
    trajectory.stateAt(tMin, state);
    return readLevel(state);
  };
}

/**
 * Samples each stretch between breakpoints, denser at its start, with every turning point between samples solved for: between
 * two neighbours of the answer a level only rises or only falls. One list of stretches a level.
 */
function monotonePieces(trajectory: Trajectory, levels: readonly Level[], untilMin: number): Sample[][][] {
  const readers = levels.map((level) => readerOf(trajectory, level));
  const exact = levels.map((level) => levelOf(trajectory, level));
  const { timesMin } = trajectory;
  const state = new Float64Array(trajectory.layout.size);
  const answer: Sample[][][] = levels.map(() => []);
  for (let i = 0; i < timesMin.length; i += 1) {
    const from = timesMin[i]!;
    if (from >= untilMin) break;
    const last = i + 1 >= timesMin.length || timesMin[i + 1]! > untilMin;
    const length = (last ? untilMin : timesMin[i + 1]!) - from;
    const samples = last ? TAIL_SAMPLES : SAMPLES;
    const pieces = readers.map((readLevel): Sample[] => [{ tMin: from, ...readLevel(trajectory.states[i]!) }]);
    let previousMin = from;
    for (let k = 1; k <= samples; k += 1) {
      // The very end of a stretch belongs to it, not to the bolus that may follow: look a hair before.
      const tMin = k === samples && !last ? before(from + length) : from + length * (k / samples) ** 2;
      if (!(tMin > previousMin)) continue;
      previousMin = tMin;
      trajectory.stateAt(tMin, state);
      for (let level = 0; level < readers.length; level += 1) {
        const piece = pieces[level]!;
        const previous = piece.at(-1)!;
        const sample = { tMin, ...readers[level]!(state) };
        if (previous.slope > 0 !== sample.slope > 0 && previous.slope !== 0) {
          const turn = root(previous.tMin, tMin, (t) => exact[level]!(t).slope);
          piece.push({ tMin: turn, ...exact[level]!(turn) });
        }
        piece.push(sample);
      }
    }
    for (let level = 0; level < answer.length; level += 1) answer[level]!.push(pieces[level]!);
  }
  return answer;
}

/** The greatest representable time below t. */
const before = (t: number) => t - Math.max(Math.abs(t), 1e-300) * 2 ** -52;

/** Bisection to the last bit that matters: the sign of f differs at the ends. */
function root(low: number, high: number, f: (t: number) => number): number {
  const rising = f(low) > 0;
  let a = low;
  let b = high;
  for (let i = 0; i < 60 && b - a > 1e-12 * Math.max(1, Math.abs(b)); i += 1) {
    const middle = a + (b - a) / 2;
    if (f(middle) > 0 === rising) a = middle;
    else b = middle;
  }
  return a + (b - a) / 2;
}

/**
 * The highest level and when. Where the model is blind after a fast bolus, those minutes are left out.
 *
 * Units: ng/mL, min. Null before any dose. Errors: RangeError for a level the model or computation does not have.
 */
export const peakOf = (
  trajectory: Trajectory,
  level: Level,
  blind: readonly (readonly [number, number])[] = [],
): Peak | null => peaksOf(trajectory, [{ level, blind }])[0]!;

/** Several peaks of one course at the cost of little more than one. */
export function peaksOf(
  trajectory: Trajectory,
  wanted: readonly { readonly level: Level; readonly blind: readonly (readonly [number, number])[] }[],
): (Peak | null)[] {
  const { timesMin } = trajectory;
  if (timesMin.length === 0) return wanted.map(() => null);
  const pieces = monotonePieces(
    trajectory,
    wanted.map(({ level }) => level),
    timesMin[timesMin.length - 1]! + TAIL_MIN,
  );
  return wanted.map(({ level, blind }, i) => {
    let best: Peak | null = null;
    const offer = (atMin: number, ngPerMl: number) => {
      if (blind.some(([from, to]) => atMin >= from && atMin < to)) return;
      if (best === null || ngPerMl > best.ngPerMl) best = { ngPerMl, atMin };
    };
    for (const piece of pieces[i]!) for (const { tMin, value } of piece) offer(tMin, value);
    if (blind.length > 0) {
      const at = levelOf(trajectory, level);
      for (const [, to] of blind) offer(to, at(to).value);
    }
    return best;
  });
}

/** Stretches during which the level is above `ngPerMl`, within [first dose, untilMin], min. */
export function stretchesAbove(
  trajectory: Trajectory,
  level: Level,
  ngPerMl: number,
  untilMin: number,
): { readonly fromMin: number; readonly toMin: number }[] {
  const at = levelOf(trajectory, level);
  const stretches: { fromMin: number; toMin: number }[] = [];
  let open: number | undefined;
  for (const piece of monotonePieces(trajectory, [level], untilMin)[0]!) {
    for (const [index, { tMin, value }] of piece.entries()) {
      const above = value > ngPerMl;
      if (above === (open !== undefined)) continue;
      const previous = piece[index - 1];
      const crossing =
        previous === undefined || previous.value > ngPerMl === above
          ? tMin
          : root(previous.tMin, tMin, (t) => at(t).value - ngPerMl);
      if (open === undefined) open = crossing;
      else {
        stretches.push({ fromMin: open, toMin: crossing });
        open = undefined;
      }
    }
  }
  if (open !== undefined) stretches.push({ fromMin: open, toMin: untilMin });
  return stretches;
}

/** Minutes above a level from the first dose to `untilMin`. */
export const minutesAbove = (trajectory: Trajectory, level: Level, ngPerMl: number, untilMin: number): number =>
  stretchesAbove(trajectory, level, ngPerMl, untilMin).reduce((sum, { fromMin, toMin }) => sum + toMin - fromMin, 0);

/** Area under the parent's level from the first dose for ever, ng·h/mL. The trajectory must carry `auc: ['parent']`. */
export function areaForEver(trajectory: Trajectory): number {
  const { layout, parameters, propagator } = trajectory;
  const last = trajectory.states.at(-1);
  if (last === undefined) return 0;
  const output = layout.outputs.find(({ analyte }) => analyte === 'parent')!;
  if (output.place < 0) return 0;
  if (output.aucPlace < 0) throw new RangeError("this curve carries no area: give auc: ['parent']");
  const soFar = (last[output.aucPlace]! * ngPerMlPerMg(parameters, output)) / (propagator.scale * 60);
  return soFar + areaStillToCome(trajectory, last);
}
