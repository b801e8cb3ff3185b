import type { CallAnswered, CallEnded, CallIdentified, CallOpened, CallTurned } from '../calls/index.ts';
import type { EntryCorrected, EntryStruck, EntryUndone } from '../entries/index.ts';
import type {
  ContactConsentChanged,
  MessageFailed,
  MessageQueued,
  MessageSent,
  NumberConsentChanged,
  TextReceived,
} from '../messages/index.ts';
import type { EventDraft } from '../record/index.ts';
import type { SignUpEventBodies } from '../sign-up/index.ts';
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
import type {
  ConsentQuestionAsked,
  ConsentQuestionWithdrawn,
  ConsentSigned,
  ConsentWithdrawn,
  PatientRemsEnrolled,
} from './consent-events.ts';
import type {
  CourseEnded,
  CourseStarted,
  DecisionSigned,
  PatientScreened,
  PlanSigned,
  ScreeningAnswered,
  SessionClosed,
  SessionDosed,
  VisitBooked,
  VisitCancelled,
} from './course-events.ts';
import type {
  AdverseEventReported,
  BladderAsked,
  CravingAsked,
  FollowUpDecided,
  ResultRecorded,
  ScaleAnswered,
} from './follow-up-events.ts';
import type { HomeAdultTold, HomeDoseTold, HomeEnded, HomeOrdered, HomeRefilled } from './home-events.ts';
import type { DocumentUploaded, IntakeAnswered, IntakeFinished } from './intake-events.ts';
import type {
  ExperienceAnswered,
  GoalsSet,
  IntegrationAsked,
  IntegrationEnded,
  IntegrationNoteWritten,
  IntegrationRecorded,
  IntegrationReferred,
  JournalWritten,
  SafetyPlanWritten,
  SharingSet,
} from './integration-events.ts';
import type {
  DeletionAsked,
  LetterDrafted,
  LetterFollowed,
  NextTimeWished,
  PatientNoteWritten,
} from './note-events.ts';
import type {
  AllergiesListed,
  BodyMeasured,
  ConditionsListed,
  ContactNamed,
  MedicinesListed,
  PatientDetailsChanged,
  PatientRegistered,
  PhotoTaken,
} from './person-events.ts';
import type { PortalLoginsEnded } from './portal-logins.ts';
import type {
  CannotComeSaid,
  EscortAnswered,
  EscortNamed,
  FoodReported,
  HoldsInstructed,
  PreparationTicked,
} from './preparation-events.ts';
import type {
  AnswersSoFarTold,
  CheckInAnswered,
  ContactTried,
  DistressReported,
  NotSafeSaid,
  TaskClosed,
  TaskOpened,
  TaskTaken,
} from './task-events.ts';

export * from './consent-events.ts';
export * from './course-events.ts';
export * from './follow-up-events.ts';
export * from './home-events.ts';
export * from './integration-events.ts';
export * from './note-events.ts';
export * from './person-events.ts';
export * from './task-events.ts';

/** Events of the stream `patient/<id>`: what belongs to the person and outlives a session. */
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
  'consent-question-withdrawn': ConsentQuestionWithdrawn;
  'patient-rems-enrolled': PatientRemsEnrolled;
  'screening-answered': ScreeningAnswered;
  'patient-screened': PatientScreened;
  'decision-signed': DecisionSigned;
  'course-started': CourseStarted;
  'course-ended': CourseEnded;
  'plan-signed': PlanSigned;
  'visit-booked': VisitBooked;
  'visit-cancelled': VisitCancelled;
  'session-dosed': SessionDosed;
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
  'answers-so-far-told': AnswersSoFarTold;
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
