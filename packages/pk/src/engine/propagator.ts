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
  const base = 2 ** -Math.ceil(Math.log2(norm));

  const apply = (matrix: Float64Array, x: Float64Array, y: Float64Array) => {
    for (let i = 0; i < size; i += 1) {
      let sum = 0;
      for (let p = rowStart[i]!; p < rowStart[i + 1]!; p += 1) sum += matrix[p]! * x[columns[p]!]!;
      y[i] = sum;
    }
  };

  /** Place of (i, j) in the order of `columns`; only asked for pairs that are there. */
  const dense = new Float64Array(size);
  const multiply = (a: Float64Array, b: Float64Array): Float64Array => {
    const product = new Float64Array(count);
    for (let i = 0; i < size; i += 1) {
      for (let p = rowStart[i]!; p < rowStart[i + 1]!; p += 1) {
        const k = columns[p]!;
        const value = a[p]!;
        if (value === 0) continue;
        for (let r = rowStart[k]!; r < rowStart[k + 1]!; r += 1) dense[columns[r]!]! += value * b[r]!;
      }
      for (let p = rowStart[i]!; p < rowStart[i + 1]!; p += 1) {
        product[p] = dense[columns[p]!]!;
        dense[columns[p]!] = 0;
      }
    }
    return product;
  };

  /** e^{M·minutes} for minutes ≤ base, by Taylor, until no entry changes any more. */
  const taylor = (minutes: number): Float64Array => {
    const sum = new Float64Array(count);
    for (let i = 0; i < size; i += 1)
      for (let p = rowStart[i]!; p < rowStart[i + 1]!; p += 1) if (columns[p] === i) sum[p] = 1;
    let term: Float64Array = sum.slice();
    for (let order = 1; order < TERMS_MAX; order += 1) {
      term = multiply(term, shifted);
      const factor = minutes / order;
      let changed = false;
      for (let p = 0; p < count; p += 1) {
        const value = term[p]! * factor;
        term[p] = value;
        const total = sum[p]! + value;
        if (total !== sum[p]) changed = true;
        sum[p] = total;
      }
      // A long chain is reached only after as many orders as it has links.
      if (!changed && order > size) break;
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

  return {
    layout,
    scale,
    rates,

    advance(state, minutes) {
      if (minutes === 0) return;
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

    step(minutes) {
      const kept = steps.get(minutes);
      if (kept !== undefined) return kept;
      let whole = Math.floor(minutes / base);
      const rest = minutes - whole * base;
      let matrix = rest > 0 || whole === 0 ? taylor(rest) : undefined;
      for (let k = 0; whole > 0; k += 1) {
        if (whole % 2 === 1) matrix = matrix === undefined ? power(k) : multiply(power(k), matrix);
        whole = Math.floor(whole / 2);
      }
      steps.set(minutes, matrix!);
      return matrix!;
    },
  };
}
