import type { Covariate } from '../models/index.ts';
import type { CompiledModel } from './compile-model.ts';

/** Whom a curve is for. Weight is total body weight in kg. A covariate left out is unknown, and the warnings say so. */
export interface Person {
  readonly weightKg: number;
  readonly covariates?: Covariates;
}

export type Covariates = {
  readonly [covariate in Covariate]?: covariate extends 'age' ? number : boolean;
};

/** One person's random deviations, in the order of the parameters: added on the log or on the logit scale. */
export interface Deviations {
  readonly log: Float64Array;
  readonly logit: Float64Array;
}

/**
 * One person's parameter values: typical × weight, then deviations, then covariate factors, then derived ones.
 * Fractions above 1 are held at 1 when drawn, so that a dose never gives more than it holds.
 */
export function parametersOf(model: CompiledModel, person: Person, deviations?: Deviations): Float64Array {
  const values = new Float64Array(model.parameterNames.length);
  const rows = model.row.parameters;
  const covariates = person.covariates ?? {};
  let index = 0;
  for (const name in rows) {
    const row = rows[name]!;
    let value = row.value;
    if (row.scaling !== undefined) {
      const { exponent, referenceKg } = row.scaling;
      value *= exponent === 1 ? person.weightKg / referenceKg : (person.weightKg / referenceKg) ** exponent;
    }
    values[index] = value;
    index += 1;
  }
  for (const effect of model.row.covariates) {
    const at = model.parameterIndex.get(effect.parameter)!;
    if (effect.covariate === 'age') {
      // A liver flow cannot fall to nothing however old the person: the range check has long said so by then.
      if (covariates.age !== undefined)
        values[at] = Math.max(
          values[at]! * 0.05,
          values[at]! + effect.perYear * Math.max(0, covariates.age - effect.above),
        );
    }
  }
  if (deviations !== undefined) {
    for (let i = 0; i < index; i += 1) {
      const log = deviations.log[i]!;
      const logit = deviations.logit[i]!;
      if (log !== 0) values[i] = values[i]! * Math.exp(log);
      if (logit !== 0) {
        const odds = (values[i]! / (1 - values[i]!)) * Math.exp(logit);
        values[i] = odds / (1 + odds);
      }
    }
    let at = 0;
    for (const name in rows) {
      const row = rows[name]!;
      if (row.unit === 'fraction' && row.value <= 1 && values[at]! > 1) values[at] = 1;
      at += 1;
    }
  }
  for (const effect of model.row.covariates) {
    if (effect.covariate !== 'age' && covariates[effect.covariate] === true) {
      const at = model.parameterIndex.get(effect.parameter)!;
      values[at] = Math.min(values[at]! * effect.factor, effect.max ?? Number.POSITIVE_INFINITY);
    }
  }
  for (const { index: at, evaluate } of model.derived) values[at] = evaluate(values);
  return values;
}
