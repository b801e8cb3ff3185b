import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Connection } from '../database/index.ts';
import { BackupProblem } from './backup-problem.ts';
import { type Entry, pack, unpack } from './pack.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** First entry of the pack: what the tables are, and which migrations made them. */
interface Manifest {
  readonly format: 'keel-tables-1';
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  readonly tables: readonly Table[];
}

/** Last entry: what was copied, by which a copy is checked. */
type Counts = Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;

/** Queues are work in hand, not record, and migrations are made by migrating. */
const SCHEMAS = ['public', 'identity'];

const key = ({ schema, name }: Table) => `${schema}.${name}`;
const quoted = ({ schema, name }: Table) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
const columnList = ({ columns }: Table) => columns.map((column) => pg.escapeIdentifier(column)).join(', ');

/** Every table that holds data, those that others refer to first. Partitions come with their parent. */
async function tablesOf(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table & { oid: number; refers: number[] }>(
    `select c.oid::int as oid, n.nspname::text as schema, c.relname::text as name,
       array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
         and attgenerated = '' order by attnum) as columns,
       array(select confrelid::int from pg_constraint where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any ($1) order by 2, 3`,
    [SCHEMAS],
  );
  const ordered: typeof rows = [];
  while (ordered.length < rows.length) {
    const next = rows.find(
      (row) => !ordered.includes(row) && row.refers.every((oid) => ordered.some((done) => done.oid === oid)),
    );
    if (next === undefined) throw new Error('tables refer to each other in a circle');
    ordered.push(next);
  }
  return ordered.map(({ schema, name, columns }) => ({ schema, name, columns }));
}

const migrationsOf = async (client: pg.Client): Promise<Manifest['migrations']> =>
  (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration.applied order by name'))
    .rows;

const connected = async <T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/**
 * Copies every table to one sealed file, all as they were at one moment, while others go on writing. Works on any
 * PostgreSQL, and loads into any other.
 */
export async function copyOut(owner: Connection, path: string, sealKey: Buffer): Promise<Counts> {
  return connected(owner, async (client) => {
    await client.query('begin transaction isolation level repeatable read read only');
    const tables = await tablesOf(client);
    const manifest: Manifest = { format: 'keel-tables-1', migrations: await migrationsOf(client), tables };
    const counts: Record<string, { rows: number; sha256: string }> = {};
    async function* json(value: unknown): AsyncGenerator<Buffer> {
      yield Buffer.from(JSON.stringify(value));
    }
    async function* content(table: Table): AsyncGenerator<Buffer> {
      const hash = createHash('sha256');
      const stream = client.query(copyTo(`copy (select ${columnList(table)} from ${quoted(table)}) to stdout`));
      for await (const piece of stream) {
        hash.update(piece as Buffer);
        yield piece as Buffer;
      }
      counts[key(table)] = { rows: stream.rowCount, sha256: hash.digest('hex') };
    }
    async function* entries(): AsyncGenerator<Entry> {
      yield { name: 'manifest', content: json(manifest) };
      for (const table of tables) yield { name: key(table), content: content(table) };
      yield { name: 'counts', content: json(counts) };
    }
    await writeSealed(path, sealKey, pack(entries()));
    await client.query('commit');
    return counts;
  });
}

async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString();
}

/**
 * Loads a copy into a migrated, empty database, all or nothing.
 *
 * @throws BackupProblem when the database holds events, was made by other migrations, or the copy is not whole.
 */
export async function copyIn(owner: Connection, path: string, sealKey: Buffer): Promise<Counts> {
  return connected(owner, async (client) => {
    await client.query('begin');
    const { rows } = await client.query<{ used: boolean }>('select exists (select from event) as used');
    if (rows[0]?.used) throw new BackupProblem('The database already holds a record. Load the copy into an empty one.');
    const own = await migrationsOf(client);
    let tables: readonly Table[] = [];
    const loaded: Record<string, { rows: number; sha256: string }> = {};
    let counts: Counts | undefined;
    await readSealed(path, sealKey, (content) =>
      unpack(content, async (name, bytes) => {
        if (name === 'manifest') {
          const manifest = JSON.parse(await textOf(bytes)) as Manifest;
          if (manifest.format !== 'keel-tables-1') throw new BackupProblem(`${path} is no copy of the tables.`);
          if (JSON.stringify(manifest.migrations) !== JSON.stringify(own))
            throw new BackupProblem(
              `${path} was made by another version of Keel (${manifest.migrations.at(-1)?.name}; this one is at ${own.at(-1)?.name}). Load it with that one, then start this one.`,
            );
          tables = manifest.tables;
        } else if (name === 'counts') counts = JSON.parse(await textOf(bytes)) as Counts;
        else {
          const table = tables.find((entry) => key(entry) === name);
          if (table === undefined) throw new BackupProblem(`${path} holds an unknown table, ${name}.`);
          const hash = createHash('sha256');
          const into = client.query(copyFrom(`copy ${quoted(table)} (${columnList(table)}) from stdin`));
          await pipeline(
            bytes,
            async function* (source: AsyncIterable<Buffer>) {
              for await (const piece of source) {
                hash.update(piece);
                yield piece;
              }
            },
            into,
          );
          loaded[name] = { rows: into.rowCount, sha256: hash.digest('hex') };
        }
      }),
    );
    if (counts === undefined || JSON.stringify(sorted(counts)) !== JSON.stringify(sorted(loaded)))
      throw new BackupProblem(`${path} is not whole: what it holds is not what it says.`);
    for (const table of tables) await advanceSequences(client, table);
    await client.query('commit');
    return loaded;
  });
}

/** Rows that came with their numbers do not move the counters that gave them. */
async function advanceSequences(client: pg.Client, table: Table): Promise<void> {
  const { rows } = await client.query<{ column: string; sequence: string }>(
    `select name as column, pg_get_serial_sequence($1, name) as sequence from unnest($2::text[]) as name
     where pg_get_serial_sequence($1, name) is not null`,
    [quoted(table), table.columns],
  );
  for (const { column, sequence } of rows)
    await client.query(
      `select setval($1, max(${pg.escapeIdentifier(column)})) from ${quoted(table)} having count(*) > 0`,
      [sequence],
    );
}

const sorted = (counts: Counts) => Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
