import { join } from 'node:path';
import pg from 'pg';
import { type ClusterOptions, startCluster } from './cluster.ts';
import { type Credentials, credentialsIn } from './credentials.ts';
import { DatabaseProblem } from './database-problem.ts';
import type { Cluster } from './owned-cluster.ts';
import { ADMIN } from './place.ts';

/** Oldest server whose SQL we use. */
const SERVER_VERSION_MIN = 150_000;
const EMBEDDED_DATABASE = 'keel';
const OWNER = 'keel_owner';
const APP = 'keel_app';
const INGEST = 'keel_ingest';

/** How to log in, as `pg` takes it; with the name of the role, which grants need. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl?: pg.ConnectionConfig['ssl'];
}

/**
 * A database that is up, with a login per role. `owner` migrates, backs up, verifies and erases, and serves nobody; `app`
 * serves; `ingest` serves and adds readings. `admin` (embedded only) is the superuser: backup needs it.
 */
export interface OpenDatabase {
  readonly owner: Connection;
  readonly app: Connection;
  readonly ingest: Connection;
  readonly admin: Connection | undefined;
  /** Set when the server is ours. */
  readonly cluster: Cluster | undefined;
  readonly serverVersion: number;
  readonly stop: () => Promise<void>;
}

export interface OpenDatabaseOptions {
  /** KEEL_DATA: the embedded database is in its `database` folder, and so are the passwords in either case. */
  readonly dataDir: string;
  /** DATABASE_URL: the owner of a database on a server of PostgreSQL 15 or newer, instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** DATABASE_APP_URL: the serving role, where the owner may not create roles. */
  readonly appUrl?: string | undefined;
  readonly purpose?: ClusterOptions['purpose'];
  /** For backups of the embedded database; see `ClusterOptions`. */
  readonly keepLog?: boolean;
  readonly settings?: ClusterOptions['settings'];
  readonly namespaces?: boolean;
  readonly onLost?: ClusterOptions['onLost'];
}

/** Reads a connection string by the rules of libpq, as `pg` does. @throws DatabaseProblem 'not-reachable' */
export function connectionOf(url: string, setting: string): Connection {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url });
  } catch (cause) {
    // The text may hold a password: it is not repeated.
    throw new DatabaseProblem(
      'not-reachable',
      `${setting} is not an address of a database. It looks like postgres://name:password@host:5432/database.`,
      { cause },
    );
  }
  const { host, port, user, password, database, ssl } = client;
  return {
    host,
    port,
    user: user ?? '',
    password: typeof password === 'string' ? password : '',
    database: database ?? user ?? '',
    ...(ssl ? { ssl } : {}),
  };
}

const withClient = async <T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** A login role with this password; an existing one keeps its password when it already works. */
async function ensureLogin(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create role' : 'alter role';
  await client.query(
    `${verb} ${client.escapeIdentifier(role)} with login nosuperuser nocreatedb nocreaterole noinherit password ${client.escapeLiteral(password)}`,
  );
}

