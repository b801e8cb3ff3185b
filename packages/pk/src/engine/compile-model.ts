import type { Analyte, ModelRow, Route } from '../models/index.ts';
import { compileExpression, type Evaluate } from './expression.ts';

export interface CompiledLeg {
  readonly state: number;
  readonly fraction: Evaluate;
  readonly zeroOrderMin: Evaluate | undefined;
  readonly lagMin: Evaluate | undefined;
}

export interface CompiledModel {
  readonly row: ModelRow;
  /** Parameters first, derived ones after. */
  readonly parameterNames: readonly string[];
  readonly parameterIndex: ReadonlyMap<string, number>;
  readonly derived: readonly { readonly index: number; readonly evaluate: Evaluate }[];
  readonly states: readonly string[];
  readonly transfers: readonly { readonly from: number; readonly to: number | null; readonly rate: Evaluate }[];
  readonly outputs: readonly {
    readonly analyte: Analyte;
    readonly state: number;
    readonly volume: number;
    readonly massFactor: number;
  }[];
  readonly routes: ReadonlyMap<Route, readonly CompiledLeg[]>;
}

const compiled = new WeakMap<ModelRow, CompiledModel>();
const ANALYTES: readonly Analyte[] = ['parent', 'norketamine', 'hydroxynorketamine'];

/**
 * Turns a row into indices and functions, once a row.
 *
 * @throws SyntaxError for an expression, RangeError for a state or parameter the row does not have.
 */
export function compileModel(row: ModelRow): CompiledModel {
  const known = compiled.get(row);
  if (known !== undefined) return known;
  const own = Object.keys(row.parameters);
  const derivedEntries = Object.entries(row.derived ?? {});
  const parameterNames = [...own, ...derivedEntries.map(([name]) => name)];
  const parameterIndex = new Map(parameterNames.map((name, index) => [name, index]));
  if (parameterIndex.size !== parameterNames.length)
    throw new RangeError(`model ${row.id}: a parameter is named twice`);
  const stateIndex = new Map(row.system.states.map((name, index) => [name, index]));
  const state = (name: string): number => {
    const index = stateIndex.get(name);
    if (index === undefined) throw new RangeError(`model ${row.id}: there is no state "${name}"`);
    return index;
  };
  const parameter = (name: string): number => {
    const index = parameterIndex.get(name);
    if (index === undefined) throw new RangeError(`model ${row.id}: there is no parameter "${name}"`);
    return index;
  };
  const evaluate = (text: string) => compileExpression(text, parameterIndex);
  for (const effect of row.covariates) parameter(effect.parameter);
  for (const effect of row.variability) {
    for (const name of effect.kind === 'log-normal-block' ? effect.parameters : [effect.parameter]) parameter(name);
  }
  if (row.devices !== undefined) parameter(row.devices.parameter);

  const result: CompiledModel = {
    row,
    parameterNames,
    parameterIndex,
    derived: derivedEntries.map(([name, { expression }]) => ({
      index: parameter(name),
      evaluate: evaluate(expression),
    })),
    states: row.system.states,
    transfers: row.system.transfers.map(({ from, to, rate }) => ({
      from: state(from),
      to: to === null ? null : state(to),
      rate: evaluate(rate),
    })),
    outputs: ANALYTES.flatMap((analyte) => {
      const output = row.system.outputs[analyte];
      if (output === undefined) return [];
      return [{ analyte, state: state(output.state), volume: parameter(output.volume), massFactor: output.massFactor }];
    }),
    routes: new Map(
      Object.entries(row.system.inputs).map(([route, legs]) => [
        route as Route,
        legs.map((leg) => ({
          state: state(leg.to),
          fraction: evaluate(leg.fraction),
          zeroOrderMin: leg.zeroOrderMin === undefined ? undefined : evaluate(leg.zeroOrderMin),
          lagMin: leg.lagMin === undefined ? undefined : evaluate(leg.lagMin),
        })),
      ]),
    ),
  };
  compiled.set(row, result);
  return result;
}
