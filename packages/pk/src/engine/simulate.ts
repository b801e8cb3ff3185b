import type { Analyte, ModelRow, Route } from '../models/index.ts';
import { compileModel } from './compile-model.ts';
import { layoutFor, type Wants } from './layout.ts';
import { type Deviations, type Person, parametersOf } from './parameters-of.ts';
import { type Row, sampleInto, timeAxis } from './sample.ts';
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

/** Reads a trajectory at the given times, in any order. Evenly spaced ones cost least. */
export function read(trajectory: Trajectory, timesMin: readonly number[], amounts = false): Curve {
  const { layout, parameters, propagator } = trajectory;
  const count = timesMin.length;
  const rows: Row[] = [];
  const series: Float64Array[] = [];
  const add = (place: number, factor: number): Float64Array => {
    const values = new Float64Array(count);
    rows.push({ place, factor });
    series.push(values);
    return values;
  };
  const outputs = layout.outputs.map((output) => {
    const factor = ngPerMlPerMg(parameters, output);
    return {
      analyte: output.analyte,
      factor,
      values: add(output.place, factor),
      areas: output.aucWanted ? add(output.aucPlace, factor / (propagator.scale * 60)) : undefined,
    };
  });
  const parent = outputs.find(({ analyte }) => analyte === 'parent');
  const effect = layout.effectWanted ? add(layout.effectPlace, parent!.factor) : undefined;
  const states = amounts ? layout.model.states.map((_, state) => add(layout.place[state]!, 1)) : [];
  const eliminated = amounts ? add(layout.eliminatedPlace, 1) : undefined;

  const order = ascending(timesMin);
  if (order === undefined) sampleInto(trajectory, timeAxis(new Float64Array(timesMin)), rows, series, 0);
  else {
    const sorted = series.map(() => new Float64Array(count));
    sampleInto(trajectory, timeAxis(Float64Array.from(order, (index) => timesMin[index]!)), rows, sorted, 0);
    order.forEach((index, rank) => {
      for (let s = 0; s < series.length; s += 1) series[s]![index] = sorted[s]![rank]!;
    });
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

/** The order that makes times ascend, or undefined when they do. */
function ascending(timesMin: readonly number[]): number[] | undefined {
  for (let i = 1; i < timesMin.length; i += 1)
    if (timesMin[i]! < timesMin[i - 1]!)
      return Array.from(timesMin, (_, index) => index).sort((a, b) => timesMin[a]! - timesMin[b]!);
  return undefined;
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
