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
export { type Molecule, moleculeOf, ROUTES, type Route } from './route.ts';
