import type { Mark } from './lane.ts';

/** Lines that the words of the marks stand on, one below another. */
export const MARK_LINES = 4;
/** What a word takes of the axis where the axis is narrowest, a phone's: for each letter, and beside it. */
const LETTER_SHARE = 0.022;
const GAP_SHARE = 0.036;

const shareOf = ({ label }: Mark): number => GAP_SHARE + label.length * LETTER_SHARE;

/** Each mark's line, from 0: the first on which the word before it has ended, else the one that is free soonest. */
export function linesOf(marks: readonly Mark[], [from, until]: readonly [number, number]): readonly number[] {
  const endsAt: number[] = Array.from({ length: MARK_LINES }, () => Number.NEGATIVE_INFINITY);
  return marks.map((mark) => {
    const free = endsAt.findIndex((end) => mark.at >= end);
    const line = free >= 0 ? free : endsAt.indexOf(Math.min(...endsAt));
    endsAt[line] = mark.at + (until - from) * shareOf(mark);
    return line;
  });
}
