import { type Finding, known } from '../prepare.ts';

/** An entry without its date while no answer gives the time either: it may be the recent one, whatever else is dated. */
export const undated = (answer: number | null | undefined, entries: readonly Finding[]): boolean =>
  !known(answer) && entries.some(({ onsetWeeks }) => onsetWeeks === null);

/** The weeks since an event: the context's own answer and every dated entry, the most recent of them. */
export function weeksSince(answer: number | null | undefined, entries: readonly Finding[]): number | null {
  const weeks = [
    ...(known(answer) ? [answer] : []),
    ...entries.flatMap(({ onsetWeeks }) => (onsetWeeks === null ? [] : [onsetWeeks])),
  ];
  return weeks.length === 0 ? null : Math.min(...weeks);
}

/** Weeks as they are told, to a tenth. */
export const round = (weeks: number): number => Math.round(weeks * 10) / 10;
