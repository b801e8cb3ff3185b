import type { Fold, StreamName } from '@keel/clinical/record';
import type { ReadAt } from '../record/index.ts';

/** As many folded streams as a busy clinic looks at; the one unused for longest goes first. */
const KEPT_MAX = 1_000;

/**
 * Folded streams for views: each look reads, in its own transaction, only what came since the last one. States never
 * change in place. A stream that was rewritten by law is told apart by `forget`.
 */
export function foldCache() {
  const kept = new Map<string, { readonly seq: number; readonly state: unknown }>();
  return {
    async load<State>(
      at: ReadAt,
      clinic: string,
      stream: StreamName,
      fold: Fold<State>,
    ): Promise<{ seq: number; state: State }> {
      const key = `${clinic} ${stream}`;
      const before = kept.get(key);
      const events = await at.since(stream, before?.seq ?? 0);
      const from = (before?.state ?? fold.initial(stream)) as State;
      const now = { seq: events.at(-1)?.seq ?? before?.seq ?? 0, state: events.reduce(fold.evolve, from) };
      kept.delete(key);
      kept.set(key, now);
      if (kept.size > KEPT_MAX) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
      return now;
    },
    forget: (): void => kept.clear(),
  };
}
export type FoldCache = ReturnType<typeof foldCache>;
