import type { ModelRow } from '../models/index.ts';
import { compileModel } from './compile-model.ts';
import { layoutFor } from './layout.ts';
import { type Person, parametersOf } from './parameters-of.ts';
import { createPropagator } from './propagator.ts';
import { ngPerMlPerMg, type Trajectory } from './trajectory.ts';

export interface LinearSummary {
  /** Of an intravenous dose: dose ÷ area under the parent's concentration, L/h. */
  readonly clearanceLPerH: number;
  /** Clearance × mean residence time, L. With elimination outside plasma (a liver) smaller than the sum of volumes. */
  readonly volumeSteadyStateL: number;
  readonly terminalHalfLifeH: number;
}

const summaries = new WeakMap<ModelRow, Map<number, LinearSummary>>();

/** What the parent's disposition comes to, for a person at typical values and known covariates absent. */
export function linearSummary(row: ModelRow, person: Person): LinearSummary {
  const plain = person.covariates === undefined;
  const kept = plain ? summaries.get(row)?.get(person.weightKg) : undefined;
  if (kept !== undefined) return kept;
  const model = compileModel(row);
  const layout = layoutFor(model, ['iv'], { analytes: ['parent'] });
  const parameters = parametersOf(model, person);
  const propagator = createPropagator(layout, parameters);
  const output = layout.outputs[0]!;
  const states = model.states.flatMap((_, i) => (layout.place[i]! >= 0 ? [layout.place[i]!] : []));
  const target = new Float64Array(layout.size);
  target[output.place] = 1;
  const first = residence(propagator.rates, layout.size, states, target);
  const second = residence(propagator.rates, layout.size, states, first);
  const given = new Float64Array(layout.size);
  for (const leg of model.routes.get('iv') ?? []) given[layout.place[leg.state]!]! += leg.fraction(parameters);
  const area = dot(first, given);
  const moment = dot(second, given);
  const volume = 1000 / ngPerMlPerMg(parameters, output);

  // Power iteration on the flow of one long stretch: the slowest mode remains.
  const state = Float64Array.from(given);
  let rate = 0;
  for (let stretch = 64, round = 0; round < 60; round += 1) {
    propagator.advance(state, stretch);
    const total = states.reduce((sum, place) => sum + state[place]!, 0);
    const next = -Math.log(total) / stretch;
    for (const place of states) state[place]! /= total;
    if (round > 0 && Math.abs(next - rate) <= 1e-13 * next) break;
    rate = next;
    if (round % 8 === 7) stretch *= 2;
  }
  const summary = {
    clearanceLPerH: (volume / area) * 60,
    volumeSteadyStateL: (volume / area) * (moment / area),
    terminalHalfLifeH: Math.LN2 / rate / 60,
  };
  if (plain) {
    const known = summaries.get(row) ?? new Map<number, LinearSummary>();
    known.set(person.weightKg, summary);
    summaries.set(row, known);
  }
  return summary;
}

/**
 * Area under the parent's level from time t to for ever, ng·h/mL: what the amounts present at t, and nothing given
 * later, will still add.
 */
export function areaStillToCome(trajectory: Trajectory, state: Float64Array): number {
  const { layout, parameters, propagator } = trajectory;
  const output = layout.outputs.find(({ analyte }) => analyte === 'parent')!;
  if (output.place < 0) return 0;
  const states = layout.model.states.flatMap((_, i) => (layout.place[i]! >= 0 ? [layout.place[i]!] : []));
  const target = new Float64Array(layout.size);
  target[output.place] = 1;
  const weights = residence(propagator.rates, layout.size, states, target);
  return (dot(weights, state) * ngPerMlPerMg(parameters, output)) / 60;
}

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** Solves −Kᵀ z = target over the model's states: z is how long, in all, one unit put into each state will count. */
function residence(rates: Float64Array, size: number, states: readonly number[], target: Float64Array): Float64Array {
  const n = states.length;
  const a = states.map((row) => Float64Array.from(states, (column) => -rates[column * size + row]!));
  const b = Float64Array.from(states, (row) => target[row]!);
  for (let i = 0; i < n; i += 1) {
    let best = i;
    for (let r = i + 1; r < n; r += 1) if (Math.abs(a[r]![i]!) > Math.abs(a[best]![i]!)) best = r;
    [a[i], a[best]] = [a[best]!, a[i]!];
    [b[i], b[best]] = [b[best]!, b[i]!];
    const pivot = a[i]![i]!;
    if (pivot === 0) throw new RangeError('a compartment has no way out of the body: its area is infinite');
    for (let r = i + 1; r < n; r += 1) {
      const factor = a[r]![i]! / pivot;
      if (factor === 0) continue;
      for (let c = i; c < n; c += 1) a[r]![c]! -= factor * a[i]![c]!;
      b[r]! -= factor * b[i]!;
    }
  }
  const result = new Float64Array(size);
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = b[i]!;
    for (let c = i + 1; c < n; c += 1) sum -= a[i]![c]! * result[states[c]!]!;
    result[states[i]!] = sum / a[i]![i]!;
  }
  return result;
}
