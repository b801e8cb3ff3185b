import type { AlarmEventBodies } from '../alarms/index.ts';
import type { EntryCorrected, EntryStruck, EntryUndone } from '../entries/index.ts';
import type { EventDraft } from '../record/index.ts';
import type {
  ChairAssigned,
  PatientArrived,
  PatientTransferred,
  SessionCancelled,
  SessionPlanned,
  SessionStopped,
} from './course-events.ts';
import type {
  AccessPlaced,
  AccessRemoved,
  BolusGiven,
  DeviceGiven,
  InfusionPaused,
  InfusionRateChanged,
  InfusionResumed,
  InfusionStarted,
  InfusionStopped,
  InjectionGiven,
  LineDiscarded,
  LineFailed,
  LineFlushed,
  MouthDoseGiven,
  PumpVolumeRead,
} from './dose-events.ts';
import type { EmergencyClosed, EmergencyOpened, EmergencySigned, EmergencyStepTaken } from './emergency-events.ts';
import type {
  ConsentChecked,
  EscortArranged,
  EscortArrived,
  FastingAnswered,
  GatePassed,
  GlucoseMeasured,
  MedicinesReviewed,
  PatientCalled,
  PregnancyAnswered,
  PrescriberPresence,
  RemsChecked,
  RescueChecked,
  ScreeningTaken,
  SinceLastAnswered,
  SubstancesAnswered,
  SuicideRiskAsked,
  WeightMeasured,
} from './gate-events.ts';
import type {
  DoseWaited,
  DrugPrepared,
  IdentityConfirmed,
  MedicineOrdered,
  OrderCancelled,
  OrderWritten,
  PumpChecked,
  QuestionAnswered,
  QuestionAsked,
  SpokenOrderSigned,
} from './order-events.ts';
import type {
  AdviceGiven,
  AldreteScored,
  CriterionChecked,
  DeviationExplained,
  EscortCalled,
  LeftBeforeRelease,
  PadssScored,
  PatientLeft,
  PatientReleased,
  ReadinessJudged,
  ReadyLost,
  ReadyReached,
  SessionSigned,
  VitalsJudged,
} from './release-events.ts';
import type {
  AdverseEventRecorded,
  AgreementsRecorded,
  CareGiven,
  ChairHandedOver,
  MedicineGiven,
  ObservationsCharted,
  OffMonitorEnded,
  OffMonitorStarted,
  PresenceChanged,
  SessionNoteWritten,
} from './watch-events.ts';

export * from './course-events.ts';
export * from './dose-events.ts';
export * from './emergency-events.ts';
export * from './flagged.ts';
export * from './gate-events.ts';
export * from './order-events.ts';
export * from './release-events.ts';
export * from './watch-events.ts';

/**
 * Events of the stream `session/<id>`. Bodies are plain JSON; a unit is in its field's name; times are Instants.
 * The envelope says when and who, so no body repeats it. `flags` are the rules that a fact broke: the fact stands.
 */
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
