export type { AlgorithmResult } from './algorithms.ts';
export { type AnswerIssue, type Answers, checkAnswers, describeSpace, spaceRange } from './answers.ts';
export { bandSetOf } from './bands.ts';
export { type Change, judgeChange, type SubscaleChange } from './change.ts';
export type { Flag, Unjudged } from './conditions.ts';
export {
  DEPRESSION_CROSSWALK,
  hamD17ForQids,
  SEDATION_CROSSWALK,
  type SedationLevel,
  sedationAt,
} from './crosswalk.ts';
export {
  type AnswerSpace,
  type Band,
  type BandSet,
  type Basis,
  type ChangeRules,
  type Condition,
  type Cutoff,
  type Direction,
  type Escalation,
  type Instrument,
  type Item,
  type Licence,
  type NamedBand,
  type Option,
  type Scoring,
  SEVERITIES,
  type Severity,
  type Sex,
  STANDARD_FORM,
  type Subscale,
} from './instrument.ts';
export { type FormOf, formIds, formOf, INSTRUMENTS, instrumentById } from './instruments.ts';
export { OTHER_SCALES, type OtherReading, type OtherScale, readOtherScale } from './other-scales.ts';
export {
  type Audience,
  type FormAnswer,
  type FormQuestion,
  type FormWish,
  type RenderedForm,
  renderForm,
} from './render-form.ts';
export {
  type Due,
  dueAt,
  type Programme,
  SCHEDULE,
  type ScheduleFact,
  type SchedulePoint,
  type ScheduleRow,
} from './schedule.ts';
export { NO_CONTEXT, type Score, type ScoreContext, scoreAnswers, scoreOfTotal } from './score.ts';
export {
  CRISIS_CONTACTS,
  SUICIDE_RESPONSES,
  type SuicideResponse,
  type SuicideStep,
  suicideResponse,
} from './suicide-response.ts';
export type { Reason } from './total.ts';
export { checkWording, type Language, OWN_WORDINGS, type Wording } from './wording.ts';
