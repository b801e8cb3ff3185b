export type { FigureBasis, FigureRow, FigureUnit } from './figure.ts';
export { FIGURE_IDS, FIGURES, type FigureId, figureRow, sourcesOfFigure } from './figures.ts';
