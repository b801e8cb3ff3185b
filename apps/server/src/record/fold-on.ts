import type { Fold, RecordedEvent, StreamName } from '@keel/clinical/record';
import { BODY_ERASED } from './erase.ts';

/** A stream as it was folded up to `seq`. */
export interface Folded<State> {
  readonly seq: number;
  readonly state: State;
}

/**
 * Folds onto what is kept whatever came since. Where a body was emptied by law since then, what is kept still holds it: the
 * stream is read anew from its beginning, and nothing of it stays in memory.
 */
export async function foldOn<State>(
  since: (after: number) => Promise<readonly RecordedEvent[]>,
  stream: StreamName,
  fold: Fold<State>,
  before: Folded<State> | undefined,
): Promise<Folded<State>> {
  const news = await since(before?.seq ?? 0);
  const anew = before !== undefined && news.some(({ kind }) => kind === BODY_ERASED);
  const events = anew ? await since(0) : news;
  const from = anew || before === undefined ? fold.initial(stream) : before.state;
  return { seq: events.at(-1)?.seq ?? before?.seq ?? 0, state: events.reduce(fold.evolve, from) };
}
