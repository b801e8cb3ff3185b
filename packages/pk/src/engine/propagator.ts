import type { Layout } from './layout.ts';

/**
 * The exact flow of a linear compartment system, `x(t + h) = e^{Mh} x(t)`.
 *
 * Off the diagonal M holds rates, so none is negative. With q the largest outflow, `M = N − qI` and every number in
 * `e^{Mh} = e^{−qh} e^{Nh}` is a sum and product of non-negative ones: nothing cancels, so each entry keeps its relative accuracy
 * however small it is, and equal eigenvalues (a delay chain, ka = λ) are nothing special. Powers e^{M h₀ 2^k} are made
 * by squaring, once; any length of time is the product of a few of them and one short Taylor series.
 */
export interface Propagator {
  readonly layout: Layout;
  /** Rate ports hold mg/min ÷ this, and running areas hold mg·min × this: so all entries of M are of one size. */
  readonly scale: number;
  /** Row-major M, 1/min. */
  readonly rates: Float64Array;
  /** Moves `state` forward by `minutes` ≥ 0, in place. */
  advance(state: Float64Array, minutes: number): void;
  /** e^{M·minutes} in the order of the layout's `columns`, kept for the next call with the same length. */
  step(minutes: number): Float64Array;
}

const TERMS_MAX = 80;
/** Matrices of odd lengths one propagator keeps. */
const STEPS_KEPT = 64;
const INVERSE_FACTORIAL: readonly number[] = Array.from({ length: 96 }, (_, k) => {
  let value = 1;
  for (let i = 2; i <= k; i += 1) value /= i;
  return value;
});

/** Greatest norm of N·h that one series serves: longer ones lose no accuracy here, and fewer squarings lose less. */
const NORM_MAX = 4;

/**
 * Degree after which the rest of the series no longer counts for this norm, also in entries that begin only at order `depth`: the
 * first left-out term over the entry's first is below 2⁻⁵⁷.
 */
function degreeFor(depth: number, norm: number): number {
  let rest = 1;
  let degree = depth;
  while (rest > 2 ** -57 && degree < INVERSE_FACTORIAL.length - 8) {
    degree += 1;
    rest *= norm / degree;
  }
  return degree;
}

