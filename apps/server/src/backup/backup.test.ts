import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Instant, instant } from '@keel/clinical/units';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type OpenDatabase, openDatabase } from '../database/index.ts';
import { migrate, type OpenRecord, openRecord } from '../record/index.ts';
import {
  BackupProblem,
  backupKeyIn,
  baseCopies,
  closeWal,
  copyBase,
  keepBackups,
  momentOf,
  prune,
  restore,
  shipWal,
} from './index.ts';
import { pack, unpack } from './pack.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

// Each starts servers of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const root = mkdtempSync(join(tmpdir(), 'keel-backup-'));
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));

describe('a sealed file', () => {
  const key = randomBytes(32);
  async function* of(...parts: Buffer[]) {
    yield* parts;
  }
  const read = async (path: string, with_ = key) => {
    const parts: Buffer[] = [];
    await readSealed(path, with_, async (content) => {
      for await (const part of content) parts.push(part);
    });
    return Buffer.concat(parts);
  };

  test.each([0, 1, 1024 * 1024 - 1, 1024 * 1024, 3 * 1024 * 1024 + 17])('of %s bytes opens as it was', async (size) => {
    const content = randomBytes(size);
    const path = join(root, `sealed-${size}`);
    await writeSealed(path, key, of(content.subarray(0, size >> 1), content.subarray(size >> 1)));
    expect((await read(path)).equals(content)).toBe(true);
    expect(readdirSync(root).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('does not open with another key, cut anywhere, or with a byte changed', async () => {
    const path = join(root, 'sealed-good');
    await writeSealed(path, key, of(randomBytes(2_500_000)));
    await expect(read(path, randomBytes(32))).rejects.toThrow(/another key/);
    const good = readFileSync(path);
    // At the end of each piece too, where what is left is whole pieces.
    for (const cut of [3, 40, 46, 42 + 4 + 1024 * 1024 + 16, good.length - 1]) {
      writeFileSync(`${path}-bad`, good.subarray(0, cut));
      await expect(read(`${path}-bad`), `cut at ${cut}`).rejects.toThrow(BackupProblem);
    }
    for (const at of [0, 20, 44, 60, 1_500_000, good.length - 3]) {
      const changed = Buffer.from(good);
      changed[at] = changed[at]! ^ 1;
      writeFileSync(`${path}-bad`, changed);
      await expect(read(`${path}-bad`), `byte ${at}`).rejects.toThrow();
    }
  });

  test('holds many files by name, whatever part of each is read', async () => {
    async function* entries() {
      for (const [name, content] of [
        ['a', of(Buffer.from('one'), Buffer.alloc(0), Buffer.from('two'))],
        ['dir/', of()],
        ['b', of(randomBytes(200_000))],
      ] as const)
        yield { name, content };
    }
    const seen: [string, string][] = [];
    await unpack(pack(entries()), async (name, content) => {
      const parts: Buffer[] = [];
      if (name !== 'b') for await (const part of content) parts.push(part);
      seen.push([name, Buffer.concat(parts).toString()]);
    });
    expect(seen).toEqual([
      ['a', 'onetwo'],
      ['dir/', ''],
      ['b', ''],
    ]);
  });
});

describe('a backup of the embedded database', () => {
  const dataDir = join(root, 'data');
  const keysDir = join(root, 'keys');
  const backupDir = join(root, 'backup');
  const now = () => instant(Date.now());
  let key: Buffer;
  let database: OpenDatabase;
  let record: OpenRecord;
  const moments: { at: Instant; events: number }[] = [];

  const say = (n: number) =>
    record.append('clinic', {
      command: { id: randomUUID(), bodyHash: '' },
      author: { kind: 'person', id: 'nurse', right: 'session.record' },
      streams: [
        {
          stream: `session/s-${n}`,
          expectedSeq: 0,
          events: [{ kind: 'counted', version: 1, occurredAt: now(), zone: 'UTC', body: { n, name: 'canary-4711' } }],
        },
      ],
      answer: null,
    });
  const mark = async () => {
    await sleep(20);
    moments.push({ at: now(), events: await record.position('clinic') });
    await sleep(20);
  };

  beforeAll(async () => {
    key = backupKeyIn(keysDir, { make: true });
    database = await openDatabase({ dataDir, keepLog: true });
    await migrate(database);
    record = openRecord({ connection: database.app });
    for (let n = 0; n < 5; n += 1) await say(n);
    // Writes go on while the files are copied.
    const writing = (async () => {
      for (let n = 5; n < 60; n += 1) await say(n);
    })();
    await copyBase(database, { backupDir, key, now });
    await writing;
    await mark();
    for (let n = 60; n < 70; n += 1) await say(n);
    await mark();
    await closeWal(database);
    await shipWal(database, backupDir, key);
    for (let n = 70; n < 75; n += 1) await say(n);
    await mark();
    await closeWal(database);
    await shipWal(database, backupDir, key);
  });
  afterAll(async () => {
    await record.close();
    await database.stop();
  });

  let restores = 0;
  const eventsIn = async (folder: string): Promise<{ count: number; last: string }> => {
    const restored = await openDatabase({ dataDir: folder });
    const client = new pg.Client(restored.owner);
    await client.connect();
    const { rows } = await client.query(
      `select count(*)::int as count, (select hash from event order by position desc limit 1) as last from event`,
    );
    await client.end();
    // The restored clinic can be worked in at once.
    const again = openRecord({ connection: restored.app });
    await again.append('clinic', {
      command: { id: randomUUID(), bodyHash: '' },
      author: { kind: 'person', id: 'nurse', right: 'session.record' },
      streams: [
        {
          stream: 'session/after',
          expectedSeq: 0,
          events: [{ kind: 'counted', version: 1, occurredAt: now(), zone: 'UTC', body: 0 }],
        },
      ],
      answer: null,
    });
    await again.close();
    await restored.stop();
    return rows[0];
  };
  const intoNew = async (until?: Instant) => {
    const folder = join(root, `restored-${++restores}`);
    const { heads } = await restore({ backupDir, keysDir, dataDir: folder, ...(until === undefined ? {} : { until }) });
    return { folder, heads };
  };

  test('restores everything that was shipped', async () => {
    const { folder, heads } = await intoNew();
    const [last] = await record.after('clinic', 74);
    expect(heads.get('clinic')?.event).toEqual({ position: 75, hash: last!.hash });
    expect(await eventsIn(folder)).toEqual({ count: 75, last: last!.hash });
  });

  test('restores any moment after the copy, to the event', async () => {
    for (const { at, events } of moments) {
      const { folder } = await intoNew(at);
      expect((await eventsIn(folder)).count).toBe(events);
    }
    expect(moments.map(({ events }) => events)).toEqual([60, 70, 75]);
  });

  test('a moment before the first copy is refused, as is a folder that holds a database', async () => {
    await expect(intoNew(instant(0))).rejects.toThrow(/nothing before it can be restored/);
    await expect(restore({ backupDir, keysDir, dataDir })).rejects.toThrow(/already holds a database/);
  });

  test('without the key nothing opens, and nothing in it can be read', async () => {
    await expect(restore({ backupDir, keysDir: join(root, 'no-keys'), dataDir: join(root, 'x') })).rejects.toThrow(
      /KEEL_KEYS/,
    );
    backupKeyIn(join(root, 'other-keys'), { make: true });
    const attempt = restore({ backupDir, keysDir: join(root, 'other-keys'), dataDir: join(root, 'x') });
    await expect(attempt).rejects.toThrow(/another key/);
    for (const folder of ['base', 'wal'])
      for (const name of readdirSync(join(backupDir, folder)))
        expect(readFileSync(join(backupDir, folder, name)).includes('canary-4711'), name).toBe(false);
  });

  test('a damaged copy is not restored and leaves nothing behind', async () => {
    const damaged = join(root, 'damaged');
    cpSync(backupDir, damaged, { recursive: true });
    const base = join(damaged, 'base', readdirSync(join(damaged, 'base')).find((name) => name.endsWith('.sealed'))!);
    truncateSync(base, statSync(base).size - 100);
    const into = join(root, 'from-damaged');
    await expect(restore({ backupDir: damaged, keysDir, dataDir: into })).rejects.toThrow(BackupProblem);
    expect(readdirSync(into)).toEqual([]);
  });

  test('the log that lies waiting while the backup cannot be reached is shipped later', async () => {
    await say(75);
    await closeWal(database);
    const blocked = join(root, 'blocked');
    writeFileSync(blocked, 'a file, not a folder');
    await expect(shipWal(database, blocked, key)).rejects.toThrow();
    expect(await shipWal(database, backupDir, key)).toBeGreaterThan(0);
    expect((await intoNew()).heads.get('clinic')?.event.position).toBe(76);
  });

  test('kept by itself: a copy a day, old ones go with the log that only they needed, never the last', async () => {
    const problems: Error[] = [];
    let clock = Date.now();
    const round = async () => {
      const kept = keepBackups({
        database,
        backupDir,
        keysDir,
        now: () => instant(clock),
        keepDays: 30,
        onProblem: (error) => problems.push(error),
        everyMs: 3_600_000,
      });
      await kept.round();
      await kept.stop();
    };
    await round();
    expect(baseCopies(backupDir)).toHaveLength(1);
    clock += 40 * 86_400_000;
    await round();
    expect(problems).toEqual([]);
    const [newest, ...others] = baseCopies(backupDir);
    expect(others).toEqual([]);
    expect(Date.parse(newest!.finishedAt)).toBe(clock);
    const logs = readdirSync(join(backupDir, 'wal')).filter((name) => /^[0-9A-F]{24}\.sealed$/.test(name));
    expect(logs.every((name) => name.slice(0, 24) >= newest!.startWal)).toBe(true);
    expect(prune(backupDir, 1, instant(clock + 400 * 86_400_000))).toEqual([]);
    const { folder } = await intoNew();
    expect((await eventsIn(folder)).count).toBe(76);
  });

  test.each(['2026-01-01', '2026-01-01 10:00', 'yesterday', '2026-01-01T10:00:00', '2026-13-01T10:00:00Z'])(
    '"%s" is no moment to restore',
    (text) => expect(() => momentOf(text)).toThrow(BackupProblem),
  );

  test('a moment may come with its offset', () => {
    expect(momentOf('2026-03-01T09:30:00-05:00')).toBe(Date.parse('2026-03-01T14:30:00Z'));
  });
});
