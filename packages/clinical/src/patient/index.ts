export type {
  AuthorisationRecorded,
  ChargeAdjusted,
  CoverStated,
  DiscountAgreed,
  EstimatedLine,
  EstimateIssued,
  EstimateRequested,
  PaymentPlanAgreed,
  PaymentRecorded,
} from './billing-events.ts';
export {
  PATIENT_COMMANDS,
  PATIENT_FACT_COMMANDS,
  type PatientCommand,
  type PatientCommandBodies,
  type PatientCommandKind,
} from './commands.ts';
export { decidePatient } from './decide.ts';
export { callFacts, decideIdentify, type IdentifyCaller, REACHED_NOBODY } from './decide-call.ts';
export { decideDelivery, type SendOutcome } from './decide-delivery.ts';
export { decideSignUp, type SignUpDeciding } from './decide-sign-up.ts';
export { type DeletionAnswer, KEPT_BECAUSE, type KeptOnDeletion } from './deletion.ts';
export { lookAtWords, needOfHomeDose, tasksOfNeed } from './distress-tasks.ts';
export type {
  AdverseEventReported,
  AllergiesListed,
  Allergy,
  AnswersSoFarTold,
  BladderAsked,
  BodyMeasured,
  CheckInAnswered,
  Condition,
  ConditionsListed,
  ConsentQuestionAsked,
  ConsentQuestionWithdrawn,
  ConsentSigned,
  ConsentWithdrawn,
  ContactNamed,
  ContactTried,
  CourseEnded,
  CourseStarted,
  CravingAsked,
  DecisionSigned,
  DecisionTold,
  DecisionWaiting,
  DeletionAsked,
  DistressReported,
  ExperienceAnswered,
  FollowUpDecided,
  GoalsSet,
  HomeAdultTold,
  HomeDoseTold,
  HomeOrdered,
  IntegrationAsked,
  IntegrationNoteWritten,
  JournalWritten,
  KeptScore,
  LetterDrafted,
  LetterFollowed,
  LocalDate,
  Medicine,
  MedicinesListed,
  NextTimeWished,
  NotSafeSaid,
  PatientDetails,
  PatientDetailsChanged,
  PatientEvent,
  PatientEventBodies,
  PatientEventKind,
  PatientNoteWritten,
  PatientRegistered,
  PatientRemsEnrolled,
  PatientScreened,
  PhotoTaken,
  PlanSigned,
  ResultRecorded,
  SafetyPlanWritten,
  ScaleAnswered,
  ScreeningAnswered,
  SessionClosed,
  SessionDosed,
  SharingSet,
  TaskClosed,
  TaskOpened,
  TaskTaken,
  VisitBooked,
  VisitCancelled,
} from './events.ts';
export {
  type DocumentUploaded,
  type IntakeAnswer,
  type IntakeAnswered,
  type IntakeFinished,
  type IntakeTrial,
  UPLOAD_BYTES_MAX,
  UPLOAD_CLASS,
  UPLOAD_KINDS,
  type UploadKind,
} from './intake-events.ts';
export {
  allPatientEntries,
  BODY,
  type Letter,
  latestPatientEntry,
  type Patient,
  type PatientEntry,
  type PatientEntryOf,
  type PatientState,
  patientFold,
  planInForce,
  readPatient,
  type Task,
} from './patient.ts';
export { LOGINS_ENDED_BECAUSE, type PortalLoginsEnded } from './portal-logins.ts';
export type {
  CannotComeSaid,
  EscortAnswered,
  EscortNamed,
  FoodReported,
  HoldInstructed,
  HoldsInstructed,
  PreparationTicked,
} from './preparation-events.ts';
export { recentHighRisk } from './recent-risk.ts';
export { tasksOfRefusal } from './refusal-tasks.ts';
export { type ScoredAnswer, scoreScale, tasksOfScore } from './score-scale.ts';
export { heardAt, isOwnWord, saysOf } from './taken-back.ts';
export { taskOf } from './task-of.ts';
export { apartMs, TREATED_TODAY, type Treatment, treatmentsNear, treatmentsOf } from './treatments.ts';
export { holdsWords, WRITTEN_WORDS, type WrittenWords } from './written-words.ts';
