export {
  type Adopted,
  type AdoptionCommand,
  type AdoptionEvent,
  type AdoptionState,
  adoptionFold,
  decideAdoption,
  POLICY_STREAM,
} from './adoption.ts';
