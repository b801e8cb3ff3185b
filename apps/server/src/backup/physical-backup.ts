import { createReadStream, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Instant, instant } from '@keel/clinical/units';
import pg from 'pg';
import { type Connection, type OpenDatabase, WAL_READY } from '../database/index.ts';
import { type LogAt, logHeads } from '../record/index.ts';
import { makeFolder } from '../settings/index.ts';
import { BackupProblem } from './backup-problem.ts';
import { type Entry, pack } from './pack.ts';
import { writeSealed } from './sealed-file.ts';

/** What a base copy is, in plain JSON beside it: written last, so its presence says that the copy is complete. */
export interface BaseCopy {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly serverVersion: number;
  /** The first piece of the write-ahead log that a restore needs, and the one that makes the copy consistent. */
  readonly startWal: string;
  readonly stopWal: string;
  /** Where the logs stood when the copy began: a restore must reach at least this. */
  readonly heads: Readonly<Record<string, { readonly event: LogAt; readonly access: LogAt }>>;
}

/** Left out of a base copy, as PostgreSQL's manual lists: made anew at the start, or of the running server alone. */
const CONTENT_LEFT_OUT = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const FILE_LEFT_OUT = /(^|\/)(postmaster\.pid|postmaster\.opts|pgsql_tmp.*|pg_internal\.init.*|.*\.(partial|part))$/;

/** How long the server may take to hand over a finished piece of its log. */
const ARCHIVE_MS_MAX = 60_000;

export const baseDir = (backupDir: string) => join(backupDir, 'base');
export const walDir = (backupDir: string) => join(backupDir, 'wal');

/** Every complete base copy, oldest first. */
export function baseCopies(backupDir: string): readonly BaseCopy[] {
  const dir = baseDir(backupDir);
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as BaseCopy);
}

async function* none(): AsyncGenerator<Buffer> {}
async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** A file that may shrink or go while it is read: the server goes on working, and the log makes up for it. */
async function* fileContent(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) yield piece as Buffer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function* dataFiles(data: string, dir = data): AsyncGenerator<Entry> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    const name = relative(data, path).replaceAll('\\', '/');
    if (entry.isDirectory()) {
      yield { name: `data/${name}/`, content: none() };
      if (!CONTENT_LEFT_OUT.test(`${name}/`)) yield* dataFiles(data, path);
    } else if (entry.isFile() && !FILE_LEFT_OUT.test(name)) yield { name: `data/${name}`, content: fileContent(path) };
  }
}

