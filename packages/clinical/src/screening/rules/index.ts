import type { Rule } from '../rule.ts';
import { BODY_RULES } from './body.ts';
import { BRAIN_RULES } from './brain.ts';
import { DAY_RULES } from './day.ts';
import { HEART_RULES } from './heart.ts';
import { INDICATION_RULES } from './indication.ts';
import { INTERACTION_RULES } from './interactions.ts';
import { SUBSTANCE_RULES } from './substance.ts';
import { UNREAD_RULES } from './unread.ts';

/** Every rule that `screen` judges, in the order of the reference. */
export const SCREENING_RULES: readonly Rule[] = [
  ...INDICATION_RULES,
  ...HEART_RULES,
  ...BRAIN_RULES,
  ...SUBSTANCE_RULES,
  ...BODY_RULES,
  ...DAY_RULES,
  ...INTERACTION_RULES,
  ...UNREAD_RULES,
];
