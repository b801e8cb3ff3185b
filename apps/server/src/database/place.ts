import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { tryFolder } from '../settings/index.ts';
import { type Account, chooseAccount, giveTo, reachableByOthers } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type Credentials, credentialsIn } from './credentials.ts';
import { DatabaseProblem } from './database-problem.ts';

export const ADMIN = 'keel_admin';

/** The longest path of a unix socket is 107 bytes on Linux, 103 on macOS; `.s.PGSQL.5432` and a slash come on top. */
const SOCKET_DIR_BYTES_MAX = 85;

/** Folder beside the data into which the server puts finished pieces of its log, for the backup to fetch. */
export const WAL_READY = 'wal-ready';

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

export const clientOf = (place: Place, port: number, database = 'postgres') =>
  new pg.Client({ host: place.host, port, user: ADMIN, password: place.credentials.admin, database });

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

/** Where the embedded database of `dir` is and as whom it runs; the folder, its secrets and the program are made ready. */
export function clusterPlace(options: { readonly dir: string; readonly namespaces?: boolean }): Place {
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
