import type { Coming } from './next-minutes.ts';

/** Width of a label, px: its sign and edges, and each letter as its type is set. */
const EDGES = 60;
const LETTER = 7.5;

/** A thing to do with the place of its label: in which row above the line, 0 lowest, and on which side of its moment. */
export interface Pinned extends Coming {
  readonly row: number;
  readonly side: 'left' | 'right';
}

/**
 * Where each label stands, so that none covers another: the lowest row in which nothing lies where it would. What would run over the end of
 * the line stands left of its moment. `lettersOf`: how many letters a label has. `linePx`: how long the line is.
 */
export function pinned(
  coming: readonly Coming[],
  lettersOf: (one: Coming) => number,
  linePx: number,
): readonly Pinned[] {
  const rows: { readonly from: number; readonly to: number }[][] = [];
  return coming.map((one) => {
    const width = (EDGES + LETTER * lettersOf(one)) / linePx;
    // On a line that is shorter than the label it stands where it begins at least on the glass.
    const side = one.place + width > 1 && one.place >= width ? 'left' : 'right';
    const [from, to] = side === 'left' ? [one.place - width, one.place] : [one.place, one.place + width];
    const free = rows.findIndex((row) => row.every((other) => other.to <= from || other.from >= to));
    const row = free >= 0 ? free : rows.length;
    rows[row] = [...(rows[row] ?? []), { from, to }];
    return { ...one, row, side };
  });
}
