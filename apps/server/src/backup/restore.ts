import { cpSync, createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Instant, instant } from '@keel/clinical/units';
import pg from 'pg';
import { clusterPlace, DatabaseProblem, giveTo, openDatabase, startCluster } from '../database/index.ts';
import { type LogAt, logHeads } from '../record/index.ts';
import { makeFolder } from '../settings/index.ts';
import { BackupProblem } from './backup-problem.ts';
import { unpack } from './pack.ts';
import { type BaseCopy, baseCopies, baseDir, walDir } from './physical-backup.ts';
import { noteProven } from './proven.ts';
import { backupKeyIn, readSealed } from './sealed-file.ts';

export interface Restored {
  readonly base: BaseCopy;
  readonly heads: ReadonlyMap<string, { readonly event: LogAt; readonly access: LogAt }>;
}

const RECOVERY_FOLDER = 'wal-restore';

/**
 * Makes a data folder from a backup, as it was at `until` (or as new as the backup reaches). The folder must not hold a
 * database: nothing that exists is overwritten.
 *
 * @throws BackupProblem
 */
export async function restore(options: {
  readonly backupDir: string;
  readonly keysDir: string;
  readonly dataDir: string;
  readonly until?: Instant;
}): Promise<Restored> {
  const key = backupKeyIn(options.keysDir, { make: false });
  const dir = join(resolve(options.dataDir), 'database');
  if (existsSync(dir))
    throw new BackupProblem(`${options.dataDir} already holds a database. Restore into another folder.`);
  const copies = baseCopies(options.backupDir);
  if (copies.length === 0) throw new BackupProblem(`${options.backupDir} holds no complete base copy.`);
  const until = options.until;
  const base = copies.findLast(({ finishedAt }) => until === undefined || Date.parse(finishedAt) <= until);
  if (base === undefined)
    throw new BackupProblem(
      `The first base copy in ${options.backupDir} was complete at ${copies[0]?.finishedAt}: nothing before it can be restored.`,
    );
  try {
    await unpackBase(dir, join(baseDir(options.backupDir), `${base.id}.sealed`), key);
    const place = clusterPlace({ dir });
    // As root without user namespaces the data may have to live where another user can reach it.
    if (place.data !== join(dir, 'data')) {
      cpSync(join(dir, 'data'), place.data, { recursive: true });
      rmSync(join(dir, 'data'), { recursive: true });
    }
    const recovery = join(place.dir, RECOVERY_FOLDER);
    await unsealWal(options.backupDir, base, key, recovery);
    giveTo(place.account, recovery);
    await recover(dir, place, recovery, until);
    const database = await openDatabase({ dataDir: options.dataDir, purpose: 'tool' });
    try {
      const client = new pg.Client(database.owner);
      await client.connect();
      const heads = await logHeads(client).finally(() => client.end());
      for (const [clinic, then] of Object.entries(base.heads))
        if ((heads.get(clinic)?.event.position ?? 0) < then.event.position)
          throw new BackupProblem(
            `The restored record of ${clinic} ends before the base copy began: the backup is not whole.`,
          );
      noteProven(options.backupDir, base.id, instant(Date.now()));
      return { base, heads };
    } finally {
      await database.stop();
    }
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

async function unpackBase(dir: string, path: string, key: Buffer): Promise<void> {
  makeFolder(dir);
  const place = { data: join(dir, 'data') };
  await readSealed(path, key, (content) =>
    unpack(content, async (name, bytes) => {
      const target = join(dir, name);
      if (!target.startsWith(dir)) throw new BackupProblem(`${path} holds a file outside of its folder.`);
      if (name.endsWith('/')) {
        mkdirSync(target, { recursive: true, mode: 0o700 });
        return;
      }
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
      await pipeline(bytes, createWriteStream(target, { mode: 0o600 }));
    }),
  );
  writeFileSync(join(place.data, 'recovery.signal'), '');
}

/** Puts the pieces of the log from the base copy on where the server will ask for them. */
async function unsealWal(backupDir: string, base: BaseCopy, key: Buffer, into: string): Promise<void> {
  makeFolder(into);
  const dir = walDir(backupDir);
  for (const name of existsSync(dir) ? readdirSync(dir).sort() : []) {
    if (!name.endsWith('.sealed')) continue;
    const wal = name.slice(0, -'.sealed'.length);
    if (/^[0-9A-F]{24}/.test(wal) && wal.slice(8, 24) < base.startWal.slice(8, 24)) continue;
    await readSealed(join(dir, name), key, (content) =>
      pipeline(content, createWriteStream(join(into, wal), { mode: 0o600 })),
    );
  }
}

async function recover(
  dir: string,
  place: ReturnType<typeof clusterPlace>,
  recovery: string,
  until: Instant | undefined,
): Promise<void> {
  giveTo(place.account, place.data);
  const settings = {
    restore_command:
      process.platform === 'win32'
        ? `copy "${recovery}\\%f" "%p"`
        : `cp '${recovery.replaceAll("'", `'\\''`)}/%f' "%p"`,
    // Nobody is let in before the recovery has ended.
    hot_standby: 'off',
    recovery_target_action: 'promote',
  };
  const attempt = async (target: Readonly<Record<string, string>>) => {
    const cluster = await startCluster({ dir, purpose: 'tool', settings: { ...settings, ...target } });
    await cluster.stop();
  };
  try {
    await attempt(
      until === undefined
        ? {}
        : { recovery_target_time: new Date(until).toISOString().replace('T', ' ').replace('Z', '+00') },
    );
  } catch (error) {
    // All of the log lies before the moment that was asked for: then all of it is what was known at that moment.
    const reachedEnd = error instanceof DatabaseProblem && /before configured recovery target/.test(error.message);
    if (!reachedEnd) throw error;
    await attempt({});
  }
  rmSync(recovery, { recursive: true, force: true });
}

/** An RFC 3339 time with its offset. @throws BackupProblem for anything else: a guess would restore another moment. */
export function momentOf(text: string): Instant {
  const at = Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(at))
    throw new BackupProblem(`--until: "${text}" is not a time like 2026-03-01T14:30:00Z (with Z or an offset).`);
  return instant(at);
}
