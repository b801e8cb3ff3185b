import type { AlarmEventBodies } from '../alarms/index.ts';
import type { DoseOrder, Route } from '../dosing/index.ts';
import type { EntryCorrected, EntryStruck, EntryUndone } from '../entries/index.ts';
import type { CuffCheck, Observations, VitalSource } from '../monitoring/index.ts';
import type { EventDraft, EventRef, Override, Reason } from '../record/index.ts';
import type { Instant } from '../units/index.ts';

/**
 * Events of the stream `session/<id>`. Bodies are plain JSON; a unit is in its field's name; times are Instants.
 * The envelope says when and who, so no body repeats it. `flags` are the rules that a fact broke: the fact stands.
 */
export interface Flagged {
  readonly flags: readonly Reason[];
  /** Why each was passed over, in the words of who did; only where it was ordered against a reason. */
  readonly overrides?: readonly Override[];
}

// ---- course of the day ----------------------------------------------------------------------------------------------

export interface SessionPlanned {
  readonly patient: string;
  readonly site: string;
  readonly startsAt: Instant;
  readonly route: Route;
  /** Key of a regimen of the policy, which fixes grid, observation and release. */
  readonly regimen: string;
  readonly chair?: string;
  readonly course?: string;
  /** First treatment of this patient with this molecule; absent is not known, and treated as a first. */
  readonly firstTreatment?: boolean;
  /** Fewer checks, after uneventful sessions; absent is the regimen's own grid. Any trigger brings that back (e.1). */
  readonly grid?: 'light';
  readonly policyVersion: string;
}
export interface PatientArrived {
  readonly chair?: string;
}
export interface ChairAssigned {
  readonly chair: string;
}
export interface SessionCancelled {
  readonly by: 'patient' | 'clinic' | 'no-show';
  readonly reason: string;
}
/** Treatment ends early. Undosed, the session is over; dosed, recovery begins and release is still owed. */
export interface SessionStopped {
  readonly because: 'deferred' | 'patient-wish' | 'adverse-event' | 'threshold' | 'equipment' | 'staffing' | 'other';
  readonly reason: string;
  /** Rule ids that decided it. */
  readonly rules: readonly string[];
  /** Everyone sent home untreated is asked; absent is flagged. */
  readonly suicideRisk?: 'none' | 'present' | 'not-asked';
  /** Of what was taken out and not given: on the shelf again, or not yet. Absent: nothing was out, or nobody said. */
  readonly drug?: 'put-back' | 'still-out';
}
export interface PatientTransferred {
  readonly to: string;
  readonly how: 'ambulance' | 'walked-across' | 'other';
  readonly handedTo?: string;
  readonly reason: string;
}

// ---- what the gate looks at -----------------------------------------------------------------------------------------

