import {
  type CompiledModel,
  compileModel,
  createPropagator,
  type Deviations,
  type Dose,
  type Layout,
  layoutFor,
  ngPerMlPerMg,
  type Person,
  parametersOf,
  routesOf,
  type Trajectory,
  trajectoryOf,
} from '../engine/index.ts';
import type { Analyte, ModelRow, Residual } from '../models/index.ts';
import { isBolus } from '../warnings/index.ts';
import { deviationDrawer } from './draw-deviations.ts';
import { quantilesInPlace } from './quantiles.ts';
import { type RandomStream, randomStream } from './random.ts';

/** Median and the 5th and 95th percentile, ng/mL, at each time. */
export interface Band {
  readonly p5: Float64Array;
  readonly p50: Float64Array;
  readonly p95: Float64Array;
}

/** The same three numbers of one quantity. */
export interface Spread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

export interface PopulationCurves {
  readonly n: number;
  readonly seed: number;
  readonly timesMin: readonly number[];
  readonly ngPerMl: { readonly [analyte in Analyte]?: Band };
  readonly effectSiteNgPerMl?: Band;
  /** Each person's highest level among the times asked for and the ends of inputs, ng/mL, and when, min. */
  readonly peakNgPerMl: { readonly [analyte in Analyte]?: Spread };
  readonly peakAtMin: { readonly [analyte in Analyte]?: Spread };
  /** Where the spread comes from, and what of it is borrowed or assumed. */
  readonly basis: readonly string[];
}

export interface PopulationInput {
  readonly model: ModelRow;
  /** One person, or how to draw the n of them (weight, covariates) from each one's own stream. */
  readonly person: Person | ((random: RandomStream, index: number) => Person);
  /** The same for all, or by person: mg/kg regimens, sprays that were partly lost. */
  readonly doses: readonly Dose[] | ((person: Person, random: RandomStream, index: number) => readonly Dose[]);
  /** Minutes, ascending. Even spacing is fastest. */
  readonly timesMin: readonly number[];
  readonly n: number;
  readonly seed: number;
  readonly ke0PerMin?: number;
  readonly analytes?: readonly Analyte[];
  /** Adds assay and model noise to every value: for simulated observations, never for a drawn band. */
  readonly residual?: boolean;
}

const PROBABILITIES = [0.05, 0.5, 0.95] as const;
/** People whose curves are kept beside each other before they are turned, so that turning stays within the cache. */
const BLOCK = 32;

/**
 * Many people on one regimen, each exact.
 *
 * Errors: RangeError when the model has no published variability (a band of no width would be a lie), when times do not
 * ascend, or n is below 2. Source: pharmacokinetics 4.
 */
