export { recordDraft } from '../record/index.ts';
export { ageYears } from './age.ts';
export type { SessionDeciding } from './asked.ts';
export { type Moment, NEEDS, type Need, type NeedOf, nextMoments, whoNeedsMeNext } from './board.ts';
export { clearsAt } from './clears-at.ts';
export {
  type BodyOf,
  type DeviceFeed,
  FACT_COMMANDS,
  GIVE_COMMANDS,
  type GivenAs,
  SESSION_COMMANDS,
  SESSION_ORDERS,
  type SessionCommand,
  type SessionCommandBodies,
  type SessionCommandKind,
} from './commands.ts';
export { decideSession } from './decide.ts';
export { UNDO_MS } from './decide-amendment.ts';
export { DEVIATION_KINDS, type Deviation, type DeviationKind, deviations } from './deviations.ts';
export {
  type DosePart,
  type DoseTotals,
  deliveredStretches,
  deliveredUnder,
  doseTotals,
  totalsWhenFlushed,
} from './dose-totals.ts';
export { type DueItem, dueItems, isMissed, isOpen, offMonitorLimit } from './due-items.ts';
export { type CardTimer, cardTimers, type Emergency, emergencies, openEmergency } from './emergency-log.ts';
export { emergencyPatient } from './emergency-patient.ts';
export { allowedEscorts } from './escorts.ts';
export {
  type AccessPlaced,
  type AccessRemoved,
  type AdverseEventRecorded,
  type AdviceGiven,
  type AgreementsRecorded,
  type AldreteScored,
  type Baseline,
  type BolusGiven,
  CARE_KINDS,
  type CareGiven,
  type CareKind,
  CHECKED_CRITERIA,
  type ChairAssigned,
  type ChairHandedOver,
  type CheckedCriterion,
  type ConsentChecked,
  type CriterionChecked,
  type Delivery,
  type DeviceGiven,
  type DoseBasis,
  type DoseWaited,
  type DrugPrepared,
  type EmergencyClosed,
  type EmergencyOpened,
  type EmergencyStepTaken,
  ESCORT_KINDS,
  type EscortArranged,
  type EscortArrived,
  type EscortCalled,
  type EscortKind,
  type FastingAnswered,
  type Flagged,
  type GatePassed,
  type GlucoseMeasured,
  IDENTIFIERS,
  type Identifier,
  type IdentityConfirmed,
  type InfusionPaused,
  type InfusionRateChanged,
  type InfusionResumed,
  type InfusionStarted,
  type InfusionStopped,
  type InjectionGiven,
  type LeftBeforeRelease,
  type LineDiscarded,
  type LineFailed,
  type LineFlushed,
  type MedicineGiven,
  type MedicineOrdered,
  type MedicineRoute,
  type MedicinesReviewed,
  type MouthDoseGiven,
  type ObservationsCharted,
  OFF_MONITOR_REASONS,
  type OffMonitorEnded,
  type OffMonitorReason,
  type OffMonitorStarted,
  type OrderCancelled,
  type OrderWritten,
  type PadssScored,
  type PatientArrived,
  type PatientCalled,
  type PatientLeft,
  type PatientReleased,
  type PatientTransferred,
  type PregnancyAnswered,
  type PrescriberPresence,
  type PresenceChanged,
  type PumpChecked,
  type PumpVolumeRead,
  type QuestionAnswered,
  type QuestionAsked,
  REMS_MEDICINE_CLASSES,
  RESCUE_MEDICINES,
  type ReadinessJudged,
  type ReadyLost,
  type ReadyReached,
  type ReleaseCriterionRecord,
  type RemsChecked,
  type RemsMedicineClass,
  type RescueChecked,
  type RescueMedicine,
  type ScreeningTaken,
  type SessionCancelled,
  type SessionEvent,
  type SessionEventBodies,
  type SessionEventKind,
  type SessionNoteWritten,
  type SessionPlanned,
  type SessionSigned,
  type SessionStopped,
  type SinceLastAnswered,
  type SpokenOrderSigned,
  type SubstancesAnswered,
  type SuicideRiskAsked,
  type TwoPoints,
  type VitalsJudged,
  type WeightMeasured,
} from './events.ts';
export { type FreeTime, predictedFreeTime } from './free-time.ts';
export { type GateAnswer, gate, standing } from './gate.ts';
export { GATE_RULES, type GateRule } from './gate-rules.ts';
export { GIVE_RULES, type GiveRule } from './give-rule-rows.ts';
export { gridOf, LIGHT_GRID_RULES, lightGridReasons } from './light-grid.ts';
export { type LikeNames, likeNames, type Named } from './like-names.ts';
export { lineSteps } from './line-steps.ts';
export { type MedicineLeft, medicinesLeft } from './medicine-rules.ts';
export { observation } from './observation.ts';
export { AMOUNTS, type AmountRow, isPlausible, type OffScale, offScale } from './plausible.ts';
export {
  type AskedQuestion,
  acceptable,
  type LentReason,
  nextAsked,
  type QuestionContext,
  questionContext,
  questionsAsked,
} from './question.ts';
export {
  type CriterionAnswer,
  RELEASE_CRITERIA,
  type ReleaseAssessment,
  type ReleaseCriterion,
  releaseAssessment,
  releaseReasons,
} from './release.ts';
export { type Replayed, replayScenario } from './replay.ts';
export { endOfDay } from './same-day.ts';
export {
  type Scenario,
  type ScenarioCommand,
  type ScenarioExpectation,
  type ScenarioStep,
  scenarioCommands,
  scenarioId,
} from './scenario.ts';
export { isSeated, othersIn, type Seat, seatOf, seatsOf } from './seats.ts';
export {
  allOf,
  decidedLast,
  entryOf,
  type Infusion,
  infusionInHand,
  isOver,
  latestOf,
  PHASES,
  type Phase,
  rateSet,
  readSession,
  type Session,
  type SessionEntry,
  type SessionEntryOf,
  type SessionState,
  type StandingOrder,
  sessionFold,
  unsignedSpokenOrders,
} from './session.ts';
export { baselineOf, latestWith, sourceText, standingTriggers, triggersIn, vitalAssessment } from './vitals.ts';
export { overridesOf, type Weighed, weighedWith } from './weighed.ts';
export { endedUndosed, withDrafts } from './with-drafts.ts';
