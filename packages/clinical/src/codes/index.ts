export {
  BILLING,
  type BillingAnswer,
  type BillingRow,
  billableOn,
  type IsoDay,
  MODIFIERS,
  PLACES_OF_SERVICE,
} from './billing.ts';
export { isDea, isLoinc, isLoincAnswer, isLoincList, isNpi, isSnomedId, isUnii } from './check-digits.ts';
export { type CodeRow, type Mark, SYSTEMS, type SystemId, type SystemRow, systemOf } from './code-row.ts';
export { ALL_CODES, displayOf, findCode } from './find-code.ts';
export { ICD_10_CM, type IcdRow, type IcdUse, isIcdShaped, isInIcdFamily } from './icd-10-cm.ts';
export { LOCAL_CODES, type LocalRow } from './local.ts';
export { LOINC, LOINC_NOTICE, LOINC_TRAPS, type LoincRow, RASS_ANSWERS } from './loinc.ts';
export { MDC, type MdcRow, mdcParts, NOT_A_NUMBER } from './mdc.ts';
export { DRUG_CODES, ndc11, RXNORM, type RxRow } from './rxnorm.ts';
export { SNOMED_CT, type SnomedRow } from './snomed-ct.ts';
export { convert, readUnit, shownUnit, UCUM, type UnitRow } from './ucum.ts';
