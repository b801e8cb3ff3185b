import type { Analyte, Route } from '../models/index.ts';
import type { CompiledModel } from './compile-model.ts';

/** What a computation must carry along besides the concentrations. */
export interface Wants {
  /** First-order rate into the effect site, 1/min. Absent: no effect site. */
  readonly ke0PerMin?: number;
  /** Running areas under these concentrations. */
  readonly auc?: readonly Analyte[];
  /** Amounts in every compartment and the amount eliminated: without it, compartments no output depends on are left out. */
  readonly amounts?: boolean;
  /** Which concentrations; all of the model's when absent. */
  readonly analytes?: readonly Analyte[];
}

/**
 * Where each quantity stands in the state vector of one computation:
 * [model states | effect site | running areas | eliminated | rate ports].
 *
 * A rate port is a state that never changes by itself and feeds its compartment: with it the same matrix serves
 * every infusion rate, and a rate change is a change of state. Only what the routes in use can reach, and the wanted
 * outputs depend on, is carried.
 */
export interface Layout {
  readonly model: CompiledModel;
  readonly size: number;
  /** Model state → place, or −1 where it is left out. */
  readonly place: Int32Array;
  /** Model state → place of its rate port, or −1. */
  readonly port: Int32Array;
  readonly outputs: readonly {
    readonly analyte: Analyte;
    readonly place: number;
    readonly volume: number;
    readonly massFactor: number;
    readonly aucPlace: number;
    /** Asked for: without a place it is nothing at every time, not absent. */
    readonly aucWanted: boolean;
  }[];
  readonly effectPlace: number;
  readonly effectWanted: boolean;
  readonly ke0PerMin: number;
  readonly eliminatedPlace: number;
  /** Structure of every propagator of this layout: for row i, the columns that can reach it. */
  readonly rowStart: Int32Array;
  readonly columns: Int32Array;
  /** For row i, the end of its columns that are no rate port: what counts while nothing runs. */
  readonly restEnd: Int32Array;
  /** Products of two such matrices, in order: entry p of the first meets each entry of its column's row; `targets` is where each goes. */
  readonly targetStart: Int32Array;
  readonly targets: Int32Array;
  /** Where (i, i) stands among `columns`. */
  readonly diagonal: Int32Array;
  /** The most transfers between any two places that reach each other. */
  readonly depth: number;
}

const EMPTY = -1;

const layouts = new WeakMap<CompiledModel, Map<string, Layout>>();

export function layoutFor(model: CompiledModel, routes: readonly Route[], wants: Wants): Layout {
  const key = JSON.stringify([[...new Set(routes)].sort(), wants.ke0PerMin, wants.auc, wants.amounts, wants.analytes]);
  const kept = layouts.get(model) ?? new Map<string, Layout>();
  const known = kept.get(key);
  if (known !== undefined) return known;
  layouts.set(model, kept);
  const stateCount = model.states.length;
  const outputs = model.outputs.filter(({ analyte }) => wants.analytes?.includes(analyte) ?? true);
  const legs = [...new Set(routes)].flatMap((route) =>
    (model.routes.get(route) ?? []).map((leg) => ({
      state: leg.state,
      takesRates: route === 'iv' || leg.zeroOrderMin !== undefined,
    })),
  );

  const grow = (seed: readonly number[], follow: (from: number, to: number) => readonly [number, number]) => {
    const reached = new Set(seed);
    for (let before = -1; before !== reached.size; ) {
      before = reached.size;
      for (const { from, to } of model.transfers) {
        if (to === null) continue;
        const [source, target] = follow(from, to);
        if (reached.has(source)) reached.add(target);
      }
    }
    return reached;
  };
  const reachable = grow(
    legs.map(({ state }) => state),
    (from, to) => [from, to],
  );
  const needed = grow(
    outputs.map(({ state }) => state),
    (from, to) => [to, from],
  );

  const place = new Int32Array(stateCount).fill(EMPTY);
  const port = new Int32Array(stateCount).fill(EMPTY);
  let size = 0;
  const take = () => {
    size += 1;
    return size - 1;
  };
  for (let state = 0; state < stateCount; state += 1) {
    if (reachable.has(state) && (wants.amounts === true || needed.has(state))) place[state] = take();
  }
  const parent = outputs.find(({ analyte }) => analyte === 'parent');
  const effectPlace =
    wants.ke0PerMin !== undefined && parent !== undefined && place[parent.state] !== EMPTY ? take() : EMPTY;
  const placed = outputs.map(({ analyte, state, volume, massFactor }) => ({
    analyte,
    place: place[state]!,
    volume,
    massFactor,
    aucPlace: place[state] !== EMPTY && wants.auc?.includes(analyte) ? take() : EMPTY,
    aucWanted: wants.auc?.includes(analyte) ?? false,
  }));
  const eliminatedPlace = wants.amounts === true ? take() : EMPTY;
  // Last of all, so that a row without them is the beginning of a row with them.
  for (const { state, takesRates } of legs) {
    if (takesRates && place[state] !== EMPTY && port[state] === EMPTY) port[state] = take();
  }

  // The fewest transfers from j to i, row by row; none where j cannot reach i.
  const steps = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < size; i += 1) steps[i * size + i] = 0;
  const link = (from: number, to: number) => {
    if (from !== EMPTY && to !== EMPTY && from !== to) steps[to * size + from] = 1;
  };
  for (const { from, to } of model.transfers) link(place[from]!, to === null ? eliminatedPlace : place[to]!);
  for (let state = 0; state < stateCount; state += 1) link(port[state]!, place[state]!);
  if (parent !== undefined) link(place[parent.state]!, effectPlace);
  for (const output of placed) link(output.place, output.aucPlace);
  for (let k = 0; k < size; k += 1)
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1)
        steps[i * size + j] = Math.min(steps[i * size + j]!, steps[i * size + k]! + steps[k * size + j]!);
  const firstPort = size - port.reduce((count, at) => count + (at === EMPTY ? 0 : 1), 0);
  const rowStart = new Int32Array(size + 1);
  const restEnd = new Int32Array(size);
  const columns: number[] = [];
  let depth = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      if (j === firstPort) restEnd[i] = columns.length;
      if (steps[i * size + j] === Number.POSITIVE_INFINITY) continue;
      columns.push(j);
      depth = Math.max(depth, steps[i * size + j]!);
    }
    if (firstPort === size) restEnd[i] = columns.length;
    rowStart[i + 1] = columns.length;
  }
  const targetStart = new Int32Array(columns.length + 1);
  const targets: number[] = [];
  for (let i = 0; i < size; i += 1) {
    for (let p = rowStart[i]!; p < rowStart[i + 1]!; p += 1) {
      const k = columns[p]!;
      for (let r = rowStart[k]!; r < rowStart[k + 1]!; r += 1) targets.push(columns.indexOf(columns[r]!, rowStart[i]));
      targetStart[p + 1] = targets.length;
    }
  }

  const layout: Layout = {
    model,
    size,
    place,
    port,
    outputs: placed,
    effectPlace,
    effectWanted: wants.ke0PerMin !== undefined,
    ke0PerMin: wants.ke0PerMin ?? 0,
    eliminatedPlace,
    rowStart,
    columns: Int32Array.from(columns),
    restEnd,
    targetStart,
    targets: Int32Array.from(targets),
    diagonal: Int32Array.from({ length: size }, (_, i) => columns.indexOf(i, rowStart[i])),
    depth,
  };
  kept.set(key, layout);
  return layout;
}
