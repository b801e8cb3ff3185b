export { type Bed, type BodyDose, type Control, parseControl } from './control.ts';
export { levelOf } from './level.ts';
export { createWard } from './ward.ts';
