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
  type Row,
  routesOf,
  sampleInto,
  type Trajectory,
  timeAxis,
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
  const axis = timeAxis(times);
  let layout: Layout | undefined;
  let analytes: readonly Analyte[] = [];
  let tiles: Float64Array[] = [];
  let columns: Float32Array[] = [];
  let peaks: Float64Array[] = [];
  let peakTimes: Float64Array[] = [];

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
      const slots = analytes.length + (layout.effectWanted ? 1 : 0);
      tiles = Array.from({ length: slots }, () => new Float64Array(BLOCK * times.length));
      columns = Array.from({ length: slots }, () => new Float32Array(times.length * n));
      peaks = analytes.map(() => new Float64Array(n));
      peakTimes = analytes.map(() => new Float64Array(n));
    }
    const trajectory = follow(model, layout, person, doses, deviations);
    const lane = index % BLOCK;
    const offset = lane * times.length;
    sampleInto(trajectory, axis, rowsOf(trajectory), tiles, offset);
    notePeaks(trajectory, times, tiles, offset, blindUntil(row, doses), peaks, peakTimes, index);
    if (input.residual === true) addNoise(model, layout, tiles, offset, times.length, random);
    if (lane === BLOCK - 1 || index === n - 1)
      for (let slot = 0; slot < tiles.length; slot += 1)
        turn(tiles[slot]!, columns[slot]!, times.length, index - lane, lane + 1, n);
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
    ...(columns.length > analytes.length ? { effectSiteNgPerMl: band(columns.length - 1) } : {}),
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

/** The series of one person: every analyte, then the effect site. */
function rowsOf({ layout, parameters }: Trajectory): Row[] {
  const rows = layout.outputs.map((output) => ({ place: output.place, factor: ngPerMlPerMg(parameters, output) }));
  const parent = layout.outputs.findIndex(({ analyte }) => analyte === 'parent');
  return layout.effectWanted ? [...rows, { place: layout.effectPlace, factor: rows[parent]!.factor }] : rows;
}

/** Ends of the minutes after each bolus from which no peak may be taken. */
function blindUntil(row: ModelRow, doses: readonly Dose[]): readonly (readonly [number, number])[] {
  const minutes = row.blindAfterBolusMin;
  return minutes === undefined ? [] : doses.filter(isBolus).map(({ tMin }) => [tMin, tMin + minutes]);
}

/** Highest of one person's values and of the levels right after events, each peak with its time, blind minutes left out. */
function notePeaks(
  { layout, parameters, timesMin, states }: Trajectory,
  times: Float64Array,
  slots: readonly Float64Array[],
  offset: number,
  blind: readonly (readonly [number, number])[],
  peaks: readonly Float64Array[],
  peakTimes: readonly Float64Array[],
  index: number,
): void {
  const seen = (t: number) => blind.every(([from, to]) => t < from || t >= to);
  const last = times[times.length - 1]!;
  layout.outputs.forEach((output, a) => {
    const values = slots[a]!;
    let best = 0;
    let at = 0;
    if (blind.length === 0) {
      for (let k = 0; k < times.length; k += 1) {
        const value = values[offset + k]!;
        if (value > best) {
          best = value;
          at = k;
        }
      }
    } else {
      for (let k = 0; k < times.length; k += 1) {
        const value = values[offset + k]!;
        if (value > best && seen(times[k]!)) {
          best = value;
          at = k;
        }
      }
    }
    let time = times[at]!;
    const factor = ngPerMlPerMg(parameters, output);
    for (let i = 0; i < timesMin.length && output.place >= 0; i += 1) {
      const value = states[i]![output.place]! * factor;
      if (value > best && timesMin[i]! <= last && seen(timesMin[i]!)) {
        best = value;
        time = timesMin[i]!;
      }
    }
    peaks[a]![index] = best;
    peakTimes[a]![index] = time;
  });
}

/** Lays a block of people's curves into columns of one time each. */
function turn(tile: Float64Array, column: Float32Array, count: number, first: number, people: number, n: number): void {
  for (let k = 0; k < count; k += 1) {
    const to = k * n + first;
    for (let lane = 0; lane < people; lane += 1) column[to + lane] = tile[lane * count + k]!;
  }
}

function addNoise(
  model: CompiledModel,
  layout: Layout,
  tiles: readonly Float64Array[],
  offset: number,
  count: number,
  random: RandomStream,
): void {
  layout.outputs.forEach(({ analyte }, slot) => {
    const residual = model.row.residual[analyte];
    if (residual === undefined) return;
    for (let k = 0; k < count; k += 1) {
      const values = tiles[slot]!;
      values[offset + k] = withNoise(values[offset + k]!, residual, random);
    }
  });
}

/** One observation of a level: an assay never reads below nothing. */
export function withNoise(ngPerMl: number, residual: Residual, random: RandomStream): number {
  if (residual.kind === 'log-normal') return ngPerMl * Math.exp(residual.sd * random.normal());
  const noisy = ngPerMl * (1 + residual.sd * random.normal());
  return Math.max(0, noisy + (residual.additiveNgPerMl === undefined ? 0 : residual.additiveNgPerMl * random.normal()));
}
