import { figureRow } from '@keel/clinical/figures';
import { addressOf } from './addresses.ts';
import type { GuidePage, Inline, Language, Text } from './block.ts';
import { figureWords } from './figure-words.ts';
import { GUIDE_WORDS } from './guide-words.ts';
import { html, type Markup } from './html.ts';
import type { PageSources } from './page-sources.ts';

/** What the text of one page needs to be written. */
export interface Writing {
  readonly language: Language;
  readonly sources: PageSources;
  readonly pages: readonly GuidePage[];
}

function marks(numbers: readonly number[], language: Language): Markup | null {
  if (numbers.length === 0) return null;
  return html`<sup class="marks">${numbers.map(
    (n) => html`<a href="#source-${n}" aria-label="${GUIDE_WORDS[language].source} ${n}">${n}</a>`,
  )}</sup>`;
}

function targetOf(to: string, { pages, language }: Writing): string {
  if (/^(\/|#|tel:|https:)/.test(to)) return to;
  const page = pages.find(({ key }) => key === to);
  if (page === undefined) throw new Error(`a link leads to "${to}", which is no page of the guide`);
  return addressOf(page, language);
}

function inline(part: Inline, writing: Writing): Markup {
  if (typeof part === 'string') return html`${part}`;
  switch (part.mark) {
    case 'figure': {
      const row = figureRow(part.id);
      const value = typeof row.value === 'number' ? String(row.value) : row.value.join(' ');
      return html`<span class="figure"><data value="${value}" data-row="${part.id}">${figureWords(
        row,
        part.as,
        writing.language,
      )}</data>${marks(writing.sources.ofFigure(part.id), writing.language)}</span>`;
    }
    case 'source':
      return html`${marks(writing.sources.of(part.ids), writing.language)}`;
    case 'link':
      return html`<a href="${targetOf(part.to, writing)}">${part.words}</a>`;
    case 'strong':
      return html`<strong>${part.words}</strong>`;
    case 'name':
      return html`${part.words}`;
  }
}

/** A text with its numbers and marks. No space is left before a source mark: it belongs to the word before it. */
export function renderText(text: Text, writing: Writing): Markup {
  return html`${text.map((part, n) => {
    const next = text[n + 1];
    const before = typeof next === 'object' && next.mark === 'source' && typeof part === 'string';
    if (before && part.trim() === '') return html``;
    return inline(before ? part.trimEnd() : part, writing);
  })}`;
}

/** The same text as a reader hears it: what its reading level is measured on. */
export function plainText(text: Text, language: Language): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.mark === 'figure') return figureWords(figureRow(part.id), part.as, language);
      return part.mark === 'source' ? '' : part.words;
    })
    .join('')
    .replace(/\s+([.,;:])/g, '$1');
}
