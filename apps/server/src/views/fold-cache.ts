import type { Fold, StreamName } from '@keel/clinical/record';
import { type Folded, foldOn, type ReadAt } from '../record/index.ts';

/** As many folded streams as a busy clinic looks at; the one unused for longest goes first. */
const KEPT_MAX = 1_000;

/**
 * Folded streams for views: each look reads, in its own transaction, only what came since the last one. States never
 * change in place, and hold nothing that was emptied by law.
 */
export function foldCache() {
  const kept = new Map<string, Folded<unknown>>();
  return {
    async load<State>(
      at: ReadAt,
      clinic: string,
      stream: StreamName,
      fold: Fold<State>,
    ): Promise<{ seq: number; state: State }> {
      const key = `${clinic} ${stream}`;
      const before = kept.get(key);
      const now = await foldOn((after) => at.since(stream, after), stream, fold, before as Folded<State> | undefined);
      kept.delete(key);
      kept.set(key, now);
      if (kept.size > KEPT_MAX) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
      return now;
    },
  };
}
export type FoldCache = ReturnType<typeof foldCache>;
