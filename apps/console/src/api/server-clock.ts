const KEY = 'keel.server-clock-ms';
/** The way of an answer takes time: less than this is no difference. */
const SAME_MS = 250;

/** Nothing kept, or a browser that forbids keeping: the tablet's own clock is all there is. */
function remembered(): number {
  try {
    const kept = Number(globalThis.localStorage?.getItem(KEY) ?? 0);
    return Number.isFinite(kept) ? kept : 0;
  } catch {
    return 0;
  }
}

function remember(ms: number): void {
  try {
    globalThis.localStorage?.setItem(KEY, String(ms));
  } catch {
    // Full or forbidden: it holds as long as the page does.
  }
}

/**
 * Server clock minus this tablet's, ms. Learnt from each answer that says the time, and from each beat: nothing is ever
 * entered by the clock of a tablet that is wrong. An answer kept from before says an old time and teaches nothing. What was
 * learnt outlives the page: opened anew without the server, it would enter by the wrong clock otherwise.
 */
export function openServerClock() {
  let skewMs = remembered();
  const watchers = new Set<() => void>();
  return {
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
      remember(found);
      for (const watcher of watchers) watcher();
      return skewMs;
    },
  };
}

export const serverClock = openServerClock();
