import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { tryFolder } from '../settings/index.ts';
import { type Account, chooseAccount, commandAs, giveTo, reachableByOthers } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type Credentials, credentialsIn } from './credentials.ts';
import { DatabaseProblem } from './database-problem.ts';

export const ADMIN = 'keel_admin';

/** One Keel process at a time works on an embedded database; the number is arbitrary and ours. */
const INSTANCE_LOCK = 7_205_311;

/** The longest path of a unix socket is 107 bytes on Linux, 103 on macOS; `.s.PGSQL.5432` and a slash come on top. */
const SOCKET_DIR_BYTES_MAX = 85;
const BYTES_TO_CREATE = 256 * 1024 * 1024;
const BYTES_TO_START = 48 * 1024 * 1024;

/** Folder beside the data into which the server puts finished pieces of its log, for the backup to fetch. */
export const WAL_READY = 'wal-ready';

/** A piece of the log may wait this long before it is finished although it is not full. */
const WAL_SECONDS_MAX = 300;

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

/** Where an embedded database is and as whom it runs. */
export interface Place {
  readonly dir: string;
  readonly data: string;
  readonly log: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly credentials: Credentials;
  readonly host: string;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return Number(bavail) * Number(bsize);
}

function tail(path: string, from: number): string {
  try {
    return readFileSync(path).subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
}

const clientOf = (place: Place, port: number, database = 'postgres') =>
  new pg.Client({ host: place.host, port, user: ADMIN, password: place.credentials.admin, database });

/** What postmaster.pid says of the server that wrote it, as far as it had got. */
function postmaster(data: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number(lines[0]));
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * False only when we can tell that the number is not a server on `data`: it belongs to something else, as after a reboot,
 * or to the server of the folder that this one was copied from.
 */
function maybeServerOf(data: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return isAlive(pid);
  }
}

function socketDir(dir: string, account: Account): string {
  if (process.platform === 'win32') return '127.0.0.1';
  const own = join(dir, 'socket');
  const path =
    Buffer.byteLength(own) <= SOCKET_DIR_BYTES_MAX
      ? own
      : join(
          tmpdir(),
          `keel-${process.getuid?.() ?? 0}-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`,
        );
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { uid } = statSync(path);
  if (account.kind !== 'user' && uid !== process.getuid?.())
    throw new DatabaseProblem('not-writable', `The directory ${path} belongs to another user; remove it.`);
  chmodSync(path, 0o700);
  giveTo(account, path);
  return path;
}

export function clusterPlace(options: ClusterOptions): Place {
  const account = chooseAccount({ namespaces: options.namespaces ?? true });
  let { dir } = options;
  try {
    tryFolder(dir);
    chmodSync(dir, account.kind === 'user' ? 0o711 : 0o700);
  } catch (cause) {
    throw new DatabaseProblem(
      'not-writable',
      `Keel cannot write its data directory ${dir} (${(cause as Error).message}). Set KEEL_DATA to one it may write.`,
      { cause },
    );
  }
  const credentials = credentialsIn(dir);
  if (account.kind === 'user' && !reachableByOthers(join(dir, 'data'))) {
    // The other user cannot pass through to our directory: the data lives where services keep theirs.
    dir = join('/var/lib', `keel-${createHash('sha256').update(options.dir).digest('hex').slice(0, 12)}`);
    mkdirSync(dir, { recursive: true, mode: 0o711 });
    writeFileSync(join(options.dir, 'data-is-in.txt'), `${dir}\n`);
  }
  let binaries = findBinaries({ copyTo: dir });
  if (account.kind === 'user' && !reachableByOthers(binaries.postgres))
    binaries = findBinaries({ copyTo: dir, mustCopy: true });
  return {
    dir,
    data: join(dir, 'data'),
    log: join(options.dir, 'postgresql.log'),
    account,
    binaries,
    credentials,
    host: socketDir(dir, account),
  };
}

function refuseOtherVersions(place: Place): void {
  const found = Number(readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim());
  if (found > place.binaries.major)
    throw new DatabaseProblem(
      'newer-data',
      `The data in ${place.data} was written by PostgreSQL ${found}; this Keel brings ${place.binaries.major}. ` +
        'Nothing was changed. Start the newer Keel that wrote it.',
    );
  if (found < place.binaries.major)
    throw new DatabaseProblem(
      'older-data',
      `The data in ${place.data} was written by PostgreSQL ${found}; this Keel brings ${place.binaries.major}. ` +
        'Nothing was changed. Export with the Keel that wrote it (keel export), then import here.',
    );
}

function refuseFullDisk(dir: string, needed: number): void {
  const free = freeBytes(dir);
  if (free < needed)
    throw new DatabaseProblem(
      'disk-full',
      `The disk that holds ${dir} is full: ${Math.floor(free / 1e6)} MB free, ${Math.ceil(needed / 1e6)} MB needed. ` +
        'Nothing was changed. Free some space, or set KEEL_DATA to another disk.',
    );
}

