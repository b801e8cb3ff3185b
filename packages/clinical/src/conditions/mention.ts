import type { ConditionId, FindingStatus } from './condition.ts';

/** A phrase found in free text. `denied` phrases were written as absent; a rule never fires on them and never relies on them. */
export interface Mention {
  readonly is: readonly ConditionId[];
  readonly phrase: string;
  readonly status: FindingStatus | null;
  readonly denied: boolean;
  /** The words that are about it and about nothing else, segment by segment: what may make it milder. */
  readonly about: readonly string[];
}

export interface ReadText {
  readonly mentions: readonly Mention[];
  /** True when the text holds words of content and nothing in it was understood. */
  readonly unread: boolean;
  /** Statements of their own ("COPD; frobnitz") in which nothing was understood, where others were: each must be asked about. */
  readonly unreadParts: readonly string[];
  /** True when the text says that there is nothing to say: "none", "no known problems". */
  readonly nothing: boolean;
  readonly words: ReadonlySet<string>;
}
