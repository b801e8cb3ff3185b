export {
  type Baseline,
  EVENTS,
  type PhysiologicalEvent,
  type SimulatedPatient,
  simulatedPatient,
  type Vitals,
} from './patient.ts';
export {
  EFFECT_HALF_TIME_MIN,
  effectAt,
  REFERENCE_NG_PER_ML,
  RESPONSES,
  type RespondingVital,
  type Response,
} from './response.ts';
