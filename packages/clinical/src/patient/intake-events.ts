import type { LocalDate } from './events.ts';

/** What a patient says of himself before the first session, one answer an event, so that nothing is lost on the way. */

/** One antidepressant that was taken, as the patient remembers it. What is not remembered is absent. */
export interface IntakeTrial {
  readonly medicine: string;
  /** mg a day, the highest that was taken. */
  readonly mgPerDay?: number;
  readonly weeks?: number;
  readonly helped?: 'yes' | 'a-little' | 'no' | 'unknown';
  readonly stillTaking?: boolean;
}

/** `unknown` is an answer, and is not "no". An empty list is "none of these". */
export type IntakeAnswer =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'one'; readonly value: string }
  | { readonly kind: 'many'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'medicines'; readonly medicines: readonly { readonly name: string; readonly dose?: string }[] }
  | {
      readonly kind: 'allergies';
      readonly allergies: readonly { readonly substance: string; readonly reaction?: string }[];
    }
  | { readonly kind: 'trials'; readonly trials: readonly IntakeTrial[] };

export interface IntakeAnswered {
  readonly question: string;
  readonly answer: IntakeAnswer;
  /** Version of the questions and their words. */
  readonly form: string;
  readonly language: 'en' | 'es';
}

/** Everything asked has an answer, and the patient says that it is done. */
export interface IntakeFinished {
  readonly form: string;
  /** Entries that nobody could read: a person looks at each. */
  readonly unread: readonly string[];
  /** Questions answered with "I don't know". */
  readonly unknown: readonly string[];
}

export const UPLOAD_KINDS = ['insurance-front', 'insurance-back', 'referral', 'result', 'other'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];
/** Largest upload, bytes: what fits a photo of a modern phone and a scanned letter. PD; the store takes up to 25 MiB. */
export const UPLOAD_BYTES_MAX = 10 * 1_024 * 1_024;
/** Who may see it: what the desk needs to bill is administrative, everything else speaks of an illness. */
export const UPLOAD_CLASS = {
  'insurance-front': 'administrative',
  'insurance-back': 'administrative',
  referral: 'clinical',
  result: 'clinical',
  other: 'clinical',
} as const satisfies Readonly<Record<UploadKind, 'administrative' | 'clinical'>>;

/** A picture or PDF that the patient gave; its bytes lie beside the record under their hash. */
export interface DocumentUploaded {
  readonly upload: UploadKind;
  readonly class: 'administrative' | 'clinical';
  /** SHA-256 of the bytes. */
  readonly blob: string;
  readonly mediaType: 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: number;
  /** What the clinic did with it is a task; the day it speaks of, where the patient knew it. */
  readonly on?: LocalDate;
}
