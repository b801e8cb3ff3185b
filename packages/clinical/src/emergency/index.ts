export {
  EMERGENCY_CARDS,
  EMERGENCY_ROLES,
  type EmergencyCard,
  type EmergencyRole,
  FIRST_STEPS,
  type Step,
} from './cards.ts';
export {
  type Assumption,
  CAUTIOUS_AGE_YEARS,
  type EmergencyDose,
  type EmergencyDrug,
  type EmergencyPatient,
  emergencyDose,
  type KitAmount,
  type KitForm,
  type KitNote,
  type KnownWeight,
} from './drug.ts';
export { EMERGENCY_DRUGS, type EmergencyDrugId } from './drugs.ts';
export {
  type EmergencyKit,
  KIT_DRUGS,
  KIT_EQUIPMENT,
  type KitEquipment,
  type KitItem,
  type KitRow,
} from './kit.ts';
export { type KitGap, kitLacks } from './kit-lacks.ts';
