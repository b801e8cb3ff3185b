export { type Check, type CheckState, type GridInput, gridChecks, type Look } from './grid.ts';
export { type Implausible, OBSERVATION_NAMES, PLAUSIBLE, type PlausibleLook, plausibleOf } from './plausible.ts';
export {
  assessVital,
  LEVELS,
  type Level,
  TRIGGERS,
  type Triggered,
  type TriggerInput,
  type TriggerRow,
  triggersOf,
  VITAL_FIELDS,
  type VitalAssessment,
  worse,
} from './triggers.ts';
export {
  type CuffCheck,
  type DissociationScore,
  EMERGENCY_SYMPTOMS,
  type EmergencySymptom,
  type NauseaScore,
  type Observations,
  READING_KINDS,
  type Reading,
  type ReadingKind,
  type SedationScore,
  VITALS,
  type VitalKind,
  type VitalSource,
  type Vitals,
} from './vitals.ts';
