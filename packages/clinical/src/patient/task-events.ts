import type { CheckInAnswers, CheckInPoint } from '../check-ins/index.ts';
import type { ATTEMPT_RESULTS, ATTEMPT_WAYS, HumanContact } from '../distress/index.ts';
import type { EventRef } from '../record/index.ts';
import type { Answers } from '../scales/index.ts';
import type { Instant } from '../units/index.ts';
import type { DeletionAnswer } from './deletion.ts';

export interface TaskOpened {
  /** Unique within the patient: rule and cause, so the same cause opens it once. */
  readonly task: string;
  readonly kind: string;
  readonly title: string;
  readonly ownerRole: 'prescriber' | 'nurse' | 'front-desk' | 'biller' | 'owner';
  readonly owner?: string;
  /** People it goes on to when it is late, in their order, as the hours of cover named them. */
  readonly next?: readonly string[];
  /** From when its minutes count, where nobody was promised to read when it came in: the beginning of the next hours. */
  readonly unwatchedUntil?: Instant;
  readonly dueAt: Instant;
  readonly urgent: boolean;
  readonly about?: { readonly stream: string; readonly entry?: EventRef; readonly rule?: string };
}

export interface TaskTaken {
  readonly task: string;
  readonly owner: string;
}

export interface TaskClosed {
  readonly task: string;
  readonly evidence: string;
  /** Whom somebody reached, when and with what outcome; what is about suicide is closed with nothing else. */
  readonly contact?: HumanContact;
  /** What the patient who asked for deletion is answered; absent where an earlier Keel closed it with words alone. */
  readonly deletion?: DeletionAnswer;
}

/** Somebody tried and did not reach the person. It is counted, and closes nothing. */
export interface ContactTried {
  readonly task: string;
  readonly how: (typeof ATTEMPT_WAYS)[number];
  readonly result: (typeof ATTEMPT_RESULTS)[number];
  readonly words?: string;
}

/** What the patient answers after a treatment, at home. What was not asked or not answered is absent. */
export interface CheckInAnswered {
  /** The session it is about; absent where it is asked by the plan and not after one session. */
  readonly session?: string;
  readonly point: CheckInPoint;
  readonly answers: CheckInAnswers;
  readonly words?: string;
}

/**
 * What was answered about dying or being safe on a form at home that is not done: told at once, so that whoever closes the page has told it.
 * It is no answered form: nothing is counted from it, and the form stays asked.
 */
export type AnswersSoFarTold =
  | {
      readonly of: 'scale';
      readonly instrument: string;
      readonly version: string;
      readonly form?: string;
      readonly language?: string;
      readonly wording?: string;
      /** Of the items about dying alone, as they stood then. */
      readonly answers: Answers;
    }
  | {
      readonly of: 'check-in';
      readonly session?: string;
      readonly point: CheckInPoint;
      readonly answers: { readonly safe: 'not-sure' | 'no' };
    };

/** Pressed or said by the patient. */
export interface NotSafeSaid {
  readonly where?: string;
  readonly words?: string;
}

/** Somebody of the clinic heard it: by phone, at the desk, from a relative. */
export interface DistressReported {
  readonly heard: 'phone' | 'front-desk' | 'relative' | 'escort' | 'message' | 'other';
  /** `not-safe`: a danger now; `worried`: something that must be asked about today. */
  readonly what: 'not-safe' | 'worried';
  readonly words?: string;
  readonly callBack?: string;
  readonly whereNow?: string;
}
