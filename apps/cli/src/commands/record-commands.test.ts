import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { instant } from '@keel/clinical/units';
import { openDatabase } from '@keel/server/database';
import { migrate, openRecord } from '@keel/server/record';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

// Each starts servers of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const main = join(import.meta.dirname, '../main.ts');
/** No setting of this machine; what the run has compiled is not compiled anew by each command. */
const CLEAN = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };
/** The commands are run as they are: by a process of their own that reads our sources. */
const canRun = 'typescript' in process.features && process.features.typescript !== false;
if (!canRun) console.warn('SKIPPED: the commands of the record; they need the Node that runs Keel');

describe.runIf(canRun)('the commands of the record, on a data folder without a running server', () => {
  const root = mkdtempSync(join(tmpdir(), 'keel-commands-'));
  const dataDir = join(root, 'data');
  let between = '';

  const keel = (...args: string[]) => {
    const done = spawnSync(process.execPath, [main, ...args], {
      encoding: 'utf8',
      cwd: root,
      env: { ...CLEAN, KEEL_DATA: dataDir },
    });
    return {
      code: done.status,
      said: done.stderr,
      out: done.stdout.startsWith('{') ? JSON.parse(done.stdout) : done.stdout,
    };
  };

  const write = async (from: number, to: number) => {
    const database = await openDatabase({ dataDir, keepLog: true });
    await migrate(database);
    const record = openRecord({ connection: database.app });
    const checkpoints = record.keepCheckpoints({
      dir: join(dataDir, 'checkpoints'),
      keysDir: join(dataDir, 'keys'),
      onProblem: (error) => {
        throw error;
      },
    });
    for (let n = from; n < to; n += 1)
      await record.append('clinic', {
        command: { id: randomUUID(), bodyHash: '' },
        author: { kind: 'person', id: 'nurse', right: 'session.record' },
        streams: [
          {
            stream: `patient/p-${n % 2}`,
            expectedSeq: n >> 1,
            events: [
              { kind: 'note-made', version: 1, occurredAt: instant(1_790_000_000_000), zone: 'UTC', body: { n } },
            ],
          },
        ],
        answer: null,
      });
    await checkpoints.stop();
    await record.close();
    await database.stop();
  };

  beforeAll(async () => {
    await write(0, 10);
    expect(keel('backup').code).toBe(0);
    await sleep(20);
    between = new Date().toISOString();
    await sleep(20);
    await write(10, 14);
    expect(keel('backup').code).toBe(0);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('keel verify answers as the contract says', () => {
    const { code, out } = keel('verify');
    expect(code).toBe(0);
    expect(out).toEqual({
      events: 14,
      streams: 2,
      firstBad: null,
      erased: 0,
      checkpoint: expect.objectContaining({ position: 14 }),
      afterCheckpoint: 0,
    });
    expect(keel('verify', '--database', dataDir).out).toEqual(out);
    expect(keel('verify', '--database', join(dataDir, 'database')).out).toEqual(out);
  });

  test('keel verify refuses what it cannot read, and makes nothing of it', () => {
    const nowhere = join(root, 'nowhere');
    expect(keel('verify', '--database', nowhere)).toMatchObject({ code: 2, said: expect.stringMatching(/--database/) });
    expect(existsSync(nowhere)).toBe(false);
    expect(keel('verify', '--databse', dataDir)).toMatchObject({ code: 2, said: expect.stringMatching(/--databse/) });
    expect(keel('verify', '--database', 'postgres://x:secret@127.0.0.1:1/x').code).toBe(2);
  });

  test('keel export writes everything', () => {
    const { code, out } = keel('export', '--to', 'out');
    expect(code).toBe(0);
    expect(out.lines).toMatchObject({ events: 14, answers: 14 });
    expect(
      readFileSync(join(root, 'out', 'events.jsonl'), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(14);
    expect(keel('export', '--to', 'out')).toMatchObject({ code: 2, said: expect.stringMatching(/not empty/) });
  });

  test('keel register asks who wants to know, and for days that are days', () => {
    expect(keel('register', '--clinic', 'clinic')).toMatchObject({ code: 2, said: expect.stringMatching(/--by/) });
    const asked = (...more: string[]) => keel('register', '--clinic', 'clinic', '--by', 'nobody', ...more);
    expect(asked('--from', 'May 1')).toMatchObject({ code: 2, said: expect.stringMatching(/--from/) });
    expect(asked()).toMatchObject({ code: 2, said: expect.stringMatching(/nobody may not/) });
  });

  test('keel restore goes back to a moment, signs that it did, and the checkpoints agree', () => {
    const to = join(root, 'restored');
    const { code, out } = keel('restore', '--to', to, '--until', between, '--why', 'drill');
    expect(code).toBe(0);
    expect(out.record).toMatchObject({ events: 10, firstBad: null, checkpoint: { position: 10 }, afterCheckpoint: 0 });
    expect(readFileSync(join(to, 'checkpoints', 'clinic.jsonl'), 'utf8')).toMatch(/"restored":\{"because":"drill"\}/);
    expect(keel('verify', '--database', to).out).toMatchObject({ events: 10, firstBad: null });
    expect(keel('restore', '--to', to, '--why', 'again')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/already/),
    });
    expect(keel('restore', '--to', join(root, 'x'))).toMatchObject({ code: 2, said: expect.stringMatching(/--why/) });
    expect(keel('restore', '--to', join(root, 'x'), '--until', 'noon', '--why', 'w').said).toMatch(/--until/);
  });

  test('a backup is not led astray to a second folder', () => {
    const done = spawnSync(process.execPath, [main, 'backup'], {
      encoding: 'utf8',
      env: { ...CLEAN, KEEL_DATA: dataDir, KEEL_BACKUP: join(root, 'elsewhere') },
    });
    expect(done.status).toBe(2);
    expect(done.stderr).toMatch(/KEEL_BACKUP/);
  });

  test('keel backup --tables and keel restore --tables carry the record to another database', () => {
    expect(keel('backup', '--tables', 'tables.sealed').code).toBe(0);
    const done = spawnSync(process.execPath, [main, 'restore', '--tables', 'tables.sealed'], {
      encoding: 'utf8',
      cwd: root,
      env: { ...CLEAN, KEEL_DATA: join(root, 'other'), KEEL_KEYS: join(dataDir, 'keys') },
    });
    expect(done.stderr).toBe('');
    expect(done.status).toBe(0);
    expect(keel('verify', '--database', join(root, 'other')).out).toMatchObject({ events: 14, firstBad: null });
  });

  test('keel erase empties one body, says who and why, and the record stays good', async () => {
    const erase = (...more: string[]) =>
      keel(
        'erase',
        '--clinic',
        'clinic',
        '--stream',
        'patient/p-1',
        '--seq',
        '2',
        '--by',
        'owner-1',
        '--why',
        'asked',
        ...more,
      );
    expect(erase()).toMatchObject({ code: 2, said: expect.stringMatching(/--right/) });
    expect(erase('--right', 'a law')).toMatchObject({
      code: 0,
      out: { recordedAs: { stream: 'patient/p-1', seq: 8 } },
    });
    expect(erase('--right', 'a law')).toMatchObject({ code: 2, said: expect.stringMatching(/erased before/) });
    expect(keel('verify').out).toMatchObject({ events: 15, erased: 1, firstBad: null, afterCheckpoint: 1 });
  });

  test('keel verify finds what a superuser changed, and exits 1', async () => {
    const database = await openDatabase({ dataDir });
    const client = new pg.Client(database.admin);
    await client.connect();
    await client.query(`set session_replication_role = replica`);
    await client.query(`update event set body = '{"n":99}' where stream = 'patient/p-0' and seq = 3`);
    await client.end();
    await database.stop();
    const { code, out } = keel('verify');
    expect(code).toBe(1);
    expect(out.firstBad).toEqual({ stream: 'patient/p-0', seq: 3, because: expect.any(String) });
  });
});
