export { type Delivery, deliverFromPump, type Line, type PumpStretch } from './deliver-from-pump.ts';
export { drawnDoses, isUncertain, typicalDoses, type UncertainDose } from './uncertain-dose.ts';
