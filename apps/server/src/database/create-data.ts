import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandAs, giveTo } from './account.ts';
import { DatabaseProblem } from './database-problem.ts';
import { refuseFullDisk } from './disk-room.ts';
import { ADMIN, type Place } from './place.ts';
import { serverEnv } from './server-arguments.ts';

const BYTES_TO_CREATE = 256 * 1024 * 1024;

/** @throws DatabaseProblem when another PostgreSQL wrote the data than the one we bring. */
export function refuseOtherVersions(place: Place): void {
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

/** Creates the database beside its place and moves it there when complete, so a killed start leaves nothing half made. */
export function createData(place: Place): void {
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
