import { expect, test } from 'vitest';
import { spanishPhrases } from '../clinical-words/es/index.ts';
import { translator } from '../clinical-words/translate.ts';
import { ENTRIES, finderIn } from './index.ts';

const say = translator(spanishPhrases);
const english = finderIn((text) => text);
const spanish = finderIn((text) => say(text) ?? text);
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

test('a Spanish screen is searched in Spanish, and by what no language changes', () => {
  expect(ids(spanish('antidepresivo'))).toContain('mdsi-antidepressant-missing');
  expect(ids(spanish('presion arterial'))).toContain('bp-high');
  expect(ids(spanish('BP-HIGH'))[0]).toBe('bp-high');
  expect(ids(spanish('antidepressant'))).toEqual(expect.arrayContaining([...ids(english('antidepressant'))]));
  expect(ids(english('antidepresivo'))).toEqual([]);
});

test('nothing typed shows everything, in the order of the rows', () => {
  expect(spanish('')).toEqual(ENTRIES);
});
