import type { EventRef } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { LocalDate } from './person-events.ts';

export interface ConsentSigned {
  readonly consent: 'ketamine' | 'esketamine' | 'photo' | 'contact' | 'other';
  readonly document: string;
  readonly version: string;
  readonly offLabelWording: boolean;
  readonly expiresAt?: Instant;
  /** Where it was signed on a screen: bound to the exact words by their hash. Absent: a paper that staff entered. */
  readonly signature?: {
    readonly language: 'en' | 'es';
    /** SHA-256 of the canonical text. */
    readonly textSha256: string;
    readonly printedName: string;
    /** One for each question that was asked: the wrong choices before the right one. */
    readonly teachBack: readonly { readonly question: string; readonly wrong: readonly string[] }[];
    /** The very paper, as it is kept. */
    readonly paper: { readonly sha256: string; readonly size: number };
  };
}

/** Something the patient wants answered before signing. */
export interface ConsentQuestionAsked {
  readonly document: string;
  readonly words: string;
}

/** The patient needs no answer to it any more. */
export interface ConsentQuestionWithdrawn {
  readonly question: EventRef;
}

export interface ConsentWithdrawn {
  readonly consent: ConsentSigned['consent'];
  readonly words?: string;
  /** The signature that stood before who took it back; absent: whatever was signed. */
  readonly signature?: EventRef;
}

export interface PatientRemsEnrolled {
  readonly enrolledOn: LocalDate;
  readonly number?: string;
}
