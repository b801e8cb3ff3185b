import { type Observations, PLAUSIBLE } from '../monitoring/index.ts';
import { type RuleReason, ruleReason } from '../policy/index.ts';
import { GIVE_RULES } from './give-rules.ts';

/** What in a look cannot be: it is recorded as said, flagged, and judged as unknown. */
export function valueReasons(observations: Observations): readonly RuleReason[] {
  const reasons: RuleReason[] = [];
  for (const [field, [low, high]] of Object.entries(PLAUSIBLE)) {
    const value = observations[field as keyof typeof PLAUSIBLE];
    if (value !== undefined && !(value >= low && value <= high)) {
      reasons.push(
        ruleReason(GIVE_RULES, 'value-off-scale', `${field} ${value} is outside ${low}-${high}`, {
          inputs: [{ name: field, value }],
        }),
      );
    }
  }
  const { systolicMmHg, diastolicMmHg } = observations;
  if (systolicMmHg !== undefined && diastolicMmHg !== undefined && systolicMmHg <= diastolicMmHg) {
    reasons.push(ruleReason(GIVE_RULES, 'value-off-scale', `systolic ${systolicMmHg} is not above ${diastolicMmHg}`));
  }
  return reasons;
}
