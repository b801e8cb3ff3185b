import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Credentials } from './credentials.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { launch } from './launch.ts';
import type { Place } from './place.ts';
import { stopServer } from './server-process.ts';

export interface Cluster {
  readonly credentials: Credentials;
  readonly host: string;
  readonly port: number;
  readonly data: string;
  /** The folder that holds `data`, where the server may write. */
  readonly home: string;
  /** Process id of the server, for tests that kill it. */
  readonly pid: () => number;
  /** Stops the server if this process started it, and lets go of it otherwise. */
  readonly stop: () => Promise<void>;
}

interface OwnOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly onLost?: (message: string) => void;
}

/** A server of ours: watched, started again when it is killed, stopped when we stop. */
export function owned(
  place: Place,
  first: { pid: number; port: number },
  firstChild: ChildProcess,
  firstLock: pg.Client,
  options: OwnOptions,
): Cluster {
  let server = first;
  let lock: pg.Client | undefined;
  let stopping = false;
  let restarting: Promise<void> | undefined;

  /** The lock ends with its connection, and one can end by itself: then it is taken again. */
  const hold = (client: pg.Client) => {
    lock = client;
    client.once('end', async () => {
      await sleep(1_000);
      if (stopping || lock !== client) return;
      const taken = await takeInstanceLock(place, server.port, 1_000);
      if (typeof taken === 'object') hold(taken.client);
    });
  };
  hold(firstLock);

  const restart = async () => {
    options.onLost?.('PostgreSQL ended by itself; starting it again');
    await lock?.end().catch(() => undefined);
    lock = undefined;
    for (let pauseMs = 50; !stopping; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      try {
        const attempt = await launch(place, options.settings ?? {}, first.port);
        if (attempt.kind === 'up') {
          server = { pid: attempt.child.pid ?? 0, port: attempt.port };
          watch(attempt.child);
          const taken = await takeInstanceLock(place, attempt.port, 1_000);
          if (typeof taken === 'object') hold(taken.client);
          return;
        }
        if (attempt.kind === 'failed') options.onLost?.(`PostgreSQL did not start: ${attempt.because}`);
      } catch (error) {
        options.onLost?.((error as Error).message);
      }
      await sleep(pauseMs);
    }
  };
  const watch = (child: ChildProcess) => {
    child.once('exit', () => {
      if (!stopping) restarting = restart();
    });
  };
  watch(firstChild);

  return {
    credentials: place.credentials,
    host: place.host,
    port: first.port,
    data: place.data,
    home: place.dir,
    pid: () => server.pid,
    stop: async () => {
      stopping = true;
      await restarting;
      await lock?.end().catch(() => undefined);
      await stopServer(place.data, server.pid);
      if (place.host.startsWith('/') && place.host !== join(place.dir, 'socket'))
        rmSync(place.host, { recursive: true });
    },
  };
}