export interface FastingAnswered {
  /** Null is "nothing that they remember today", an answer; absent is not asked. */
  readonly lastSolidsAt?: Instant | null;
  readonly lastClearFluidAt?: Instant | null;
  /** Told before anybody of the clinic saw the patient: it is known, and is still asked on arrival. */
  readonly fromHome?: true;
}
export const ESCORT_KINDS = ['adult', 'medical-transport', 'ride'] as const;
export type EscortKind = (typeof ESCORT_KINDS)[number];
export interface EscortArranged {
  readonly escort: EscortKind;
  readonly name?: string;
  readonly relation?: string;
  readonly phone?: string;
  readonly phoneTried?: boolean;
  readonly expectedAt?: Instant;
}
/** The clinic rings whoever is not here yet: whether anybody answered, and when they say that they will be here. */
export interface PatientCalled {
  readonly answered: boolean;
  readonly expectedAt?: Instant;
}
export interface EscortArrived {
  readonly name: string;
  /** How they were recognised: never only by saying the patient's name. */
  readonly identifiedBy: 'known-to-staff' | 'document' | 'patient-confirmed' | 'booking';
}
export interface ConsentChecked {
  readonly document: string;
  readonly version: string;
  readonly signedAt: Instant;
  readonly expiresAt?: Instant;
  readonly offLabelWording: boolean;
}
export const REMS_MEDICINE_CLASSES = [
  'benzodiazepine',
  'non-benzodiazepine-hypnotic',
  'psychostimulant',
  'maoi',
  'opioid',
] as const;
export type RemsMedicineClass = (typeof REMS_MEDICINE_CLASSES)[number];
export interface MedicinesReviewed {
  readonly changed: boolean;
  /** Each class asked for by the monitoring form: on board, not, or not asked (absent). */
  readonly classes: Readonly<Partial<Record<RemsMedicineClass, boolean>>>;
  /** Insulin, a sulfonylurea or a glinide is on the list: glucose is asked before a fasting dose. */
  readonly lowersGlucose?: boolean;
  /** Holds that the plan asked for and that were not kept, by rule id (`ddi-benzodiazepine`, …). */
  readonly holdsNotKept: readonly string[];
}
export interface RemsChecked {
  readonly patientEnrolled: boolean;
  readonly siteCertified: boolean;
}
export interface PregnancyAnswered {
  readonly answer: 'not-possible' | 'test-negative' | 'test-positive' | 'possible-not-tested' | 'pregnant';
  readonly testedAt?: Instant;
}
export interface SubstancesAnswered {
  readonly alcoholLastAt?: Instant | null;
  readonly cannabisLastAt?: Instant | null;
  readonly intoxicated?: boolean;
}
export interface SinceLastAnswered {
  readonly sleep?: 'usual' | 'poor';
  readonly falls?: boolean;
  readonly newMedicines?: boolean;
  readonly bladder?: 'none' | 'new-symptoms' | 'blood-or-pain';
  readonly mood?: 'better' | 'same' | 'worse';
  readonly acuteIllness?: boolean;
  readonly nasalBlock?: boolean;
  readonly glp1Symptoms?: boolean;
}
/** C-SSRS screen, or asked in words. */
export interface SuicideRiskAsked {
  readonly instrument: 'c-ssrs' | 'phq-9-item-9' | 'clinical-question';
  readonly result: 'none' | 'passive' | 'active-no-plan' | 'plan-or-intent';
  readonly newSinceBaseline?: boolean;
}
export interface GlucoseMeasured {
  readonly glucoseMgDl: number;
}
export interface WeightMeasured {
  readonly weightKg: number;
  readonly heightCm?: number;
}
/** Today's check of oxygen, suction, bag-mask, AED and kit, and the order for what a nurse may give. */
export interface RescueChecked {
  readonly ready: boolean;
  readonly missing: readonly string[];
  readonly standingOrder?: string;
}
export interface PrescriberPresence {
  readonly onSite: boolean;
  readonly prescriber?: string;
}
/** Flagged where nothing in the chart stands behind it: a verdict that somebody entered is what he says, and no screening. */
export interface ScreeningTaken {
  /** The verdict of the rules in `screening`, by rule id, as the chart had it; the gate adds it to its own. */
  readonly verdict: 'contraindicated' | 'defer' | 'caution' | 'eligible';
  readonly reasons: readonly Reason[];
  readonly flags?: readonly Reason[];
}
/** The prescriber reads the record and says that this patient may be dosed now. */
export interface GatePassed extends Flagged {
  /** The version of the policy that this was judged under. */
  readonly policyVersion: string;
  readonly order: EventRef;
  readonly overrides: readonly Override[];
  /** Everything that stood against it and was overridden, as it was then. */
  readonly overridden: readonly Reason[];
  readonly baseline: Baseline;
}
/** What recovery is measured against. */
export interface Baseline {
  readonly systolicMmHg?: number;
  readonly diastolicMmHg?: number;
  readonly heartRatePerMin?: number;
  readonly spo2Percent?: number;
  readonly at?: Instant;
}

