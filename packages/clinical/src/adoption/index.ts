export {
  type Adopted,
  type AdoptionCommand,
  type AdoptionEvent,
  type AdoptionMeaning,
  type AdoptionState,
  adoptionFold,
  decideAdoption,
  POLICY_STREAM,
  policiesAhead,
  policyAt,
  policyOfSession,
} from './adoption.ts';
