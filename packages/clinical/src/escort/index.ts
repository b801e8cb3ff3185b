export { escortAnswer, goesOnAs, namedEscort } from './escort.ts';
export { isSameName, sameText } from './same-person.ts';
export {
  type EscortVisit,
  escortAsked,
  escortAskedAgain,
  escortNotNeeded,
  escortOfPutBack,
  escortReplaced,
} from './told.ts';
