import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '../database/index.ts';
import { EVENT_CHANNEL } from './append.ts';

export interface Listener {
  /** A commit: everything of this clinic up to `position` can be read. */
  readonly onEvents: (at: { readonly clinic: string; readonly position: number }) => void;
  /** Listening began, or began again after a gap in which commits may have been missed: read on from where you are. */
  readonly onReady?: () => void;
}

export interface Listening {
  readonly stop: () => Promise<void>;
}

/** One connection of its own that hears of every commit, and connects again for as long as it is wanted. */
export function listen(connection: Connection, listener: Listener): Listening {
  let stopped = false;
  let client: pg.Client | undefined;
  const end = new AbortController();

  const run = async () => {
    for (let pauseMs = 50; !stopped; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      const mine = new pg.Client({ ...connection, application_name: 'keel listener', keepAlive: true });
      client = mine;
      const lost = new Promise<void>((resolve) => {
        mine.on('error', () => resolve());
        mine.on('end', () => resolve());
      });
      mine.on('notification', ({ payload }) => {
        const [clinic, position] = (payload ?? '').split(' ');
        if (clinic && position) listener.onEvents({ clinic, position: Number(position) });
      });
      try {
        await mine.connect();
        await mine.query(`listen ${EVENT_CHANNEL}`);
        pauseMs = 50;
        if (!stopped) listener.onReady?.();
        await lost;
      } catch {
        await mine.end().catch(() => undefined);
      }
      if (!stopped) await sleep(pauseMs, undefined, { signal: end.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      end.abort();
      await client?.end().catch(() => undefined);
      await running;
    },
  };
}
