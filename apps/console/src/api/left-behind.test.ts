import { describe, expect, test } from 'vitest';
import { leftBehind, type Marks } from './left-behind.ts';

const marksOf = (kept = new Map<string, string>()): Marks => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
});
const full = async (): Promise<void> => {
  throw new DOMException('no room', 'QuotaExceededError');
};
const lets = async (): Promise<void> => {};

describe('what stays in a browser of the people who were read about', () => {
  test('is said when the disk does not let go of it, also by a page loaded anew, until it has gone', async () => {
    const kept = new Map<string, string>();
    const said: boolean[] = [];
    const page = leftBehind({ views: full, words: lets }, marksOf(kept));
    page.watch(() => said.push(page.isThere()));
    expect(page.isThere()).toBe(false);
    expect(await page.clear('anna')).toBe(false);
    expect(said).toEqual([true]);

    const words: string[] = [];
    const anew = leftBehind({ views: lets, words: async (person) => void words.push(person) }, marksOf(kept));
    expect(anew.isThere()).toBe(true);
    // Tried again for whoever had gone: nobody is signed in by then.
    expect(await anew.clear()).toBe(true);
    expect(words).toEqual(['anna']);
    expect(anew.isThere()).toBe(false);
    expect(leftBehind({ views: lets, words: lets }, marksOf(kept)).isThere()).toBe(false);
  });

  test('are words that were typed and not sent as well', async () => {
    const page = leftBehind({ views: lets, words: full }, marksOf());
    expect(await page.clear('anna')).toBe(false);
    expect(page.isThere()).toBe(true);
    // A login that ended elsewhere: its words wait for their writer, its views go.
    expect(await leftBehind({ views: lets, words: full }, marksOf()).clear()).toBe(true);
  });

  test('is said by the page alone where the browser keeps no note', async () => {
    const refuses = (): never => {
      throw new DOMException('closed', 'SecurityError');
    };
    const page = leftBehind({ views: full, words: lets }, { getItem: refuses, setItem: refuses, removeItem: refuses });
    expect(await page.clear('anna')).toBe(false);
    expect(page.isThere()).toBe(true);
  });
});
