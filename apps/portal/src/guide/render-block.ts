import { FIGURE_IDS, figureRow, sourcesOfFigure } from '@keel/clinical/figures';
import { addressOf } from './addresses.ts';
import type { Block, IconPair } from './block.ts';
import { ofHundred } from './block.ts';
import { checklist } from './checklist.ts';
import { figureWords } from './figure-words.ts';
import { GUIDE_WORDS } from './guide-words.ts';
import { html, type Markup } from './html.ts';
import { ICON_PATTERNS, iconArray } from './icon-array.ts';
import { linkOf } from './page-sources.ts';
import { plainText, renderText, type Writing } from './render-text.ts';
import { synapse } from './synapse.ts';
import { wideTable } from './wide-table.ts';

export function renderBlock(block: Block, writing: Writing): Markup {
  const say = (text: Parameters<typeof renderText>[0]) => renderText(text, writing);
  const words = GUIDE_WORDS[writing.language];
  switch (block.block) {
    case 'p':
      return html`<p>${say(block.text)}</p>`;
    case 'h2':
      return html`<h2 id="${block.id}">${block.words}</h2>`;
    case 'h3':
      return html`<h2 class="question">${block.words}</h2>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${say(item)}</li>`);
      return block.ordered ? html`<ol class="points">${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'note':
      return html`<div class="note"><p><strong>${block.title}</strong></p><p>${say(block.text)}</p></div>`;
    case 'action':
      return html`<p><a class="action" href="${block.to}">${block.words}</a></p>`;
    case 'steps':
      return html`<ol class="steps">${block.steps.map(
        ({ when, what }) => html`<li><div class="when">${say(when)}</div><div>${say(what)}</div></li>`,
      )}</ol>`;
    case 'table':
      return wideTable({
        label: block.caption,
        caption: block.caption,
        head: block.head,
        rows: block.rows.map((row) => ({ cells: row.map(say) })),
      });
    case 'icons':
      return html`${ICON_PATTERNS}<ul class="pairs">${block.pairs.map((pair) =>
        iconPair(pair, block.withWords, block.withoutWords, writing),
      )}</ul>`;
    case 'picture':
      return html`<figure class="picture">${synapse(
        block.labels,
        plainText(block.caption, writing.language),
      )}<figcaption>${say(block.caption)}</figcaption></figure>`;
    case 'contents':
      return html`<ol class="contents">${writing.pages
        .filter(({ key }) => key !== 'start')
        .map((page) => {
          const { title, lead } = page[writing.language];
          return html`<li><a href="${addressOf(page, writing.language)}">${title}</a><span>${lead}</span></li>`;
        })}</ol>`;
    case 'checklist':
      return checklist(writing);
    case 'all-sources':
      return wideTable({
        label: words.exact,
        head: [words.exact, words.counts, words.restsOn, words.source],
        rows: FIGURE_IDS.map((id) => {
          const row = figureRow(id);
          return {
            id: `row-${id}`,
            cells: [
              html`${figureWords(row, 'exact', writing.language)}`,
              writing.language === 'en' ? html`${row.what}` : html`<span lang="en">${row.what}</span>`,
              html`${words.basis[row.basis]}`,
              html`${sourcesOfFigure(row).map((source, n) => {
                const to = linkOf(source);
                const name = to === null ? html`${source.id}` : html`<a href="${to}" rel="noreferrer">${source.id}</a>`;
                return html`${n === 0 ? '' : ', '}${name}`;
              })}`,
            ],
          };
        }),
      });
  }
}

/** With the drug beside without it; where a study had no such group, the place says so and is not left out. */
function iconPair(pair: IconPair, withWords: string, withoutWords: string, writing: Writing): Markup {
  const words = GUIDE_WORDS[writing.language];
  const group = (id: IconPair['withDrug'], name: string) =>
    html`<div class="group">${iconArray(id, name, writing.language)}<p>${renderText([ofHundred(id)], writing)} <span>${name}</span></p></div>`;
  return html`<li><h3>${pair.title}</h3><p>${renderText(pair.plain, writing)}</p><div class="both">${group(
    pair.withDrug,
    withWords,
  )}${
    pair.without === null
      ? html`<div class="group none"><p>${words.noComparison}</p></div>`
      : group(pair.without, withoutWords)
  }</div></li>`;
}