async function openEmbedded(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const cluster = await startCluster({
    dir: join(options.dataDir, 'database'),
    purpose: options.purpose ?? 'serve',
    keepLog: options.keepLog ?? false,
    ...(options.settings ? { settings: options.settings } : {}),
    ...(options.namespaces === undefined ? {} : { namespaces: options.namespaces }),
    ...(options.onLost ? { onLost: options.onLost } : {}),
  });
  try {
    const { host, port, credentials } = cluster;
    const login = (user: string, password: string, database = EMBEDDED_DATABASE): Connection => ({
      host,
      port,
      user,
      password,
      database,
    });
    const serverVersion = await withClient(login(ADMIN, credentials.admin, 'postgres'), async (admin) => {
      const { rows } = await admin.query<{ exists: boolean; version: string }>(
        `select exists (select from pg_database where datname = $1) as exists, current_setting('server_version_num') as version`,
        [EMBEDDED_DATABASE],
      );
      if (!rows[0]?.exists) {
        await ensureLogin(admin, OWNER, credentials.owner);
        await ensureLogin(admin, APP, credentials.app);
        await ensureLogin(admin, INGEST, credentials.ingest);
        // Last: its presence says that everything before it is there.
        await admin.query(`create database ${EMBEDDED_DATABASE} owner ${OWNER}`);
      }
      return Number(rows[0]?.version);
    });
    return {
      owner: login(OWNER, credentials.owner),
      app: login(APP, credentials.app),
      ingest: login(INGEST, credentials.ingest),
      admin: login(ADMIN, credentials.admin),
      cluster,
      serverVersion,
      stop: () => cluster.stop(),
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Can somebody log in like this? Any other trouble than a wrong name or password is passed on. */
async function canLogIn(connection: Connection): Promise<boolean> {
  try {
    await withClient(connection, async () => undefined);
    return true;
  } catch (error) {
    if (['28P01', '28000'].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

async function openServer(databaseUrl: string, options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const owner = connectionOf(databaseUrl, 'DATABASE_URL');
  let about: { version: number; encoding: string; mayCreateRoles: boolean };
  try {
    about = await withClient(owner, async (client) => {
      const { rows } = await client.query(
        `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
           (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "mayCreateRoles"`,
      );
      return rows[0];
    });
  } catch (cause) {
    const { message, code } = cause as Error & { code?: string };
    const silent = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET)/.test(code ?? '') || /timeout expired/.test(message);
    throw new DatabaseProblem(
      'not-reachable',
      silent
        ? `The database server of DATABASE_URL (${owner.host}:${owner.port}) cannot be reached: ${message}. Is it running, and may this machine reach it?`
        : `The database of DATABASE_URL does not let us in: ${message}`,
      { cause },
    );
  }
  if (about.version < SERVER_VERSION_MIN)
    throw new DatabaseProblem(
      'too-old',
      `Keel needs PostgreSQL 15 or newer; the server of DATABASE_URL is ${Math.floor(about.version / 10_000)}.`,
    );
  if (about.encoding !== 'UTF8')
    throw new DatabaseProblem('not-a-database', `The database of DATABASE_URL is ${about.encoding}; Keel needs UTF8.`);
  const opened = {
    owner,
    admin: undefined,
    cluster: undefined,
    serverVersion: about.version,
    stop: async () => undefined,
  };
  if (options.appUrl !== undefined) {
    const app = connectionOf(options.appUrl, 'DATABASE_APP_URL');
    if (app.user === owner.user)
      throw new DatabaseProblem(
        'no-role',
        'DATABASE_APP_URL names the owner. The serving role must be another one: nothing serves as owner.',
      );
    return { ...opened, app, ingest: app };
  }
  const stored: Credentials = credentialsIn(join(options.dataDir, 'database'));
  const app = { ...owner, user: APP, password: stored.app };
  const ingest = { ...owner, user: INGEST, password: stored.ingest };
  if ((await canLogIn(app)) && (await canLogIn(ingest))) return { ...opened, app, ingest };
  if (!about.mayCreateRoles)
    throw new DatabaseProblem(
      'no-role',
      'The owner in DATABASE_URL may not create roles. Ask the administrator for a login role that owns nothing, and set ' +
        'DATABASE_APP_URL=postgres://that-role:password@host/database.',
    );
  await withClient(owner, async (client) => {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('keel roles'))`);
    // A new password would lock out whoever serves with the old one.
    const { rowCount: serving } = await client.query('select from pg_stat_activity where usename = any ($1)', [
      [APP, INGEST],
    ]);
    if (serving)
      throw new DatabaseProblem(
        'other-passwords',
        'Another Keel works on this database server with passwords that this one does not have. Processes of one Keel share ' +
          'KEEL_DATA, or DATABASE_APP_URL names the serving role for all of them; a second Keel needs a server, or a role, of its own.',
      );
    await ensureLogin(client, APP, stored.app);
    await ensureLogin(client, INGEST, stored.ingest);
    await client.query('commit');
  });
  return { ...opened, app, ingest };
}

/**
 * Opens the database of this Keel: the embedded PostgreSQL in `dataDir`, or the server of DATABASE_URL. It is not
 * migrated yet.
 *
 * @throws DatabaseProblem with a message for the person who started Keel.
 */
export function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  return options.databaseUrl === undefined ? openEmbedded(options) : openServer(options.databaseUrl, options);
}
