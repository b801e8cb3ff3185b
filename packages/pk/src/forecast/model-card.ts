import type { Drug, ModelRow, Sampling } from '../models/index.ts';

/** What must stand beside every curve: which model, which blood, whose data. */
export interface ModelCard {
  readonly id: string;
  readonly title: string;
  readonly drug: Drug;
  /** Arterial levels are 1.5 to 2 times venous ones while an infusion runs: show which a curve is. */
  readonly sampling: Sampling;
  readonly constructed: boolean;
  readonly citation: string;
  readonly population: string;
  readonly range: string;
}

export const modelCard = (row: ModelRow): ModelCard => ({
  id: row.id,
  title: row.title,
  drug: row.drug,
  sampling: row.sampling,
  constructed: row.constructed,
  citation: row.citation,
  population: row.population,
  range: row.range.text,
});

export const CURVE_LABEL = 'model, population';
export const NOT_ADVICE =
  'A predicted level of a typical person with a band for the population: not a measurement, not dosing advice.';
