import { INGREDIENT_ROWS, PRODUCT_ROWS, SPANISH_NAMES } from '../medicines/index.ts';

/** One name to choose, and what it holds where it is a brand. */
export interface FoundMedicine {
  readonly name: string;
  readonly holds: string | null;
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .trim();

const names = new Map<string, FoundMedicine>();
for (const row of INGREDIENT_ROWS) {
  names.set(fold(row.name), { name: row.name, holds: null });
  for (const also of (row.also ?? '').split('|')) {
    if (also !== '' && !/^\d+$/.test(also) && !names.has(fold(also)))
      names.set(fold(also), { name: also, holds: row.name });
  }
}
for (const { names: brands, ingredients } of PRODUCT_ROWS)
  for (const brand of brands.split('|'))
    if (!names.has(fold(brand))) names.set(fold(brand), { name: brand, holds: ingredients.join(' + ') });
for (const [spanish, name] of Object.entries(SPANISH_NAMES))
  if (!names.has(fold(spanish))) names.set(fold(spanish), { name: spanish, holds: name === spanish ? null : name });
const ALL = [...names].sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Medicines whose name, brand or Spanish name begins with what was typed, then those that hold it, at most `most`. Two
 * letters at least. What is not found is typed as it is: the list helps to spell, it does not decide what exists.
 */
export function findMedicine(typed: string, most = 6): readonly FoundMedicine[] {
  const wanted = fold(typed);
  if (wanted.length < 2) return [];
  const begins = ALL.filter(([name]) => name.startsWith(wanted));
  const holds = ALL.filter(([name]) => !name.startsWith(wanted) && name.includes(wanted));
  return [...begins, ...holds].slice(0, most).map(([, found]) => found);
}
