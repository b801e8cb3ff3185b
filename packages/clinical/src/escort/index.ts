export { escortAnswer, namedEscort } from './escort.ts';
export { type EscortVisit, escortAskedAgain, escortNotNeeded } from './told.ts';