export function createPropagator(layout: Layout, parameters: Float64Array): Propagator {
  const { size, model, place, port, rowStart, columns } = layout;
  const rates = new Float64Array(size * size);
  let scale = layout.ke0PerMin;
  for (const { from, to, rate } of model.transfers) {
    const source = place[from]!;
    if (source < 0) continue;
    const value = rate(parameters);
    if (!(value >= 0) || value === Number.POSITIVE_INFINITY)
      throw new RangeError(`model ${model.row.id}: the rate out of ${model.states[from]} is ${value}`);
    const outflow = rates[source * size + source]! - value;
    rates[source * size + source] = outflow;
    if (-outflow > scale) scale = -outflow;
    const target = to === null ? layout.eliminatedPlace : place[to]!;
    if (target >= 0) rates[target * size + source]! += value;
  }
  if (scale === 0) scale = 1;
  for (let state = 0; state < port.length; state += 1)
    if (port[state]! >= 0) rates[place[state]! * size + port[state]!]! = scale;
  for (const output of layout.outputs) {
    if (output.aucPlace >= 0) rates[output.aucPlace * size + output.place] = scale;
    if (output.analyte === 'parent' && layout.effectPlace >= 0) {
      rates[layout.effectPlace * size + output.place] = layout.ke0PerMin;
      rates[layout.effectPlace * size + layout.effectPlace] = -layout.ke0PerMin;
    }
  }

  // N in the order of `columns`, and the base length: a power of two, so that cutting a time by it loses no bit.
  const { targetStart, targets } = layout;
  const count = columns.length;
  const shifted = new Float64Array(count);
  const columnSum = new Float64Array(size);
  for (let i = 0; i < size; i += 1)
    for (let p = rowStart[i]!; p < rowStart[i + 1]!; p += 1) {
      const j = columns[p]!;
      const value = rates[i * size + j]! + (i === j ? scale : 0);
      shifted[p] = value;
      columnSum[j]! += value;
    }
  let norm = 0;
  for (let j = 0; j < size; j += 1) norm = Math.max(norm, columnSum[j]!);
  const base = 2 ** Math.floor(Math.log2(NORM_MAX / norm));

  const apply = (matrix: Float64Array, x: Float64Array, y: Float64Array) => {
    for (let i = 0; i < size; i += 1) {
      let sum = 0;
      const end = rowStart[i + 1]!;
      for (let p = rowStart[i]!; p < end; p += 1) sum += matrix[p]! * x[columns[p]!]!;
      y[i] = sum;
    }
  };

  const multiply = (a: Float64Array, b: Float64Array, into = new Float64Array(count)): Float64Array => {
    into.fill(0);
    for (let p = 0; p < count; p += 1) {
      const value = a[p]!;
      const end = targetStart[p + 1]!;
      for (let t = targetStart[p]!, r = rowStart[columns[p]!]!; t < end; t += 1, r += 1)
        into[targets[t]!]! += value * b[r]!;
    }
    return into;
  };

  /**
   * e^{M·minutes} for minutes ≤ base: the Taylor polynomial in groups of powers (Paterson and Stockmeyer), long enough that
   * entries at the end of the longest chain are whole to the last bit. All terms are non-negative, so a long series loses nothing.
   */
  const taylor = (minutes: number): Float64Array => {
    const degree = degreeFor(layout.depth, norm * minutes);
    const size1 = degree > 24 ? 6 : 4;
    const powersOf: Float64Array[] = [shifted.map((value) => value * minutes)];
    while (powersOf.length < size1) powersOf.push(multiply(powersOf.at(-1)!, powersOf[0]!));
    const top = powersOf[size1 - 1]!;
    let sum = new Float64Array(count);
    let spare = new Float64Array(count);
    // From the highest group down: sum = sum · N^g + (c₀ + c₁N + …) with c the inverse factorials of that group.
    for (let k = size1 * Math.floor(degree / size1); k >= 0; k -= size1) {
      if (k + size1 <= degree) {
        multiply(sum, top, spare);
        [sum, spare] = [spare, sum];
      }
      for (let j = 1; j < size1; j += 1) {
        const c = INVERSE_FACTORIAL[k + j]!;
        const term = powersOf[j - 1]!;
        for (let p = 0; p < count; p += 1) sum[p]! += c * term[p]!;
      }
      for (let i = 0; i < size; i += 1) sum[layout.diagonal[i]!]! += INVERSE_FACTORIAL[k]!;
    }
    const decay = Math.exp(-scale * minutes);
    for (let p = 0; p < count; p += 1) sum[p]! *= decay;
    return sum;
  };

  const powers: Float64Array[] = [];
  const power = (k: number): Float64Array => {
    while (powers.length <= k) {
      const last = powers.at(-1);
      powers.push(last === undefined ? taylor(base) : multiply(last, last));
    }
    return powers[k]!;
  };

  const scratch = new Float64Array(size);
  const term = new Float64Array(size);
  const steps = new Map<number, Float64Array>();
  const asked = new Set<number>();

  /** A length asked for again is worth a matrix of its own: a live curve asks for the same stretches at every event. */
  const stepWhenRepeated = (minutes: number): Float64Array | undefined => {
    if (asked.has(minutes) && steps.size < STEPS_KEPT) return stepFor(minutes);
    if (asked.size > 8 * STEPS_KEPT) asked.clear();
    asked.add(minutes);
    return undefined;
  };

  const stepFor = (minutes: number): Float64Array => {
    const kept = steps.get(minutes);
    if (kept !== undefined) return kept;
    let whole = Math.floor(minutes / base);
    const rest = minutes - whole * base;
    let matrix = rest > 0 || whole === 0 ? taylor(rest) : undefined;
    for (let k = 0; whole > 0; k += 1) {
      if (whole % 2 === 1) matrix = matrix === undefined ? power(k) : multiply(power(k), matrix);
      whole = Math.floor(whole / 2);
    }
    if (steps.size >= STEPS_KEPT) steps.clear();
    steps.set(minutes, matrix!);
    return matrix!;
  };

  return {
    layout,
    scale,
    rates,

    advance(state, minutes) {
      if (minutes === 0) return;
      const kept = steps.get(minutes) ?? stepWhenRepeated(minutes);
      if (kept !== undefined) {
        apply(kept, state, scratch);
        state.set(scratch);
        return;
      }
      let whole = Math.floor(minutes / base);
      const rest = minutes - whole * base;
      for (let k = 0; whole > 0; k += 1) {
        if (whole % 2 === 1) {
          apply(power(k), state, scratch);
          state.set(scratch);
        }
        whole = Math.floor(whole / 2);
      }
      if (rest === 0) return;
      term.set(state);
      for (let order = 1; order < TERMS_MAX; order += 1) {
        apply(shifted, term, scratch);
        const factor = rest / order;
        let changed = false;
        for (let i = 0; i < size; i += 1) {
          const value = scratch[i]! * factor;
          term[i] = value;
          const total = state[i]! + value;
          if (total !== state[i]) changed = true;
          state[i] = total;
        }
        if (!changed && order > size) break;
      }
      const decay = Math.exp(-scale * rest);
      for (let i = 0; i < size; i += 1) state[i]! *= decay;
    },

    step: stepFor,
  };
}
