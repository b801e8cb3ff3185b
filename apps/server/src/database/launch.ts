import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandAs } from './account.ts';
import { refuseFullDisk } from './disk-room.ts';
import { clientOf, type Place } from './place.ts';
import { serverArguments, serverEnv } from './server-arguments.ts';
import { maybeServerOf, postmaster } from './server-process.ts';

const BYTES_TO_START = 48 * 1024 * 1024;

/** Why a server that we wanted to join or start did not come up; undefined while it may still do so. */
export type Attempt =
  | { readonly kind: 'up'; readonly child: ChildProcess; readonly port: number }
  | { readonly kind: 'again'; readonly because: string }
  | { readonly kind: 'failed'; readonly because: string };

function tail(path: string, from: number): string {
  try {
    return readFileSync(path).subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The socket's lock of a server that is gone, or that came along with a copied folder. */
function clearSocket(place: Place): void {
  const lock = join(place.host, '.s.PGSQL.5432.lock');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (pid > 0 && maybeServerOf(place.data, pid)) return;
  rmSync(lock, { force: true });
  rmSync(join(place.host, '.s.PGSQL.5432'), { force: true });
}

/** `known` is the port to come back on after a loss: those who log in know no other. */
export async function launch(
  place: Place,
  settings: Readonly<Record<string, string>>,
  known?: number,
): Promise<Attempt> {
  refuseFullDisk(place.dir, BYTES_TO_START);
  const port = place.host.startsWith('/') ? 5432 : (known ?? (await freePort()));
  if (place.host.startsWith('/')) clearSocket(place);
  if (existsSync(place.log) && statSync(place.log).size > 10_000_000) renameSync(place.log, `${place.log}.1`);
  const log = openSync(place.log, 'a', 0o600);
  const from = statSync(place.log).size;
  const { file, args, ids } = commandAs(place.account, place.binaries.postgres, serverArguments(place, port, settings));
  // Its own session: Ctrl-C in a terminal reaches us alone, and we stop it when our last write is done.
  const child = spawn(file, args, {
    ...ids,
    cwd: place.dir,
    env: serverEnv(),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  let ended = false;
  let stopped = false;
  child.once('exit', (code) => {
    ended = true;
    stopped = code === 0;
  });
  child.once('error', () => {
    ended = true;
  });
  for (;;) {
    const client = clientOf(place, port);
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query('show data_directory');
      await client.end();
      if (!ended && postmaster(place.data)?.pid === child.pid) return { kind: 'up', child, port };
      if (rows.length > 0 && ended) return { kind: 'again', because: 'another process started it first' };
    } catch {
      await client.end().catch(() => undefined);
    }
    if (ended) {
      // It ended in peace: another Keel that starts at the same moment stopped it, as a server that nobody works on.
      if (stopped) return { kind: 'again', because: 'another process stopped it' };
      const because = tail(place.log, from);
      // A killed server's children let go of its memory a moment later; a second start loses the race for the pid file.
      return /pre-existing shared memory block|lock file "postmaster.pid" already exists|lock file .* is empty/.test(
        because,
      )
        ? { kind: 'again', because }
        : { kind: 'failed', because };
    }
    await sleep(15);
  }
}
