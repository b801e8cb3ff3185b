import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from '../database/index.ts';
import { DatabaseProblem } from '../database/index.ts';
import { type TestDatabase, testBodies, testDatabase } from '../testing/index.ts';
import { migrate, migrationsIn, rebuildOwed } from './index.ts';

/** Schemas whose tables belong to no clinic's record: people's logins, queues, what migrations ran. */
const WITHOUT_CLINIC = ['identity', 'jobs', 'migration'];
const LOGS = ['event', 'command_answer', 'access_log', 'blob', 'reading'];

describe.each(testBodies())('the tables of the record on %s', (body) => {
  let db: TestDatabase;
  const clients: pg.Client[] = [];
  const as = async (connection: Connection): Promise<pg.Client> => {
    const client = new pg.Client(connection);
    await client.connect();
    clients.push(client);
    return client;
  };
  let admin: pg.Client;
  let owner: pg.Client;
  let app: pg.Client;
  let ingest: pg.Client;

  beforeAll(async () => {
    db = await testDatabase(body);
    [admin, owner, app, ingest] = await Promise.all([as(db.admin), as(db.owner), as(db.app), as(db.ingest)]);
    await admin.query(`
      select reading_partitions_ahead(2);
      insert into event values ('clinic-a', 1, 'patient/p', 1, 'c', 0, 'k', 1, now(), 'UTC', now(), 'person', 'n', 'r', null, '{}', 'h', 's', 'b');
      insert into event values ('clinic-b', 1, 'patient/p', 1, 'c', 0, 'k', 1, now(), 'UTC', now(), 'person', 'n', 'r', null, '{}', 'h', 's', 'b');
      insert into command_answer values ('clinic-a', 'c', 'r', '{}', 1, now());
      insert into access_log values ('clinic-a', 1, now(), 'person', 'n', 'chart.open', 'allowed', null, null, '{}', 'h');
      insert into blob values ('clinic-a', repeat('0', 64), 'text/plain', 1, 'x', now());
      insert into log_head values ('clinic-a', 'event', 1, 'h', now()), ('clinic-b', 'event', 1, 'h', now());
      insert into reading (clinic_id, device, control_id, arrived_at, kinds, "values", units, flags, times, raw)
        values ('clinic-a', 'd', '1', now(), '{HR}', '{71}', '{/min}', '{""}', array[now()], 'MSH');`);
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await db.drop();
  });

  const inClinic = async <T>(client: pg.Client, clinic: string | null, work: () => Promise<T>): Promise<T> => {
    await client.query('begin');
    if (clinic !== null) await client.query(`select set_config('keel.clinic', $1, true)`, [clinic]);
    try {
      return await work();
    } finally {
      await client.query('rollback');
    }
  };

  test('every table leads with clinic_id, as does every key and index of it; the exceptions are three schemas', async () => {
    const { rows } = await admin.query<{ schema: string; table: string; first: string; keys: string[] | null }>(`
      select n.nspname as schema, c.relname as table,
        (select attname::text from pg_attribute where attrelid = c.oid and attnum = 1) as first,
        (select array_agg(pg_get_indexdef(indexrelid, 1, true)) from pg_index where indrelid = c.oid) as keys
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`);
    expect(rows.map((row) => row.table)).toContain('event');
    const wrong = rows.filter(
      (row) =>
        !WITHOUT_CLINIC.includes(row.schema) &&
        (row.first !== 'clinic_id' || (row.keys ?? []).some((key) => key !== 'clinic_id')),
    );
    expect(wrong).toEqual([]);
    expect(rows.filter((row) => row.schema !== 'public').map((row) => row.schema)).toSatisfy((schemas: string[]) =>
      schemas.every((schema) => WITHOUT_CLINIC.includes(schema)),
    );
  });

  test('every table of the record has row-level security; a day of readings, which has none, nobody may read', async () => {
    const { rows } = await admin.query<{ table: string; secured: boolean; partition: boolean; readers: string[] }>(`
      select c.relname as table, c.relrowsecurity as secured, c.relispartition as partition,
        array(select r from unnest(array['keel_app', 'keel_ingest']) r where has_table_privilege(r, c.oid, 'select')) as readers
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')`);
    expect(rows.filter((row) => !row.partition && !row.secured)).toEqual([]);
    expect(rows.filter((row) => row.partition).length).toBeGreaterThanOrEqual(4);
    expect(rows.filter((row) => row.partition && row.readers.length > 0)).toEqual([]);
  });

  test('every view sees with the eyes of who asks', async () => {
    const { rows } = await admin.query(`
      select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and relkind in ('v', 'm') and not coalesce(reloptions @> array['security_invoker=true'], false)`);
    expect(rows).toEqual([]);
  });

  test('a transaction sees the rows of its own clinic, and one that names none sees no row', async () => {
    for (const client of [app, ingest]) {
      const count = async () => (await client.query<{ n: number }>('select count(*)::int as n from event')).rows[0]!.n;
      expect(await inClinic(client, 'clinic-a', count)).toBe(1);
      expect(await inClinic(client, 'clinic-c', count)).toBe(0);
      expect(await inClinic(client, null, count)).toBe(0);
      // A pooled connection that was another clinic's a moment ago: the setting is then empty, not absent.
      expect(await count()).toBe(0);
    }
  });

  test('nothing can be written for another clinic', async () => {
    const write = () => app.query(`insert into log_head values ('clinic-b', 'access', 0, 'h', now())`);
    await expect(inClinic(app, 'clinic-a', write)).rejects.toThrow(/row-level security/);
  });

  describe.each(LOGS)('%s', (table) => {
    test.each(['app', 'ingest'] as const)('keel_%s may add and read, and no more', async (role) => {
      const client = { app, ingest }[role];
      for (const change of [`update ${table} set clinic_id = 'x'`, `delete from ${table}`, `truncate ${table}`])
        await expect(
          inClinic(client, 'clinic-a', () => client.query(change)),
          change,
        ).rejects.toMatchObject({
          code: '42501',
          message: expect.stringMatching(/permission denied/),
        });
      const read = await inClinic(client, 'clinic-a', () => client.query(`select from ${table}`));
      expect(read.rowCount).toBe(1);
    });

    test('the owner too is refused by the trigger', async () => {
      for (const change of [`update ${table} set clinic_id = 'x'`, `delete from ${table}`, `truncate ${table} cascade`])
        await expect(
          inClinic(owner, 'clinic-a', () => owner.query(change)),
          change,
        ).rejects.toMatchObject({
          code: '42501',
          message: expect.stringMatching(/append-only/),
        });
    });
  });

  test('erasing empties a body and can do nothing else', async () => {
    const erasing = (sql: string) => () => owner.query(`set local keel.erasing = 'on'`).then(() => owner.query(sql));
    const attempts = [
      `update event set body = 'other' where position = 1`,
      `update event set salt = null, body = null, kind = 'other' where position = 1`,
      `update event set hash = 'other' where position = 1`,
      `update access_log set action = 'other'`,
      `delete from event`,
    ];
    for (const sql of attempts)
      await expect(inClinic(owner, 'clinic-a', erasing(sql)), sql).rejects.toThrow(/append-only/);
    const emptied = await inClinic(owner, 'clinic-a', erasing(`update event set salt = null, body = null`));
    expect(emptied.rowCount).toBe(2);
    await expect(
      inClinic(app, 'clinic-a', async () => {
        await app.query(`set local keel.erasing = 'on'`);
        await app.query('update event set salt = null, body = null');
      }),
    ).rejects.toThrow(/permission denied/);
  });

  test('ingest copies into a day of readings, which it can then read only through the clinic', async () => {
    const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    await inClinic(ingest, 'clinic-a', async () => {
      const copy = ingest.query(
        copyFrom(
          `copy reading_${today} (clinic_id, device, control_id, arrived_at, kinds, "values", units, flags, times, raw) from stdin`,
        ),
      );
      const at = `${new Date().toISOString()}`;
      await pipeline([`clinic-a\tdevice-1\t42\t${at}\t{HR}\t{72}\t{/min}\t{""}\t{${at}}\t\\\\x4d5348\n`], copy);
      const { rows } = await ingest.query(`select "values", raw from reading where control_id = '42'`);
      expect(rows).toEqual([{ values: [72], raw: Buffer.from('MSH') }]);
    });
    await expect(ingest.query(`select from reading_${today}`)).rejects.toThrow(/permission denied/);
    await expect(
      inClinic(app, 'clinic-a', () => app.query(`insert into reading_${today} default values`)),
    ).rejects.toThrow(/permission denied/);
  });

  test('days are made ahead by asking, once each, and rows of a day not made go to the default', async () => {
    const made = async (days: number) =>
      (await ingest.query<{ n: number }>('select reading_partitions_ahead($1) as n', [days])).rows[0]!.n;
    expect(await made(4)).toBe(2);
    expect(await made(4)).toBe(0);
    await expect(app.query('select reading_partitions_ahead(1)')).rejects.toThrow(/permission denied/);
    await admin.query(`insert into reading select (r).* from (select r from reading r limit 1) one`);
    await admin.query(`
      insert into reading (clinic_id, device, control_id, arrived_at, kinds, "values", units, flags, times, raw)
      select clinic_id, device, 'late', now() + interval '5 days', kinds, "values", units, flags, times, raw from reading limit 1`);
    expect((await admin.query(`select from reading_default where control_id = 'late'`)).rowCount).toBe(1);
    expect(await made(6)).toBe(1);
  });

  test('the types say what the database has', async () => {
    const source = readFileSync(join(import.meta.dirname, 'tables.ts'), 'utf8');
    const TYPES: Readonly<Record<string, RegExp>> = {
      text: /^(string|'.*')$/,
      bigint: /^number$/,
      integer: /^number$/,
      'timestamp with time zone': /^Timestamp$/,
      bytea: /^Buffer$/,
      json: /^unknown$/,
      'text[]': /^string\[\]$/,
      'double precision[]': /^number\[\]$/,
      'timestamp with time zone[]': /^ColumnType<Date\[\], .*>$/,
    };
    const tables = [...source.matchAll(/^ {2}(\w+): (\w+Table);$/gm)];
    expect(tables.length).toBeGreaterThanOrEqual(6);
    for (const [, table, name] of tables) {
      const members = new RegExp(`interface ${name} \\{\\n([^}]*)\\}`).exec(source)?.[1] ?? '';
      const written = [...members.matchAll(/^ {2}(\w+): (.+);$/gm)].map(([, column, type]) => ({
        column: column!,
        type: type!.replace(/ \| null$/, ''),
        nullable: / \| null$|^unknown$/.test(type!),
      }));
      const { rows } = await admin.query<{ column: string; type: string; nullable: boolean }>(
        `select attname::text as column, format_type(atttypid, atttypmod) as type, not attnotnull as nullable
         from pg_attribute where attrelid = $1::regclass and attnum > 0 order by attnum`,
        [table],
      );
      const byColumn = (a: { column: string }, b: { column: string }) => (a.column < b.column ? -1 : 1);
      const found = rows.sort(byColumn);
      expect(
        written.sort(byColumn).map(({ column, nullable }) => ({ column, nullable })),
        table,
      ).toEqual(found.map(({ column, nullable }) => ({ column, nullable })));
      for (const [n, { type }] of written.entries()) expect(type, `${table} ${n}`).toMatch(TYPES[found[n]!.type]!);
    }
  });

  describe('migrations', () => {
    const sql = (name: string, text: string) => ({ name, sql: text, hash: `hash of ${text}` });
    const roles = () => ({ owner: db.owner, app: db.app, ingest: db.ingest });

    test('run once, however many ask at once', async () => {
      const more = [...migrationsIn(), sql('9001-more.sql', 'create table more (clinic_id text primary key)')];
      const ran = await Promise.all([1, 2, 3].map(() => migrate(roles(), more)));
      expect(ran.flat()).toEqual(['9001-more.sql']);
      expect(await migrate(roles(), more)).toEqual([]);
    });

    test('a database of a newer Keel is refused', async () => {
      const attempt = migrate(roles(), migrationsIn());
      await expect(attempt).rejects.toThrow(DatabaseProblem);
      await expect(attempt).rejects.toMatchObject({ key: 'newer-record' });
    });

    test('a file that was changed after it ran is refused', async () => {
      const [first, ...rest] = migrationsIn();
      const changed = [{ ...first!, hash: 'other' }, ...rest, sql('9001-more.sql', '')];
      await expect(migrate(roles(), changed)).rejects.toMatchObject({ key: 'changed-migration' });
    });

    test('any of them goes over what is recorded already, whatever signs are in it', async () => {
      const name = `${db.name}_old`;
      await admin.query(`create database ${name} owner keel_owner template template0 encoding 'UTF8'`);
      const old = { owner: { ...db.owner, database: name }, app: db.app, ingest: db.ingest };
      const client = new pg.Client(old.owner);
      try {
        await migrate(old, migrationsIn().slice(0, 8));
        await client.connect();
        // Texts that JSON holds and a text column does not: no sign at all, and half of a sign.
        const odd = ['"A\\u0000nn"', '"A\\ud83dnn"'];
        for (const [n, kind] of ['signed-up', 'escort-named', 'contact-named'].entries())
          for (const [m, text] of odd.entries())
            await client.query(
              `insert into event values ('clinic-a', $1, $2, 1, $3, 0, $4, 1, now(), 'UTC', now(), 'person', 'n', 'r', null, '{}', 'h', 's', $5)`,
              [
                n * 2 + m + 1,
                `patient/p-${n}-${m}`,
                `c-${n}-${m}`,
                kind,
                `{"name":${text},"phone":"+1 303 555 0166","referrer":{"name":${text},"phone":"+1 303 555 0166"}}`,
              ],
            );
        // Read models that an earlier step made and an earlier Keel filled.
        await migrate(old, migrationsIn().slice(0, 9));
        await client.query(`insert into near_number values ('clinic-a', '3035550166', 'p-1-0', 'Ann')`);
        expect((await migrate(old)).length).toBeGreaterThan(0);
      } finally {
        await client.end();
        await admin.query(`drop database ${name} with (force)`);
      }
    });

    test('what they leave to be made anew is made by the next start, when this one was killed in between', async () => {
      const name = `${db.name}_owed`;
      await admin.query(`create database ${name} owner keel_owner template template0 encoding 'UTF8'`);
      const owner = { ...db.owner, database: name };
      const client = new pg.Client(owner);
      const model = (table: string) => [{ name: table, tables: [table], apply: async () => undefined }];
      try {
        expect((await migrate({ owner, app: db.app, ingest: db.ingest })).length).toBeGreaterThan(0);
        await client.connect();
        await client.query(`insert into log_head values ('clinic-a', 'event', 0, 'h', now())`);
        // As good as killed: it ends before it is through.
        await expect(rebuildOwed(owner, model('no_such_table'))).rejects.toThrow(/no_such_table/);
        expect(await migrate({ owner, app: db.app, ingest: db.ingest })).toEqual([]);
        expect(await rebuildOwed(owner, model('near_number'))).toBe(true);
        expect(await rebuildOwed(owner, model('near_number'))).toBe(false);
      } finally {
        await client.end();
        await admin.query(`drop database ${name} with (force)`);
      }
    });

    test('one that fails leaves nothing of itself or of its companions', async () => {
      const more = sql('9001-more.sql', 'create table more (clinic_id text primary key)');
      const broken = [
        ...migrationsIn(),
        more,
        sql('9002-good.sql', 'create table good ()'),
        sql('9003-bad.sql', 'oops'),
      ];
      await expect(migrate(roles(), broken)).rejects.toThrow(/syntax error/);
      const { rows } = await admin.query(`select to_regclass('good') as good`);
      expect(rows).toEqual([{ good: null }]);
      expect(await migrate(roles(), [...migrationsIn(), more])).toEqual([]);
    });
  });
});
