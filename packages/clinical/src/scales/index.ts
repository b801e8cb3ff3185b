export type { AlgorithmResult } from './algorithms.ts';
export { type AnswerIssue, type Answers, checkAnswers, describeSpace, spaceRange } from './answers.ts';
export { bandSetOf } from './bands.ts';
export { type Change, judgeChange, type SubscaleChange } from './change.ts';
export type { Flag, Unjudged } from './conditions.ts';
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
export { NO_CONTEXT, type Score, type ScoreContext, scoreAnswers, scoreOfTotal } from './score.ts';
export type { Reason } from './total.ts';
