import type { TreatmentId } from '../comparison/index.ts';
import type { DoseOrder, Route } from '../dosing/index.ts';
import type { Override, Reason } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { LocalDate } from './person-events.ts';

/**
 * Answers to questions of an intake or a screening that no list of the record holds, by their field in a screening request
 * (`patient.context.weeksSinceMI`). What is left out was not asked. A later answer to the same field counts instead.
 */
export interface ScreeningAnswered {
  readonly answers: Readonly<Record<string, string | number | boolean>>;
  /** Who knew it. */
  readonly saidBy: 'patient' | 'clinician' | 'referrer' | 'document';
}

/** The screening's answer, as it was given: rules and inputs are in `reasons`. */
export interface PatientScreened {
  readonly route: Route | null;
  readonly verdict: 'contraindicated' | 'defer' | 'caution' | 'eligible';
  readonly escalate: boolean;
  readonly reasons: readonly Reason[];
  readonly policyVersion: string;
}

/** What somebody who is not treated here is told, in the words that the clinician chose for him, and what happens next. */
export interface DecisionTold {
  /** Why not, as the patient reads it. */
  readonly words: string;
  /** What else may help: rows of the comparison of treatments, as the clinician chose them. */
  readonly alternatives: readonly TreatmentId[];
  /** Whether the patient agreed that whoever referred him is told; `none`: nobody referred. */
  readonly referrer: 'agreed' | 'refused' | 'none';
  /** Somebody asks once, later, how it has gone. */
  readonly contact: { readonly by: LocalDate; readonly who: 'prescriber' | 'nurse' };
  /** In which language whoever referred is written to; absent: English. */
  readonly letterLanguage?: 'en' | 'es';
}

/** What somebody who waits is told, in the words that the clinician chose for him. */
export interface DecisionWaiting {
  /** Why not yet, as the patient reads it. */
  readonly words: string;
  /** What else may help meanwhile; may be empty. */
  readonly alternatives: readonly TreatmentId[];
}

export interface DecisionSigned {
  readonly decision: 'treat' | 'not-now' | 'decline';
  readonly route: Route | null;
  readonly words: string;
  readonly overrides: readonly Override[];
  readonly indication?: string;
  readonly printedName?: string;
  /** What a deferred patient reads on his own page. */
  readonly waiting?: DecisionWaiting;
  /** What would let a deferred patient be decided again, by when, and who sees to it. */
  readonly clearing?: {
    readonly what: string;
    readonly by: LocalDate;
    readonly who: 'prescriber' | 'nurse' | 'front-desk';
  };
  /** Of a "not eligible": what the patient is told. Absent in decisions that were signed before it was asked. */
  readonly telling?: DecisionTold;
  /** What it rests on: the screening as it stood when it was signed, judged where it was signed for. */
  readonly basis?: {
    readonly verdict: PatientScreened['verdict'];
    readonly escalate: boolean;
    readonly policyVersion: string;
    /** Every flag by rule, gravest first; the whole of each is in the screening that was kept with the decision. */
    readonly flags: readonly { readonly rule: string; readonly verdict: string; readonly basis: string }[];
  };
  /** What was weighed and signed over, as it was found. */
  readonly overridden?: readonly Reason[];
  /** The clinician who confirmed what one alone may not decide. */
  readonly second?: string;
}

export interface CourseStarted {
  readonly course: string;
  readonly indication: string;
  readonly route: Route;
  readonly regimen: string;
  readonly plannedSessions?: number;
}

export interface CourseEnded {
  readonly course: string;
  readonly because: string;
}

/**
 * What a prescriber has planned for a course, signed. A change is a plan of its own with the next revision: what was
 * signed before stays, and the newest of a course that has not ended is the one in force.
 */
