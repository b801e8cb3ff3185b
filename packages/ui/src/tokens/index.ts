export { contrast } from './contrast.ts';
export { LOOKS, type Look, PAIRS, type Pair } from './pairs.ts';
