const KEY = 'keel.server-clock';
/** The way of an answer takes time: less than this is no difference. */
const SAME_MS = 250;
/**
 * So long is a difference believed that no answer has confirmed: a working day. Later, or where the tablet's clock stands
 * before the moment of learning, somebody may have set the clock right, and the tablet's own is the better guess.
 */
const BELIEVED_MS = 12 * 3_600_000;
/** A confirmation is written down at most so often. */
const AGAIN_MS = 60_000;

interface Learnt {
  /** Server clock minus this tablet's, ms. */
  readonly skewMs: number;
  /** By the tablet's clock, ms since 1970. */
  readonly at: number;
}
const NOTHING: Learnt = { skewMs: 0, at: Number.NEGATIVE_INFINITY };

/** Nothing kept, or a browser that forbids keeping: the tablet's own clock is all there is. */
function remembered(): Learnt {
  try {
    const { skewMs, at } = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '{}') as Partial<Learnt>;
    if (!Number.isFinite(skewMs) || !Number.isFinite(at)) return NOTHING;
    const ageMs = Date.now() - at!;
    return ageMs >= 0 && ageMs <= BELIEVED_MS ? { skewMs: skewMs!, at: at! } : NOTHING;
  } catch {
    return NOTHING;
  }
}

function remember(learnt: Learnt): void {
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify(learnt));
  } catch {
    // Full or forbidden: it holds as long as the page does.
  }
}

/**
 * Server clock minus this tablet's, ms. Learnt from each answer that says the time, and from each beat: nothing is
 * entered by the clock of a tablet that is known to be wrong. An answer kept from before says an old time and teaches
 * nothing. What was learnt outlives the page for a working day: opened anew without the server, it would enter by the wrong
 * clock otherwise.
 */
export function openServerClock() {
  let learnt = remembered();
  const watchers = new Set<() => void>();
  return {
    get skewMs(): number {
      return learnt.skewMs;
    },
    /** What time it is at the clinic, as far as this tablet knows; ms since 1970. */
    now: (): number => Date.now() + learnt.skewMs,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** `now` as the server wrote it just now. */
    learn(now: string): number {
      const at = Date.now();
      const found = Date.parse(now) - at;
      if (!Number.isFinite(found)) return learnt.skewMs;
      const same = Math.abs(found - learnt.skewMs) < SAME_MS;
      if (same && Math.abs(at - learnt.at) < AGAIN_MS) return learnt.skewMs;
      learnt = { skewMs: same ? learnt.skewMs : found, at };
      remember(learnt);
      if (!same) for (const watcher of watchers) watcher();
      return learnt.skewMs;
    },
  };
}

export const serverClock = openServerClock();
