import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Connection, connectionOf, DatabaseProblem, openDatabase, stopCluster } from './index.ts';

// Each starts servers of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const root = mkdtempSync(join(tmpdir(), 'keel-database-'));
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
let folders = 0;
const folder = () => join(root, String(++folders));
/** The Keel that is killed is a process of its own, and runs our sources as they are. */
const canFork = 'typescript' in process.features && process.features.typescript !== false;
if (!canFork) console.warn('SKIPPED: kills of a second process; they need the Node that runs Keel');
const isRoot = process.getuid?.() === 0;

async function ask<T = Record<string, unknown>>(connection: Connection, sql: string): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows[0] as T;
  } finally {
    await client.end();
  }
}

/** A server that lets everybody in and answers every question with one row: what Keel asks of it first. */
async function answering(row: readonly string[]): Promise<number> {
  const packet = (kind: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(5);
    head.write(kind);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const int = (value: number, bytes: 2 | 4): Buffer => {
    const out = Buffer.alloc(bytes);
    out.writeIntBE(value, 0, bytes);
    return out;
  };
  // name, table, column, type (int4, text, bool), size, modifier, format
  const types = [23, 25, 16];
  const fields = ['version', 'encoding', 'mayCreateRoles'].map((name, nth) =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      int(0, 4),
      int(0, 2),
      int(types[nth]!, 4),
      int(-1, 2),
      int(-1, 4),
      int(0, 2),
    ]),
  );
  const values = row.map((value) => Buffer.concat([int(value.length, 4), Buffer.from(value)]));
  const idle = packet('Z', Buffer.from('I'));
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([packet('R', int(0, 4)), idle]));
      socket.on('data', (asked) => {
        if (asked[0] !== 'Q'.charCodeAt(0)) return;
        const answer = [
          packet('T', int(3, 2), ...fields),
          packet('D', int(3, 2), ...values),
          packet('C', Buffer.from('SELECT 1\0')),
          idle,
        ];
        socket.write(Buffer.concat(answer));
      });
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const problemOf = async (work: Promise<unknown>): Promise<DatabaseProblem> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseProblem);
  return error as DatabaseProblem;
};

/** A process of its own that holds the database of `dataDir`, and the first thing it says. */
async function hold(
  dataDir: string,
): Promise<{ child: ChildProcess; says: { pid?: number; problem?: string; message?: string } }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-database.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout! }), 'line') as Promise<[string]>,
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`ended with ${code} and said nothing`))),
  ]);
  return { child, says: JSON.parse(line) };
}