export function simulatePopulation(input: PopulationInput): PopulationCurves {
  const { model: row, timesMin, n, seed } = input;
  if (row.variability.length === 0)
    throw new RangeError(`model ${row.id} has no variability between people: ${row.variabilityNote}`);
  if (!Number.isSafeInteger(n) || n < 2) throw new RangeError(`n must be a whole number of at least 2, not ${n}`);
  if (timesMin.some((t, i) => i > 0 && t < timesMin[i - 1]!)) throw new RangeError('timesMin must ascend');

  const model = compileModel(row);
  const draw = deviationDrawer(model);
  const times = Float64Array.from(timesMin);
  let layout: Layout | undefined;
  let analytes: readonly Analyte[] = [];
  let slots = 0;
  let tile = new Float32Array(0);
  let columns: Float32Array[] = [];
  let peaks: Float64Array[] = [];
  let peakTimes: Float64Array[] = [];
  const walker = createWalker(times);

  for (let index = 0; index < n; index += 1) {
    const random = randomStream(seed, index);
    const deviations = draw(random);
    const person = typeof input.person === 'function' ? input.person(random, index) : input.person;
    const doses = typeof input.doses === 'function' ? input.doses(person, random, index) : input.doses;
    if (layout === undefined) {
      layout = layoutFor(model, routesOf(doses), {
        ...(input.ke0PerMin === undefined ? {} : { ke0PerMin: input.ke0PerMin }),
        ...(input.analytes === undefined ? {} : { analytes: input.analytes }),
      });
      analytes = layout.outputs.map(({ analyte }) => analyte);
      slots = analytes.length + (layout.effectPlace >= 0 ? 1 : 0);
      tile = new Float32Array(BLOCK * slots * times.length);
      columns = Array.from({ length: slots }, () => new Float32Array(times.length * n));
      peaks = analytes.map(() => new Float64Array(n));
      peakTimes = analytes.map(() => new Float64Array(n));
    }
    const trajectory = follow(model, layout, person, doses, deviations);
    const lane = index % BLOCK;
    walker(trajectory, tile, lane * slots * times.length, blindUntil(row, doses));
    for (let a = 0; a < analytes.length; a += 1) {
      peaks[a]![index] = walker.peak[a]!;
      peakTimes[a]![index] = walker.peakAt[a]!;
    }
    if (input.residual === true) addNoise(model, layout, tile, lane * slots * times.length, times.length, random);
    if (lane === BLOCK - 1 || index === n - 1) turn(tile, columns, slots, times.length, index - lane, lane + 1, n);
  }

  const band = (slot: number): Band => {
    const result = {
      p5: new Float64Array(times.length),
      p50: new Float64Array(times.length),
      p95: new Float64Array(times.length),
    };
    const column = columns[slot]!;
    for (let k = 0; k < times.length; k += 1) {
      const [p5, p50, p95] = quantilesInPlace(column.subarray(k * n, (k + 1) * n), n, PROBABILITIES);
      result.p5[k] = p5!;
      result.p50[k] = p50!;
      result.p95[k] = p95!;
    }
    return result;
  };
  const spread = (values: Float64Array): Spread => {
    const [p5, p50, p95] = quantilesInPlace(values, n, PROBABILITIES);
    return { p5: p5!, p50: p50!, p95: p95! };
  };
  return {
    n,
    seed,
    timesMin,
    ngPerMl: Object.fromEntries(analytes.map((analyte, a) => [analyte, band(a)])),
    ...(slots > analytes.length ? { effectSiteNgPerMl: band(slots - 1) } : {}),
    peakNgPerMl: Object.fromEntries(analytes.map((analyte, a) => [analyte, spread(peaks[a]!)])),
    peakAtMin: Object.fromEntries(analytes.map((analyte, a) => [analyte, spread(peakTimes[a]!)])),
    basis: [row.variabilityNote, ...new Set(row.variability.map(({ basis }) => basis))],
  };
}

/** The trajectory of one drawn person. */
function follow(
  model: CompiledModel,
  layout: Layout,
  person: Person,
  doses: readonly Dose[],
  deviations: Deviations,
): Trajectory {
  const parameters = parametersOf(model, person, deviations);
  return trajectoryOf(layout, parameters, doses, createPropagator(layout, parameters));
}

/** Ends of the minutes after each bolus from which no peak may be taken. */
function blindUntil(row: ModelRow, doses: readonly Dose[]): readonly (readonly [number, number])[] {
  const minutes = row.blindAfterBolusMin;
  return minutes === undefined ? [] : doses.filter(isBolus).map(({ tMin }) => [tMin, tMin + minutes]);
}

interface Walker {
  (trajectory: Trajectory, into: Float32Array, offset: number, blind: readonly (readonly [number, number])[]): void;
  readonly peak: Float64Array;
  readonly peakAt: Float64Array;
}

/**
 * Writes one person's outputs at all times, output by output, and notes the peaks. The inner loop is the whole cost of a
 * population: one row of the cached propagator at a time, nothing allocated.
 */