// ---- orders, questions, identity -------------------------------------------------------------------------------------

export interface OrderWritten {
  /** The version of the policy that this was judged under. */
  readonly policyVersion: string;
  readonly order: DoseOrder;
  /** A spoken order was read back and is signed the same day. */
  readonly given: 'written' | 'spoken';
  readonly orderedBy: string;
  readonly readBack?: boolean;
  /** It waited on a tablet and reached the record after its time: it takes the place of no order that was given since. */
  readonly arrivedLate?: true;
  readonly replaces?: EventRef;
  readonly overrides: readonly Override[];
  readonly overridden: readonly Reason[];
  /** Own limits of this patient, written by the prescriber (e.3): a resting SpO2 of 92-94 % needs one. */
  readonly spo2NotifyPercent?: number;
}
export interface SpokenOrderSigned extends Partial<Flagged> {
  readonly order: EventRef;
}
export interface OrderCancelled {
  readonly order: EventRef;
  readonly reason: string;
}
export interface MedicineOrdered {
  readonly medicine: RescueMedicine;
  /** Asked for when `medicine` is `other`. */
  readonly name?: string;
  readonly route: MedicineRoute;
  readonly doseMg: number;
  /** Most in this session, in mg. */
  readonly maxMg: number;
  readonly minIntervalMinutes: number;
  readonly reasonFor: string;
  readonly given: 'written' | 'spoken' | 'standing';
  readonly orderedBy: string;
  readonly readBack?: boolean;
  readonly standingOrder?: string;
}
/** The dose waits, and until when: somebody looks again then, and the next patient is not held up. */
export interface DoseWaited extends Flagged {
  readonly until: Instant;
  /** The rule that is waited out, where there is one. */
  readonly rule?: string;
  readonly words?: string;
}
export interface QuestionAsked {
  readonly to: string;
  readonly question: string;
  readonly about?: { readonly rule?: string; readonly entry?: EventRef };
  readonly answerBy: Instant;
}
export interface QuestionAnswered {
  readonly question: EventRef;
  readonly answer: 'go-ahead' | 'wait' | 'lower' | 'defer' | 'stop' | 'other';
  readonly words?: string;
  /** A go-ahead names what it goes over; absent, it is what was asked about. */
  readonly overrides?: readonly Override[];
  /** Those of them that stood when he answered, as he saw them: for these his right is lent, and for no others. */
  readonly overridden?: readonly Reason[];
}
export interface PumpChecked extends Flagged {
  readonly mlPerHour: number;
  readonly volumeToInfuseMl: number;
  readonly mgPerMl: number;
  /** A second person, or the same person's second look. */
  readonly by: 'second-person' | 'second-look';
  readonly checkedBy: string;
}
export interface DrugPrepared extends Flagged {
  readonly product: string;
  readonly lot: string;
  readonly expiresAt: Instant;
  readonly container: 'multi-dose-vial' | 'single-dose' | 'device' | 'dose-unit';
  /** Vial, device or unit in the register, if it is tracked one by one. */
  readonly item?: string;
  /** The register that holds it: its entry moves in the same transaction. */
  readonly location?: string;
  readonly mgPerMl?: number;
  readonly drawnMg?: number;
}
export const IDENTIFIERS = ['name', 'date-of-birth', 'photo', 'record-number', 'address', 'phone'] as const;
export type Identifier = (typeof IDENTIFIERS)[number];
export interface IdentityConfirmed extends Flagged {
  readonly moment: 'opening' | 'first-dose' | 'dose' | 'emergency' | 'release';
  readonly identifiers: readonly Identifier[];
  readonly allergiesSeen: boolean;
}

// ---- dose facts -------------------------------------------------------------------------------------------------------

/** How much of what was meant got in. An uncertain one is a range, never a guess. */
export type Delivery =
  | { readonly kind: 'full' }
  | { readonly kind: 'partial'; readonly mg: number }
  | { readonly kind: 'declined' }
  | { readonly kind: 'uncertain'; readonly mgMin: number; readonly mgMax: number; readonly because: string };

