import type { ConditionId, FindingStatus } from './condition.ts';
import { CONDITION_WORDS } from './condition-words.ts';
import { CONDITION_WORDS_ES } from './condition-words-es.ts';

/** A phrase that means a condition, word by word. */
export interface Family {
  readonly is: readonly ConditionId[];
  readonly status: FindingStatus | null;
  readonly tokens: readonly string[];
}

const byFirst: ReadonlyMap<string, readonly Family[]> = (() => {
  const index = new Map<string, Family[]>();
  for (const { is, words, status } of [...CONDITION_WORDS, ...CONDITION_WORDS_ES])
    for (const phrase of words.split('|')) {
      const tokens = phrase.split(' ');
      const first = tokens[0] ?? '';
      const list = index.get(first) ?? [];
      list.push({ is, status: status ?? null, tokens });
      index.set(first, list);
    }
  for (const list of index.values()) list.sort((a, b) => b.tokens.length - a.tokens.length);
  return index;
})();
/** A shorter word differs by a letter and is another word. */
const MISSPELT_FROM = 7;
const longSingles: readonly Family[] = [...byFirst.values()]
  .flat()
  .filter(({ tokens }) => tokens.length === 1 && (tokens[0] ?? '').length >= MISSPELT_FROM);
/** Phrases of several words by the first letter of the first one, for a slip in any of their long words. */
const phrasesByLetter: ReadonlyMap<string, readonly Family[]> = (() => {
  const index = new Map<string, Family[]>();
  for (const family of [...byFirst.values()].flat()) {
    if (family.tokens.length < 2) continue;
    const letter = (family.tokens[0] ?? '').charAt(0);
    index.set(letter, [...(index.get(letter) ?? []), family]);
  }
  return index;
})();
/** True when one insertion, deletion, change or swap of neighbours makes the two words equal. */
function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let endA = a.length;
  let endB = b.length;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [left, right] = [a.slice(from, endA), b.slice(from, endB)];
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left[0] === right[1] && left[1] === right[0]);
}

/** The same word, or one slip away from it when it is long enough and begins alike. */
function nearly(word: string, written: string | undefined): boolean {
  if (written === undefined) return false;
  if (word === written) return true;
  return (
    written.length >= MISSPELT_FROM - 1 && word[0] === written[0] && word.length > 4 && oneSlipApart(word, written)
  );
}

/** Which phrases of several words may begin with this word. Remembered, since the same words come again and again. */
function beginLike(token: string): readonly Family[] {
  const known = remembered.get(token);
  if (known !== undefined) return known;
  // Only a long first word can be misspelt itself; a short one must be right for the words after it to be looked at.
  const found =
    token.length < MISSPELT_FROM - 1
      ? (byFirst.get(token) ?? []).filter(({ tokens }) => tokens.length > 1)
      : (phrasesByLetter.get(token.charAt(0)) ?? []).filter(({ tokens }) => nearly(tokens[0] ?? '', token));
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(token, found);
  return found;
}
const REMEMBERED = 5_000;
const remembered = new Map<string, readonly Family[]>();

/** The longest phrase that begins at `at`, one slip of the pen forgiven in a long word; undefined when none does. */
export function phraseAt(tokens: readonly string[], at: number): Family | undefined {
  const token = tokens[at] ?? '';
  const exact = byFirst.get(token)?.find((family) => family.tokens.every((word, n) => tokens[at + n] === word));
  if (exact !== undefined && exact.tokens.length > 1) return exact;
  let longest = exact;
  for (const family of beginLike(token)) {
    if (family.tokens.length <= (longest?.tokens.length ?? 0)) continue;
    let n = 1;
    while (n < family.tokens.length && nearly(family.tokens[n] ?? '', tokens[at + n])) n++;
    if (n === family.tokens.length) longest = family;
  }
  if (longest !== exact) return longest;
  if (exact !== undefined || token.length < MISSPELT_FROM) return exact;
  return longSingles.find(({ tokens: [word = ''] }) => word[0] === token[0] && oneSlipApart(word, token));
}
