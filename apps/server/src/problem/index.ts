export { Problem, type ProblemExtras, reasonsWire } from './problem.ts';
