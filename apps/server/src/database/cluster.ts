import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveTo } from './account.ts';
import { createData, refuseOtherVersions } from './create-data.ts';
import { DatabaseProblem } from './database-problem.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { launch } from './launch.ts';
import { type Cluster, owned } from './owned-cluster.ts';
import { clientOf, clusterPlace, type Place, WAL_READY } from './place.ts';
import { maybeServerOf, postmaster, stopServer } from './server-process.ts';

export interface ClusterOptions {
  /** Directory of the embedded database: data, log and credentials. Made when absent. */
  readonly dir: string;
  /**
   * `serve` refuses to work beside another Keel process, and stops a server that a killed one left behind. `tool` joins
   * a running server, or runs one for as long as it needs. `test` starts one that outlives the process that started it.
   */
  readonly purpose: 'serve' | 'tool' | 'test';
  /** Extra server settings, `-c name=value`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Keeps every piece of the log for the backup. Once begun it goes on for this folder, or the log would have holes. */
  readonly keepLog?: boolean;
  /** False as if this machine knew no user namespaces. */
  readonly namespaces?: boolean;
  /** Told when a server that should be running has ended by itself; it is being started again. */
  readonly onLost?: (message: string) => void;
}

/** The server that already runs on this data, if one does and answers. Waits for one that is just starting or stopping. */
async function findRunning(place: Place): Promise<{ pid: number; port: number } | undefined> {
  let because = '';
  for (let waited = 0; waited < 30_000; waited += 50) {
    const found = postmaster(place.data);
    if (found === undefined) return undefined;
    if (!maybeServerOf(place.data, found.pid)) {
      rmSync(join(place.data, 'postmaster.pid'), { force: true });
      return undefined;
    }
    const client = clientOf(place, found.port || 5432);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return found;
    } catch (error) {
      because = (error as Error).message;
      await client.end().catch(() => undefined);
    }
    await sleep(50);
  }
  throw new DatabaseProblem(
    'busy',
    `A PostgreSQL server (process ${postmaster(place.data)?.pid}) holds ${place.data} and does not answer us: ${because}. ` +
      'Stop it, then start Keel again.',
  );
}

/**
 * Starts the embedded PostgreSQL on `dir`, creating it at first; joins, or clears away, what a killed process left behind.
 *
 * @throws DatabaseProblem that says what to do; nothing on the disk is then changed.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const place = clusterPlace(options);
  if (existsSync(join(place.data, 'PG_VERSION'))) refuseOtherVersions(place);
  else createData(place);
  if (options.keepLog) {
    const ready = join(place.dir, WAL_READY);
    mkdirSync(ready, { recursive: true, mode: 0o700 });
    giveTo(place.account, ready);
  }
  const settings = options.settings ?? {};
  const deadline = Date.now() + 30_000;
  let last = '';
  while (Date.now() < deadline) {
    const running = await findRunning(place);
    if (running !== undefined) {
      if (options.purpose === 'test') return joined(place, running);
      const lock = await takeInstanceLock(place, running.port, options.purpose === 'serve' ? 3_000 : 0);
      if (lock === 'gone') {
        last = 'the server that ran on it ended';
        await sleep(100);
        continue;
      }
      if (lock === 'taken') {
        if (options.purpose === 'tool') return joined(place, running);
        throw new DatabaseProblem(
          'busy',
          `Another Keel is already running on ${options.dir}. Use that one, stop it, or set KEEL_DATA to another directory.`,
        );
      }
      // Nobody works on it: its Keel was killed. Stop it in peace and start our own, so that we are its parent. The mark is
      // held until the server is gone, or somebody who waits for it would take a server that is about to end.
      await stopServer(place.data, running.pid);
      await lock.client.end().catch(() => undefined);
    }
    const attempt = await launch(place, settings);
    if (attempt.kind === 'failed') {
      throw new DatabaseProblem(
        /No space left/.test(attempt.because) ? 'disk-full' : 'not-started',
        `PostgreSQL did not start on ${place.data}. Its last lines (${place.log}):\n${attempt.because}`,
      );
    }
    if (attempt.kind === 'again') {
      last = attempt.because;
      await sleep(100);
      continue;
    }
    const server = { pid: attempt.child.pid ?? 0, port: attempt.port };
    if (options.purpose === 'test') return joined(place, server);
    const lock = await takeInstanceLock(place, attempt.port, 1_000);
    if (lock === 'taken' || lock === 'gone') continue;
    return owned(place, server, attempt.child, lock.client, options);
  }
  throw new DatabaseProblem('not-started', `PostgreSQL did not start on ${place.data} within 30 s: ${last}`);
}

/** A server of somebody else's: it goes on when we let go of it. */
function joined(place: Place, server: { pid: number; port: number }): Cluster {
  return {
    credentials: place.credentials,
    host: place.host,
    port: server.port,
    data: place.data,
    home: place.dir,
    pid: () => server.pid,
    stop: async () => undefined,
  };
}
