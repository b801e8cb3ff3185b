import type { CallAnswered, CallEnded, CallIdentified, CallOpened, CallTurned } from '../calls/index.ts';
import type { CheckInAnswers, CheckInPoint } from '../check-ins/index.ts';
import type { TreatmentId } from '../comparison/index.ts';
import type { ATTEMPT_RESULTS, ATTEMPT_WAYS, HumanContact } from '../distress/index.ts';
import type { DoseOrder, Route } from '../dosing/index.ts';
import type { EntryCorrected, EntryStruck, EntryUndone } from '../entries/index.ts';
import type {
  ContactConsentChanged,
  MessageFailed,
  MessageQueued,
  MessageSent,
  NumberConsentChanged,
  TextReceived,
} from '../messages/index.ts';
import type { EventDraft, EventRef, Override, Reason, ReasonInput } from '../record/index.ts';
import type { SignUpEventBodies } from '../sign-up/index.ts';
import type { Instant } from '../units/index.ts';
import type {
  AuthorisationRecorded,
  ChargeAdjusted,
  CoverStated,
  DiscountAgreed,
  EstimateIssued,
  EstimateRequested,
  PaymentPlanAgreed,
  PaymentRecorded,
} from './billing-events.ts';
import type { DocumentUploaded, IntakeAnswered, IntakeFinished } from './intake-events.ts';
import type { PortalLoginsEnded } from './portal-logins.ts';
import type {
  CannotComeSaid,
  EscortAnswered,
  EscortNamed,
  FoodReported,
  HoldsInstructed,
  PreparationTicked,
} from './preparation-events.ts';

/** Events of the stream `patient/<id>`: what belongs to the person and outlives a session. */

/** A calendar date without a time, `yyyy-mm-dd`. */
export type LocalDate = string;

