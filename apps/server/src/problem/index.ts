export { isForNow } from './for-now.ts';
export { Problem, type ProblemExtras, reasonsWire } from './problem.ts';
