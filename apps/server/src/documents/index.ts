export { csv } from './csv.ts';
export { drawPaper, sha256Of } from './draw-paper.ts';