export interface PlanSigned {
  readonly course: string;
  /** 1, then one more with each change. */
  readonly revision: number;
  readonly indication: string;
  readonly regimen: string;
  readonly route: Route;
  readonly phase: 'series' | 'maintenance';
  /** What an order of a session is filled in from; the order itself is given on the day, with the weight of the day. */
  readonly order: DoseOrder;
  /** Proposed days, ascending; a chair is booked elsewhere. */
  readonly dates: readonly LocalDate[];
  /** When benefit is judged and when a prescriber looks before the next session, as the policy has it. */
  readonly stop: {
    readonly judgeAfter: number;
    /** Null: the planned days end before it. */
    readonly judgeOn: LocalDate | null;
    readonly improvementPercent: number;
    readonly nonImprovementsInARow: number;
  };
  /** Standing orders of the policy that applied when it was signed, by id. */
  readonly standingOrders: readonly string[];
  readonly because: string;
  readonly printedName: string;
  readonly overrides: readonly Override[];
  /** What was weighed and signed over, as it was found. */
  readonly overridden: readonly Reason[];
  readonly policyVersion: string;
}

export interface VisitBooked {
  readonly visit: string;
  readonly startsAt: Instant;
  readonly kind: 'session' | 'intake' | 'follow-up' | 'call' | 'integration';
  readonly session?: string;
  readonly chair?: string;
  /** Of a session: what is to be given; absent: an earlier Keel booked it. */
  readonly regimen?: string;
  /** The visit that was called off or moved and whose next date this is; absent: none, or an earlier Keel booked it. */
  readonly replaces?: string;
  /** Of a talk: the therapist it is with, how long it is, and where. */
  readonly with?: string;
  readonly minutes?: number;
  readonly where?: 'clinic' | 'phone' | 'video';
}

export interface VisitCancelled {
  readonly visit: string;
  readonly because: string;
  /** Moved: the visit that stands for it, where it was booked before. */
  readonly movedTo?: string;
}

/**
 * What a session has given, as it stands with this entry: said of the person while the session goes on, and again when a dose is
 * corrected or struck. The one recorded last holds.
 */
export interface SessionDosed {
  readonly session: string;
  /** Null: no dose of it counts (any more). */
  readonly firstDoseAt: Instant | null;
  /** End of the last dose; null: one runs, or none counts. */
  readonly lastDoseEndedAt: Instant | null;
  /** Least and most that has reached the patient by then, mg. */
  readonly deliveredMg: number;
  readonly deliveredMgMax: number;
  readonly mgPerKg: number | null;
  /** False: an amount that was entered cannot be, and nobody knows how much it was. */
  readonly amountKnown: boolean;
}

/** The line that a session leaves on the person's time line. Written with release, transfer, walk-out and stop. */
export interface SessionClosed {
  readonly session: string;
  readonly startedAt: Instant | null;
  /** End of the last dose; null: none was given, or it was not said to have stopped; absent in lines of before it was kept. */
  readonly lastDoseEndedAt?: Instant | null;
  readonly outcome: 'released' | 'left' | 'stopped' | 'cancelled' | 'transferred';
  readonly route: Route | null;
  readonly deliveredMg: number;
  /** More than `deliveredMg` when a delivery was uncertain. */
  readonly deliveredMgMax: number;
  readonly mgPerKg: number | null;
  readonly baselineBp: { readonly systolicMmHg: number; readonly diastolicMmHg: number } | null;
  readonly peakBp: { readonly systolicMmHg: number; readonly diastolicMmHg: number } | null;
  readonly lowestSedation: number | null;
  readonly worstNausea: 'none' | 'mild' | 'moderate' | 'severe' | null;
  /** As it was at its worst; absent in lines of before it was kept. */
  readonly worstDissociation?: 'none' | 'calm' | 'frightened' | 'agitated' | null;
  /** What was done for comfort, each once, in the order it was done; absent in lines of before it was kept. */
  readonly comfort?: readonly string[];
  readonly rescueMedicines: readonly string[];
  readonly adverseEvents: readonly string[];
}
