/** Where it is noted that something could not be cleared, so that a page loaded anew still says it. */
export type Marks = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const MARK = 'keel.left-behind';
/** A login that ended without anybody at this screen: only views are meant, nobody's words. */
const NOBODY_KNOWN = '-';

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
  let whose = quietly(() => marks?.getItem(MARK) ?? null) ?? null;
  const note = (person: string | null): void => {
    whose = person;
    quietly(() => (person === null ? marks?.removeItem(MARK) : marks?.setItem(MARK, person)));
    for (const watcher of watchers) watcher();
  };
  return {
    isThere: (): boolean => whose !== null,
    watch: (watcher: () => void): (() => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** `person`: who has gone; without one, what was tried for whoever went last is tried again. */
    async clear(person?: string): Promise<boolean> {
      const of = person ?? whose ?? NOBODY_KNOWN;
      const cleared = await Promise.allSettled([
        clearers.views(),
        of === NOBODY_KNOWN ? undefined : clearers.words(of),
      ]);
      const gone = cleared.every(({ status }) => status === 'fulfilled');
      note(gone ? null : of);
      return gone;
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
