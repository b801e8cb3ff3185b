import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from '../database/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { openPool } from './connect.ts';
import { type CopyIn, copyInTransaction } from './copy-in.ts';

/** The head of PostgreSQL's binary format: signature, flags, length of the extension. */
const HEAD = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);
/** A row of one text. */
const row = (text: string): Buffer => {
  const head = Buffer.alloc(6);
  head.writeInt16BE(1, 0);
  head.writeInt32BE(Buffer.byteLength(text), 2);
  return Buffer.concat([head, Buffer.from(text)]);
};
const rowsOf = (...texts: string[]): Buffer => Buffer.concat([HEAD, ...texts.map(row), END]);

/** Stands between Keel and its database, and cuts the line when `at` is seen on its way. */
async function lineThatBreaks(to: Connection, at: (fromKeel: boolean, chunk: Buffer) => boolean) {
  let armed = false;
  const server = createServer((client) => {
    const database: Socket = to.host.startsWith('/')
      ? connect(join(to.host, `.s.PGSQL.${to.port}`))
      : connect(to.port, to.host);
    const sides = [client, database] as const;
    for (const [n, side] of sides.entries()) {
      side.on('error', () => undefined);
      side.on('close', () => sides[1 - n]?.destroy());
      side.on('data', (chunk) => {
        if (armed && at(side === client, chunk)) {
          armed = false;
          for (const one of sides) one.destroy();
        } else sides[1 - n]?.write(chunk);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return {
    connection: { ...to, host: '127.0.0.1', port: address.port },
    arm: () => {
      armed = true;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('rows that are copied in one transaction', () => {
  let db: TestDatabase;
  let owner: pg.Pool;
  const closing: (() => unknown)[] = [];
  const poolOf = (connection: Connection): pg.Pool => {
    // One connection: whatever a failure left of it, the next one has to do with.
    const pool = openPool(connection, { max: 1 });
    closing.push(() => pool.end());
    return pool;
  };
  const copy = (pool: pg.Pool, rows: Buffer, more: Partial<CopyIn> = {}) => {
    const begun: string[] = [];
    const done = copyInTransaction(pool, 'demo', {
      into: 'public.copied (word)',
      rows,
      notice: null,
      begun: (id) => begun.push(id),
      ...more,
    });
    return { begun, done };
  };
  const words = async (): Promise<string[]> =>
    (await owner.query('select word from copied order by word')).rows.map(({ word }) => word);

  beforeAll(async () => {
    db = await testDatabase();
    owner = openPool(db.owner);
    await owner.query(`create table copied (word text not null check (word <> 'refused'));
      create table copied_late (word text unique deferrable initially deferred);
      grant insert, select on copied, copied_late to public`);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await owner.query('truncate copied');
  });
  afterAll(async () => {
    await owner?.end();
    await db?.drop();
  });

  test('are there when it answers, and the id it began under is the one that committed', async () => {
    const { begun, done } = copy(poolOf(db.ingest), rowsOf('a', 'b'));
    await done;
    expect(await words()).toEqual(['a', 'b']);
    const { rows } = await owner.query('select pg_xact_status($1::xid8) as status', [begun[0]]);
    expect(rows).toEqual([{ status: 'committed' }]);
  });

  test.each<[string, Buffer, Partial<CopyIn>, string]>([
    ['there is no such table', rowsOf('a'), { into: 'public.nowhere (word)' }, '42P01'],
    ['a row is refused in the middle', rowsOf('a', 'refused', 'b'), {}, '23514'],
    ['a row is refused when it commits', rowsOf('a', 'a'), { into: 'public.copied_late (word)' }, '23505'],
    ['the rows end before their end', rowsOf('a', 'b').subarray(0, 30), {}, '22P04'],
    // More than any socket takes at once: refused at its first byte while most of it is still to be sent.
    ['it is no COPY at all, and large', Buffer.alloc(64 * 1024 * 1024, 1), {}, '22P04'],
  ])('are not there when %s, and the connection serves the next one', async (_, rows, more, code) => {
    const pool = poolOf(db.ingest);
    await expect(copy(pool, rows, more).done).rejects.toMatchObject({ code });
    expect(await words()).toEqual([]);
    await copy(pool, rowsOf('next')).done;
    expect(await words()).toEqual(['next']);
  });

  test.each<[string, (fromKeel: boolean, chunk: Buffer) => boolean, number]>([
    ['with its first word', (fromKeel) => fromKeel, 0],
    ['before the rows are asked for', (fromKeel) => !fromKeel, 0],
    ['in the middle of the rows', (fromKeel, chunk) => fromKeel && chunk.includes('middle'), 1],
  ])('are not there when the line breaks %s, and the next one has another line', async (_, at, begunTimes) => {
    const line = await lineThatBreaks(db.ingest, at);
    closing.push(line.close);
    const pool = poolOf(line.connection);
    await copy(pool, rowsOf('before')).done;
    line.arm();
    const { begun, done } = copy(pool, rowsOf('a', 'middle', 'b'));
    await expect(done).rejects.toThrow();
    expect(begun).toHaveLength(begunTimes);
    await copy(pool, rowsOf('next')).done;
    expect(await words()).toEqual(['before', 'next']);
  });

  test('are told of in whatever words, and not when they are not kept', async () => {
    const listener = await owner.connect();
    closing.push(() => listener.release(true));
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query('listen told');
    const pool = poolOf(db.ingest);
    const notice = (payload: string) => ({ notice: { channel: 'told', payload } });
    await expect(copy(pool, rowsOf('refused'), notice('no')).done).rejects.toThrow();
    const words = `it's "\\' -- $1`;
    await copy(pool, rowsOf('a'), notice(words)).done;
    await expect.poll(() => heard).toEqual([words]);
  });
});
