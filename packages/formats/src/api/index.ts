export { AuditEntry, AuditQuery, AuditView } from './audit.ts';
export { CallersView, CallsView, callFactOf } from './call-views.ts';
export { ClosingView } from './closing-view.ts';
export {
  COMMANDS_MAX,
  CommandAnswer,
  CommandsAnswer,
  CommandsRequest,
  fromWireCommand,
  toWireCommand,
  WireCommand,
} from './command.ts';
export { CompletenessView } from './completeness.ts';
export { AGREEMENT_BODIES, AskEstimateBody, FEES_COMMAND_BODIES, IssueEstimateBody } from './cost-commands.ts';
export {
  AccountsView,
  type AccountWire,
  ChargeWire,
  CostsView,
  CourseCost,
  EstimateQuery,
  type EstimateWire,
  FeesView,
  type InsurerWire,
  MyCostView,
  SuperbillQuery,
} from './cost-views.ts';
export { CoverView, SetCoverBody } from './cover-commands.ts';
export {
  AnswerPlaceBody,
  BookSeriesBody,
  CloseDayRequest,
  DAY_COMMAND_BODIES,
  type DayCommandKind,
} from './day-commands.ts';
export { RecordScreeningBody, SignDecisionBody } from './decision-commands.ts';
export { AdviceQuery, DocumentField, DocumentsView, RemsFormView, RemsQuery } from './document-views.ts';
export { HOME_COMMAND_BODIES, MyHomeAdultView, MyHomeView } from './home.ts';
export {
  Badge,
  EntryAnswer,
  EntryPeople,
  EntryRequest,
  InvitationAcceptRequest,
  InvitationOpened,
  InvitationOpenRequest,
  LoginAnswer,
  LoginName,
  LoginRequest,
  LoginTotpRequest,
  Me,
  NewPassword,
  OwnBadgeRequest,
  OwnPasswordRequest,
  OwnPinRequest,
  PasskeyAddRequest,
  PasskeyOptionsAnswer,
  PasskeyOptionsRequest,
  PasskeyRequest,
  Pin,
  SetupRequest,
  SetupState,
  STRENGTHS,
  StepUpRequest,
  TotpCode,
  TotpConfirmRequest,
  TotpOffer,
  UnlockRequest,
} from './identity.ts';
export {
  CONSENT_COMMAND_BODIES,
  INTAKE_COMMAND_BODIES,
  IntakeAnswerBody,
  PREPARATION_COMMAND_BODIES,
  UploadDocumentBody,
  UploadRequest,
} from './intake-commands.ts';
export { ConsentPdfQuery, UploadQuery } from './intake-views.ts';
export { INTEGRATION_COMMAND_BODIES, IntegrationRecordView, IntegrationView, type TalkWire } from './integration.ts';
export { MyCareView, MyQuestion, MyQuestionsView, MyReaders } from './my-care-views.ts';
export { MyDecisionView } from './my-decision-view.ts';
export { MyPlaceView } from './my-place.ts';
export {
  ConsentTextWire,
  IntakeStateWire,
  LanguageQuery,
  MyConsentQuery,
  MyConsentView,
  MyEscortView,
  MyFormsView,
  MyPrepareView,
} from './my-preparation-views.ts';
export { MyAdviceQuery, MyPaperQuery, MyPrivacyView, MySessionsView } from './my-record-views.ts';
export { MyContactView, MyPathStep, MyPathView, MyReferralView } from './my-views.ts';
export { IdentifyCallerBody, PATIENT_COMMAND_BODIES } from './patient-commands.ts';
export { PATIENT_LIST_BYTES_MAX, PatientListAnswer, PatientListRequest } from './patient-list.ts';
export { PkRequest } from './pk-request.ts';
export { SignPlanBody } from './plan-commands.ts';
export { AdoptPolicyBody, PolicyProposal } from './policy-commands.ts';
export { KnowledgeView, PolicyPreviewQuery, PolicyPreviewView, PolicyView } from './policy-views.ts';
export {
  Asked,
  MailboxReply,
  MailboxView,
  OpenLinkAnswer,
  OpenLinkRequest,
  PORTAL_HEADER,
  PortalInfo,
  PortalMe,
  ReferRequest,
  SignInLinkAnswer,
  SignInLinkRequest,
  SignUpRequest,
  TextReply,
  TextReplyAnswer,
} from './portal.ts';
export { PortalPasskeyIn, PortalPasskeyRequest, PortalPasskeys } from './portal-passkeys.ts';
export {
  Issue,
  LOGIN_ENDS,
  type LoginEnd,
  PROBLEM_KEYS,
  PROBLEMS,
  ProblemDocument,
  type ProblemKey,
  problemKey,
  ReasonWire,
} from './problem.ts';
export { PublicFactsView, StatePublicFactsBody } from './public-facts.ts';
export { REGISTER_COMMAND_BODIES } from './register-commands.ts';
export {
  InspectionQuery,
  InspectionView,
  RegisterCase,
  RegisterContainer,
  RegisterDraw,
  RegisterView,
  RegisterWaste,
  TraceView,
} from './register-views.ts';
export {
  DayDrugsView,
  DayKey,
  FreeStartsQuery,
  FreeStartsView,
  ScheduleBooking,
  ScheduleView,
} from './schedule-view.ts';
export { answerScoreRequest, type ScoreAnswer, type ScoreIssue } from './score-request.ts';
export {
  type FieldIssue,
  type ParsedScreeningRequest,
  parseScreeningRequest,
  ScreeningRequestSchema,
} from './screening-request.ts';
export { SESSION_COMMAND_BODIES } from './session-commands.ts';
export { ReferBody, SIGN_UP_COMMAND_BODIES, SignUpBody } from './sign-up-commands.ts';
export { LikePerson, PaperMessagesView, SignUpsView } from './sign-up-views.ts';
export {
  InvitationAnswer,
  LoginsView,
  STAFF_COMMANDS,
  type StaffCommandKind,
  StaffView,
  TabletCodeAnswer,
  TabletCodeRequest,
  TabletEnrolled,
  TabletEnrolRequest,
  TabletsView,
} from './staff.ts';
export {
  BEAT_MS,
  BeatMessage,
  ChangedMessage,
  ClockNow,
  EventMessage,
  fromWireEvent,
  NO_VALUE_REASONS,
  NoValue,
  type NoValueReason,
  READING_KINDS,
  RESUME_MAX,
  type ReadingKind,
  ReadingMessage,
  ResetMessage,
  RevokedMessage,
  SILENT_AFTER_MS,
  StreamMessage,
  TOPICS_MAX,
  Topic,
  toWireEvent,
  WireEvent,
} from './stream-message.ts';
export { CommandId, fromTime, Id, InstantIn, LocalDate, Position, Stream, Time, Token, toTime } from './values.ts';
export {
  AlarmWire,
  BoardTile,
  BoardView,
  DevicesView,
  DueWire,
  KitView,
  PatientBrief,
  PatientsView,
  PatientView,
  PlacesView,
  SafetyView,
  SessionView,
  TasksView,
  TileValue,
  Trend,
} from './views.ts';
