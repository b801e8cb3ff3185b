export { ORDER_RULES, orderReasons } from './ceilings.ts';
export { flushesOf } from './flush.ts';
export type {
  BolusOrder,
  DoseOrder,
  DosingWeight,
  InfusionOrder,
  InjectionOrder,
  LinePlan,
  MouthOrder,
  NasalDeviceOrder,
  OrderedAmount,
  OrderForm,
  WeightRule,
} from './order.ts';
export {
  type DeliveredStretch,
  type FlushStep,
  type LineSetup,
  type LineStep,
  type LineTotals,
  plugFlow,
} from './plug-flow.ts';
export { amountMg, DEVICE_MG, orderMg, type PumpSetting, pumpSetting } from './pump.ts';
export { type CounterDoubt, weighCounters } from './pump-counter.ts';
export { type Molecule, moleculeOf, ROUTES, type Route } from './route.ts';
export {
  adjustedWeight,
  type DosingSex,
  dosingSex,
  dosingWeight,
  IDEAL_WEIGHT_HEIGHT_CM_MIN,
  idealWeight,
  type WeightAnswer,
} from './weight.ts';
