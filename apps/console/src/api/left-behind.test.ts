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
    const page = leftBehind({ views: full, words: full }, marksOf(kept));
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

  test('of one who went before is not forgotten over the next one, who left nothing', async () => {
    const kept = new Map<string, string>();
    const cleared: string[] = [];
    let stuck = new Set(['anna']);
    const words = async (person: string): Promise<void> => (stuck.has(person) ? full() : void cleared.push(person));
    const page = leftBehind({ views: lets, words }, marksOf(kept));
    expect(await page.clear('anna')).toBe(false);
    expect(await page.clear('boris')).toBe(false);
    expect(page.isThere()).toBe(true);
    expect(cleared).toEqual(['boris']);
    // There is room again: everything is tried, also by a page loaded anew.
    stuck = new Set();
    const anew = leftBehind({ views: lets, words }, marksOf(kept));
    expect(anew.isThere()).toBe(true);
    expect(await anew.clear('cleo')).toBe(true);
    expect(cleared.slice(1).sort()).toEqual(['anna', 'cleo']);
    expect(anew.isThere()).toBe(false);
    expect(kept.size).toBe(0);
  });

  test('is known to every tab: one that was open before does not wipe what another has noted since', async () => {
    const kept = new Map<string, string>();
    const earlier = leftBehind({ views: lets, words: full }, marksOf(kept));
    expect(await leftBehind({ views: lets, words: full }, marksOf(kept)).clear('anna')).toBe(false);
    expect(earlier.isThere()).toBe(false);
    expect(await earlier.clear()).toBe(false);
    expect(earlier.isThere()).toBe(true);
    expect(leftBehind({ views: lets, words: lets }, marksOf(kept)).isThere()).toBe(true);

    // Also what is noted while it is at work.
    kept.clear();
    const meanwhile = async (): Promise<void> => {
      await leftBehind({ views: lets, words: full }, marksOf(kept)).clear('anna');
    };
    expect(await leftBehind({ views: lets, words: meanwhile }, marksOf(kept)).clear('boris')).toBe(false);
    expect(leftBehind({ views: lets, words: lets }, marksOf(kept)).isThere()).toBe(true);
  });

  test('views that could not go are tried again, and nobody’s words for them', async () => {
    const kept = new Map<string, string>();
    expect(await leftBehind({ views: full, words: lets }, marksOf(kept)).clear('anna')).toBe(false);
    const cleared: string[] = [];
    const anew = leftBehind({ views: lets, words: async (person) => void cleared.push(person) }, marksOf(kept));
    expect(anew.isThere()).toBe(true);
    expect(await anew.clear()).toBe(true);
    expect(cleared).toEqual([]);
  });

  test.each([
    ['anna', ['anna']],
    ['-', []],
  ])('is read from the note of an older Keel, which named one: %s', async (noted, expected) => {
    const kept = new Map([['keel.left-behind', noted]]);
    const cleared: string[] = [];
    const page = leftBehind({ views: lets, words: async (person) => void cleared.push(person) }, marksOf(kept));
    expect(page.isThere()).toBe(true);
    expect(await page.clear()).toBe(true);
    expect(cleared).toEqual(expected);
    expect(kept.size).toBe(0);
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
