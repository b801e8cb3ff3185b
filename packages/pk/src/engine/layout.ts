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
 * [model states | rate ports | effect site | running areas | eliminated].
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
  }[];
  readonly effectPlace: number;
  readonly ke0PerMin: number;
  readonly eliminatedPlace: number;
  /** Structure of every propagator of this layout: for row i, the columns that can reach it. */
  readonly rowStart: Int32Array;
  readonly columns: Int32Array;
}

const EMPTY = -1;

export function layoutFor(model: CompiledModel, routes: readonly Route[], wants: Wants): Layout {
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
  for (const { state, takesRates } of legs) {
    if (takesRates && place[state] !== EMPTY && port[state] === EMPTY) port[state] = take();
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
  }));
  const eliminatedPlace = wants.amounts === true ? take() : EMPTY;

  const reaches = new Uint8Array(size * size);
  for (let i = 0; i < size; i += 1) reaches[i * size + i] = 1;
  const link = (from: number, to: number) => {
    if (from !== EMPTY && to !== EMPTY) reaches[to * size + from] = 1;
  };
  for (const { from, to } of model.transfers) link(place[from]!, to === null ? eliminatedPlace : place[to]!);
  for (let state = 0; state < stateCount; state += 1) link(port[state]!, place[state]!);
  if (parent !== undefined) link(place[parent.state]!, effectPlace);
  for (const output of placed) link(output.place, output.aucPlace);
  for (let k = 0; k < size; k += 1)
    for (let i = 0; i < size; i += 1)
      if (reaches[i * size + k] === 1)
        for (let j = 0; j < size; j += 1) if (reaches[k * size + j] === 1) reaches[i * size + j] = 1;
  const rowStart = new Int32Array(size + 1);
  const columns: number[] = [];
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) if (reaches[i * size + j] === 1) columns.push(j);
    rowStart[i + 1] = columns.length;
  }

  return {
    model,
    size,
    place,
    port,
    outputs: placed,
    effectPlace,
    ke0PerMin: wants.ke0PerMin ?? 0,
    eliminatedPlace,
    rowStart,
    columns: Int32Array.from(columns),
  };
}
