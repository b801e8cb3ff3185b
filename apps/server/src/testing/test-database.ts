import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ADMIN, type Connection, connectionOf, startCluster } from '../database/index.ts';
import { migrate, migrationsIn } from '../record/index.ts';

/** Which PostgreSQL a test runs on: the embedded one, or the server that KEEL_TEST_DATABASE_URL names. */
export type TestBody = 'embedded' | 'server';

export interface TestDatabase {
  readonly owner: Connection;
  readonly app: Connection;
  readonly ingest: Connection;
  /** A superuser, who tampers and kills. */
  readonly admin: Connection;
  readonly name: string;
  /** The whole database, gone. */
  readonly drop: () => Promise<void>;
}

/** What many databases of a run begin with: made once, and copied. */
export interface Filled {
  /** Letters and underscores. The same name is the same content. */
  readonly name: string;
  /** Fills a migrated database, and leaves no connection to it open. */
  readonly fill: (database: Pick<TestDatabase, 'owner' | 'app' | 'ingest'>) => Promise<void>;
}

const SERVER_URL = process.env['KEEL_TEST_DATABASE_URL'];

/** For `describe.each`: every body there is. Says so when the second one is missing. */
export function testBodies(): readonly TestBody[] {
  if (SERVER_URL) return ['embedded', 'server'];
  if (!process.env['KEEL_TEST_SECOND_BODY_MISSED']) {
    process.env['KEEL_TEST_SECOND_BODY_MISSED'] = 'said';
    console.warn(
      'SKIPPED: the second database body; set KEEL_TEST_DATABASE_URL to a PostgreSQL 15 superuser to run it.',
    );
  }
  return ['embedded'];
}

/** Logins of the shared test servers: they hold nothing but tests. */
const TEST_PASSWORD = 'only-for-tests';

async function adminOf(body: TestBody): Promise<Connection> {
  if (body === 'server') {
    if (!SERVER_URL) throw new Error('KEEL_TEST_DATABASE_URL is not set');
    return connectionOf(SERVER_URL, 'KEEL_TEST_DATABASE_URL');
  }
  // The run's own directory, from the global set-up of Vitest; a script outside of it gets one for itself.
  process.env['KEEL_TEST_RUN'] ??= mkdtempSync(join(tmpdir(), 'keel-test-alone-'));
  const cluster = await startCluster({
    dir: join(process.env['KEEL_TEST_RUN'], 'database'),
    purpose: 'test',
    // What these tests prove does not hang on the disk; those about kills start servers of their own.
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' },
  });
  return {
    host: cluster.host,
    port: cluster.port,
    user: ADMIN,
    password: cluster.credentials.admin,
    database: 'postgres',
  };
}

async function as<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * A migrated database of its own, empty or `filled`: one server a run, one database a file. `drop` it in `afterAll`.
 *
 * ```ts
 * describe.each(testBodies())('the record on %s', (body) => {
 *   let db: TestDatabase;
 *   beforeAll(async () => { db = await testDatabase(body); });
 *   afterAll(() => db.drop());
 * ```
 */
export async function testDatabase(body: TestBody = 'embedded', filled?: Filled): Promise<TestDatabase> {
  const admin = await adminOf(body);
  const migrations = migrationsIn();
  const version = createHash('sha256')
    .update(migrations.map(({ hash }) => hash).join())
    .digest('hex')
    .slice(0, 12);
  const template = `keel_template_${version}`;
  const name = `keel_test_${randomBytes(6).toString('hex')}`;
  const login = (user: string, database: string): Connection => ({
    ...admin,
    user,
    password: TEST_PASSWORD,
    database,
  });
  const roles = (database: string) => ({
    owner: login('keel_owner', database),
    app: login('keel_app', database),
    ingest: login('keel_ingest', database),
  });
  await as(admin, async (client) => {
    // Files run side by side: the first makes the roles and the template, the others wait for it.
    await client.query(`select pg_advisory_lock(hashtext('keel test template'))`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      for (const role of ['keel_owner', 'keel_app', 'keel_ingest']) {
        const { rowCount: exists } = await client.query('select from pg_roles where rolname = $1', [role]);
        await client.query(`${exists ? 'alter' : 'create'} role ${role} with login password '${TEST_PASSWORD}'`);
      }
      const partial = `${template}_${randomBytes(3).toString('hex')}`;
      await client.query(`create database ${partial} owner keel_owner template template0 encoding 'UTF8'`);
      await migrate(roles(partial), migrations);
      await client.query(`alter database ${partial} rename to ${template}`);
    }
    // A server that outlives the run would keep what another run filled: there each database is filled for itself.
    const copied = filled !== undefined && body === 'embedded' ? `${template}_${filled.name}` : template;
    if (filled !== undefined && copied !== template) {
      const { rowCount: exists } = await client.query('select from pg_database where datname = $1', [copied]);
      if (exists === 0) {
        const partial = `${copied}_${randomBytes(3).toString('hex')}`;
        await client.query(`create database ${partial} owner keel_owner template ${template}`);
        await filled.fill(roles(partial));
        await client.query(`alter database ${partial} rename to ${copied}`);
      }
    }
    await client.query(`select pg_advisory_unlock(hashtext('keel test template'))`);
    await client.query(`create database ${name} owner keel_owner template ${copied}`);
  });
  if (filled !== undefined && body === 'server') await filled.fill(roles(name));
  return {
    ...roles(name),
    admin: { ...admin, database: name },
    name,
    drop: () => as(admin, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
