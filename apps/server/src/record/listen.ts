import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '../database/index.ts';
import { EVENT_CHANNEL } from './append.ts';

export interface Listener {
  /** A commit: everything of this clinic up to `position` can be read. */
  readonly onEvents: (at: { readonly clinic: string; readonly position: number }) => void;
  /** Listening began, or began again after a gap in which commits may have been missed: read on from where you are. */
  readonly onReady?: () => void;
  /** What else to hear, by channel. */
  readonly notices?: Readonly<Record<string, (payload: string) => void>>;
}

export interface Listening {
  readonly stop: () => Promise<void>;
}

/** How long the server may take to answer a connection, a command or a goodbye, ms. */
const ANSWER_MS_MAX = 10_000;

/** One connection of its own that hears of every commit, and connects again for as long as it is wanted. */
export function listen(connection: Connection, listener: Listener): Listening {
  const end = new AbortController();
  const told = new Promise<void>((resolve) => end.signal.addEventListener('abort', () => resolve(), { once: true }));

  const run = async () => {
    for (let pauseMs = 50; !end.signal.aborted; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      const client = new pg.Client({
        ...connection,
        application_name: 'keel listener',
        keepAlive: true,
        connectionTimeoutMillis: ANSWER_MS_MAX,
        query_timeout: ANSWER_MS_MAX,
      });
      const lost = new Promise<void>((resolve) => {
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      client.on('notification', ({ channel, payload }) => {
        if (channel !== EVENT_CHANNEL) {
          listener.notices?.[channel]?.(payload ?? '');
          return;
        }
        const [clinic, position] = (payload ?? '').split(' ');
        if (clinic && position) listener.onEvents({ clinic, position: Number(position) });
      });
      try {
        await client.connect();
        for (const channel of [EVENT_CHANNEL, ...Object.keys(listener.notices ?? {})])
          await client.query(`listen ${client.escapeIdentifier(channel)}`);
        pauseMs = 50;
        if (!end.signal.aborted) listener.onReady?.();
        await Promise.race([lost, told]);
      } catch {
        // Tried again below, until told to stop.
      }
      // Only here, when no call is under way: a client that is ended while it connects answers neither of the two.
      await Promise.race([client.end().catch(() => undefined), sleep(ANSWER_MS_MAX, undefined, { ref: false })]);
      if (!end.signal.aborted) await sleep(pauseMs, undefined, { signal: end.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      end.abort();
      await running;
    },
  };
}
