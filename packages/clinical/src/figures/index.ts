export type { FigureBasis, FigureRow, FigureUnit } from './figure.ts';
export { FIGURE_IDS, FIGURES, type FigureId, figureRow, sourcesOfFigure } from './figures.ts';
export { HARM_IDS } from './harm-and-cost.ts';
