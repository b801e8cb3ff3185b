export { escortAnswer, goesOnAs, namedEscort } from './escort.ts';
export { type EscortVisit, escortAskedAgain, escortNotNeeded, escortOfPutBack } from './told.ts';
