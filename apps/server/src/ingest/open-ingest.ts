import { type Instant, instant } from '@keel/clinical/units';
import type { OpenRecord } from '../record/index.ts';
import { commitQueue } from './commit-queue.ts';
import { followDirectory } from './device-directory.ts';
import type { FeedLimits } from './feed-limits.ts';
import { intake } from './intake.ts';
import { type FeedTls, openMllpServer } from './mllp-server.ts';
import type { DeviceFact, FeedProblem, StoredMessage } from './ports.ts';
import { readingStore } from './reading-store.ts';
import { messageNumber, repeatWindow, windowStart } from './repeat-window.ts';

export interface IngestOptions {
  /** Opened as the ingest role, with the read models as projections. */
  readonly record: OpenRecord;
  readonly host: string;
  /** 0 lets the system choose; null: nothing is taken in the clear. */
  readonly port: number | null;
  readonly tls?: FeedTls;
  readonly clinics: () => Promise<readonly string[]>;
  /** Told what is on disk, in the order in which it was kept, before its senders are answered. Must not throw. */
  readonly onCommitted: (clinic: string, messages: readonly StoredMessage[], facts: readonly DeviceFact[]) => void;
  readonly onProblem: (problem: FeedProblem) => void;
  readonly limits?: Partial<FeedLimits>;
  readonly now?: () => Instant;
  /** There are other processes: they are told of each batch, under this name. */
  readonly spread?: { readonly self: string } | null;
}

export interface OpenIngest {
  /** In the clear; null when that is closed. */
  readonly port: number | null;
  /** Under TLS; null without a certificate. */
  readonly tlsPort: number | null;
  readonly counts: () => { readonly connections: number; readonly waitingBytes: number; readonly heldBytes: number };
  /** After a clinic was made, or to be sure that a change is known: resolves when it is. */
  readonly reload: (clinic: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the device feed: registrations are read and the window of repeats is rebuilt from the table, then the port
 * opens. `close` keeps and answers what was taken.
 * @throws the error of listening, such as a port in use; nothing is left open then.
 */
export async function openIngest(options: IngestOptions): Promise<OpenIngest> {
  const { record, onCommitted, onProblem } = options;
  const now = options.now ?? (() => instant(Date.now()));
  const store = readingStore(record, options.spread ?? null);
  const repeats = repeatWindow();
  const queue = commitQueue({ store, onCommitted, onProblem });
  const followed = await followDirectory({
    record,
    clinics: options.clinics,
    onError: (error) =>
      onProblem({
        problem: 'store-unavailable',
        address: null,
        detail: error instanceof Error ? error.name : 'unknown error',
      }),
  });
  try {
    const feed = intake({ directory: followed.directory, queue, repeats, onProblem });
    for (const clinic of await options.clinics())
      for (const key of await store.keysSince(clinic, windowStart(now()))) {
        repeats.add(clinic, key.device, messageNumber(key));
        feed.heard(clinic, key.device, key.arrivedAt);
      }
    const server = await openMllpServer({
      host: options.host,
      port: options.port,
      ...(options.tls === undefined ? {} : { tls: options.tls }),
      intake: feed,
      isRegistered: (peer) => followed.directory.from(peer) !== null,
      onProblem,
      ...(options.limits === undefined ? {} : { limits: options.limits }),
      now,
    });
    return {
      port: server.port,
      tlsPort: server.tlsPort,
      counts: server.counts,
      reload: followed.reload,
      close: async () => {
        await server.close();
        await queue.idle();
        await followed.stop();
      },
    };
  } catch (error) {
    await followed.stop();
    throw error;
  }
}
