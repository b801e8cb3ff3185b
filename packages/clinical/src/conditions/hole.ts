const HOLE = 'Not known to the patient: ';

/** The words of an entry that says that its list is not whole, in the place where the rest of it would stand; `what` was asked for. */
export const holeOf = (what: string): string => HOLE + what;
/** Whether an entry is a hole: something to ask, and nothing to record. */
export const isHole = (words: string): boolean => words.startsWith(HOLE);
