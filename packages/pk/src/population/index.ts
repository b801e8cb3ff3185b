export { cholesky, deviationDrawer } from './draw-deviations.ts';
export { quantilesInPlace } from './quantiles.ts';
export { type RandomStream, randomStream } from './random.ts';
export {
  type Band,
  type PopulationCurves,
  type PopulationInput,
  type Spread,
  simulatePopulation,
  withNoise,
} from './simulate-population.ts';
