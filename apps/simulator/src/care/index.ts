export { BEHAVIOUR, CLINIC } from './behaviour.ts';
export { type CareResult, type CareSimulation, simulateCare } from './simulate-care.ts';
