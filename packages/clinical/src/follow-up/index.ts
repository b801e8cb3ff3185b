export { bipolarOf, phaseOf, programmeOf } from './course-of.ts';
export { type DueScale, dueScales, scheduleFacts } from './due-scales.ts';
export { exposuresOf } from './exposures.ts';
export { creepPolicyOf, dosesOf, type LongTerm, lastDone, longTerm, workupOwed } from './long-term.ts';
export { type MissingEvidence, missingEvidence, type Progress, progressOf } from './progress.ts';
