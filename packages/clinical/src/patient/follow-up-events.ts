import type { AdverseEventFacts } from '../adverse-events/index.ts';
import type { ReasonInput } from '../record/index.ts';
import type { LocalDate } from './person-events.ts';

/** The score as it was given when the answer was recorded: never changed later, whatever the rules become. */
export interface KeptScore {
  readonly total: number | null;
  readonly band: string | null;
  readonly bandSet: string | null;
  readonly tier: string | null;
  readonly complete: boolean | null;
  readonly prorated: boolean;
  readonly missing: readonly string[];
  readonly subscales: Readonly<Record<string, number | null>>;
  readonly severity: 'info' | 'attention' | 'urgent' | 'immediate' | 'emergency' | null;
  /** Escalations that fired. */
  readonly flags: readonly string[];
  readonly askByVoice: readonly string[];
}

export interface ScaleAnswered {
  readonly instrument: string;
  readonly version: string;
  /** A published sibling of the standard form; absent = the standard one. */
  readonly form?: string;
  /** Who chose the answers: the patient, a person who asked, a person who observed. */
  readonly answeredBy?: 'patient' | 'asked' | 'observed';
  readonly language?: string;
  /** Version of the wording that was shown; `topics` where only item scores were entered. */
  readonly wording?: string;
  /** Marked as the score before treatment: response and remission are counted from it. */
  readonly baseline?: boolean;
  readonly score?: KeptScore;
  readonly answers: Readonly<Record<string, number | string | boolean | null>>;
  readonly total: number | null;
  readonly band?: string;
  readonly askedIn?: 'clinic' | 'portal' | 'call';
}

/** A clinician's word on what the rules proposed; the plan itself changes by a signature of its own. */
export interface FollowUpDecided {
  readonly proposal: string;
  readonly decision: 'accept' | 'decline' | 'later';
  readonly change?: { readonly intervalDays: number } | { readonly stop: true };
  readonly words: string;
  /** What it was decided on, as it stood. */
  readonly inputs: readonly ReasonInput[];
}

/** Something that happened to the patient, in a session or between two, as a clinician judged it. */
export interface AdverseEventReported extends AdverseEventFacts {
  readonly action: 'none' | 'watched' | 'treated' | 'dose-changed' | 'held' | 'stopped' | 'hospital';
  readonly product: 'esketamine-nasal' | 'ketamine-iv' | 'ketamine-other' | 'none';
  /** The session it happened in, or after. */
  readonly session?: string;
}

/** A result of the work-up or of the long-term watch. */
export interface ResultRecorded {
  /** Id of the work-up row or of the watch item. */
  readonly item: string;
  /** The day it was done. */
  readonly on: LocalDate;
  readonly value?: number;
  /** UCUM. */
  readonly unit?: string;
  readonly words?: string;
  readonly reads: 'normal' | 'abnormal' | 'unclear';
}

/** Signs that bear on the bladder stop rule. A sign that was not asked about is absent. */
export interface BladderAsked {
  readonly haematuria?: boolean;
  readonly painDays?: number;
  readonly frequencyDays?: number;
}

export interface CravingAsked {
  readonly answer: 'none' | 'some' | 'strong';
  readonly words?: string;
}
