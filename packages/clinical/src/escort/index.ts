export { escortAnswer, goesOnAs, namedEscort } from './escort.ts';
export { type EscortVisit, escortAskedAgain, escortNotNeeded, escortOfPutBack, escortReplaced } from './told.ts';