/** Every dose says whether an order was carried out or a fact is told afterwards, and on which order it stands. */
export interface DoseBasis extends Flagged {
  readonly order: EventRef | null;
  readonly lot?: string;
  /** The container it came from and the register that holds it, where nothing was prepared before. */
  readonly item?: string;
  readonly location?: string;
  /** Given by; the author is who entered it. */
  readonly givenBy?: string;
}
export interface InfusionStarted extends DoseBasis {
  /** Names one bag and line in this session: `1`, `2`, … */
  readonly infusion: string;
  readonly mlPerHour: number;
  readonly mgPerMl: number;
  readonly bagVolumeMl: number;
  readonly line: { readonly primedWith: 'drug' | 'saline'; readonly volumeMl: number };
}
export interface InfusionRateChanged extends Flagged {
  readonly infusion: string;
  readonly mlPerHour: number;
  readonly because: string;
}
export interface InfusionPaused extends Flagged {
  readonly infusion: string;
  readonly because: string;
}
export interface InfusionResumed extends Flagged {
  readonly infusion: string;
  readonly mlPerHour: number;
}
export interface InfusionStopped extends Flagged {
  readonly infusion: string;
  readonly because: 'complete' | 'threshold' | 'patient-wish' | 'adverse-event' | 'line-failed' | 'equipment' | 'other';
  /** What the pump's own counter says; it outranks rate times time. */
  readonly pumpedMl?: number;
}
export interface PumpVolumeRead extends Flagged {
  readonly infusion: string;
  readonly pumpedMl: number;
}
export interface LineFlushed extends Flagged {
  readonly infusion: string;
  readonly volumeMl: number;
  readonly mlPerHour?: number;
}
export interface LineDiscarded extends Flagged {
  readonly infusion: string;
}
/** The vein failed (extravasation, disconnection). What did not get in is a range until somebody knows. */
export interface LineFailed extends Flagged {
  readonly infusion: string;
  readonly how: 'extravasation' | 'disconnected' | 'occluded';
  readonly lostMlMin: number;
  readonly lostMlMax: number;
}
export interface BolusGiven extends DoseBasis {
  readonly mg: number;
  readonly overSeconds: number;
  readonly mgPerMl?: number;
  readonly delivery: Delivery;
}
export interface InjectionGiven extends DoseBasis {
  readonly route: 'im-ketamine' | 'sc-ketamine';
  readonly mg: number;
  readonly mgPerMl?: number;
  readonly place: 'deltoid' | 'thigh' | 'gluteal' | 'abdomen' | 'other';
  readonly delivery: Delivery;
}
export interface MouthDoseGiven extends DoseBasis {
  readonly route: 'oral-ketamine' | 'sublingual-ketamine' | 'intranasal-ketamine';
  readonly mg: number;
  readonly preparation: string;
  readonly heldMinutes?: number;
  readonly spatOut?: boolean;
  readonly delivery: Delivery;
}
export interface DeviceGiven extends DoseBasis {
  /** 1, 2, 3 in turn. A fact may say another number, and is flagged. */
  readonly device: number;
  readonly mg: number;
  readonly expiresAt?: Instant;
  /** Who stayed and watched, from this spray to the end of the rest. */
  readonly watchedBy: string;
  readonly delivery: Delivery;
}
export interface AccessPlaced {
  readonly place: string;
  readonly gauge?: string;
  readonly attempts?: number;
}
export interface AccessRemoved {
  readonly siteClean: boolean;
}

// ---- watching -----------------------------------------------------------------------------------------------------------

