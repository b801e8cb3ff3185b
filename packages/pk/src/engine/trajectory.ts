import type { Layout } from './layout.ts';
import type { Propagator } from './propagator.ts';
import { createPropagator } from './propagator.ts';
import type { Dose, Schedule } from './schedule.ts';
import { scheduleDoses } from './schedule.ts';

/** The whole course of one person: the state right after every breakpoint, from which any time is one short step. */
export interface Trajectory {
  readonly layout: Layout;
  readonly parameters: Float64Array;
  readonly propagator: Propagator;
  readonly schedule: Schedule;
  readonly timesMin: Float64Array;
  /** State after the adds and rate changes of breakpoint i. */
  readonly states: readonly Float64Array[];
  /** Writes the state at any time, after the events of that time, into `into`. All zero before the first dose. */
  stateAt(tMin: number, into: Float64Array): void;
}

export function trajectoryOf(
  layout: Layout,
  parameters: Float64Array,
  doses: readonly Dose[],
  propagator: Propagator = createPropagator(layout, parameters),
): Trajectory {
  const schedule = scheduleDoses(layout, parameters, doses);
  const timesMin = Float64Array.from(schedule.breakpoints, ({ tMin }) => tMin);
  const states: Float64Array[] = [];
  const state = new Float64Array(layout.size);
  const ports = layout.port.filter((place) => place >= 0);
  let now = 0;
  for (const { tMin, adds, rates } of schedule.breakpoints) {
    if (states.length > 0) propagator.advance(state, tMin - now);
    now = tMin;
    for (const place of ports) state[place] = 0;
    for (const { place, mgPerMin } of rates) state[place] = mgPerMin / propagator.scale;
    for (const { place, mg } of adds) state[place]! += mg;
    states.push(state.slice());
  }
  return {
    layout,
    parameters,
    propagator,
    schedule,
    timesMin,
    states,
    stateAt(tMin, into) {
      const index = lastAtOrBefore(timesMin, tMin);
      if (index < 0) {
        into.fill(0);
        return;
      }
      into.set(states[index]!);
      propagator.advance(into, tMin - timesMin[index]!);
    },
  };
}

/** Index of the last value ≤ t in an ascending array, or −1. */
export function lastAtOrBefore(ascending: Float64Array, t: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** ng/mL per mg in the output's compartment. */
export function ngPerMlPerMg(parameters: Float64Array, output: Layout['outputs'][number]): number {
  return output.place < 0 ? 0 : (1000 * output.massFactor) / parameters[output.volume]!;
}
