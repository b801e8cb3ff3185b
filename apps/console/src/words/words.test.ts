import { uiEn, uiEs } from '@keel/ui/words';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { enLater } from './en-later.ts';
import { es } from './es.ts';

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]!).sort();

test('Spanish says everything English says, and fills the same holes', () => {
  const spanish = new Map([...leaves(es), ...leaves(uiEs, 'ui.')]);
  const english = [...leaves(en), ...leaves(enLater), ...leaves(uiEn, 'ui.')];
  for (const [key, text] of english) {
    expect(spanish.has(key), key).toBe(true);
    expect(holes(spanish.get(key)!), key).toEqual(holes(text));
  }
  expect(spanish.size).toBe(english.length);
});

test('no sentence shouts, and none is empty', () => {
  for (const [key, text] of [...leaves(en), ...leaves(enLater), ...leaves(es), ...leaves(uiEn), ...leaves(uiEs)]) {
    expect(text.trim(), key).not.toBe('');
    expect(text, key).not.toMatch(/!/);
  }
});
