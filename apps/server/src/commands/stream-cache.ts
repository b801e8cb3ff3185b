import type { Fold, StreamName } from '@keel/clinical/record';
import { type Folded, foldOn, type OpenRecord } from '../record/index.ts';

/** As many as a clinic has open at once, and some. The oldest unused goes first. */
const KEPT_MAX = 500;

/**
 * Folded streams, brought up to date from the record at each use: only what came since is read. States never change in
 * place, so they can be handed out, and hold nothing that was emptied by law.
 */
export function streamCache(record: OpenRecord) {
  const kept = new Map<string, Folded<unknown>>();
  return {
    async load<State>(clinic: string, stream: StreamName, fold: Fold<State>): Promise<{ seq: number; state: State }> {
      const key = `${clinic} ${stream}`;
      const before = kept.get(key);
      const since = (after: number) => record.since(clinic, stream, after);
      const now = await foldOn(since, stream, fold, before as Folded<State> | undefined);
      kept.delete(key);
      if (now.seq > 0) kept.set(key, now);
      if (kept.size > KEPT_MAX) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
      return now;
    },
  };
}
export type StreamCache = ReturnType<typeof streamCache>;
