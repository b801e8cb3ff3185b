import type { Rule } from '../rule.ts';
import { AGE_AND_SIZE_RULES } from './age-and-size.ts';
import { AIRWAY_RULES } from './airway.ts';
import { ALLERGY_RULES } from './allergy.ts';
import { BLADDER_RULES } from './bladder.ts';
import { BLEEDING_RULES } from './bleeding.ts';
import { BLOOD_PRESSURE_RULES } from './blood-pressure.ts';
import { DAY_RULES } from './day.ts';
import { HEART_RULES } from './heart.ts';
import { INDICATION_RULES } from './indication.ts';
import { INTERACTION_RULES } from './interactions.ts';
import { LIVER_RULES } from './liver.ts';
import { METABOLISM_RULES } from './metabolism.ts';
import { MIND_RULES } from './mind.ts';
import { REPRODUCTION_RULES } from './reproduction.ts';
import { SEIZURE_RULES } from './seizures.ts';
import { SKULL_AND_EYE_RULES } from './skull-and-eye.ts';
import { SUBSTANCE_RULES } from './substance.ts';
import { SUICIDALITY_RULES } from './suicidality.ts';
import { UNREAD_RULES } from './unread.ts';
import { VESSEL_RULES } from './vessels.ts';

/** Every rule that `screen` judges, in the order of the reference. */
export const SCREENING_RULES: readonly Rule[] = [
  ...INDICATION_RULES,
  ...BLOOD_PRESSURE_RULES,
  ...BLEEDING_RULES,
  ...HEART_RULES,
  ...VESSEL_RULES,
  ...SKULL_AND_EYE_RULES,
  ...MIND_RULES,
  ...SUICIDALITY_RULES,
  ...SEIZURE_RULES,
  ...SUBSTANCE_RULES,
  ...REPRODUCTION_RULES,
  ...ALLERGY_RULES,
  ...LIVER_RULES,
  ...BLADDER_RULES,
  ...METABOLISM_RULES,
  ...AIRWAY_RULES,
  ...AGE_AND_SIZE_RULES,
  ...DAY_RULES,
  ...INTERACTION_RULES,
  ...UNREAD_RULES,
];
