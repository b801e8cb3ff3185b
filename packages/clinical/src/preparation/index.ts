export {
  decidePreparation,
  ESCORTS_ASKED,
  type PreparationBodies,
  type PreparationCommand,
  type PreparationDeciding,
  type PreparationKind,
} from './decide.ts';
export { type Fasting, type FoodMeaning, fastingOf, meaningOfFood } from './fasting.ts';
export { type FastingAtDoor, fastingAtDoor } from './fasting-at-door.ts';
export { followEscort } from './follow-escort.ts';
export {
  BRING,
  type BringItem,
  type EscortStanding,
  type EscortState,
  escortOf,
  type InstructedHold,
  instructedHolds,
  type Preparation,
  type PreparationDue,
  preparationDue,
  preparationOf,
  type Visit,
  visitsAhead,
} from './preparation.ts';
