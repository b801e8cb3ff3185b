export {
  type Caseload,
  type CaseloadBodies,
  caseloadFold,
  INTEGRATION_STREAM,
  isReferredTo,
  TALK,
  type TakenTime,
} from './caseload.ts';
export {
  decideIntegration,
  INTEGRATION_COMMANDS,
  type IntegrationCommand,
  type IntegrationCommandBodies,
  type IntegrationCommandKind,
  type IntegrationDeciding,
} from './decide.ts';
export {
  type Integration,
  integrationOf,
  nextTalk,
  type Referral,
  TALK_PLACES,
  TALK_STATES,
  type Talk,
  type TalkPlace,
  type TalkState,
} from './integration.ts';
