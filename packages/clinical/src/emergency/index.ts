export { EMERGENCY_CARDS, type EmergencyCard, FIRST_STEPS, type Step } from './cards.ts';
export {
  CAUTIOUS_AGE_YEARS,
  type ComputedDose,
  type EmergencyDrug,
  type EmergencyPatient,
  emergencyDose,
  type KitItem,
} from './drug.ts';
export { EMERGENCY_DRUGS, type EmergencyDrugId } from './drugs.ts';
