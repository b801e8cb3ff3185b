/** Groups that a rule can ask for. A medicine may be in several; `no-rule` means known, and read by no rule. */
export type MedicineClass =
  | 'benzodiazepine'
  | 'sedative-hypnotic'
  | 'opioid'
  | 'gabapentinoid'
  | 'sedating-antihistamine'
  | 'antipsychotic'
  | 'antipsychotic-studied'
  | 'muscle-relaxant'
  | 'oxybate'
  | 'other-sedative'
  | 'barbiturate'
  | 'ethanol'
  | 'stimulant'
  | 'maoi'
  | 'lamotrigine'
  | 'lithium'
  | 'valproate'
  | 'antidepressant'
  | 'cyp3a4-inhibitor'
  | 'cyp3a4-inhibitor-unchanged-exposure'
  | 'cyp2b6-inhibitor'
  | 'cyp2b6-inhibitor-weak'
  | 'cyp-inducer'
  | 'opioid-antagonist'
  | 'opioid-antagonist-depot'
  | 'xanthine'
  | 'thyroid-hormone'
  | 'antithyroid'
  | 'antihypertensive'
  | 'nmda-antagonist'
  | 'sympathomimetic'
  | 'glp1'
  | 'insulin'
  | 'sulfonylurea'
  | 'glinide'
  | 'nasal-spray'
  | 'syringe-incompatible'
  | 'glaucoma-drop'
  | 'addiction-treatment'
  | 'mood-stabiliser'
  | 'cannabis'
  | 'ketamine'
  | 'ketamine-excipient'
  | 'esketamine-excipient'
  | 'no-rule';

/** One ingredient (or a class written as if it were one). `rxcuiMark`: `seen` in a public source, or `GK` from memory. */
export interface IngredientRow {
  readonly name: string;
  readonly classes: readonly MedicineClass[];
  readonly rxcui?: string;
  readonly rxcuiMark?: 'seen' | 'GK';
  /** Brands, other names and other RxNorm codes of the same ingredient, separated by `|`. */
  readonly also?: string;
}

/** A medicine as other systems send it. Every part may be absent; absent is unknown, never "no". */
export interface MedicineEntry {
  /** generic or brand */
  readonly name?: string | null | undefined;
  readonly rxcui?: string | null | undefined;
  /** as written */
  readonly dose?: string | null | undefined;
  /** h before the planned dose */
  readonly lastTakenHoursAgo?: number | null | undefined;
}

export interface RecognisedIngredient {
  readonly name: string;
  readonly classes: readonly MedicineClass[];
  readonly by: 'rxcui' | 'name' | 'spelling';
  /** What was written, when it was read as a slip of the pen. */
  readonly written: string | null;
}

/** What became of one entry; `unread` says what a person has to answer, null when nothing. */
export interface RecognisedMedicine {
  readonly ingredients: readonly RecognisedIngredient[];
  readonly unread:
    | null
    | { readonly kind: 'empty' }
    | { readonly kind: 'unknown'; readonly written: string }
    | { readonly kind: 'ambiguous'; readonly written: string; readonly candidates: readonly string[] }
    /** `matters`: a rule reads what is not taken any more, so that its last dose has to be known. */
    | { readonly kind: 'not-taken'; readonly written: string; readonly matters: boolean }
    | { readonly kind: 'code-and-name-disagree'; readonly written: string };
  /** True when the entry states that no medicine is taken. */
  readonly none: boolean;
  readonly label: string;
}
