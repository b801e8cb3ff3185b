import type { Override, Reason } from '../record/index.ts';
import { noWorse } from './lent-right.ts';

/** A reason that somebody with the right weighed and signed for, as he saw it then. */
export interface Weighed {
  readonly seen: Reason;
  readonly words: string;
}

/** With which words a reason was weighed. What got worse since, or was not known then, was not: it is weighed anew. */
export const weighedWith = (weighed: readonly Weighed[], reason: Reason): string | undefined =>
  weighed.findLast(({ seen }) => noWorse(reason, seen))?.words;

/** The overrides that stand for these reasons: of each rule what was signed for it, none for a rule that holds back no more. */
export function overridesOf(weighed: readonly Weighed[], reasons: readonly Reason[]): readonly Override[] {
  return [...new Set(reasons.map(({ rule }) => rule))].flatMap((rule) => {
    const words = reasons.filter((one) => one.rule === rule).map((one) => weighedWith(weighed, one));
    return words.every((one) => one !== undefined) ? [{ rule, reason: [...new Set(words)].join('. ') }] : [];
  });
}
