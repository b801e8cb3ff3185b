import type { SourceId } from '../sources/index.ts';

/** In order of precedence, highest first; `info` never changes the verdict. */
export const VERDICTS = ['contraindicated', 'defer', 'caution', 'info'] as const;
export type FlagVerdict = (typeof VERDICTS)[number];
export type Verdict = 'contraindicated' | 'defer' | 'caution' | 'eligible';

/** 3 is the most severe. */
export const severity = (verdict: FlagVerdict | Verdict): number =>
  ({ contraindicated: 3, defer: 2, caution: 1, info: 0, eligible: 0 })[verdict];

/** A datum a rule looked at. `age` is how old it is; null when what was sent does not say. */
export interface FlagInput {
  readonly field: string;
  readonly value: string | number | boolean;
  /** UCUM, or null where the value has none */
  readonly unit: string | null;
  readonly age: { readonly value: number; readonly unit: 'min' | 'h' | 'wk' } | null;
}

/** The strength of what a threshold rests on. What nobody's document states is the clinic's own policy, and says so. */
export type Basis = 'label' | 'guideline' | 'trial' | 'clinic policy';

/** Who may let a patient through in spite of the flag, and how. Null: nothing to release. */
export interface Override {
  readonly roles: readonly ('prescriber' | 'second prescriber' | 'nurse')[];
  readonly how: string;
}

/** What ends a defer, by when it can still be today, and who decides. */
export interface Clearing {
  readonly what: string;
  readonly by: string;
  readonly who: string;
}

export interface Flag {
  readonly rule: string;
  readonly verdict: FlagVerdict;
  readonly title: string;
  readonly because: string;
  readonly inputs: readonly FlagInput[];
  readonly missing: readonly string[];
  readonly sources: readonly SourceId[];
  readonly basis: Basis;
  readonly wouldChange: string;
  readonly override: Override | null;
  readonly clears: Clearing | null;
  readonly layer: 'intake' | 'day';
  readonly section: string;
}

export interface ScreeningAnswer {
  readonly verdict: Verdict;
  /** A person has to act now, whatever the verdict: acute suicidality, or signs of an emergency. */
  readonly escalate: boolean;
  readonly flags: readonly Flag[];
  readonly route: string | null;
  readonly policyVersion: string;
}
