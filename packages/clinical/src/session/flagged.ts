import type { Override, Reason } from '../record/index.ts';

/** `flags` are the rules that a fact broke: the fact stands. */
export interface Flagged {
  readonly flags: readonly Reason[];
  /** Why each was passed over, in the words of who did; only where it was ordered against a reason. */
  readonly overrides?: readonly Override[];
}
