import type { ScreeningContext, ScreeningPatient } from '../screening/index.ts';

/** What ticking one answer says, in the fields of the clinic's own screening request. */
export interface Says {
  readonly diagnoses?: readonly {
    readonly display: string;
    readonly status: 'active' | 'history' | 'remission' | null;
  }[];
  readonly context?: ScreeningContext;
  readonly patient?: Pick<ScreeningPatient, 'pregnancy' | 'breastfeeding' | 'allergies'>;
  readonly symptom?: string;
  readonly indication?: string;
}

export interface Option {
  readonly id: string;
  readonly says: Says;
  /** Help comes before anything else. */
  readonly crisis?: 'safety' | 'emergency';
}

/**
 * One question. `one` and `many` offer answers; a `many` is answered by ticking something or "none of these", and only then is
 * what was not ticked a "no". Nothing ticked is not known.
 */
export type Question =
  | { readonly id: string; readonly kind: 'one' | 'many'; readonly options: readonly Option[] }
  | { readonly id: 'age'; readonly kind: 'number' }
  | { readonly id: 'medicines'; readonly kind: 'lines' };

/** What a person answered, by question: ids of options, `none`, `unsure`; a number as it was typed; medicines line by line. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** An answer to a `many` that leaves nothing open. */
export const NONE = 'none';
/** "I am not sure": the question stays open. */
export const UNSURE = 'unsure';
