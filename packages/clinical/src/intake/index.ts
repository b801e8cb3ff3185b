export {
  type Adequacy,
  adequacyOf,
  adequateTrials,
  antidepressantIn,
  antidepressantsTried,
  FAIR_DOSE_MG,
  FAIR_DOSE_SOURCES,
  FAIR_WEEKS,
  type JudgedTrial,
  judgeTrial,
} from './antidepressants.ts';
export { decideIntake, type IntakeCommand } from './decide.ts';
export { decideUpload, type StoredUpload, UPLOADS_MAX, type UploadCommand } from './decide-upload.ts';
export { type IntakeFacts, intakeFacts, type Provenance } from './facts.ts';
export { type FoundMedicine, findMedicine } from './find-medicine.ts';
export { fits } from './fits.ts';
export {
  type AskedQuestion,
  askIntake,
  helpOf,
  type Intake,
  type IntakeState,
  intakeAnswers,
  intakeState,
  readIntake,
} from './intake.ts';
export {
  INTAKE_TOPICS,
  type IntakeKind,
  type IntakeOption,
  type IntakeQuestion,
  type IntakeTopic,
  type KnownBy,
} from './question.ts';
export { INTAKE_FORM, INTAKE_QUESTIONS, intakeQuestion, KNOWN_FOR_DAYS, SCALE_KNOWN_DAYS } from './rows.ts';
export { SELF_CHECK_TELLS, type SelfCheckTells, type ToldBefore, toldBefore } from './told-before.ts';
export { INTAKE_WORDS, type IntakeLanguage, type IntakeWords, type QuestionWords } from './words.ts';
