import type { Propagator } from './propagator.ts';
import type { Trajectory } from './trajectory.ts';

/** One series to read off a trajectory: a place of the state vector times a factor. Place −1 is nothing at every time. */
export interface Row {
  readonly place: number;
  readonly factor: number;
}

/** Points that are read off one state before it is moved on. */
const STRIDE = 16;
/** Fewer points than this on a grid are not worth its rows. */
const WORTH = 6;
/** Times this close to an even grid are on it, min: far below what any rate here can tell. */
const ON_GRID_MIN = 1e-12;

/**
 * Reads several series at ascending times into `into[row][offset + k]`; values at the time of an event are those right after it.
 *
 * On an even grid nothing is stepped point by point: the next sixteen values of a series are sixteen fixed rows (of the powers of the
 * step) times one state, and the state then moves sixteen points at once. Elsewhere each time is one exact advance.
 */
export function sampleInto(
  trajectory: Trajectory,
  { times, evenUntil }: TimeAxis,
  rows: readonly Row[],
  into: readonly Float64Array[],
  offset: number,
): void {
  const { propagator, timesMin: breaks, states, layout } = trajectory;
  const { port, size } = layout;
  const count = times.length;
  const state = new Float64Array(size);
  const grids: Grid[] = [];
  let k = 0;
  const start = breaks.length === 0 ? Number.POSITIVE_INFINITY : breaks[0]!;
  for (; k < count && times[k]! < start; k += 1) for (const target of into) target[offset + k] = 0;

  let segment = -1;
  let now = 0;
  while (k < count) {
    const first = times[k]!;
    let reached = Math.max(segment, 0);
    while (reached + 1 < breaks.length && breaks[reached + 1]! <= first) reached += 1;
    if (reached !== segment) {
      segment = reached;
      state.set(states[segment]!);
      now = breaks[segment]!;
    }
    propagator.advance(state, first - now);
    now = first;
    for (let r = 0; r < rows.length; r += 1) {
      const { place, factor } = rows[r]!;
      into[r]![offset + k] = place < 0 ? 0 : state[place]! * factor;
    }
    k += 1;

    const until = segment + 1 < breaks.length ? breaks[segment + 1]! : Number.POSITIVE_INFINITY;
    const spacing = k < count ? times[k]! - first : 0;
    let end = evenUntil[k - 1]!;
    if (spacing > 0 && end > k && times[end - 1]! >= until) {
      end = Math.min(end, k + Math.ceil((until - first) / spacing));
      while (end > k && times[end - 1]! >= until) end -= 1;
    }
    const length = spacing > 0 ? end - k : 0;
    if (length < WORTH) continue;
    const running = port.some((place) => place >= 0 && state[place] !== 0);
    let grid = grids.find((one) => one.spacing === spacing);
    if (grid === undefined) {
      grid = gridOf(propagator, spacing, rows);
      grids.push(grid);
    }
    for (let left = length; left > 0; left -= STRIDE) {
      const points = Math.min(left, STRIDE);
      for (let r = 0; r < rows.length; r += 1) {
        const { place, rows: own } = grid.series[r]!;
        const target = into[r]!;
        if (place < 0) target.fill(0, offset + k, offset + k + points);
        else {
          const from = layout.rowStart[place]!;
          const all = layout.rowStart[place + 1]! - from;
          emit(
            own,
            all,
            running ? all : layout.restEnd[place]! - from,
            layout.columns,
            from,
            state,
            points,
            target,
            offset + k,
          );
        }
      }
      if (points === STRIDE) move(grid.stride, layout.rowStart, layout.columns, state, grid.scratch);
      else propagator.advance(state, points * spacing);
      k += points;
    }
    now = length > 0 ? times[k - 1]! : first;
  }
}

/** Times to read at, and for each the index up to which those after it go on in even steps from it. */
export interface TimeAxis {
  readonly times: Float64Array;
  readonly evenUntil: Int32Array;
}

/** Looks an axis over once, for however many people are read along it. Ascending, min. */
export function timeAxis(times: Float64Array): TimeAxis {
  const count = times.length;
  const evenUntil = new Int32Array(count);
  for (let k = 0; k < count; ) {
    const first = times[k]!;
    const spacing = k + 1 < count ? times[k + 1]! - first : 0;
    let end = k + 1;
    while (end < count && Math.abs(times[end]! - (first + (end - k) * spacing)) <= ON_GRID_MIN) end += 1;
    const last = Math.max(k + 1, end - 1);
    // The last point of a run may begin the next one.
    for (let i = k; i < last; i += 1) evenUntil[i] = end;
    if (end === count) evenUntil[count - 1] = count;
    k = end === count ? count : last;
  }
  return { times, evenUntil };
}

