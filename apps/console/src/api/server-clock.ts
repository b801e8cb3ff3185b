/**
 * Server clock minus this tablet's, ms. Learnt from each answer that says the time, and from each beat: nothing is ever
 * entered by the clock of a tablet that is wrong. An answer kept from before says an old time and teaches nothing.
 */
let skewMs = 0;
const watchers = new Set<() => void>();
/** The way of an answer takes time: less than this is no difference. */
const SAME_MS = 250;

export const serverClock = {
  get skewMs(): number {
    return skewMs;
  },
  watch(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
  /** `now` as the server wrote it just now. */
  learn(now: string): number {
    const found = Date.parse(now) - Date.now();
    if (!Number.isFinite(found) || Math.abs(found - skewMs) < SAME_MS) return skewMs;
    skewMs = found;
    for (const watcher of watchers) watcher();
    return skewMs;
  },
};
