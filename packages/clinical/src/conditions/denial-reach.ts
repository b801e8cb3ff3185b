import type { ConditionId } from './condition.ts';
import type { Family } from './find-phrase.ts';

/**
 * What sort of thing is named. A list that denies things of one sort denies no other: "denies SI, AVH" denies both, "denies pain,
 * schizophrenia" says nothing of schizophrenia.
 */
export type Sort = 'sign' | 'sign-of-mind' | 'state-of-mind' | 'disease' | 'other';

const SIGNS: ReadonlySet<ConditionId> = new Set([
  'chest-pain',
  'dyspnoea',
  'severe-headache',
  'visual-change',
  'focal-deficit',
  'confusion',
  'gut-symptoms',
  'dysuria',
  'haematuria',
  'urologic-symptoms',
  'respiratory-infection',
  'nasal-block',
  'seizure',
]);
const MIND: ReadonlySet<ConditionId> = new Set(['psychosis', 'mania', 'bipolar']);
/** A disease by its rule, and a sign by what one asks for. */
const FELT = /^(?:palpitations?|palpitacion(?:es)?)$/;
/** What one asks a person for, as against what a person is diagnosed with. */
const ASKED_FOR = /hallucinat|voices|delusions|paranoi|homicid|\bhi\b|alucinacion|voces/;

export function sortOf({ is, tokens }: Pick<Family, 'is' | 'tokens'>): Sort {
  if (is.every((condition) => SIGNS.has(condition)) || FELT.test(tokens.join(' '))) return 'sign';
  if (is.every((condition) => condition.startsWith('suicid'))) return 'sign-of-mind';
  const asked = ASKED_FOR.test(tokens.join(' '));
  if (is.every((condition) => condition === 'no-rule')) return asked ? 'sign-of-mind' : 'other';
  if (is.some((condition) => condition !== 'bipolar') && is.every((condition) => MIND.has(condition)))
    return asked ? 'sign-of-mind' : 'state-of-mind';
  return 'disease';
}

const AFTER: Readonly<Record<Sort, readonly Sort[]>> = {
  sign: ['sign', 'sign-of-mind', 'state-of-mind', 'disease', 'other'],
  other: ['sign', 'sign-of-mind', 'state-of-mind', 'disease', 'other'],
  'sign-of-mind': ['sign', 'sign-of-mind', 'state-of-mind'],
  'state-of-mind': ['sign-of-mind', 'state-of-mind', 'disease'],
  disease: ['disease'],
};

/** Whether a denial of these sorts of things goes on over a thing of this sort. */
export const goesOnOver = (denied: ReadonlySet<Sort>, sort: Sort): boolean =>
  AFTER[sort].some((before) => denied.has(before));

/** A denial, or the word of another person's health, that may reach past a comma. */
export interface Reach {
  /** Said with a word that leads a list. */
  readonly list: boolean;
  /** What it denied where it stood and on the way, so that what follows may be more of the same. */
  readonly sorts: ReadonlySet<Sort>;
  /** The denial stands by itself ("denies: SI, HI") and has denied nothing yet: what comes first is what it denies. */
  readonly heads: boolean;
  /** What was negative was a test: only another test is more of the same. */
  readonly test: boolean;
  /** It is another person's: only under the heading of a family's history is what follows his too. */
  readonly others: boolean;
}

export interface Carried {
  readonly denied: boolean;
  /** It can be read both ways, and is asked about. */
  readonly ask: boolean;
}

/**
 * How a name after a comma is read, when a denial stands before the comma. What can be read both ways is never milder for it:
 * a disease is taken as stated and asked about.
 */
export function carried(
  reach: Reach,
  named: {
    readonly sort: Sort;
    readonly bare: boolean;
    readonly joined: boolean;
    /** It stands in a list that is nothing but what one denies in a breath. */
    readonly whole: boolean;
    readonly anew: boolean;
  },
): Carried {
  const { sort, bare, joined, whole, anew } = named;
  if (reach.others) return reach.list ? { denied: !anew, ask: !bare && !anew } : { denied: false, ask: bare };
  const same = goesOnOver(reach.sorts, sort) || (reach.heads && reach.sorts.size === 0);
  const asked = sort === 'sign' || sort === 'sign-of-mind' || sort === 'other';
  if (bare && (joined || whole)) return { denied: true, ask: false };
  if (reach.list)
    return same && (bare || asked) ? { denied: bare || !anew, ask: !bare && !anew } : { denied: false, ask: !anew };
  if (!bare || reach.sorts.size === 0) return { denied: false, ask: false };
  // "no CP, SOB": two signs in one breath are one denial, as a rule; two diseases may be two statements.
  return { denied: same && asked, ask: true };
}