describe('the embedded database', () => {
  const dir = folder();

  test('is created with its roles, and opened again as it was', async () => {
    const first = await openDatabase({ dataDir: dir });
    await ask(first.owner, `create table kept as select 'yes'::text as word`);
    expect(
      await ask(first.app, 'select current_user::text as name, current_setting($$server_encoding$$) as encoding'),
    ).toEqual({
      name: 'keel_app',
      encoding: 'UTF8',
    });
    await first.stop();
    const second = await openDatabase({ dataDir: dir });
    expect(await ask(second.owner, 'select word from kept')).toEqual({ word: 'yes' });
    expect(second.serverVersion).toBeGreaterThanOrEqual(180_000);
    await second.stop();
  });

  test('keeps what it must to survive a power cut', async () => {
    const database = await openDatabase({ dataDir: dir });
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'])
      expect(await ask(database.owner, `select current_setting('${name}') as value`), name).toEqual({ value: 'on' });
    await database.stop();
  });

  test('lets nobody in without the password, which only its owner can read', async () => {
    const database = await openDatabase({ dataDir: dir });
    for (const login of [database.admin!, database.owner, database.app, database.ingest])
      await expect(ask({ ...login, password: 'guess' }, 'select 1')).rejects.toThrow(/password/);
    expect(statSync(join(dir, 'database', 'credentials.json')).mode & 0o077).toBe(0);
    expect(statSync(join(dir, 'database')).mode & 0o077).toBe(0);
    if (process.platform !== 'win32')
      expect(await ask(database.owner, 'show listen_addresses')).toEqual({ listen_addresses: '' });
    await database.stop();
  });

  test('the server writes no row and no statement into its log', async () => {
    const database = await openDatabase({ dataDir: dir });
    await ask(database.owner, 'create table once (word text primary key)');
    const insert = `insert into once values ('canary-4711')`;
    await ask(database.owner, insert);
    await expect(ask(database.owner, insert)).rejects.toThrow(/duplicate/);
    await database.stop();
    const log = readFileSync(join(dir, 'database', 'postgresql.log'), 'utf8');
    expect(log).toMatch(/duplicate key/);
    expect(log).not.toMatch(/canary-4711/);
  });

  test.runIf(canFork)('a second Keel on the same folder is told so, and the first goes on', async () => {
    const { child, says } = await hold(dir);
    expect(says.pid).toBeGreaterThan(0);
    expect((await problemOf(openDatabase({ dataDir: dir }))).key).toBe('busy');
    expect(child.exitCode).toBeNull();
    const tool = await openDatabase({ dataDir: dir, purpose: 'tool' });
    expect(await ask(tool.owner, 'select word from kept')).toEqual({ word: 'yes' });
    await tool.stop();
    expect((await ask<{ one: number }>(tool.owner, 'select 1 as one')).one).toBe(1);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  test.runIf(canFork)('of two that start at once, one wins and one is told', async () => {
    // Each must find the other at every moment of its start, of which one round sees one.
    for (let round = 0; round < (process.env['KEEL_MEASURE'] ? 60 : 2); round++) {
      const both = await Promise.all([hold(dir), hold(dir)]);
      expect(both.map(({ says }) => says.message ?? says.problem ?? 'up').sort()).toEqual([
        expect.stringMatching(/^Another Keel is already running/),
        'up',
      ]);
      for (const { child, says } of both) {
        if (says.problem !== undefined) continue;
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
    }
  });

  test.runIf(canFork)('after a kill -9 of Keel the next start clears up and goes on', async () => {
    const { child, says } = await hold(dir);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = await openDatabase({ dataDir: dir });
    expect(next.cluster!.pid()).not.toBe(says.pid);
    expect(await ask(next.owner, 'select word from kept')).toEqual({ word: 'yes' });
    await next.stop();
  });

  test.runIf(canFork)('after a kill -9 of Keel and of the server the next start recovers', async () => {
    const { child, says } = await hold(dir);
    child.kill('SIGKILL');
    process.kill(says.pid!, 'SIGKILL');
    await once(child, 'exit');
    const next = await openDatabase({ dataDir: dir });
    expect(await ask(next.owner, 'select word from kept')).toEqual({ word: 'yes' });
    await next.stop();
  });

  test('a server that is killed under a running Keel is started again', async () => {
    const said: string[] = [];
    const database = await openDatabase({ dataDir: dir, onLost: (message) => said.push(message) });
    const before = database.cluster!.pid();
    process.kill(before, 'SIGKILL');
    for (;;) {
      const answer = await ask(database.app, 'select 1 as one').catch(() => undefined);
      if (answer !== undefined && database.cluster!.pid() !== before) break;
    }
    expect(said).not.toEqual([]);
    expect((await problemOf(openDatabase({ dataDir: dir }))).key).toBe('busy');
    await database.stop();
  });

  test('the mark that Keel works on a folder is set again when its connection ends', async () => {
    const database = await openDatabase({ dataDir: dir });
    const holder = `select pid from pg_locks where locktype = 'advisory' and granted`;
    const { pid } = await ask<{ pid: number }>(database.admin!, holder);
    await ask(database.admin!, `select pg_terminate_backend(${pid})`);
    for (;;) {
      const next = await ask<{ pid: number } | undefined>(database.admin!, holder);
      if (next !== undefined && next.pid !== pid) break;
      await sleep(100);
    }
    expect((await problemOf(openDatabase({ dataDir: dir }))).key).toBe('busy');
    await database.stop();
  });

  test('a pid file that speaks of another process is no obstacle', async () => {
    const file = join(dir, 'database', 'data', 'postmaster.pid');
    writeFileSync(file, `${process.pid}\n${join(dir, 'database', 'data')}\n1700000000\n5432\n\n\n`);
    const database = await openDatabase({ dataDir: dir });
    await database.stop();
  });

  test.runIf(canFork)('a copy of the folder of a running database opens beside it', async () => {
    const { child, says } = await hold(dir);
    const copy = folder();
    cpSync(dir, copy, { recursive: true, filter: (path) => !statSync(path).isSocket() });
    expect(readFileSync(join(copy, 'database', 'data', 'postmaster.pid'), 'utf8')).toMatch(String(says.pid));
    const database = await openDatabase({ dataDir: copy, purpose: 'tool' });
    expect(database.cluster!.pid()).not.toBe(says.pid);
    await database.stop();
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  test.each([
    ['newer', '99', 'newer-data'],
    ['older', '14', 'older-data'],
  ])('data of a %s PostgreSQL is refused and left as it is', async (_age, other, key) => {
    const file = join(dir, 'database', 'data', 'PG_VERSION');
    const version = readFileSync(file, 'utf8');
    writeFileSync(file, `${other}\n`);
    const problem = await problemOf(openDatabase({ dataDir: dir }));
    expect(problem.key).toBe(key);
    expect(problem.message).toMatch(new RegExp(`PostgreSQL ${other}.*Nothing was changed`));
    writeFileSync(file, version);
    await (await openDatabase({ dataDir: dir })).stop();
  });

  test('a folder that may not be made is named', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    const problem = await problemOf(openDatabase({ dataDir: join(file, 'data') }));
    expect(problem).toMatchObject({ key: 'not-writable', message: expect.stringMatching(/KEEL_DATA/) });
  });

  test.skipIf(process.platform !== 'linux')(
    'a folder in a file system that holds no files is named, and nothing waits for it',
    () => {
      const { stdout, signal } = spawnSync(
        process.execPath,
        [join(import.meta.dirname, 'hold-database.ts'), '/proc/keel/data'],
        { encoding: 'utf8', timeout: 30_000, killSignal: 'SIGKILL' },
      );
      expect(signal).toBe(null);
      expect(JSON.parse(stdout)).toMatchObject({
        problem: 'not-writable',
        message: expect.stringMatching(/data directory \/proc\/keel\/data\S* .*Set KEEL_DATA/),
      });
    },
  );

  test('a path too long for a socket still works', async () => {
    const deep = join(folder(), 'x'.repeat(60), 'y'.repeat(60));
    const database = await openDatabase({ dataDir: deep });
    expect(database.app.host.length).toBeLessThan(86);
    await database.stop();
  });

  test.runIf(isRoot)(
    'as root on a machine without user namespaces another user runs it, even below a closed folder',
    async () => {
      const closed = folder();
      mkdirSync(closed, { mode: 0o700 });
      const dataDir = join(closed, 'data');
      const database = await openDatabase({ dataDir, namespaces: false });
      onTestFinished(() =>
        rmSync(readFileSync(join(dataDir, 'database', 'data-is-in.txt'), 'utf8').trim(), {
          recursive: true,
          force: true,
        }),
      );
      expect(statSync(database.cluster!.data).uid).not.toBe(0);
      await ask(database.owner, `create table kept as select 1 as one`);
      await database.stop();
      const again = await openDatabase({ dataDir, namespaces: false });
      expect(await ask(again.owner, 'select one from kept')).toEqual({ one: 1 });
      await again.stop();
    },
  );

  const mounted = folder();
  mkdirSync(mounted);
  const canMount =
    isRoot &&
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=320m', 'none', mounted]).status === 0;
  afterAll(() => void (canMount && execFileSync('umount', [mounted])));
  if (!canMount) console.warn('SKIPPED: the full disk; mounting a small one needs root');

  test.runIf(canMount)('a full disk is said before anything is damaged', async () => {
    const dataDir = join(mounted, 'data');
    const ballast = join(mounted, 'ballast');
    const fill = (mb: number) =>
      execFileSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1M', `count=${mb}`], { stdio: 'ignore' });
    fill(200);
    expect((await problemOf(openDatabase({ dataDir }))).key).toBe('disk-full');
    expect(existsSync(join(dataDir, 'database', 'data'))).toBe(false);
    rmSync(ballast);
    const database = await openDatabase({ dataDir });
    await ask(database.owner, 'create table kept as select 1 as one');
    await database.stop();
    fill(
      Math.floor(
        Number(execFileSync('df', ['--output=avail', '-m', mounted], { encoding: 'utf8' }).split('\n')[1]) - 5,
      ),
    );
    expect(await problemOf(openDatabase({ dataDir }))).toMatchObject({
      key: 'disk-full',
      message: expect.stringMatching(/MB free/),
    });
    rmSync(ballast);
    const again = await openDatabase({ dataDir });
    expect(await ask(again.owner, 'select one from kept')).toEqual({ one: 1 });
    await again.stop();
  });

  test('what it does not know it stops without error', async () => {
    await stopCluster(join(dir, 'database'));
    await stopCluster(folder());
  });
});

describe('a server of DATABASE_URL', () => {
  const url = process.env['KEEL_TEST_DATABASE_URL'];
  if (!url) console.warn('SKIPPED: a server by DATABASE_URL; set KEEL_TEST_DATABASE_URL to a PostgreSQL 15 superuser');

  test('that cannot be reached is said without repeating the password', async () => {
    const problem = await problemOf(
      openDatabase({ dataDir: folder(), databaseUrl: 'postgres://somebody:secret@127.0.0.1:1/none' }),
    );
    expect(problem.key).toBe('not-reachable');
    expect(problem.message).toMatch(/127\.0\.0\.1:1\) cannot be reached/);
    expect(problem.message).not.toMatch(/secret/);
  });

  test.each([
    [140_010, 'UTF8', 'too-old', /15 or newer/],
    [180_000, 'SQL_ASCII', 'not-a-database', /needs UTF8/],
  ])('of version %d in %s is refused with what is needed', async (version, encoding, key, message) => {
    const port = await answering([String(version), encoding, 't']);
    const problem = await problemOf(
      openDatabase({ dataDir: folder(), databaseUrl: `postgres://somebody@127.0.0.1:${port}/none` }),
    );
    expect(problem).toMatchObject({ key, message: expect.stringMatching(message) });
  });

  test.runIf(url)('gets its serving roles, unless the owner may not make them', async () => {
    const admin = connectionOf(url!, 'KEEL_TEST_DATABASE_URL');
    const name = `keel_open_${process.pid}`;
    const plain = `${name}_plain`;
    await ask(admin, `create role ${plain} login password 'plain'`);
    await ask(admin, `create database ${name} owner ${plain}`);
    onTestFinished(async () => {
      await ask(admin, `drop database ${name} with (force)`);
      await ask(admin, `drop role ${plain}`);
    });
    const at = (user: string, password: string) => {
      const address = new URL(url!);
      address.username = user;
      address.password = password;
      address.pathname = `/${name}`;
      return address.href;
    };
    const refused = await problemOf(openDatabase({ dataDir: folder(), databaseUrl: at(plain, 'plain') }));
    expect(refused).toMatchObject({ key: 'no-role', message: expect.stringMatching(/DATABASE_APP_URL/) });
    const asOwner = await problemOf(
      openDatabase({ dataDir: folder(), databaseUrl: at(plain, 'plain'), appUrl: at(plain, 'plain') }),
    );
    expect(asOwner).toMatchObject({ key: 'no-role', message: expect.stringMatching(/owner/) });
    const given = await openDatabase({
      dataDir: folder(),
      databaseUrl: at(plain, 'plain'),
      appUrl: at(admin.user, admin.password),
    });
    expect(given.app.user).toBe(admin.user);
    expect(given.cluster).toBeUndefined();
  });
});
