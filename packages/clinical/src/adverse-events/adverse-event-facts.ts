import type { Instant } from '../units/index.ts';
import type { Grade } from './grade.ts';

/** What a clinician says of something that went wrong, whenever it did. */
export interface AdverseEventFacts {
  /** Key of the adverse-event list, or `other` with words. */
  readonly event: string;
  readonly words?: string;
  readonly grade: Grade;
  readonly onsetAt: Instant;
  readonly resolvedAt?: Instant;
  readonly related: 'yes' | 'possible' | 'no' | 'unknown';
  readonly outcome: 'resolved' | 'improving' | 'ongoing' | 'transferred' | 'unknown';
  readonly serious:
    | 'no'
    | 'death'
    | 'life-threatening'
    | 'hospitalisation'
    | 'disability'
    | 'important-medical-event'
    | 'not-assessed';
}
