export { type Assessed, assessRecord, changedSince, type FlagChange } from './assess-record.ts';
export { EXPOSURE_CHANGES, type ExposureChange, exposureText } from './exposure-changes.ts';
export {
  type FieldAnswer,
  type FieldValue,
  fitsField,
  SCREENING_FIELDS,
  type ScreeningField,
  screeningField,
} from './fields.ts';
export { FIXED_LINES, type FixedLine, type FixedLineId, fixedLine } from './fixed-lines.ts';
export {
  type Basis,
  type Clearing,
  type Flag,
  type FlagInput,
  type FlagVerdict,
  type Override,
  type ScreeningAnswer,
  severity,
  VERDICTS,
  type Verdict,
} from './flag.ts';
export { lastKnown } from './last-known.ts';
export { type Origin, originOf, type RecordedScreening, type SetAside, screeningOfRecord } from './of-record.ts';
export { RULE_IDS, type ScreeningPolicy, SETTING_ROWS, STARTING_POLICY } from './policy.ts';
export { type ListedAllergy, type ListedMedicine, type Prepared, prepare } from './prepare.ts';
export { type PolicyEffect, previewPolicy } from './preview-policy.ts';
export { reasonsOfAnswer } from './reasons-of-answer.ts';
export { decideScreening, riskTaskOf, type ScreeningCommand, screenedAs } from './record-screening.ts';
export { type AskedNow, requestOfPatient } from './request-of-patient.ts';
export type { Rule } from './rule.ts';
export { HOLDS, type Hold } from './rules/holds.ts';
export { SCREENING_RULES } from './rules/index.ts';
export { type Layer, screen, screenPrepared, verdictOf } from './screen.ts';
export {
  PREGNANCY,
  type Pregnancy,
  ROUTES,
  type Route,
  type ScreeningContext,
  type ScreeningLabs,
  type ScreeningPatient,
  type ScreeningRequest,
  type ScreeningScales,
  type ScreeningVitals,
} from './screening-request.ts';
export { judgeSiteGate, SITE_RULES, type SiteFlag, type SiteState } from './site-gate.ts';
