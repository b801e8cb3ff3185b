export { type Comparison, compare, compareAll, modelsFor, predict } from './predict.ts';
export { PUBLISHED, type PublishedValue, type Quantity } from './published.ts';