function createWalker(times: Float64Array): Walker {
  const peak = new Float64Array(4);
  const peakAt = new Float64Array(4);
  let state = new Float64Array(0);
  let next = new Float64Array(0);
  const walk = (
    { layout, parameters, propagator, timesMin, states }: Trajectory,
    into: Float32Array,
    offset: number,
    blind: readonly (readonly [number, number])[],
  ) => {
    const { size, rowStart, columns, outputs, effectPlace } = layout;
    if (state.length !== size) {
      state = new Float64Array(size);
      next = new Float64Array(size);
    }
    const count = times.length;
    const places = outputs.map(({ place }) => place);
    const factors = outputs.map((output) => ngPerMlPerMg(parameters, output));
    const parent = outputs.findIndex(({ analyte }) => analyte === 'parent');
    peak.fill(0);
    peakAt.fill(0);
    const seen = (t: number) => blind.every(([from, to]) => t < from || t >= to);
    const note = (t: number, amounts: Float64Array) => {
      for (let a = 0; a < places.length; a += 1) {
        const value = places[a]! < 0 ? 0 : amounts[places[a]!]! * factors[a]!;
        if (value > peak[a]! && seen(t)) {
          peak[a] = value;
          peakAt[a] = t;
        }
      }
    };
    let segment = -1;
    let now = 0;
    for (let k = 0; k < count; k += 1) {
      const t = times[k]!;
      let moved = false;
      while (segment + 1 < timesMin.length && timesMin[segment + 1]! <= t) {
        segment += 1;
        moved = true;
        note(timesMin[segment]!, states[segment]!);
      }
      if (segment < 0) {
        for (let slot = 0; slot < places.length + (effectPlace >= 0 ? 1 : 0); slot += 1)
          into[offset + slot * count + k] = 0;
        continue;
      }
      if (moved) {
        state.set(states[segment]!);
        now = timesMin[segment]!;
      }
      const minutes = t - now;
      if (minutes > 0) {
        const regular = !moved && k + 1 < count && times[k + 1]! - t === minutes;
        if (regular || (!moved && k > 1 && times[k - 1]! - times[k - 2]! === minutes)) {
          const matrix = propagator.step(minutes);
          for (let i = 0; i < size; i += 1) {
            let sum = 0;
            const end = rowStart[i + 1]!;
            for (let p = rowStart[i]!; p < end; p += 1) sum += matrix[p]! * state[columns[p]!]!;
            next[i] = sum;
          }
          const kept = state;
          state = next;
          next = kept;
        } else propagator.advance(state, minutes);
        now = t;
      }
      for (let a = 0; a < places.length; a += 1) {
        const value = places[a]! < 0 ? 0 : state[places[a]!]! * factors[a]!;
        into[offset + a * count + k] = value;
        if (value > peak[a]! && (blind.length === 0 || seen(t))) {
          peak[a] = value;
          peakAt[a] = t;
        }
      }
      if (effectPlace >= 0) into[offset + places.length * count + k] = state[effectPlace]! * factors[parent]!;
    }
  };
  return Object.assign(walk, { peak, peakAt });
}

/** Lays a block of people's curves into columns of one time each. */
function turn(
  tile: Float32Array,
  columns: readonly Float32Array[],
  slots: number,
  count: number,
  first: number,
  people: number,
  n: number,
): void {
  for (let slot = 0; slot < slots; slot += 1) {
    const column = columns[slot]!;
    for (let k = 0; k < count; k += 1) {
      const to = k * n + first;
      for (let lane = 0; lane < people; lane += 1) column[to + lane] = tile[(lane * slots + slot) * count + k]!;
    }
  }
}

function addNoise(
  model: CompiledModel,
  layout: Layout,
  tile: Float32Array,
  offset: number,
  count: number,
  random: RandomStream,
): void {
  layout.outputs.forEach(({ analyte }, slot) => {
    const residual = model.row.residual[analyte];
    if (residual === undefined) return;
    for (let k = 0; k < count; k += 1) {
      const at = offset + slot * count + k;
      tile[at] = withNoise(tile[at]!, residual, random);
    }
  });
}

/** One observation of a level: an assay never reads below nothing. */
export function withNoise(ngPerMl: number, residual: Residual, random: RandomStream): number {
  if (residual.kind === 'log-normal') return ngPerMl * Math.exp(residual.sd * random.normal());
  const noisy = ngPerMl * (1 + residual.sd * random.normal());
  return Math.max(0, noisy + (residual.additiveNgPerMl === undefined ? 0 : residual.additiveNgPerMl * random.normal()));
}
