import type { EventRef } from '../record/index.ts';
import type { Instant } from '../units/index.ts';

/** What a call is about. It can turn: somebody who cannot come may say why on the way. */
export const CALL_TOPICS = ['suicidal', 'after-visit', 'cannot-come', 'escort', 'pharmacy', 'question'] as const;
export type CallTopic = (typeof CALL_TOPICS)[number];

export const CALLERS = ['patient', 'escort', 'family', 'pharmacy', 'clinician', 'not-known'] as const;
export type Caller = (typeof CALLERS)[number];

/** How a call ended. That nobody answered, or that a message was left, is of a call that the clinic made. */
export const CALL_OUTCOMES = [
  'line-lost',
  'no-answer',
  'left-message',
  'emergency-sent',
  'with-clinician',
  'comes-in',
  'safe-for-now',
  'advised',
  'message-taken',
  'answered',
  'wrong-number',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/**
 * Somebody is on the phone. The stream is the patient's, or `clinic/calls` while nobody knows who it is. What is said is
 * kept as it is said, entry by entry, so a line that breaks loses nothing.
 */
export interface CallOpened {
  readonly call: string;
  readonly topic: CallTopic;
  /** `out`: the clinic calls, for a follow-up it owes. */
  readonly direction: 'in' | 'out';
  readonly caller: Caller;
  /** Task that this call answers; it is closed when the call ends with somebody reached. */
  readonly task?: string;
  /** Where it was first entered, when it was moved here because the caller became known. */
  readonly from?: EventRef;
}
export interface CallAnswered {
  readonly call: string;
  /** Id of a row of `CALL_STEPS`, `RED_FLAGS`, or a question of the C-SSRS screener. */
  readonly step: string;
  readonly value: string | boolean;
  readonly from?: EventRef;
}
export interface CallTurned {
  readonly call: string;
  readonly topic: CallTopic;
  readonly from?: EventRef;
}
export interface CallEnded {
  readonly call: string;
  readonly outcome: CallOutcome;
  /** Ids of `CALL_ADVICE` that were said. */
  readonly advice: readonly string[];
  readonly words?: string;
  /** When the clinic calls again; absent = by the row of the follow-up. */
  readonly nextCallAt?: Instant;
  /** Who owns what follows; absent = whoever has the role. */
  readonly owner?: string;
}
/** On `clinic/calls`: it turned out who called. What was said was told again to that person's stream. */
export interface CallIdentified {
  readonly call: string;
  readonly patient: string;
}

/** Calls of people who are not known yet. */
export const CALLS_STREAM = 'clinic/calls';

export const CALL_EVENTS = ['call-opened', 'call-answered', 'call-turned', 'call-ended', 'call-identified'] as const;