/** Creates the database beside its place and moves it there when complete, so a killed start leaves nothing half made. */
function create(place: Place): void {
  refuseFullDisk(place.dir, BYTES_TO_CREATE);
  const partial = join(place.dir, `data.new-${process.pid}`);
  const passwordFile = join(place.dir, `password-${process.pid}`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, `${place.credentials.admin}\n`, { mode: 0o600 });
  giveTo(place.account, partial);
  giveTo(place.account, passwordFile);
  try {
    const { file, args, ids } = commandAs(place.account, place.binaries.initdb, [
      ...['-D', partial, '-U', ADMIN, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
    ]);
    const made = spawnSync(file, args, { ...ids, encoding: 'utf8', env: serverEnv(), cwd: place.dir });
    if (made.status !== 0)
      throw new DatabaseProblem(
        /No space left/.test(made.stderr ?? '') ? 'disk-full' : 'not-started',
        `The database could not be created in ${place.dir}:\n${made.stderr ?? made.error?.message ?? ''}`,
      );
    try {
      renameSync(partial, place.data);
    } catch (error) {
      if (!existsSync(join(place.data, 'PG_VERSION'))) throw error;
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** Nothing of our own settings or secrets is handed to the server. */
const serverEnv = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '', TZ: 'UTC', LC_ALL: 'C' });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function archiving(place: Place): Record<string, string> {
  const ready = join(place.dir, WAL_READY);
  if (!existsSync(ready)) return {};
  const quoted = ready.replaceAll('%', '%%').replaceAll("'", `'\\''`);
  // Under another name until it is whole and on the disk; the same piece may come twice after a crash.
  const copy =
    process.platform === 'win32'
      ? `copy /Y "%p" "${ready}\\.%f" && move /Y "${ready}\\.%f" "${ready}\\%f"`
      : `cp "%p" '${quoted}/.%f' && ${process.platform === 'linux' ? `sync '${quoted}/.%f' && ` : ''}mv '${quoted}/.%f' '${quoted}/%f'`;
  return { archive_mode: 'on', archive_command: copy, archive_timeout: String(WAL_SECONDS_MAX) };
}

function serverArguments(place: Place, port: number, settings: Readonly<Record<string, string>>): string[] {
  const socket = place.host.startsWith('/');
  const all: Record<string, string> = {
    listen_addresses: socket ? '' : place.host,
    unix_socket_directories: socket ? place.host : '',
    unix_socket_permissions: '0700',
    ssl: 'off',
    max_connections: '100',
    shared_buffers: '128MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The server's log is read by whoever runs the machine: no statement, no parameter and no row may stand in it.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    ...archiving(place),
    ...settings,
  };
  return [
    '-D',
    place.data,
    '-p',
    String(port),
    ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
}

/** Why a server that we wanted to join or start did not come up; undefined while it may still do so. */
type Attempt =
  | { readonly kind: 'up'; readonly child: ChildProcess; readonly port: number }
  | { readonly kind: 'again'; readonly because: string }
  | { readonly kind: 'failed'; readonly because: string };

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
async function launch(place: Place, settings: Readonly<Record<string, string>>, known?: number): Promise<Attempt> {
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

async function stopServer(data: string, pid: number, signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
  if (process.platform === 'win32') {
    const { home } = findBinaries({ copyTo: tmpdir() });
    spawnSync(join(home, 'bin', 'pg_ctl.exe'), ['stop', '-D', data, '-m', 'fast', '-w']);
    return;
  }
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
  for (let waited = 0; maybeServerOf(data, pid) && postmaster(data)?.pid === pid; waited += 15) {
    if (waited > 30_000 && signal === 'SIGINT') return stopServer(data, pid, 'SIGQUIT');
    await sleep(15);
  }
}

/** Stops whatever server runs on `dir`; what a test run does with the one it shared. */
export async function stopCluster(dir: string): Promise<void> {
  const data = join(dir, 'data');
  const running = postmaster(data);
  if (running !== undefined && maybeServerOf(data, running.pid)) await stopServer(data, running.pid);
}

/** `gone`: the server ended before it could be asked, as when two starts meet and one stops what the other has begun. */
type Lock = { readonly client: pg.Client } | 'taken' | 'gone';

/** The mark that a Keel process works on this database: a session-level lock, which ends with the process however it ends. */
async function takeInstanceLock(place: Place, port: number, patienceMs: number): Promise<Lock> {
  const client = clientOf(place, port);
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (let waited = 0; ; waited += 100) {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [INSTANCE_LOCK]);
      if (rows[0]?.got) return { client };
      if (waited >= patienceMs) break;
      await sleep(100);
    }
    await client.end();
    return 'taken';
  } catch {
    await client.end().catch(() => undefined);
    return 'gone';
  }
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
  else create(place);
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
      if (options.purpose === 'test') return joined(place, running, undefined);
      const lock = await takeInstanceLock(place, running.port, options.purpose === 'serve' ? 3_000 : 0);
      if (lock === 'gone') {
        last = 'the server that ran on it ended';
        await sleep(100);
        continue;
      }
      if (lock === 'taken') {
        if (options.purpose === 'tool') return joined(place, running, undefined);
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
    if (options.purpose === 'test') return joined(place, server, undefined);
    const lock = await takeInstanceLock(place, attempt.port, 1_000);
    if (lock === 'taken' || lock === 'gone') continue;
    return owned(place, server, attempt.child, lock.client, options);
  }
  throw new DatabaseProblem('not-started', `PostgreSQL did not start on ${place.data} within 30 s: ${last}`);
}

function joined(place: Place, server: { pid: number; port: number }, lock: pg.Client | undefined): Cluster {
  return {
    credentials: place.credentials,
    host: place.host,
    port: server.port,
    data: place.data,
    home: place.dir,
    pid: () => server.pid,
    stop: async () => {
      await lock?.end();
    },
  };
}

/** A server of ours: watched, started again when it is killed, stopped when we stop. */
function owned(
  place: Place,
  first: { pid: number; port: number },
  firstChild: ChildProcess,
  firstLock: pg.Client,
  options: ClusterOptions,
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
