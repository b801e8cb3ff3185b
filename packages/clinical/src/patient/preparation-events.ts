import type { Instant } from '../units/index.ts';

/** What happens between the booking of a visit and the day itself: said by the patient, the escort or a clinician. */

/**
 * What a clinician wants done with one medicine before a session. `as-usual` is an instruction too. Nothing else tells a patient
 * to leave a medicine out: no rule does, and no figure does.
 */
export interface HoldInstructed {
  readonly medicine: string;
  readonly instruction: 'as-usual' | 'last-dose-before';
  /** h before the start; only with `last-dose-before`. */
  readonly hours?: number;
  readonly words?: string;
}
export interface HoldsInstructed {
  readonly holds: readonly HoldInstructed[];
}
export interface EscortNamed {
  readonly visit: string;
  /**
   * Named for a visit that this one stands for. `moved`, `after-all`: asked again, since a yes is for one date and hour and ends when it is
   * told that the visit is off. `same-hour`: he was told nothing of the kind, and what he said holds. Absent: named for this one.
   */
  readonly again?: { readonly visit: string; readonly why: 'moved' | 'after-all' | 'same-hour' };
  readonly escort: 'adult' | 'medical-transport' | 'ride';
  readonly name?: string;
  readonly relation?: string;
  readonly phone?: string;
  readonly email?: string;
}
/** The escort's own word, by his link. */
export interface EscortAnswered {
  readonly visit: string;
  readonly answer: 'yes' | 'no';
}
/** "I ate": said before the session, so that nobody finds out at the door. */
export interface FoodReported {
  readonly visit: string;
  readonly what: 'food' | 'drink';
  readonly lastAt: Instant;
}
export interface CannotComeSaid {
  readonly visit: string;
  readonly wants: 'another-day' | 'call-me' | 'no-more';
}
export interface PreparationTicked {
  readonly visit: string;
  readonly item: string;
  readonly done: boolean;
}
