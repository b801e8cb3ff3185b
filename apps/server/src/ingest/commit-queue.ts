import { type DeviceFact, type FeedProblem, type ReadingStore, type StoredMessage, StoreUnavailable } from './ports.ts';

/** Facts of one batch: each is an event, which costs more than a row. A commit costs more than some hundred of them. */
const FACTS_MAX = 500;

/** What is kept together: a message with the facts it led to, or facts alone. */
export interface Commit {
  readonly clinic: string;
  readonly message: StoredMessage | null;
  readonly facts: readonly DeviceFact[];
}

/** `refused`: the store keeps others, but never this one. `unavailable`: it kept nobody's for as long as we tried. */
export type Kept = 'kept' | 'refused' | 'unavailable';

export interface CommitQueueOptions {
  readonly store: Pick<ReadingStore, 'commit'>;
  /** Told once a batch is on disk, before anybody is answered. */
  readonly onCommitted: (clinic: string, messages: readonly StoredMessage[], facts: readonly DeviceFact[]) => void;
  readonly onProblem: (problem: FeedProblem) => void;
  readonly batchMax?: number;
  readonly batchBytesMax?: number;
  /** How long an unavailable store is tried again before the senders are told. */
  readonly retryForMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly nowMs?: () => number;
}

interface Queue {
  waiting: Waiting[];
  running: Promise<void> | null;
}

interface Waiting extends Commit {
  readonly settle: (kept: Kept) => void;
}

/**
 * Commits in batches, one at a time per clinic: what arrives while a batch is on its way to disk makes the next one, so
 * a batch is as large as the load asks and nobody waits for a timer. A batch that fails is split until the message that
 * cannot be kept stands alone; it stops no other.
 */
export function commitQueue(options: CommitQueueOptions) {
  const {
    store,
    onCommitted,
    onProblem,
    batchMax = 5_000,
    batchBytesMax = 8 * 1024 * 1024,
    retryForMs = 15_000,
  } = options;
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const nowMs = options.nowMs ?? (() => performance.now());
  const clinics = new Map<string, Queue>();

  async function keep(clinic: string, batch: readonly Waiting[]): Promise<void> {
    const messages = batch.map(({ message }) => message).filter((message) => message !== null);
    const facts = batch.flatMap((one) => one.facts);
    const giveUpAt = nowMs() + retryForMs;
    for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 2, 1_000)) {
      try {
        await store.commit({ clinic, messages, facts });
        break;
      } catch (error) {
        if (error instanceof StoreUnavailable) {
          if (nowMs() + pauseMs < giveUpAt) {
            await sleep(pauseMs);
            continue;
          }
          onProblem({
            problem: 'store-unavailable',
            address: null,
            detail: `${batch.length} not kept: ${reasonOf(error.cause)}`,
          });
          for (const { settle } of batch) settle('unavailable');
          return;
        }
        const [only, ...others] = batch;
        if (only !== undefined && others.length === 0) {
          onProblem({ problem: 'store-refused', address: null, detail: reasonOf(error) });
          only.settle('refused');
          return;
        }
        const half = Math.ceil(batch.length / 2);
        await keep(clinic, batch.slice(0, half));
        await keep(clinic, batch.slice(half));
        return;
      }
    }
    onCommitted(clinic, messages, facts);
    for (const { settle } of batch) settle('kept');
  }

  async function run(clinic: string, queue: Queue): Promise<void> {
    while (queue.waiting.length > 0) {
      let count = 0;
      let bytes = 0;
      let facts = 0;
      while (count < queue.waiting.length && count < batchMax && bytes < batchBytesMax && facts < FACTS_MAX) {
        const next = queue.waiting[count];
        bytes += next?.message?.raw.length ?? 0;
        facts += next?.facts.length ?? 0;
        count += 1;
      }
      await keep(clinic, queue.waiting.splice(0, count));
    }
  }

  function start(clinic: string, queue: Queue): void {
    // What one turn of the loop brings in, from however many sockets, goes into the first batch together.
    queue.running ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => run(clinic, queue))
      .finally(() => {
        queue.running = null;
        if (queue.waiting.length > 0) start(clinic, queue);
      });
  }

  return {
    add(commit: Commit): Promise<Kept> {
      const queue: Queue = clinics.get(commit.clinic) ?? { waiting: [], running: null };
      clinics.set(commit.clinic, queue);
      return new Promise((settle) => {
        queue.waiting.push({ ...commit, settle });
        start(commit.clinic, queue);
      });
    },
    /** Until everything that was added is settled. */
    async idle(): Promise<void> {
      for (;;) {
        const running = [...clinics.values()].flatMap((queue) => (queue.running === null ? [] : [queue.running]));
        if (running.length === 0) return;
        await Promise.all(running);
      }
    },
  };
}
export type CommitQueue = ReturnType<typeof commitQueue>;

/** A class of error without its text, which may quote what it refused. */
function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown error';
}
