import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, stopCluster } from '../database/index.ts';
import { canRunApart, killTree } from '../testing/index.ts';
import type { Ask, Say } from './append-for-parent.ts';
import { openRecord } from './index.ts';

const ROUNDS = process.env['KEEL_MEASURE'] ? 30 : 3;
const LANES = 8;

const root = mkdtempSync(join(tmpdir(), 'keel-kill-'));
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));

interface Server {
  readonly child: ChildProcess;
  readonly postgres: number;
  readonly ask: (ask: Ask) => Promise<number>;
}

async function start(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'append-for-parent.ts'), [dataDir, JSON.stringify(settings)], {
    execPath: process.execPath,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const waiting = new Map<string, { resolve: (position: number) => void; reject: (error: Error) => void }>();
  const ready = new Promise<number>((resolve, reject) => {
    child.on('message', (said: Say) => {
      if ('ready' in said) return resolve(said.ready);
      const asked = waiting.get(said.id);
      waiting.delete(said.id);
      if ('position' in said) asked?.resolve(said.position);
      else asked?.reject(new Error(said.failed));
    });
    child.once('exit', () => {
      reject(new Error('the server did not start'));
      for (const { reject: fail } of waiting.values()) fail(new Error('the server was killed'));
    });
  });
  return {
    postgres: await ready,
    child,
    ask: (ask) =>
      new Promise((resolve, reject) => {
        waiting.set(ask.id, { resolve, reject });
        if (!child.connected) reject(new Error('the server is gone'));
        else child.send(ask, (error) => error && reject(error));
      }),
  };
}

/**
 * Rounds of load and kill on one folder. The clients keep their own ledger of what was acknowledged, and say again, under
 * the same id, what they heard no answer to, as a tablet does.
 */
async function underKills(options: {
  readonly dataDir: string;
  readonly rounds: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly kill: (server: Server, round: number) => void;
}): Promise<{ acknowledged: Map<string, { stream: string; seq: number }>; open: Set<string> }> {
  const acknowledged = new Map<string, { stream: string; seq: number }>();
  const unanswered: (Ask | undefined)[] = Array.from({ length: LANES }, () => undefined);
  for (let round = 0; round < options.rounds; round += 1) {
    const server = await start(options.dataDir, options.settings);
    let over = false;
    const lanes = unanswered.map(async (_, lane) => {
      while (!over) {
        // Two lanes to a stream, so that some are stale and decide again.
        const ask: Ask = unanswered[lane] ?? { id: randomUUID(), stream: `session/s-${lane >> 1}` };
        unanswered[lane] = ask;
        try {
          const seq = await server.ask(ask);
          acknowledged.set(ask.id, { stream: ask.stream, seq });
          unanswered[lane] = undefined;
        } catch {
          // Unknown: it may be in the record or not. Said again later.
          await sleep(20);
        }
      }
    });
    const enough = acknowledged.size + 3 * LANES + Math.random() * 200;
    while (acknowledged.size < enough) await sleep(5);
    options.kill(server, round);
    if (server.child.exitCode === null && !server.child.killed) {
      // The server lives on and its database comes back under it: the lanes must get through again.
      const before = acknowledged.size;
      while (acknowledged.size < before + LANES) await sleep(20);
      server.child.kill('SIGKILL');
    }
    over = true;
    await once(server.child, 'exit');
    await Promise.all(lanes);
  }
  return { acknowledged, open: new Set(unanswered.flatMap((ask) => ask?.id ?? [])) };
}

async function whatIsThere(dataDir: string, settings: Readonly<Record<string, string>>) {
  const database = await openDatabase({ dataDir, settings });
  onTestFinished(() => stopCluster(join(dataDir, 'database')));
  const record = openRecord({ connection: database.app });
  const log = await record.after('clinic', 0, 1_000_000);
  await record.close();
  await database.stop();
  return log.map((event) => ({
    id: (event.body as { id: string }).id,
    stream: event.stream,
    seq: event.seq,
    position: event.position,
  }));
}

// The servers that are killed are processes of their own, and run our sources as they are.
if (!canRunApart) console.warn('SKIPPED: kill -9 under load; it needs Linux and the Node that runs Keel');

describe.runIf(canRunApart)('kill -9 under load', () => {
  test(`${ROUNDS} rounds of killing the server, its database, or both lose and double nothing`, {
    timeout: 600_000,
  }, async () => {
    const dataDir = join(root, 'kept');
    const { acknowledged, open } = await underKills({
      dataDir,
      rounds: ROUNDS,
      settings: {},
      kill: (server, round) => {
        if (round % 3 !== 0) killTree(server.postgres);
        if (round % 3 !== 1) server.child.kill('SIGKILL');
      },
    });
    const log = await whatIsThere(dataDir, {});
    const times = Map.groupBy(log, ({ id }) => id);
    const lost = [...acknowledged].filter(([id]) => !times.has(id));
    const doubled = [...times.values()].filter((entries) => entries.length > 1);
    const elsewhere = [...acknowledged].filter(([id, said]) => {
      const entry = times.get(id)?.[0];
      return entry !== undefined && (entry.stream !== said.stream || entry.seq !== said.seq);
    });
    const fromNowhere = [...times.keys()].filter((id) => !acknowledged.has(id) && !open.has(id));
    console.log(
      `kill -9: ${ROUNDS} rounds, ${acknowledged.size} acknowledged, ${lost.length} lost, ${doubled.length} doubled`,
    );
    expect({ lost, doubled, elsewhere, fromNowhere }).toEqual({
      lost: [],
      doubled: [],
      elsewhere: [],
      fromNowhere: [],
    });
    expect(acknowledged.size).toBeGreaterThan(ROUNDS * LANES);
    expect(log.map(({ position }) => position)).toEqual(log.map((_, n) => n + 1));
  });

  test('the same with synchronous_commit off loses some: the test can tell', { timeout: 600_000 }, async () => {
    const dataDir = join(root, 'control');
    // The writer of the log would otherwise save what was written up to 0.2 s before.
    const settings = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' };
    let lost = 0;
    let acknowledgedInAll = 0;
    for (let round = 0; round < 3 && lost === 0; round += 1) {
      // The tables themselves are to be there: their making is not what is put to the test.
      const quiet = await start(`${dataDir}-${round}`, settings);
      quiet.child.kill('SIGTERM');
      await once(quiet.child, 'exit');
      const { acknowledged } = await underKills({
        dataDir: `${dataDir}-${round}`,
        rounds: 1,
        settings,
        kill: (server) => {
          killTree(server.postgres);
          server.child.kill('SIGKILL');
        },
      });
      const there = new Set((await whatIsThere(`${dataDir}-${round}`, settings)).map(({ id }) => id));
      lost += [...acknowledged.keys()].filter((id) => !there.has(id)).length;
      acknowledgedInAll += acknowledged.size;
    }
    console.log(`control: ${acknowledgedInAll} acknowledged, ${lost} lost`);
    expect(lost).toBeGreaterThan(0);
  });
});
