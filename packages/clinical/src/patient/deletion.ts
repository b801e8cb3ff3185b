/** Why something stays although the patient asked that it be deleted; which law it is, and until when, is said in words beside it. */
export const KEPT_BECAUSE = ['treatment-records', 'controlled-medicines', 'bills', 'open-matter', 'other'] as const;

export interface KeptOnDeletion {
  /** What stays, in words the patient reads. */
  readonly what: string;
  /** At least one. */
  readonly because: readonly (typeof KEPT_BECAUSE)[number][];
  /** The law by its name, or the reason, and until when: laws differ by state, so nothing here fills it in. */
  readonly law: string;
}

/** What a patient is answered who asked for deletion. Which of the three it is is said, and never read from what is missing. */
export type DeletionAnswer =
  | { readonly outcome: 'deleted'; readonly deleted: string }
  | { readonly outcome: 'partly'; readonly deleted: string; readonly kept: KeptOnDeletion }
  | { readonly outcome: 'kept'; readonly kept: KeptOnDeletion };