export interface ObservationsCharted extends Flagged {
  readonly observations: Observations;
  readonly source: VitalSource;
  readonly cuff?: CuffCheck;
  /** The item of the grid that this answers, if it was opened from there: minutes on the grid's own clock. */
  readonly gridMinute?: number;
}
export const CARE_KINDS = [
  'eyes-on',
  'repositioned',
  'voided',
  'drank',
  'eye-mask',
  'music',
  'blanket',
  'reassured',
  'touch',
  'oxygen',
  'stimulated',
] as const;
export type CareKind = (typeof CARE_KINDS)[number];
export interface CareGiven {
  readonly care: CareKind;
  readonly words?: string;
}
export interface SessionNoteWritten {
  readonly words: string;
  readonly class: 'clinical' | 'counselling';
}
export interface AdverseEventRecorded {
  /** Key of the adverse-event list, or `other` with words. */
  readonly event: string;
  readonly words?: string;
  readonly grade: 1 | 2 | 3 | 4 | 5;
  readonly onsetAt: Instant;
  readonly resolvedAt?: Instant;
  readonly related: 'yes' | 'possible' | 'no' | 'unknown';
  readonly action: string;
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
export const RESCUE_MEDICINES = [
  'labetalol',
  'hydralazine',
  'clonidine',
  'ondansetron',
  'midazolam',
  'lorazepam',
  'glycopyrrolate',
  'paracetamol',
  'naloxone',
  'flumazenil',
  'epinephrine',
  'atropine',
  'aspirin',
  'nitroglycerin',
  'salbutamol',
  'glucose',
  'dextrose',
  'glucagon',
  'oxygen',
  'other',
] as const;
export type RescueMedicine = (typeof RESCUE_MEDICINES)[number];
export type MedicineRoute = 'iv' | 'im' | 'po' | 'odt' | 'sl' | 'nasal' | 'inhaled' | 'chewed';
export interface MedicineGiven extends Flagged {
  readonly medicine: RescueMedicine;
  /** Required when `medicine` is `other`. */
  readonly name?: string;
  readonly route: MedicineRoute;
  readonly doseMg: number;
  readonly order: EventRef | null;
  readonly because: string;
  readonly givenBy?: string;
  /** A controlled one comes from a container of a register. */
  readonly item?: string;
  readonly location?: string;
}
export interface AgreementsRecorded {
  readonly touch: 'none' | 'hand' | 'shoulder-or-hand';
  readonly stopWord?: string;
  readonly words?: string;
  readonly music?: string;
  readonly eyeMask?: boolean;
  readonly lights?: 'dim' | 'usual';
}
export interface PresenceChanged {
  readonly person: string;
  readonly role: 'nurse' | 'prescriber' | 'therapist' | 'escort' | 'observer' | 'interpreter';
  readonly present: boolean;
}
export interface ChairHandedOver extends Partial<Flagged> {
  readonly from: string;
  readonly to: string;
  /** Said at the handover; both names stand for it. */
  readonly words?: string;
}
export const OFF_MONITOR_REASONS = [
  'toilet',
  'repositioned',
  'cable-changed',
  'cuff-moved',
  'patient-request',
] as const;
export type OffMonitorReason = (typeof OFF_MONITOR_REASONS)[number];
export interface OffMonitorStarted extends Flagged {
  readonly because: OffMonitorReason;
  readonly limitMinutes: number;
  /** Who goes along, for the toilet. */
  readonly accompaniedBy?: string;
}
export type OffMonitorEnded = Readonly<Record<string, never>>;

// ---- emergency --------------------------------------------------------------------------------------------------------------

/** A card was opened: from now on each tap is an entry. Cards and steps are rows of `emergency`. */
export interface EmergencyOpened {
  readonly emergency: string;
  readonly card: string;
}
export interface EmergencyStepTaken {
  readonly emergency: string;
  readonly card: string;
  readonly step: string;
  readonly words?: string;
}
export interface EmergencyClosed {
  readonly emergency: string;
  readonly outcome: 'recovered' | 'transferred' | 'false-alarm' | 'died' | 'other';
  readonly familyCalled: boolean;
  readonly words?: string;
}

/** A person stands for what a tablet logged while nobody was logged in. */
export interface EmergencySigned {
  readonly emergency: string;
  readonly words?: string;
}

// ---- recovery, release, signature -----------------------------------------------------------------------------------------

/** 0, 1 or 2. A fact may say another number: then the item, and with it the sum, is not known. */
export type TwoPoints = number;
export interface AldreteScored {
  readonly activity: TwoPoints;
  readonly respiration: TwoPoints;
  readonly circulation: TwoPoints;
  readonly consciousness: TwoPoints;
  readonly saturation: TwoPoints;
}
export interface PadssScored {
  readonly vitals: TwoPoints;
  readonly activity: TwoPoints;
  readonly painAndNausea: TwoPoints;
  readonly bleeding: TwoPoints;
  readonly intakeAndOutput: TwoPoints;
}
/** Evidence for what no reading can show. */
export const CHECKED_CRITERIA = [
  'mood-no-new-risk',
  'belongings',
  'next-visit',
  'escort-understands',
  'glucose-ok',
] as const;
export type CheckedCriterion = (typeof CHECKED_CRITERIA)[number];
export interface CriterionChecked {
  readonly criterion: CheckedCriterion;
  readonly met: boolean;
  readonly words?: string;
}
export interface AdviceGiven {
  readonly to: 'patient' | 'escort' | 'both';
  readonly document: string;
  readonly version: string;
  readonly language: string;
  /** On paper, or where the patient finds it by a link that is sent with this entry; absent in entries of before it was asked. */
  readonly how?: 'paper' | 'link' | 'both';
}
/** The form asks when the patient would have been ready without a fixed time. */
export interface ReadinessJudged {
  readonly readyAt: Instant;
}
export interface VitalsJudged {
  readonly moment: 'before-dose' | 'before-completion';
  readonly acceptable: boolean;
}
/** All criteria were met (or no longer are): "ready since" is a time of its own, decided by a tick or an entry. */
export interface ReadyReached {
  readonly since: Instant;
}
export interface ReadyLost {
  readonly criteria: readonly string[];
}
export interface PatientReleased {
  /** The version of the policy that this was judged under. */
  readonly policyVersion: string;
  readonly overrides: readonly Override[];
  readonly overridden: readonly Reason[];
  readonly readySince: Instant | null;
  readonly goesWith: EscortKind | 'nobody';
  readonly escortName?: string;
  /** Each criterion with the evidence on which it was decided. */
  readonly criteria: readonly ReleaseCriterionRecord[];
}
export interface ReleaseCriterionRecord {
  readonly criterion: string;
  readonly met: boolean;
  readonly evidence: string;
}
/** Out of the door; its time is the envelope's. */
export interface PatientLeft {
  readonly with: EscortKind | 'nobody';
  readonly escortName?: string;
}
export interface LeftBeforeRelease extends Flagged {
  readonly unmet: readonly string[];
  readonly capacity: 'yes' | 'no' | 'not-assessed';
  readonly adviceGiven: boolean;
  readonly called: readonly ('escort' | 'prescriber' | 'emergency-contact' | 'police' | 'patient')[];
  readonly driving: 'yes' | 'no' | 'not-known';
  readonly lineOut: 'yes' | 'no' | 'not-known';
}
export interface EscortCalled {
  readonly whom: string;
  readonly answered: boolean;
  readonly words?: string;
}
/** Why the protocol was departed from, said afterwards; `deviation` is the key of one that the facts show. */
export interface DeviationExplained {
  readonly deviation: string;
  readonly reason: string;
}
/** A signature covers everything up to `throughSeq`; the server binds it to the hash. What comes later shows as amended. */
export interface SessionSigned {
  readonly meaning: 'author' | 'responsible-prescriber' | 'co-signature' | 'reviewed';
  readonly throughSeq: number;
  readonly printedName: string;
  /** The paper that was signed: its exact bytes are kept, and this is their hash (safety R4). */
  readonly document?: { readonly sha256: string; readonly size: number };
}

export interface SessionEventBodies extends AlarmEventBodies {
  'session-planned': SessionPlanned;
  'patient-arrived': PatientArrived;
  'chair-assigned': ChairAssigned;
  'session-cancelled': SessionCancelled;
  'session-stopped': SessionStopped;
  'patient-transferred': PatientTransferred;
  'fasting-answered': FastingAnswered;
  'escort-arranged': EscortArranged;
  'escort-arrived': EscortArrived;
  'escort-called': EscortCalled;
  'patient-called': PatientCalled;
  'consent-checked': ConsentChecked;
  'medicines-reviewed': MedicinesReviewed;
  'rems-checked': RemsChecked;
  'pregnancy-answered': PregnancyAnswered;
  'substances-answered': SubstancesAnswered;
  'since-last-answered': SinceLastAnswered;
  'suicide-risk-asked': SuicideRiskAsked;
  'glucose-measured': GlucoseMeasured;
  'weight-measured': WeightMeasured;
  'rescue-checked': RescueChecked;
  'prescriber-presence': PrescriberPresence;
  'screening-taken': ScreeningTaken;
  'gate-passed': GatePassed;
  'order-written': OrderWritten;
  'spoken-order-signed': SpokenOrderSigned;
  'order-cancelled': OrderCancelled;
  'medicine-ordered': MedicineOrdered;
  'dose-waited': DoseWaited;
  'question-asked': QuestionAsked;
  'question-answered': QuestionAnswered;
  'pump-checked': PumpChecked;
  'drug-prepared': DrugPrepared;
  'identity-confirmed': IdentityConfirmed;
  'infusion-started': InfusionStarted;
  'infusion-rate-changed': InfusionRateChanged;
  'infusion-paused': InfusionPaused;
  'infusion-resumed': InfusionResumed;
  'infusion-stopped': InfusionStopped;
  'pump-volume-read': PumpVolumeRead;
  'line-flushed': LineFlushed;
  'line-discarded': LineDiscarded;
  'line-failed': LineFailed;
  'bolus-given': BolusGiven;
  'injection-given': InjectionGiven;
  'mouth-dose-given': MouthDoseGiven;
  'device-given': DeviceGiven;
  'access-placed': AccessPlaced;
  'access-removed': AccessRemoved;
  'observations-charted': ObservationsCharted;
  'care-given': CareGiven;
  'session-note-written': SessionNoteWritten;
  'adverse-event-recorded': AdverseEventRecorded;
  'medicine-given': MedicineGiven;
  'agreements-recorded': AgreementsRecorded;
  'presence-changed': PresenceChanged;
  'chair-handed-over': ChairHandedOver;
  'off-monitor-started': OffMonitorStarted;
  'off-monitor-ended': OffMonitorEnded;
  'emergency-opened': EmergencyOpened;
  'emergency-step-taken': EmergencyStepTaken;
  'emergency-closed': EmergencyClosed;
  'emergency-signed': EmergencySigned;
  'aldrete-scored': AldreteScored;
  'padss-scored': PadssScored;
  'criterion-checked': CriterionChecked;
  'advice-given': AdviceGiven;
  'readiness-judged': ReadinessJudged;
  'vitals-judged': VitalsJudged;
  'ready-reached': ReadyReached;
  'ready-lost': ReadyLost;
  'patient-released': PatientReleased;
  'patient-left': PatientLeft;
  'left-before-release': LeftBeforeRelease;
  'session-signed': SessionSigned;
  'deviation-explained': DeviationExplained;
  'entry-corrected': EntryCorrected;
  'entry-undone': EntryUndone;
  'entry-struck': EntryStruck;
}
export type SessionEventKind = keyof SessionEventBodies;
export type SessionEvent = { [K in SessionEventKind]: EventDraft<K, SessionEventBodies[K]> }[SessionEventKind];
