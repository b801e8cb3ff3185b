import type { ConditionId } from '../conditions/index.ts';
import type { SourceId } from '../sources/index.ts';

export const INTAKE_TOPICS = ['now', 'about', 'history', 'medicines', 'substances', 'treatments', 'scales'] as const;
export type IntakeTopic = (typeof INTAKE_TOPICS)[number];

/** Of whom it is asked: every part must hold. A part about an answer waits until that answer is there. */
export type AskWhen =
  | { readonly question: string; readonly has: readonly string[] }
  | { readonly question: string; readonly lacks: readonly string[] }
  /** Sex at birth is not male: said, or not known. */
  | { readonly couldBePregnant: true };

/** What of the record answers it already, so that it is not asked again. */
export type KnownBy = 'sex' | 'weight' | 'height' | 'conditions' | 'medicines' | 'allergies';

/** What a ticked answer tells the screening: a diagnosis as the recognisers read it, in the words of the record. */
export interface Says {
  readonly display: string;
  readonly status: 'active' | 'remission' | 'history';
  /** What the recognisers must make of it; a test holds both together. */
  readonly is: ConditionId;
}

export interface IntakeOption {
  readonly id: string;
  readonly says?: Says;
  /** Help comes before the next question: `now` at once, `ask` by a clinician's questions soon. */
  readonly help?: 'now' | 'ask';
}

interface Row {
  readonly id: string;
  readonly topic: IntakeTopic;
  readonly when: readonly AskWhen[];
  readonly known: KnownBy | null;
  /** Fields of the screening request that it fills; empty: for the clinician's eyes. */
  readonly feeds: readonly string[];
  readonly sources: readonly SourceId[];
}

export type IntakeQuestion = Row &
  (
    | { readonly kind: 'one' | 'many'; readonly options: readonly IntakeOption[] }
    | { readonly kind: 'number'; readonly unit: 'kg' | 'cm'; readonly min: number; readonly max: number }
    | { readonly kind: 'lines' | 'medicines' | 'allergies' | 'trials' }
    | { readonly kind: 'scale'; readonly instrument: string }
  );

export type IntakeKind = IntakeQuestion['kind'];
