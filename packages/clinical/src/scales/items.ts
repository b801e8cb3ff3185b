import type { AnswerSpace, Item, Option } from './instrument.ts';

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** `prefix.1` … `prefix.n`. */
export const linkIds = (prefix: string, count: number): readonly string[] =>
  range(1, count).map((n) => `${prefix}.${n}`);

export const NO_YES: readonly Option[] = [
  { value: 0, text: 'No', loinc: 'LA32-8' },
  { value: 1, text: 'Yes', loinc: 'LA33-6' },
];

/** Whole numbers from `min` to `max`. */
export const rated = (min: number, max: number): AnswerSpace => ({ min, max, step: 1 });

/** Items whose wording we may not show: a number, a topic of our own, and the range of the score. */
export const structureOnly = (
  rows: readonly { readonly linkId: string; readonly label: string; readonly answer: AnswerSpace }[],
): readonly Item[] => rows.map((row, index) => ({ ...row, number: index + 1, text: null, loinc: null, scored: true }));

/** Structure-only items `prefix.1` … from topics, all rated alike. */
export const ratedItems = (prefix: string, labels: readonly string[], answer: AnswerSpace): readonly Item[] =>
  structureOnly(labels.map((label, index) => ({ linkId: `${prefix}.${index + 1}`, label, answer })));

/** The same, with "item 1" … as topics: nothing of the wording may be hinted at. */
export const numberedItems = (prefix: string, count: number, answer: AnswerSpace): readonly Item[] =>
  ratedItems(
    prefix,
    range(1, count).map((n) => `item ${n}`),
    answer,
  );
