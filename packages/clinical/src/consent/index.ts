export { type ConsentCommand, decideConsent, type SignConsentText, signedAtOf } from './decide.ts';
export {
  CONSENT_IDS,
  CONSENTS,
  type ConsentDocument,
  type ConsentId,
  type ConsentLanguage,
  consentById,
  consentOfRoute,
} from './document.ts';
export { type ConsentFacts, consentFacts, NAMED_HARMS } from './facts.ts';
export { type ConsentStanding, consentStanding, isForAnother, isOutdated } from './in-force.ts';
export {
  type ConsentQuestion,
  consentQuestions,
  openAt,
  openQuestions,
  taskOfQuestion,
  withOpenQuestion,
} from './questions.ts';
export {
  type ConsentSection,
  type ConsentText,
  canonicalConsent,
  consentText,
  type TeachBack,
} from './text.ts';
