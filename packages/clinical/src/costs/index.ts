export {
  type Account,
  type Charge,
  type Comparison,
  chargeable,
  DISPUTE,
  discountOn,
  readAccount,
  readPaymentPlan,
} from './account.ts';
export { type AskEstimateCommand, decideAskEstimate, endOfDay } from './ask-estimate.ts';
export {
  type Authorisation,
  type AuthorisationStanding,
  authorisationOn,
  authorisationsOf,
  type Renew,
  renewOf,
} from './authorisation.ts';
export { businessDaysAfter, businessDaysBetween, isBusinessDay } from './business-days.ts';
export { type CopayStanding, copayOn } from './copay.ts';
export {
  type CourseCounts,
  type CoursePath,
  courseCounts,
  MAINTENANCE_HORIZON_DAYS,
  maintenanceSessions,
  type PathId,
  publishedOdds,
} from './course-odds.ts';
export { type AgreementCommand, decideAgreement } from './decide-agreement.ts';
export {
  composeEstimate,
  decideEstimate,
  diagnosesOf,
  type EstimateAsked,
  type EstimateCommand,
  type EstimateDeciding,
} from './decide-estimate.ts';
export { type CourseEstimate, type EstimateLine, estimateCourse, publishedPrices, type Range } from './estimate.ts';
export { ESTIMATE_CLOCK, estimateDueBy } from './estimate-due.ts';
export {
  ESTIMATE_ELEMENTS,
  type EstimateElement,
  type EstimateInput,
  estimateGaps,
  latestUntil,
} from './estimate-elements.ts';
export { estimatePaper } from './estimate-paper.ts';
export { DISPUTE_HELP, ESTIMATE_WORDS, type PaperLanguage } from './estimate-words.ts';
export { codeOn, FEE_ITEM_IDS, FEE_ITEMS, type FeeItem, type FeeItemId, feeItem } from './fee-items.ts';
export {
  type BillingIdentity,
  decideFees,
  FEES_STREAM,
  type FeeSchedule,
  type FeesCommand,
  type FeesKept,
  type FeesSet,
  type FeesState,
  feesFold,
  feesOn,
  priceOn,
  type SlidingStep,
} from './fees.ts';
export { insurerEvidence } from './insurer-evidence.ts';
export { insurerAsks } from './insurer-words.ts';
export { compareInsurers, INSURER_PATHS, type InsurerFacts, type InsurerPath, type Standing } from './insurers.ts';
export { CENTS_MAX, type Cents, cents, lessPercent, sumOf, times, usd } from './money.ts';
export {
  type Instalment,
  type InstalmentStanding,
  instalmentsOf,
  monthsAfter,
  type PlanStanding,
  planStanding,
} from './payment-plan.ts';
export { infusionServices, type Service, servicesGiven, servicesPlanned } from './services.ts';
export { type SuperbillInput, superbillGaps, superbillPaper } from './superbill.ts';
