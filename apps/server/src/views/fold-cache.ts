import type { Fold, RecordedEvent, StreamName } from '@keel/clinical/record';
import { type Folded, foldOn, type ReadAt } from '../record/index.ts';

/** As many folded streams as a busy clinic looks at; the one unused for longest goes first. */
const KEPT_MAX = 1_000;

/**
 * Folded streams for views: each look reads, in its own transaction, only what came since the last one. States never
 * change in place, and hold nothing that was emptied by law.
 */
export function foldCache() {
  const kept = new Map<string, Folded<unknown>>();

  /** Folds what came since onto what is kept, and keeps it; the stream itself is asked only where it must be read anew. */
  async function foldIn<State>(
    key: string,
    since: (after: number) => Promise<readonly RecordedEvent[]>,
    stream: StreamName,
    fold: Fold<State>,
  ): Promise<Folded<State>> {
    const now = await foldOn(since, stream, fold, kept.get(key) as Folded<State> | undefined);
    kept.delete(key);
    kept.set(key, now);
    if (kept.size > KEPT_MAX) {
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    }
    return now;
  }

  return {
    load: <State>(
      at: Pick<ReadAt, 'since'>,
      clinic: string,
      stream: StreamName,
      fold: Fold<State>,
    ): Promise<Folded<State>> => foldIn(`${clinic} ${stream}`, (after) => at.since(stream, after), stream, fold),

    /** Many streams of one kind with one question to the database, by their names. */
    async loadEach<State>(
      at: Pick<ReadAt, 'since' | 'sinceEach'>,
      clinic: string,
      streams: readonly StreamName[],
      fold: Fold<State>,
    ): Promise<ReadonlyMap<StreamName, Folded<State>>> {
      const asked = [...new Set(streams)].map((stream) => ({
        stream,
        after: kept.get(`${clinic} ${stream}`)?.seq ?? 0,
      }));
      const found = new Map<StreamName, Folded<State>>();
      if (asked.length === 0) return found;
      const news = Map.groupBy(await at.sinceEach(asked), ({ stream }) => stream);
      for (const { stream, after } of asked) {
        const since = async (from: number) => (from === after ? (news.get(stream) ?? []) : at.since(stream, from));
        found.set(stream, await foldIn(`${clinic} ${stream}`, since, stream, fold));
      }
      return found;
    },
  };
}
export type FoldCache = ReturnType<typeof foldCache>;
