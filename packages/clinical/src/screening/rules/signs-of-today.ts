import type { ConditionId } from '../../conditions/index.ts';

/** What only today's symptoms are judged by: an emergency of heart or brain when it is so now (section b.1). */
export const SIGNS_OF_TODAY: readonly ConditionId[] = [
  'chest-pain',
  'dyspnoea',
  'severe-headache',
  'visual-change',
  'focal-deficit',
  'confusion',
];
