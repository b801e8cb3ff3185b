import type { SourceId } from '../sources/index.ts';

/** What a published figure rests on. A price is a price; `general knowledge` was not looked up, `clinic policy` is proposed. */
export type FigureBasis =
  | 'label'
  | 'guideline'
  | 'law'
  | 'trial'
  | 'cohort'
  | 'price list'
  | 'clinic policy'
  | 'general knowledge';

export type FigureUnit =
  | '%'
  | 'min'
  | 'h'
  | 'd'
  | 'working d'
  | 'wk'
  | 'mo'
  | 'a'
  | 'mg'
  | 'mg/kg'
  | 'mm[Hg]'
  | 'USD'
  | 'points'
  /** A year of the calendar. */
  | 'year'
  /** How many of something the sentence names. */
  | 'count'
  /** A step on a scale of evidence, 1 the best. */
  | 'level'
  /** A line of treatment, 1 what is tried first. */
  | 'line';

/** One number that may stand in a text for the public: its value or its two ends, its unit, and where it comes from. */
export interface FigureRow {
  readonly value: number | readonly [number, number];
  readonly unit: FigureUnit;
  /** What it counts, for whoever checks it. */
  readonly what: string;
  readonly sources: readonly SourceId[];
  readonly basis: FigureBasis;
  /** The benchmark study it was read in, where that is no row of the sources. */
  readonly study?: string;
}

/** A figure that no other row holds: it stands in the reference and is written down here. */
export const stated = (
  value: FigureRow['value'],
  unit: FigureUnit,
  what: string,
  basis: FigureBasis,
  ...sources: readonly SourceId[]
): FigureRow => ({ value, unit, what, sources, basis });