export interface PatientDetails {
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName?: string;
  /** What they like to be called. */
  readonly calledName?: string;
  readonly birthDate: LocalDate;
  readonly sexAtBirth: 'female' | 'male' | 'intersex' | 'not-said';
  readonly pronouns?: string;
  readonly recordNumber?: string;
  readonly language?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: {
    readonly lines: readonly string[];
    readonly city?: string;
    readonly state?: string;
    readonly postalCode?: string;
    readonly country?: string;
  };
}
export type PatientRegistered = PatientDetails;
export type PatientDetailsChanged = PatientDetails;
/** SHA-256 of a blob, taken with consent. */
export interface PhotoTaken {
  readonly blob: string;
}
export interface Allergy {
  readonly substance: string;
  readonly reaction?: string;
  readonly severity?: 'mild' | 'moderate' | 'severe' | 'unknown';
}
/** `none-known` is an answer; never having asked is not. */
export interface AllergiesListed {
  readonly answer: 'none-known' | 'listed';
  readonly allergies: readonly Allergy[];
}
export interface Medicine {
  readonly name: string;
  readonly rxcui?: string;
  readonly dose?: string;
  readonly since?: LocalDate;
  readonly stopped?: LocalDate;
}
export interface MedicinesListed {
  readonly medicines: readonly Medicine[];
}
export interface Condition {
  readonly system: 'ICD-10-CM' | 'SNOMED-CT' | 'words';
  readonly code?: string;
  readonly words: string;
  readonly status: 'active' | 'remission' | 'history' | 'ruled-out';
}
export interface ConditionsListed {
  readonly conditions: readonly Condition[];
}
export interface BodyMeasured {
  readonly weightKg?: number;
  readonly heightCm?: number;
}
export interface ContactNamed {
  readonly contact: 'escort' | 'emergency' | 'family' | 'other-prescriber';
  readonly name: string;
  readonly relation?: string;
  readonly phone?: string;
}
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
export interface ConsentWithdrawn {
  readonly consent: ConsentSigned['consent'];
  readonly words?: string;
}
export interface PatientRemsEnrolled {
  readonly enrolledOn: LocalDate;
  readonly number?: string;
}
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
  /** Of a talk: the therapist it is with, how long it is, and where. */
  readonly with?: string;
  readonly minutes?: number;
  readonly where?: 'clinic' | 'phone' | 'video';
}
export interface VisitCancelled {
  readonly visit: string;
  readonly because: string;
}
/** The line that a session leaves on the person's time line. Written with release, transfer, walk-out and stop. */
export interface SessionClosed {
  readonly session: string;
  readonly startedAt: Instant | null;
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
/** The patient's own words. Not shared: nobody else reads them, whatever his role. */
export interface JournalWritten {
  readonly words: string;
  readonly shared: boolean;
  /** How the day was, 0 worst to 10 best, as the patient puts it; no validated scale. */
  readonly mood?: number;
}
/** The whole plan as it stands now; the newest one holds. In the patient's own words. */
export interface SafetyPlanWritten {
  readonly signs: readonly string[];
  readonly myself: readonly string[];
  readonly places: readonly string[];
  readonly people: readonly string[];
  readonly professionals: readonly string[];
  readonly surroundings: readonly string[];
  readonly reasons: readonly string[];
}
/** One minute about a session: how it was, not how well it worked. */
export interface ExperienceAnswered {
  readonly session: string;
  readonly felt: 'good' | 'mixed' | 'hard';
  readonly lookedAfter: 'yes' | 'partly' | 'no';
  readonly nextTime?: string;
}
/** What the patient wants to change, in his own words. */
export interface GoalsSet {
  readonly goals: readonly { readonly goal: string; readonly words: string }[];
}
/** What of the record an integration therapist may see. Nothing until the patient has said so. */
export interface SharingSet {
  readonly scores: boolean;
  readonly goals: boolean;
}
/** Process notes of an integration session. Not shared: only who wrote them reads them. */
export interface IntegrationNoteWritten {
  readonly words: string;
  readonly shared: boolean;
  readonly visit?: string;
  /** The words speak of harm, and the therapist has asked about it and judged that nobody has to call. */
  readonly worry?: 'asked';
}
export interface IntegrationAsked {
  readonly words?: string;
}
/** Who sees the person to talk about what came up, named by a clinician; the newest one holds until it is ended. */
export interface IntegrationReferred {
  readonly therapist: string;
  readonly words?: string;
}
export interface IntegrationEnded {
  readonly because: string;
}
/** Whether a talk came about. Said again, the later word holds. */
export interface IntegrationRecorded {
  readonly visit: string;
  readonly outcome: 'done' | 'not-come';
}
/** Maintenance by mouth at home, ordered by a prescriber within the clinic's policy. Amounts in mg of base. */
export interface HomeOrdered {
  readonly order: string;
  readonly route: 'oral-ketamine' | 'sublingual-ketamine';
  /** One dose. */
  readonly mg: number;
  /** Doses in one fill, and how often it is filled again, each time by a prescriber's word. */
  readonly doses: number;
  readonly refills: number;
  /** At least so many days from dose to dose. */
  readonly intervalDays: number;
  /** Who is there at each dose. */
  readonly adult: {
    readonly name: string;
    readonly phone?: string;
    /** He was asked and agreed to be sent a link that says what to do; absent: he is not written to. */
    readonly agreed?: boolean;
  };
  readonly because: string;
  readonly printedName: string;
  readonly holdsDays: number;
  readonly policyVersion: string;
}
export interface HomeRefilled {
  readonly order: string;
  readonly because: string;
}
export interface HomeEnded {
  readonly order: string;
  readonly because: string;
}
/** What the patient tells of one dose, step by step. Pressures in mmHg. What was not told is absent. */
export interface HomeDoseTold {
  readonly dose: string;
  readonly step: 'before' | 'taken' | 'after' | 'heard';
  readonly systolic?: number;
  readonly diastolic?: number;
  readonly adultHere?: boolean;
  readonly answers?: CheckInAnswers;
  readonly moreTaken?: boolean;
}
/** The second adult's own word by his link, beside a dose at home: he is there, or something is wrong. */
export interface HomeAdultTold {
  readonly order: string;
  readonly says: 'there' | 'wrong';
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
export interface AdverseEventReported {
  /** Key of the adverse-event list, or `other` with words. */
  readonly event: string;
  readonly words?: string;
  readonly grade: 1 | 2 | 3 | 4 | 5;
  readonly onsetAt: Instant;
  readonly resolvedAt?: Instant;
  readonly related: 'yes' | 'possible' | 'no' | 'unknown';
  readonly action: 'none' | 'watched' | 'treated' | 'dose-changed' | 'held' | 'stopped' | 'hospital';
  readonly outcome: 'resolved' | 'improving' | 'ongoing' | 'transferred' | 'unknown';
  readonly serious:
    | 'no'
    | 'death'
    | 'life-threatening'
    | 'hospitalisation'
    | 'disability'
    | 'important-medical-event'
    | 'not-assessed';
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
/** A letter to another prescriber, about a drug that is his to change, or to whoever referred. The words are those that were sent. */
export interface LetterDrafted {
  readonly letter: string;
  readonly to: string;
  /** The drug it asks about; absent in a letter that tells whoever referred what was decided. */
  readonly medicine?: string;
  readonly rule: string;
  readonly sources: readonly string[];
  readonly paragraphs: readonly string[];
  readonly language: 'en' | 'es';
}
export interface LetterFollowed {
  readonly letter: string;
  readonly status: 'sent' | 'answered' | 'withdrawn';
  readonly words?: string;
}
export interface PatientNoteWritten {
  readonly words: string;
  readonly class: 'clinical' | 'administrative' | 'counselling';
}
/** What the patient would like at the next session, in his own words: shown to the nurse who makes it ready. */
export interface NextTimeWished {
  readonly words?: string;
  readonly music?: string;
}
/** The patient asks that his record be deleted. The owner answers, within what the law lets him. */
export interface DeletionAsked {
  readonly words?: string;
}

export interface PatientEventBodies extends SignUpEventBodies {
  'message-queued': MessageQueued;
  'message-sent': MessageSent;
  'message-failed': MessageFailed;
  'contact-consent-changed': ContactConsentChanged;
  'number-consent-changed': NumberConsentChanged;
  'text-received': TextReceived;
  'patient-registered': PatientRegistered;
  'patient-details-changed': PatientDetailsChanged;
  'portal-logins-ended': PortalLoginsEnded;
  'photo-taken': PhotoTaken;
  'allergies-listed': AllergiesListed;
  'medicines-listed': MedicinesListed;
  'conditions-listed': ConditionsListed;
  'body-measured': BodyMeasured;
  'contact-named': ContactNamed;
  'consent-signed': ConsentSigned;
  'consent-withdrawn': ConsentWithdrawn;
  'consent-question-asked': ConsentQuestionAsked;
  'patient-rems-enrolled': PatientRemsEnrolled;
  'screening-answered': ScreeningAnswered;
  'patient-screened': PatientScreened;
  'decision-signed': DecisionSigned;
  'course-started': CourseStarted;
  'course-ended': CourseEnded;
  'plan-signed': PlanSigned;
  'visit-booked': VisitBooked;
  'visit-cancelled': VisitCancelled;
  'session-closed': SessionClosed;
  'scale-answered': ScaleAnswered;
  'task-opened': TaskOpened;
  'task-taken': TaskTaken;
  'task-closed': TaskClosed;
  'adverse-event-reported': AdverseEventReported;
  'result-recorded': ResultRecorded;
  'bladder-asked': BladderAsked;
  'craving-asked': CravingAsked;
  'letter-drafted': LetterDrafted;
  'letter-followed': LetterFollowed;
  'patient-note-written': PatientNoteWritten;
  'intake-answered': IntakeAnswered;
  'intake-finished': IntakeFinished;
  'document-uploaded': DocumentUploaded;
  'contact-tried': ContactTried;
  'check-in-answered': CheckInAnswered;
  'not-safe-said': NotSafeSaid;
  'distress-reported': DistressReported;
  'journal-written': JournalWritten;
  'safety-plan-written': SafetyPlanWritten;
  'experience-answered': ExperienceAnswered;
  'goals-set': GoalsSet;
  'sharing-set': SharingSet;
  'integration-note-written': IntegrationNoteWritten;
  'integration-asked': IntegrationAsked;
  'integration-referred': IntegrationReferred;
  'integration-ended': IntegrationEnded;
  'integration-recorded': IntegrationRecorded;
  'follow-up-decided': FollowUpDecided;
  'home-ordered': HomeOrdered;
  'home-refilled': HomeRefilled;
  'home-ended': HomeEnded;
  'home-dose-told': HomeDoseTold;
  'home-adult-told': HomeAdultTold;
  'call-opened': CallOpened;
  'call-answered': CallAnswered;
  'call-turned': CallTurned;
  'call-ended': CallEnded;
  'call-identified': CallIdentified;
  'holds-instructed': HoldsInstructed;
  'escort-named': EscortNamed;
  'escort-answered': EscortAnswered;
  'food-reported': FoodReported;
  'cannot-come-said': CannotComeSaid;
  'preparation-ticked': PreparationTicked;
  'next-time-wished': NextTimeWished;
  'deletion-asked': DeletionAsked;
  'cover-stated': CoverStated;
  'authorisation-recorded': AuthorisationRecorded;
  'estimate-requested': EstimateRequested;
  'estimate-issued': EstimateIssued;
  'charge-adjusted': ChargeAdjusted;
  'payment-recorded': PaymentRecorded;
  'discount-agreed': DiscountAgreed;
  'payment-plan-agreed': PaymentPlanAgreed;
  'entry-corrected': EntryCorrected;
  'entry-undone': EntryUndone;
  'entry-struck': EntryStruck;
}
export type PatientEventKind = keyof PatientEventBodies;
export type PatientEvent = { [K in PatientEventKind]: EventDraft<K, PatientEventBodies[K]> }[PatientEventKind];
