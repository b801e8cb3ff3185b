import type { EntryAnswer } from '@keel/formats/api';

/**
 * Who makes the entries on this tablet, when it is not who is logged in: named by PIN or badge, for a few minutes. Kept
 * in the page's memory alone; a reload asks again.
 */
export class AuthorStore {
  #entry: EntryAnswer | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #watchers = new Set<() => void>();

  get entry(): EntryAnswer | null {
    return this.#entry;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** `now` by the server's clock, which also wrote `until`. */
  take(entry: EntryAnswer, now: number): void {
    clearTimeout(this.#timer);
    this.#entry = entry;
    this.#timer = setTimeout(() => this.end(), Math.max(0, Date.parse(entry.until) - now));
    this.#tell();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#entry = null;
    this.#tell();
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

export const author = new AuthorStore();
