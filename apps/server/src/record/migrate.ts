import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Connection, DatabaseProblem } from '../database/index.ts';

const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** `0007-orders.sql`: numbered without gaps, each number once. */
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, by which a change of an applied one is noticed. */
  readonly hash: string;
}

/** @throws Error when a file has no place in the order: that is our bug. */
export function migrationsIn(dir: string = MIGRATIONS): readonly Migration[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      if (Number(FILE_NAME.exec(name)?.[1]) !== index + 1)
        throw new Error(`migrations/${name}: expected number ${String(index + 1).padStart(4, '0')}`);
      const sql = readFileSync(join(dir, name), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Puts the names of the roles in: `:"app"` as an identifier, `:'app'` as a text, as psql writes them. */
function withRoles(sql: string, roles: Readonly<Record<string, string>>): string {
  return sql
    .replaceAll(/:"([a-z]+)"/g, (found, name: string) =>
      roles[name] === undefined ? found : pg.escapeIdentifier(roles[name]),
    )
    .replaceAll(/:'([a-z]+)'/g, (found, name: string) =>
      roles[name] === undefined ? found : pg.escapeLiteral(roles[name]),
    );
}

/**
 * Brings the schema up to this Keel, forward only, as owner, one process at a time; answers the files it ran.
 *
 * @throws DatabaseProblem 'newer-record' when a newer Keel was here, 'changed-migration' when an applied file differs.
 */
export async function migrate(
  database: { readonly owner: Connection; readonly app: Connection; readonly ingest: Connection },
  migrations: readonly Migration[] = migrationsIn(),
): Promise<readonly string[]> {
  const client = new pg.Client(database.owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('keel migrate'))`);
    await client.query('create schema if not exists migration');
    await client.query(
      'create table if not exists migration.applied (name text collate "C" primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    await client.query('create table if not exists migration.owed (what text collate "C" primary key)');
    const { rows: applied } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration.applied order by name',
    );
    for (const [index, { name, sha256 }] of applied.entries()) {
      const ours = migrations[index];
      if (ours === undefined || ours.name !== name)
        throw new DatabaseProblem(
          'newer-record',
          `This database was migrated by a newer Keel (${name}). Nothing was changed. Start that Keel or a newer one.`,
        );
      if (ours.hash !== sha256)
        throw new DatabaseProblem(
          'changed-migration',
          `The migration ${name} is not the one this database was made with. Nothing was changed. Start the Keel that ` +
            'made it, or restore the file.',
        );
    }
    const missing = migrations.slice(applied.length);
    for (const { name, sql, hash } of missing) {
      await client.query(
        withRoles(sql, { owner: database.owner.user, app: database.app.user, ingest: database.ingest.user }),
      );
      await client.query('insert into migration.applied (name, sha256) values ($1, $2)', [name, hash]);
    }
    // Kept with the steps themselves: a process that is killed before the read models are made anew leaves that to the next.
    if (missing.length > 0)
      await client.query(`insert into migration.owed values ('read models') on conflict do nothing`);
    await client.query('commit');
    return missing.map(({ name }) => name);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
