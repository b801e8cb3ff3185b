import type { MessageLanguage } from '../messages/index.ts';
import type { LocalDate } from '../patient/index.ts';

/** Whether somebody may be written to, texted, called. Asked of everybody; not answered is not a yes. */
export interface ContactAnswers {
  readonly email?: boolean;
  readonly text?: boolean;
  readonly call?: boolean;
}

export interface Guardian {
  readonly name: string;
  readonly relation?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** Who sends a patient. What he writes about the patient is an event of its own class. */
export interface Referrer {
  readonly name: string;
  readonly practice?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly fax?: string;
  /** What he reads; absent: not said. */
  readonly language?: MessageLanguage;
}

/** Somebody asks to be treated, or is asked for. Begins `patient/<id>`; holds nothing about any illness. */
export interface SignedUp {
  readonly by: 'self' | 'guardian' | 'referrer' | 'desk';
  readonly givenName: string;
  readonly familyName: string;
  readonly calledName?: string;
  readonly birthDate: LocalDate;
  readonly email?: string;
  readonly phone?: string;
  readonly language: MessageLanguage;
  readonly contact: ContactAnswers;
  readonly guardian?: Guardian;
  readonly referrer?: Referrer;
  /** Who told them of the clinic, in their words. */
  readonly heardFrom?: string;
}

/** What was asked beside it: whether the person is safe. Clinical, and apart from the request. */
export interface SignUpSafetyTold {
  readonly answer: 'safe' | 'not-safe' | 'not-said';
}

/** Answers that somebody gave before there was an account ("Is it for me?") and chose to bring along. */
export interface SelfCheckCarried {
  readonly answers: Readonly<Record<string, unknown>>;
}

/** What the referring practitioner says about the patient. */
export interface ReferralWritten {
  readonly reason: string;
  readonly tried?: string;
  readonly medicines?: string;
  readonly allergies?: string;
  /** Heart, vessels, psychosis or mania, alcohol and drugs. */
  readonly history?: string;
  /** The last one with its day, as it was written. */
  readonly bloodPressure?: string;
  /** Thoughts of suicide, attempts, and what was arranged. */
  readonly risk?: string;
  /** The practitioner fears for the patient: somebody calls today. */
  readonly urgent: boolean;
  /** Whether the patient knows of it and agreed to be written to. */
  readonly patientAgreed: boolean;
}

/** What a clinic looks for in a referral; nothing of it is asked for at the door, and what is not there is asked for. */
export const REFERRAL_PARTS = ['tried', 'medicines', 'allergies', 'history', 'bloodPressure', 'risk'] as const;
export type ReferralPart = (typeof REFERRAL_PARTS)[number];

export interface SignUpAccepted {
  readonly words?: string;
}

export const CLOSED_BECAUSE = [
  'withdrew',
  'not-reached',
  'not-eligible',
  'minor',
  'elsewhere',
  'no-place',
  'not-a-request',
] as const;
export type ClosedBecause = (typeof CLOSED_BECAUSE)[number];

export interface SignUpClosed {
  readonly because: ClosedBecause;
  /** For the clinic itself. */
  readonly words?: string;
  /** What the person reads beside the reason, on his own page. */
  readonly told?: string;
}

/** The request was of somebody whom the record knows: it goes on there. */
export interface SignUpMerged {
  readonly into: string;
}

/** The other side of it, on the chart that goes on. Contact details are taken over where the chart has none. */
export interface SignUpJoined {
  readonly from: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language: MessageLanguage;
  readonly contact: ContactAnswers;
}

/** Events of signing up, all on `patient/<id>`. */
export interface SignUpEventBodies {
  'signed-up': SignedUp;
  'sign-up-safety-told': SignUpSafetyTold;
  'self-check-carried': SelfCheckCarried;
  'referral-written': ReferralWritten;
  'sign-up-accepted': SignUpAccepted;
  'sign-up-closed': SignUpClosed;
  'sign-up-merged': SignUpMerged;
  'sign-up-joined': SignUpJoined;
}
