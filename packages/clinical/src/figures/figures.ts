import { BENCHMARKS } from '../outcomes/index.ts';
import { type Source, type SourceId, sourceById } from '../sources/index.ts';
import { BENEFIT_FIGURES } from './benefit.ts';
import type { FigureRow } from './figure.ts';
import { COST_FIGURES, HARM_FIGURES } from './harm-and-cost.ts';
import { HISTORY_FIGURES, ROUTE_FIGURES, SESSION_FIGURES } from './history-and-routes.ts';

/** Every number that a text for the public may say. A text names the row; the number, its unit and its source come from here. */
export const FIGURES = {
  ...HISTORY_FIGURES,
  ...ROUTE_FIGURES,
  ...SESSION_FIGURES,
  ...BENEFIT_FIGURES,
  ...HARM_FIGURES,
  ...COST_FIGURES,
} as const satisfies Readonly<Record<string, FigureRow>>;

export type FigureId = keyof typeof FIGURES;
export const FIGURE_IDS = Object.keys(FIGURES) as readonly FigureId[];

/** The row of a figure. Ids are typed, so one that is not there does not compile. */
export const figureRow = (id: FigureId): FigureRow => FIGURES[id];

/** Where a figure was read: rows of the sources, or the benchmark study that holds its own addresses. */
export function sourcesOfFigure(row: FigureRow): readonly Source[] {
  const rows = row.sources.map((id: SourceId) => sourceById(id));
  if (row.study === undefined) return rows;
  const study = BENCHMARKS.find(({ id }) => id === row.study);
  if (study === undefined) throw new Error(`there is no study "${row.study}"`);
  return [...rows, { id: study.id, what: study.study, seen: ['abstract'], where: study.sources[0] ?? null }];
}
