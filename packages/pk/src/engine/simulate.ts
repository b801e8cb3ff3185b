import type { Analyte, ModelRow, Route } from '../models/index.ts';
import { compileModel } from './compile-model.ts';
import { layoutFor, type Wants } from './layout.ts';
import { type Deviations, type Person, parametersOf } from './parameters-of.ts';
import type { Dose } from './schedule.ts';
import { ngPerMlPerMg, type Trajectory, trajectoryOf } from './trajectory.ts';

/** Effect-site equilibration, 1/min: half-life 8.3 min (95 % CI 5.1 to 13.0; Olofsen 2022, S-ketamine). */
export const KE0_PER_MIN = Math.LN2 / 8.3;

export interface Curve {
  readonly timesMin: readonly number[];
  /** ng/mL; a metabolite the model does not have is absent. */
  readonly ngPerMl: { readonly [analyte in Analyte]?: Float64Array };
  /** ng/mL, delayed behind the parent's plasma level by ke0. */
  readonly effectSiteNgPerMl?: Float64Array;
  /** ng·h/mL since the first dose. */
  readonly aucNgHPerMl: { readonly [analyte in Analyte]?: Float64Array };
  /** mg in each compartment, when `amounts` was asked for. */
  readonly amountsMg?: { readonly [state: string]: Float64Array };
  readonly eliminatedMg?: Float64Array;
  /** mg that entered a compartment by then: what amounts and elimination must add up to. */
  readonly enteredMg?: Float64Array;
}

export interface Simulation {
  readonly model: ModelRow;
  readonly person: Person;
  readonly doses: readonly Dose[];
  /** Minutes on the doses' clock, in any order; a value at the time of an event is the one right after it. */
  readonly timesMin: readonly number[];
  readonly ke0PerMin?: number;
  readonly auc?: readonly Analyte[];
  readonly amounts?: boolean;
  readonly deviations?: Deviations;
}

export const routesOf = (doses: readonly Dose[]): Route[] => [...new Set(doses.map(({ route }) => route))];

/** The trajectory behind a curve, for peaks, areas and times above a level. */
export function follow(input: Omit<Simulation, 'timesMin'>): Trajectory {
  const model = compileModel(input.model);
  const wants: Wants = {
    ...(input.ke0PerMin === undefined ? {} : { ke0PerMin: input.ke0PerMin }),
    ...(input.auc === undefined ? {} : { auc: input.auc }),
    ...(input.amounts === undefined ? {} : { amounts: input.amounts }),
  };
  const layout = layoutFor(model, routesOf(input.doses), wants);
  return trajectoryOf(layout, parametersOf(model, input.person, input.deviations), input.doses);
}

/**
 * The exact curve of one person.
 *
 * Units: mg, min → ng/mL, ng·h/mL. Errors: RangeError for a route the model lacks. Source: pharmacokinetics 5.2.
 */
export function simulate(input: Simulation): Curve {
  return read(follow(input), input.timesMin, input.amounts === true);
}

/** Reads a trajectory at the given times. Evenly spaced times share one cached propagator. */
export function read(trajectory: Trajectory, timesMin: readonly number[], amounts = false): Curve {
  const { layout, parameters, propagator } = trajectory;
  const count = timesMin.length;
  const order = Array.from({ length: count }, (_, i) => i);
  if (timesMin.some((t, i) => i > 0 && t < timesMin[i - 1]!)) order.sort((a, b) => timesMin[a]! - timesMin[b]!);

  const outputs = layout.outputs.map((output) => ({
    ...output,
    factor: ngPerMlPerMg(parameters, output),
    values: new Float64Array(count),
    areas: output.aucPlace >= 0 ? new Float64Array(count) : undefined,
  }));
  const parent = outputs.find(({ analyte }) => analyte === 'parent');
  const effect = layout.effectPlace >= 0 ? new Float64Array(count) : undefined;
  const states = amounts ? layout.model.states.map(() => new Float64Array(count)) : [];
  const eliminated = amounts ? new Float64Array(count) : undefined;

  const state = new Float64Array(layout.size);
  const next = new Float64Array(layout.size);
  let segment = -1;
  let now = 0;
  let spacing = 0;
  let same = 0;
  for (const index of order) {
    const t = timesMin[index]!;
    const target = Math.max(segment, lastBreakpoint(trajectory.timesMin, t, segment));
    if (target < 0) continue;
    if (target !== segment) {
      segment = target;
      state.set(trajectory.states[segment]!);
      now = trajectory.timesMin[segment]!;
    }
    const minutes = t - now;
    if (minutes > 0) {
      same = minutes === spacing ? same + 1 : 0;
      spacing = minutes;
      if (same > 1) {
        const matrix = propagator.step(minutes);
        for (let i = 0; i < layout.size; i += 1) {
          let sum = 0;
          for (let p = layout.rowStart[i]!; p < layout.rowStart[i + 1]!; p += 1)
            sum += matrix[p]! * state[layout.columns[p]!]!;
          next[i] = sum;
        }
        state.set(next);
      } else propagator.advance(state, minutes);
      now = t;
    }
    for (const output of outputs) {
      if (output.place >= 0) output.values[index] = state[output.place]! * output.factor;
      if (output.areas !== undefined)
        output.areas[index] = (state[output.aucPlace]! * output.factor) / (propagator.scale * 60);
    }
    if (effect !== undefined) effect[index] = state[layout.effectPlace]! * parent!.factor;
    for (let s = 0; s < states.length; s += 1) if (layout.place[s]! >= 0) states[s]![index] = state[layout.place[s]!]!;
    if (eliminated !== undefined) eliminated[index] = state[layout.eliminatedPlace]!;
  }

  return {
    timesMin,
    ngPerMl: Object.fromEntries(outputs.map(({ analyte, values }) => [analyte, values])),
    ...(effect === undefined ? {} : { effectSiteNgPerMl: effect }),
    aucNgHPerMl: Object.fromEntries(
      outputs.flatMap(({ analyte, areas }) => (areas === undefined ? [] : [[analyte, areas]])),
    ),
    ...(eliminated === undefined
      ? {}
      : {
          amountsMg: Object.fromEntries(layout.model.states.map((name, i) => [name, states[i]!])),
          eliminatedMg: eliminated,
          enteredMg: entered(trajectory, timesMin),
        }),
  };
}

function lastBreakpoint(ascending: Float64Array, t: number, from: number): number {
  let index = from;
  while (index + 1 < ascending.length && ascending[index + 1]! <= t) index += 1;
  return index;
}

function entered({ schedule }: Trajectory, timesMin: readonly number[]): Float64Array {
  return Float64Array.from(timesMin, (t) => {
    let sum = 0;
    for (const { fromMin, toMin, mg } of schedule.entries) {
      if (t < fromMin) continue;
      sum += t >= toMin ? mg : (mg * (t - fromMin)) / (toMin - fromMin);
    }
    return sum;
  });
}
