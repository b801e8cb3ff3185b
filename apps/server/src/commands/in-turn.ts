import type { StreamName } from '@keel/clinical/record';

/** Runs one piece of work after the other on a stream of a clinic. */
export type InTurn = <T>(clinic: string, stream: StreamName, work: () => Promise<T>) => Promise<T>;

/**
 * One after the other on a stream, as far as this process is concerned: two who chart the same patient do not make each
 * other decide twice. What another process appends in between is met by deciding again.
 */
export function turnsByStream(): InTurn {
  const turns = new Map<string, Promise<unknown>>();
  return async (clinic, stream, work) => {
    const key = `${clinic} ${stream}`;
    const before = turns.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const done = mine.catch(() => undefined);
    turns.set(key, done);
    try {
      return await mine;
    } finally {
      if (turns.get(key) === done) turns.delete(key);
    }
  };
}
