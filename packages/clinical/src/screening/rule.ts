import type { SettingId } from '../policy/index.ts';
import type { SourceId } from '../sources/index.ts';
import type { Basis, Clearing, FlagInput, FlagVerdict, Override } from './flag.ts';
import type { ScreeningPolicy } from './policy.ts';
import type { Prepared } from './prepare.ts';
import type { Route } from './screening-request.ts';

/** What a predicate looks at: the prepared request, one route, and the clinic's numbers. */
export interface Case extends Prepared {
  readonly route: Route;
  readonly setting: (id: SettingId) => number;
  readonly policy: ScreeningPolicy;
}

/** What a rule found. Null instead of it: the rule has nothing to say. */
export interface Outcome {
  readonly verdict: FlagVerdict;
  readonly because: string;
  readonly inputs?: readonly FlagInput[];
  readonly missing?: readonly string[];
  readonly escalate?: boolean;
}

/**
 * One row of the reference: id verbatim, where it stands, when it acts, what it rests on, what releases it. `judge` is pure and
 * reads nothing but the case; `settings` names the numbers it takes from the policy, `verdicts` every verdict it can give.
 */
export interface Rule {
  readonly id: string;
  readonly section: string;
  readonly layer: 'intake' | 'day';
  readonly title: string;
  /** The row in one line of our own words, for the screens and the generated list. */
  readonly states: string;
  readonly routes: 'all' | readonly Route[];
  readonly verdicts: readonly FlagVerdict[];
  readonly settings: readonly SettingId[];
  readonly basis: Basis;
  readonly sources: readonly SourceId[];
  readonly wouldChange: string;
  readonly override: Override | null;
  readonly clears: Clearing | null;
  /** `reference`: an id of the reference, verbatim. `ours`: added by us, and why. */
  readonly from: 'reference' | { readonly ours: string };
  readonly judge: (subject: Case) => Outcome | readonly Outcome[] | null;
}

export const ESKETAMINE: readonly Route[] = ['intranasal-esketamine'];
export const KETAMINE: readonly Route[] = [
  'iv-ketamine',
  'im-ketamine',
  'sc-ketamine',
  'intranasal-ketamine',
  'sublingual-ketamine',
  'oral-ketamine',
];
export const INJECTED: readonly Route[] = ['iv-ketamine', 'im-ketamine', 'sc-ketamine'];
export const NASAL: readonly Route[] = ['intranasal-esketamine', 'intranasal-ketamine'];
/** Routes where the drug passes the liver before it works: what changes its metabolism changes the dose. */
export const SWALLOWED: readonly Route[] = ['oral-ketamine', 'sublingual-ketamine'];

export const isEsketamine = (route: Route): boolean => ESKETAMINE.includes(route);

/** How flags of each verdict are usually released (reference, section 0); a rule may say otherwise. */
export const RELEASE = {
  contraindicated: {
    roles: ['prescriber', 'second prescriber'],
    how: 'two clinicians and a documented reason, unless the clinic blocks it',
  },
  defer: { roles: ['prescriber'], how: 'ends by itself when what is missing is recorded' },
  caution: { roles: ['prescriber'], how: 'reads the flag and records a reason' },
} as const satisfies Record<string, Override>;

/** One number as a flag's input. */
export const input = (
  field: string,
  value: string | number | boolean,
  unit: string | null = null,
  age: FlagInput['age'] = null,
): FlagInput => ({ field, value, unit, age });
