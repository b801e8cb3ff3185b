import type { Fold, StreamName } from '@keel/clinical/record';
import type { OpenRecord } from '../record/index.ts';

interface Kept {
  readonly seq: number;
  readonly state: unknown;
}

/** As many as a clinic has open at once, and some. The oldest unused goes first. */
const KEPT_MAX = 500;

/**
 * Folded streams, brought up to date from the record at each use: only what came since is read. States never change in
 * place, so they can be handed out. `forget` is for what is rewritten by law (erasure).
 */
export function streamCache(record: OpenRecord) {
  const kept = new Map<string, Kept>();
  return {
    async load<State>(clinic: string, stream: StreamName, fold: Fold<State>): Promise<{ seq: number; state: State }> {
      const key = `${clinic} ${stream}`;
      const before = kept.get(key);
      const events = await record.since(clinic, stream, before?.seq ?? 0);
      const from = (before?.state ?? fold.initial(stream)) as State;
      const now = { seq: events.at(-1)?.seq ?? before?.seq ?? 0, state: events.reduce(fold.evolve, from) };
      kept.delete(key);
      if (now.seq > 0) kept.set(key, now);
      if (kept.size > KEPT_MAX) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
      return now;
    },
    forget: (): void => kept.clear(),
  };
}
export type StreamCache = ReturnType<typeof streamCache>;
