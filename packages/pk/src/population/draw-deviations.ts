import type { CompiledModel, Deviations } from '../engine/index.ts';
import type { RandomEffect } from '../models/index.ts';
import type { RandomStream } from './random.ts';

type Draw = (random: RandomStream, into: Deviations) => void;

/**
 * How one model's people differ: normal deviations on the log scale (fractions on the logit scale), blocks correlated by their
 * Cholesky factor. All effects are drawn whatever the route, so the same person by another route is the same person.
 *
 * @throws RangeError when a covariance is not positive definite.
 */
export function deviationDrawer(model: CompiledModel): (random: RandomStream) => Deviations {
  const draws = model.row.variability.map((effect) => drawOf(model, effect));
  const size = model.parameterNames.length;
  return (random) => {
    const into = { log: new Float64Array(size), logit: new Float64Array(size) };
    for (const draw of draws) draw(random, into);
    return into;
  };
}

function drawOf(model: CompiledModel, effect: RandomEffect): Draw {
  if (effect.kind === 'log-normal-block') {
    const at = effect.parameters.map((name) => model.parameterIndex.get(name)!);
    const factor = cholesky(effect.covariance);
    const normals = new Float64Array(at.length);
    return (random, { log }) => {
      for (let i = 0; i < at.length; i += 1) {
        normals[i] = random.normal();
        for (let j = 0; j <= i; j += 1) log[at[i]!]! += factor[i]![j]! * normals[j]!;
      }
    };
  }
  const at = model.parameterIndex.get(effect.parameter)!;
  if (effect.kind === 'logit-normal')
    return (random, { logit }) => {
      logit[at]! += effect.sd * random.normal();
    };
  const sd = Math.sqrt(effect.kind === 'log-normal' ? effect.variance : Math.log(1 + (effect.cvPercent / 100) ** 2));
  return (random, { log }) => {
    log[at]! += sd * random.normal();
  };
}

/** Lower triangle L with L Lᵀ = covariance. */
export function cholesky(covariance: readonly (readonly number[])[]): number[][] {
  const n = covariance.length;
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = covariance[i]![j]!;
      for (let k = 0; k < j; k += 1) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i !== j) lower[i]![j] = sum / lower[j]![j]!;
      else if (sum > 0) lower[i]![i] = Math.sqrt(sum);
      else throw new RangeError('a covariance of the model is not positive definite');
    }
  }
  return lower;
}
