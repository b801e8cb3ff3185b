import type { Turn } from './outbox.ts';

/** A page that answers nobody for longer than a request may take is frozen, ms: it must not keep the others from sending. */
const WAIT_MS = 20_000;

/**
 * One page of this browser at a time. Where the browser has no such lock (plain HTTP beyond loopback), or its holder is
 * frozen, the work is done all the same: the same id sent twice has its effect once, and the disk says who was answered.
 */
export const inTurn: Turn = async <T>(work: () => Promise<T>): Promise<T> => {
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return work();
  let began = false;
  const begin = (): Promise<T> => {
    began = true;
    return work();
  };
  try {
    return await locks.request('keel-outbox', { signal: AbortSignal.timeout(WAIT_MS) }, begin);
  } catch (error) {
    if (began) throw error;
    return work();
  }
};
