import type { Reason, ReasonInput, Role } from '../record/index.ts';

export type Verdict = 'contraindicated' | 'defer' | 'caution' | 'info';
/** Highest first. */
export const VERDICTS: readonly Verdict[] = ['contraindicated', 'defer', 'caution', 'info'];

/** A rule of the day as a row: what it is called, how hard it is, who may override it, what clears it. */
export interface RuleRow {
  readonly title: string;
  readonly verdict: Verdict;
  /** Empty: nobody can override it, it has to be cleared. */
  readonly override: readonly Role[];
  /** What would clear it, said to the person who can. */
  readonly clears: string;
  readonly sources: readonly string[];
}

/** A reason with its weight and its way out: a refusal is a to-do list. */
export interface RuleReason extends Reason {
  readonly verdict: Verdict;
  readonly clears: string;
}

/** Says that a rule applies. `because` names the figures; `inputs` hold them with age and source. */
export function ruleReason<Rules extends Readonly<Record<string, RuleRow>>>(
  rules: Rules,
  rule: keyof Rules & string,
  because: string,
  found: {
    readonly inputs?: readonly ReasonInput[];
    readonly missing?: readonly string[];
    /** Where one rule has two limbs: this one is harder, or milder, than the row says. */
    readonly limb?: Pick<RuleRow, 'verdict' | 'override'>;
  } = {},
): RuleReason {
  const row: RuleRow = { ...rules[rule]!, ...found.limb };
  return {
    rule,
    title: row.title,
    because,
    inputs: found.inputs ?? [],
    missing: found.missing ?? [],
    sources: row.sources,
    override: row.override.length === 0 ? null : { roles: row.override },
    verdict: row.verdict,
    clears: row.clears,
  };
}