const asAdmin = async <T>(database: OpenDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const { admin } = database;
  if (admin === undefined || database.cluster === undefined)
    throw new BackupProblem(
      'A copy of the files is made of the embedded database only; this one is backed up by its server.',
    );
  const client = new pg.Client(admin satisfies Connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Says beside the data where its log goes: shipped to two places, it would be whole in neither. */
const DESTINATION = 'log-goes-to.txt';

/**
 * Takes `backupDir` as the one place for this database's log. A Keel that serves may move it, and then copies the whole
 * there first; a command beside it may not.
 *
 * @throws BackupProblem when the log goes elsewhere.
 */
export function takeDestination(database: OpenDatabase, backupDir: string, options: { readonly move: boolean }): void {
  if (database.cluster === undefined) return;
  const path = join(database.cluster.home, DESTINATION);
  const dir = resolve(backupDir);
  const before = existsSync(path) ? readFileSync(path, 'utf8').trim() : dir;
  if (before !== dir && !options.move)
    throw new BackupProblem(
      `The log of this database goes to ${before}. Set KEEL_BACKUP to that, as the serving Keel has it.`,
    );
  writeFileSync(path, `${dir}\n`, { mode: 0o600 });
}

/**
 * Moves the pieces of the write-ahead log that the server has set ready into the backup, sealed, and answers how many.
 * One is removed here only when it is on the disk there.
 */
export async function shipWal(database: OpenDatabase, backupDir: string, key: Buffer): Promise<number> {
  if (database.cluster === undefined) return 0;
  const ready = join(database.cluster.home, WAL_READY);
  if (!existsSync(ready)) return 0;
  const names = readdirSync(ready)
    .filter((name) => !name.startsWith('.'))
    .sort();
  for (const name of names) {
    const path = join(ready, name);
    try {
      await writeSealed(join(walDir(backupDir), `${name}.sealed`), key, createReadStream(path));
      rmSync(path);
    } catch (error) {
      // `keel backup` beside a running Keel: the other one has just shipped it.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || existsSync(path)) throw error;
    }
  }
  return names.length;
}

/** Copies the running database to `backupDir`, with all of the log that makes the copy whole. */
export async function copyBase(
  database: OpenDatabase,
  options: { readonly backupDir: string; readonly key: Buffer; readonly now: () => Instant },
): Promise<BaseCopy> {
  const { backupDir, key } = options;
  const startedAt = new Date(options.now()).toISOString();
  const id = startedAt.replaceAll(/[-:.]/g, '');
  const owner = new pg.Client(database.owner);
  await owner.connect();
  const heads = Object.fromEntries(await logHeads(owner).finally(() => owner.end()));
  return asAdmin(database, async (client) => {
    const data = database.cluster?.data ?? '';
    const credentials = JSON.stringify(database.cluster?.credentials);
    const { rows: archiving } = await client.query<{ on: boolean }>(
      `select current_setting('archive_mode') <> 'off' as on`,
    );
    if (!archiving[0]?.on)
      throw new BackupProblem(
        'The running database does not keep its log for backups yet. Stop Keel, run `keel backup`, and start it again.',
      );
    const { rows: started } = await client.query<{ wal: string }>(
      `select pg_walfile_name(pg_backup_start($1, fast => true)) as wal`,
      [`keel ${id}`],
    );
    let stopWal = '';
    async function* entries(): AsyncGenerator<Entry> {
      yield { name: 'credentials.json', content: bytesOf(credentials) };
      yield* dataFiles(data);
      const { rows } = await client.query<{ wal: string; label: string; map: string }>(
        `select pg_walfile_name(lsn) as wal, labelfile as label, spcmapfile as map from pg_backup_stop(wait_for_archive => true)`,
      );
      const [stopped] = rows;
      if (stopped === undefined) throw new Error('pg_backup_stop answered nothing');
      stopWal = stopped.wal;
      yield { name: 'data/backup_label', content: bytesOf(stopped.label) };
      if (stopped.map !== '') yield { name: 'data/tablespace_map', content: bytesOf(stopped.map) };
    }
    makeFolder(baseDir(backupDir));
    await writeSealed(join(baseDir(backupDir), `${id}.sealed`), key, pack(entries()));
    await shipWal(database, backupDir, key);
    const copy: BaseCopy = {
      id,
      startedAt,
      finishedAt: new Date(options.now()).toISOString(),
      serverVersion: database.serverVersion,
      startWal: started[0]?.wal ?? '',
      stopWal,
      heads,
    };
    writeFileSync(join(baseDir(backupDir), `${id}.json`), `${JSON.stringify(copy, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    return copy;
  });
}

/** Closes the current piece of the log, so that what was committed until now can be shipped. */
export async function closeWal(database: OpenDatabase): Promise<void> {
  await asAdmin(database, async (client) => {
    // Without anything new in it a piece is not closed, and would never come: the mark is something new.
    await client.query(`select pg_create_restore_point('keel backup')`);
    const { rows } = await client.query<{ wal: string }>('select pg_walfile_name(pg_switch_wal()) as wal');
    const wal = rows[0]?.wal ?? '';
    for (let waitedMs = 0; waitedMs < ARCHIVE_MS_MAX; waitedMs += 50) {
      const { rows: archived } = await client.query<{ done: boolean }>(
        'select coalesce(last_archived_wal >= $1, false) as done from pg_stat_archiver',
        [wal],
      );
      if (archived[0]?.done) return;
      await sleep(50);
    }
    throw new BackupProblem('The database does not hand over its log; its own log, postgresql.log, says why.');
  });
}

/** Removes copies older than `keepDays`, but never the newest, and the log that only they needed. */
export function prune(backupDir: string, keepDays: number, now: Instant): readonly string[] {
  const copies = baseCopies(backupDir);
  const oldest = instant(now - keepDays * 86_400_000);
  const gone = copies.slice(0, -1).filter(({ finishedAt }) => Date.parse(finishedAt) < oldest);
  for (const { id } of gone) {
    rmSync(join(baseDir(backupDir), `${id}.json`));
    rmSync(join(baseDir(backupDir), `${id}.sealed`), { force: true });
  }
  const firstNeeded = copies[gone.length]?.startWal;
  if (gone.length > 0 && firstNeeded !== undefined)
    // The first eight digits are the timeline; the rest counts on across them.
    for (const name of readdirSync(walDir(backupDir)))
      if (/^[0-9A-F]{24}/.test(name) && name.slice(8, 24) < firstNeeded.slice(8, 24))
        rmSync(join(walDir(backupDir), name));
  return gone.map(({ id }) => id);
}

/** How many bytes of log wait to be shipped: grows while the backup cannot be reached. */
export function walWaiting(database: OpenDatabase): number {
  if (database.cluster === undefined) return 0;
  const ready = join(database.cluster.home, WAL_READY);
  if (!existsSync(ready)) return 0;
  return readdirSync(ready).reduce(
    (sum, name) => sum + (statSync(join(ready, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
