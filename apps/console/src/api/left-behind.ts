/** Where it is noted that something could not be cleared, so that a page loaded anew still says it. */
export type Marks = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const MARK = 'keel.left-behind';
/** Views of people, of whoever read them; everything else in the mark is a person whose words stay. */
const VIEWS = '-';

/** What is noted, now: another page may have noted more since. An older Keel noted one name, as it is. */
function noted(marks: Marks | null): readonly string[] {
  const mark = quietly(() => marks?.getItem(MARK) ?? null) ?? null;
  if (mark === null) return [];
  const list: unknown = quietly(() => JSON.parse(mark));
  return Array.isArray(list) ? list.map(String) : [mark];
}

/**
 * What stays in this browser of the people who were read about, once its reader has gone. A disk that is full or closed lets go of
 * nothing: then it is said, with what to do, until it has gone. `clear` resolves with whether it has, and throws nothing: nobody is
 * kept signed in by a disk.
 */
export function leftBehind(
  clearers: {
    /** Views of people. */
    readonly views: () => Promise<void>;
    /** What this person has typed and not sent. */
    readonly words: (person: string) => Promise<void>;
  },
  marks: Marks | null,
) {
  const watchers = new Set<() => void>();
  let left = noted(marks);
  const note = (now: readonly string[]): void => {
    left = now;
    quietly(() => (now.length === 0 ? marks?.removeItem(MARK) : marks?.setItem(MARK, JSON.stringify(now))));
    for (const watcher of watchers) watcher();
  };
  return {
    isThere: (): boolean => left.length > 0,
    watch: (watcher: () => void): (() => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** `person`: who has gone. What was left by anybody who went before is tried again with it. */
    async clear(person?: string): Promise<boolean> {
      const tried = [...new Set([VIEWS, ...noted(marks), ...left, ...(person === undefined ? [] : [person])])];
      const cleared = await Promise.allSettled(
        tried.map((of) => (of === VIEWS ? clearers.views() : clearers.words(of))),
      );
      const gone = (of: string): boolean => cleared[tried.indexOf(of)]?.status === 'fulfilled';
      const failed = tried.filter((of) => !gone(of));
      // Another page, or another clearing of this one, may have noted somebody meanwhile: that stands.
      note([...new Set([...noted(marks), ...left, ...failed])].filter((of) => !gone(of)));
      return left.length === 0;
    },
  };
}

/** A browser that keeps nothing at all refuses its notes as well: the page says it for as long as it is open. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
