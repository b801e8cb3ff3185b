import type { FigureId } from '@keel/clinical/figures';
import type { SourceId } from '@keel/clinical/sources';

/** The two languages of the guide, each with its own texts. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * A number in a sentence, by the row that holds it. `as` says how it is written: `people` = "41 in 100" (percent only),
 * `hundred` = of a hundred whatever it is, beside its
 * picture; `exact` = "41.2 %", `number` = without its unit, where the sentence names it ("day 14").
 */
export interface FigureMark {
  readonly mark: 'figure';
  readonly id: FigureId;
  readonly as: 'people' | 'hundred' | 'exact' | 'number';
}
export interface LinkMark {
  readonly mark: 'link';
  readonly words: string;
  /** A page of the guide by its key, an anchor, or an address of its own (`tel:`, `/sign-up/`). */
  readonly to: string;
}
export interface StrongMark {
  readonly mark: 'strong';
  readonly words: string;
}
/** A digit that is no figure: a telephone number, the name of a law or of a form. The test lists them, with the reason. */
export interface NameMark {
  readonly mark: 'name';
  readonly words: string;
}
/** Where a statement without a number was read. */
export interface SourceMark {
  readonly mark: 'source';
  readonly ids: readonly SourceId[];
}
export type Inline = string | FigureMark | LinkMark | StrongMark | NameMark | SourceMark;
export type Text = readonly Inline[];

/** The one way for a number to enter a text of the guide. Percentages of people are written as people. */
export const figure = (id: FigureId): FigureMark => ({ mark: 'figure', id, as: 'people' });
/** Beside a hundred people that are drawn: of a hundred, too, where it is less than one, so that two groups can be compared at a glance. */
export const ofHundred = (id: FigureId): FigureMark => ({ mark: 'figure', id, as: 'hundred' });
/** The same number as the study printed it, for professionals. */
export const exactly = (id: FigureId): FigureMark => ({ mark: 'figure', id, as: 'exact' });
/** The bare number, where the sentence names the unit itself. */
export const number = (id: FigureId): FigureMark => ({ mark: 'figure', id, as: 'number' });
export const link = (words: string, to: string): LinkMark => ({ mark: 'link', words, to });
export const strong = (words: string): StrongMark => ({ mark: 'strong', words });
export const source = (...ids: readonly SourceId[]): SourceMark => ({ mark: 'source', ids });
/** A name that has a digit in it, see `NameMark`. */
export const named = (words: string): NameMark => ({ mark: 'name', words });

/** A text whose marks stay marks, so that a test can tell a number with a row from one without. */
export function text(strings: TemplateStringsArray, ...marks: readonly Exclude<Inline, string>[]): Text {
  return strings.flatMap((words, n): Inline[] => {
    const mark = marks[n];
    return [...(words === '' ? [] : [words]), ...(mark === undefined ? [] : [mark])];
  });
}

/** A hundred people drawn twice: with the drug, and without it where a study had such a group. */
export interface IconPair {
  readonly title: string;
  /** What it is in plain words. */
  readonly plain: Text;
  readonly withDrug: FigureId;
  readonly without: FigureId | null;
}

export type Block =
  | { readonly block: 'p'; readonly text: Text }
  | { readonly block: 'h2'; readonly words: string; readonly id: string }
  | { readonly block: 'h3'; readonly words: string }
  | { readonly block: 'list'; readonly ordered: boolean; readonly items: readonly Text[] }
  | { readonly block: 'note'; readonly title: string; readonly text: Text }
  | {
      readonly block: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Text[])[];
    }
  | { readonly block: 'steps'; readonly steps: readonly { readonly when: Text; readonly what: Text }[] }
  | {
      readonly block: 'icons';
      readonly withWords: string;
      readonly withoutWords: string;
      readonly pairs: readonly IconPair[];
    }
  | {
      readonly block: 'picture';
      readonly picture: 'synapse';
      readonly labels: readonly string[];
      readonly caption: Text;
    }
  | { readonly block: 'checklist' }
  | { readonly block: 'contents' }
  | { readonly block: 'all-sources' }
  | { readonly block: 'action'; readonly words: string; readonly to: string };

export const p = (strings: TemplateStringsArray, ...marks: readonly Exclude<Inline, string>[]): Block => ({
  block: 'p',
  text: text(strings, ...marks),
});
export const h2 = (words: string): Block => ({ block: 'h2', words, id: anchorOf(words) });
export const h3 = (words: string): Block => ({ block: 'h3', words });
export const list = (...items: readonly Text[]): Block => ({ block: 'list', ordered: false, items });
export const numbered = (...items: readonly Text[]): Block => ({ block: 'list', ordered: true, items });
export const note = (title: string, words: Text): Block => ({ block: 'note', title, text: words });
export const table = (caption: string, head: readonly string[], ...rows: readonly (readonly Text[])[]): Block => ({
  block: 'table',
  caption,
  head,
  rows,
});
export const steps = (...all: readonly (readonly [when: Text, what: Text])[]): Block => ({
  block: 'steps',
  steps: all.map(([when, what]) => ({ when, what })),
});
export const action = (words: string, to: string): Block => ({ block: 'action', words, to });

/** A heading as the end of an address. */
export function anchorOf(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** One topic in both languages: a short page. */
export interface GuidePage {
  readonly key: string;
  readonly reader: 'patient' | 'professional';
  readonly en: PageText;
  readonly es: PageText;
}
export interface PageText {
  /** Last part of its address; empty for the first page. */
  readonly slug: string;
  readonly title: string;
  /** One sentence: what the reader will know afterwards. */
  readonly lead: string;
  readonly body: readonly Block[];
}
