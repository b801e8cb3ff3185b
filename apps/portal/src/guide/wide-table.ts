import { html, type Markup } from './html.ts';

export interface WideTable {
  /** Name of the region for those who hear it. */
  readonly label: string;
  readonly caption?: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly id?: string; readonly cells: readonly Markup[] }[];
}

/**
 * A table that is a table on a wide screen and on paper, and one card a row on a phone, each cell under its heading. The roles are
 * written out because a browser drops them from rows that are laid out as cards.
 */
export function wideTable({ label, caption, head, rows }: WideTable): Markup {
  const heading = (cell: string) =>
    cell === '' ? html`<td role="cell"></td>` : html`<th scope="col" role="columnheader">${cell}</th>`;
  const cells = (row: readonly Markup[]) =>
    row.map((cell, n) =>
      n === 0
        ? html`<th scope="row" role="rowheader">${cell}</th>`
        : html`<td role="cell"><span class="under" aria-hidden="true">${head[n] ?? ''}</span><span>${cell}</span></td>`,
    );
  return html`<div class="wide" role="region" aria-label="${label}" tabindex="0"><table role="table" data-columns="${
    head.length
  }">${caption === undefined ? null : html`<caption>${caption}</caption>`}<thead role="rowgroup"><tr role="row">${head.map(
    heading,
  )}</tr></thead><tbody role="rowgroup">${rows.map(
    (row) => html`<tr role="row"${row.id === undefined ? null : html` id="${row.id}"`}>${cells(row.cells)}</tr>`,
  )}</tbody></table></div>`;
}
