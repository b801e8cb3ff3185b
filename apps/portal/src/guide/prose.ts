import type { Block, GuidePage, Language, Text } from './block.ts';
import { plainText } from './render-text.ts';

/**
 * The running text of a page: paragraphs, items of lists, steps, notes. Headings, labels and scraps in tables are left out, since
 * short scraps would make any page look easy to read.
 */
export function proseOf(page: GuidePage, language: Language): readonly string[] {
  const say = (text: Text): string => plainText(text, language);
  return page[language].body.flatMap((block): readonly string[] => {
    switch (block.block) {
      case 'p':
        return [say(block.text)];
      case 'list':
        return block.items.map(say);
      case 'note':
        return [say(block.text)];
      case 'steps':
        return block.steps.map(({ what }) => say(what));
      case 'picture':
        return [say(block.caption)];
      case 'table':
        // Cells that hold whole sentences are read as such.
        return block.rows
          .flat()
          .map(say)
          .filter((cell) => /[.!?]$/.test(cell));
      default:
        return [];
    }
  });
}

/** Every text of a page, marks and all: what the test of the numbers looks through. */
export function textsOf(page: GuidePage, language: Language): readonly Text[] {
  const { title, lead, body } = page[language];
  return [[title], [lead], ...body.flatMap(textsOfBlock)];
}

export function textsOfBlock(block: Block): readonly Text[] {
  switch (block.block) {
    case 'p':
      return [block.text];
    case 'h2':
    case 'h3':
    case 'action':
      return [[block.words]];
    case 'list':
      return block.items;
    case 'note':
      return [[block.title], block.text];
    case 'table':
      return [[block.caption], ...block.head.map((cell) => [cell]), ...block.rows.flat()];
    case 'steps':
      return block.steps.flatMap(({ when, what }) => [when, what]);
    case 'icons':
      return [[block.withWords], [block.withoutWords], ...block.pairs.flatMap(({ title, plain }) => [[title], plain])];
    case 'picture':
      return [...block.labels.map((label) => [label]), block.caption];
    case 'contents':
    case 'checklist':
    case 'all-sources':
      return [];
  }
}
