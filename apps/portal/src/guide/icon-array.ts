import { type FigureId, figureRow } from '@keel/clinical/figures';
import type { Language } from './block.ts';
import { figureWords } from './figure-words.ts';
import { html, type Markup, raw } from './html.ts';

const ACROSS = 10;
const CELL = 12;

/** The patterns every icon array is filled with, once a page: a filled person and an outlined one, so colour alone says nothing. */
export const ICON_PATTERNS: Markup = raw(
  `<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>` +
    ['on', 'off']
      .map(
        (kind) =>
          `<pattern id="person-${kind}" width="${CELL}" height="${CELL}" patternUnits="userSpaceOnUse">` +
          `<g class="person-${kind}"><circle cx="6" cy="3.2" r="1.9"/><path d="M2.9 10.6V8.4a2.2 2.2 0 0 1 2.2-2.2h1.8a2.2 2.2 0 0 1 2.2 2.2v2.2z"/></g></pattern>`,
      )
      .join('') +
    `</defs></svg>`,
);

/** Up to 100 people, so many of them drawn full. A row is filled from the left, the picture from the top. */
function hundred(full: number, label: string): Markup {
  const rows = Math.floor(full / ACROSS);
  const rest = full % ACROSS;
  const rect = (x: number, y: number, across: number, down: number, kind: 'on' | 'off'): string =>
    across === 0 || down === 0
      ? ''
      : `<rect x="${x * CELL}" y="${y * CELL}" width="${across * CELL}" height="${down * CELL}" fill="url(#person-${kind})"/>`;
  const partial = rest === 0 ? 0 : 1;
  const size = ACROSS * CELL;
  return html`<svg class="people" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}">${raw(
    rect(0, 0, ACROSS, rows, 'on') +
      rect(0, rows, rest, partial, 'on') +
      rect(rest, rows, ACROSS - rest, partial, 'off') +
      rect(0, rows + partial, ACROSS, ACROSS - rows - partial, 'off'),
  )}</svg>`;
}

/** One group of a hundred, drawn and said. Rounded to whole people; the words under it carry the figure and its source. */
export function iconArray(id: FigureId, group: string, language: Language): Markup {
  const row = figureRow(id);
  if (row.unit !== '%' || typeof row.value !== 'number') throw new Error(`${id} is no share of people`);
  return hundred(Math.round(row.value), `${figureWords(row, 'hundred', language)}, ${group}`);
}