interface GridSeries {
  /** The series' place, whose row of the layout lists what it depends on; −1: nothing. */
  readonly place: number;
  /** STRIDE rows, each as long as the layout's row of the place, times the factor: value at point i = row i · state. */
  readonly rows: Float64Array;
}

interface Grid {
  readonly spacing: number;
  readonly series: readonly GridSeries[];
  /** e^{M·spacing·STRIDE} in the order of the layout's columns. */
  readonly stride: Float64Array;
  readonly scratch: Float64Array;
}

function gridOf({ layout, step: stepOf }: Propagator, spacing: number, wanted: readonly Row[]): Grid {
  const { rowStart, columns, targetStart, targets, size } = layout;
  const step = stepOf(spacing);
  const series = wanted.map(({ place, factor }): GridSeries => {
    if (place < 0) return { place, rows: new Float64Array(0) };
    const from = rowStart[place]!;
    const width = rowStart[place + 1]! - from;
    const rows = new Float64Array(STRIDE * width);
    // Row 1 is the series' own row of the step; each next one is the last one times the step.
    for (let p = 0; p < width; p += 1) rows[p] = step[from + p]! * factor;
    for (let last = 0; last < (STRIDE - 1) * width; last += width) {
      for (let i = 0; i < width; i += 1) {
        const value = rows[last + i]!;
        const p = from + i;
        const end = targetStart[p + 1]!;
        const next = last + width - from;
        for (let t = targetStart[p]!, r = rowStart[columns[p]!]!; t < end; t += 1, r += 1)
          rows[next + targets[t]!]! += value * step[r]!;
      }
    }
    return { place, rows };
  });
  return { spacing, series, stride: stepOf(spacing * STRIDE), scratch: new Float64Array(size) };
}

function move(
  matrix: Float64Array,
  rowStart: Int32Array,
  columns: Int32Array,
  state: Float64Array,
  scratch: Float64Array,
): void {
  const size = state.length;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    const end = rowStart[i + 1]!;
    for (let p = rowStart[i]!; p < end; p += 1) sum += matrix[p]! * state[columns[p]!]!;
    scratch[i] = sum;
  }
  state.set(scratch);
}

/** The inner loop of everything: written out for the widths that models here have. `width` of each row's numbers count. */
function emit(
  rows: Float64Array,
  length: number,
  width: number,
  columns: Int32Array,
  from: number,
  state: Float64Array,
  points: number,
  into: Float64Array,
  at: number,
): void {
  const end = at + points;
  let r = 0;
  const a = state[columns[from]!]!;
  const b = width > 1 ? state[columns[from + 1]!]! : 0;
  const c = width > 2 ? state[columns[from + 2]!]! : 0;
  const d = width > 3 ? state[columns[from + 3]!]! : 0;
  const e = width > 4 ? state[columns[from + 4]!]! : 0;
  const f = width > 5 ? state[columns[from + 5]!]! : 0;
  if (width === 2) for (let k = at; k < end; k += 1, r += length) into[k] = rows[r]! * a + rows[r + 1]! * b;
  else if (width === 3)
    for (let k = at; k < end; k += 1, r += length) into[k] = rows[r]! * a + rows[r + 1]! * b + rows[r + 2]! * c;
  else if (width === 4)
    for (let k = at; k < end; k += 1, r += length)
      into[k] = rows[r]! * a + rows[r + 1]! * b + (rows[r + 2]! * c + rows[r + 3]! * d);
  else if (width === 5)
    for (let k = at; k < end; k += 1, r += length)
      into[k] = rows[r]! * a + rows[r + 1]! * b + (rows[r + 2]! * c + rows[r + 3]! * d) + rows[r + 4]! * e;
  else if (width === 6)
    for (let k = at; k < end; k += 1, r += length)
      into[k] =
        rows[r]! * a + rows[r + 1]! * b + (rows[r + 2]! * c + rows[r + 3]! * d) + (rows[r + 4]! * e + rows[r + 5]! * f);
  else if (width === 8) {
    const g = state[columns[from + 6]!]!;
    const h = state[columns[from + 7]!]!;
    for (let k = at; k < end; k += 1, r += length)
      into[k] =
        rows[r]! * a +
        rows[r + 1]! * b +
        (rows[r + 2]! * c + rows[r + 3]! * d) +
        (rows[r + 4]! * e + rows[r + 5]! * f + (rows[r + 6]! * g + rows[r + 7]! * h));
  } else {
    const wide = width >= 6;
    for (let k = at; k < end; k += 1, r += length) {
      let sum = 0;
      if (wide)
        sum =
          rows[r]! * a +
          rows[r + 1]! * b +
          (rows[r + 2]! * c + rows[r + 3]! * d) +
          (rows[r + 4]! * e + rows[r + 5]! * f);
      for (let i = wide ? 6 : 0; i < width; i += 1) sum += rows[r + i]! * state[columns[from + i]!]!;
      into[k] = sum;
    }
  }
}
