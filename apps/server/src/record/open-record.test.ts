import { createHash, randomUUID } from 'node:crypto';
import type { Author, EventDraft, StreamName } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testBodies, testDatabase } from '../testing/index.ts';
import { type Listening, type OpenRecord, openRecord, ReusedCommand, StaleStream } from './index.ts';

const nurse: Author = { kind: 'person', id: 'nurse-1', right: 'session.record' };
const draft = (body: unknown, kind = 'note-made'): EventDraft => ({
  kind,
  version: 1,
  occurredAt: instant(1_790_000_000_000),
  zone: 'America/Chicago',
  body,
});
const command = (id: string = randomUUID(), body: unknown = id) => ({
  id,
  bodyHash: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
});
let number = 0;
const freshStream = (): StreamName => `patient/p-${++number}`;

describe.each(testBodies())('the record on %s', (body) => {
  let db: TestDatabase;
  let record: OpenRecord;
  let clock = 1_790_000_100_000;

  beforeAll(async () => {
    db = await testDatabase(body);
    record = openRecord({ connection: db.app, now: () => instant(clock) });
  });
  afterAll(async () => {
    await record.close();
    await db.drop();
  });

  const say = (stream: StreamName, expectedSeq: number, ...events: EventDraft[]) =>
    record.append('clinic-a', {
      command: command(),
      author: nurse,
      streams: [{ stream, expectedSeq, events }],
      answer: { ok: true },
    });

  test('what was appended is loaded as it was', async () => {
    const stream = freshStream();
    const odd = { text: 'a\u0000b \ud800 é 😀', number: 1e-7, zero: -0, nested: { b: 1, a: [null, true] } };
    const { events } = await say(stream, 0, draft(odd), draft({ second: true }));
    const loaded = await record.load('clinic-a', stream);
    expect(loaded).toEqual(events);
    expect(loaded.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(loaded[0]!.body).toEqual({ ...odd, zero: 0 });
    expect(loaded[0]!.author).toEqual(nurse);
    expect(await record.since('clinic-a', stream, 1)).toEqual(events.slice(1));
  });

  test('somebody else was there first: stale, and nothing is stored', async () => {
    const stream = freshStream();
    const other = freshStream();
    await say(stream, 0, draft('first'));
    const attempt = record.append('clinic-a', {
      command: command(),
      author: nurse,
      streams: [
        { stream: other, expectedSeq: 0, events: [draft('together')] },
        { stream, expectedSeq: 0, events: [draft('late')] },
      ],
      answer: null,
    });
    await expect(attempt).rejects.toThrow(StaleStream);
    await expect(attempt).rejects.toMatchObject({ stream, expectedSeq: 0, currentSeq: 1 });
    expect(await record.load('clinic-a', other)).toEqual([]);
  });

  test('the same command again gets its answer and has no second effect', async () => {
    const stream = freshStream();
    const request = {
      command: command(),
      author: nurse,
      streams: [{ stream, expectedSeq: 0, events: [draft('once')] }],
      answer: { given: 'once' },
    };
    const first = await record.append('clinic-a', request);
    const again = await record.append('clinic-a', { ...request, answer: { given: 'twice' } });
    expect(first).toMatchObject({ repeated: false, answer: { given: 'once' } });
    expect(again).toMatchObject({ repeated: true, answer: { given: 'once' }, events: [] });
    expect(await record.load('clinic-a', stream)).toHaveLength(1);
    expect(await record.answered('clinic-a', request)).toMatchObject({ answer: { given: 'once' } });
  });

  test.each([
    ['another body', { body: 'other', author: nurse }],
    ['another author', { body: 'same', author: { ...nurse, id: 'nurse-2' } }],
  ])('the same id with %s is refused', async (_name, { body: text, author }) => {
    const id = randomUUID();
    const request = { command: command(id, 'same'), author: nurse, streams: [], answer: null };
    await record.append('clinic-a', request);
    const attempt = { ...request, command: command(id, text), author };
    await expect(record.append('clinic-a', attempt)).rejects.toThrow(ReusedCommand);
    await expect(record.answered('clinic-a', attempt)).rejects.toThrow(ReusedCommand);
  });

  test('many at once on one stream: one wins each turn, none is lost or doubled', async () => {
    const stream = freshStream();
    const write = async (writer: number) => {
      for (let n = 0; n < 5; n += 1) {
        for (;;) {
          const seq = (await record.load('clinic-a', stream)).length;
          try {
            await say(stream, seq, draft({ writer, n }));
            break;
          } catch (error) {
            if (!(error instanceof StaleStream)) throw error;
          }
        }
      }
    };
    await Promise.all([0, 1, 2, 3].map(write));
    const events = await record.load('clinic-a', stream);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(new Set(events.map((event) => JSON.stringify(event.body))).size).toBe(20);
  });

  test('the log of a clinic has no gap, and "after" misses nothing', async () => {
    const all = await record.after('clinic-a', 0, 10_000);
    expect(all.map(({ position }) => position)).toEqual(all.map((_, n) => n + 1));
    expect(await record.position('clinic-a')).toBe(all.length);
    expect(await record.after('clinic-a', all.length - 1)).toEqual(all.slice(-1));
  });

  test('a clock that is set back does not make the record run backwards', async () => {
    const stream = freshStream();
    const [early] = (await say(stream, 0, draft(1))).events;
    clock -= 3_600_000;
    const [late] = (await say(stream, 1, draft(2))).events;
    clock += 3_600_000;
    expect(late!.recordedAt).toBe(early!.recordedAt);
  });

  test('as known at a time: what was recorded by then', async () => {
    const stream = freshStream();
    await say(stream, 0, draft('before'));
    const known = clock;
    clock += 1;
    await say(stream, 1, draft('amended'));
    expect((await record.asKnownAt('clinic-a', stream, instant(known))).map((e) => e.body)).toEqual(['before']);
    expect(await record.asKnownAt('clinic-a', stream, instant(clock))).toHaveLength(2);
  });

  test('another clinic sees nothing of it', async () => {
    const stream = freshStream();
    await say(stream, 0, draft('ours'));
    expect(await record.load('clinic-b', stream)).toEqual([]);
    expect(await record.position('clinic-b')).toBe(0);
  });

  test('a commit is heard, with its position, and a rollback is not', async () => {
    const heard: { clinic: string; position: number }[] = [];
    let got: () => void = () => undefined;
    const heardOne = new Promise<void>((resolve) => {
      got = resolve;
    });
    let listening: Listening | undefined;
    await new Promise<void>((resolve) => {
      listening = record.listen({
        onReady: resolve,
        onEvents: (at) => {
          heard.push(at);
          got();
        },
      });
    });
    const stream = freshStream();
    await record
      .append(
        'clinic-a',
        { command: command(), author: nurse, streams: [{ stream, expectedSeq: 0, events: [draft(1)] }], answer: null },
        async () => {
          throw new Error('after all, no');
        },
      )
      .catch(() => undefined);
    const { position } = await say(stream, 0, draft('said'));
    await heardOne;
    await listening?.stop();
    expect(heard).toEqual([{ clinic: 'clinic-a', position }]);
  });

  /** Ends the connections of this database that fit, as a restart of the server does. */
  const breakConnections = async (fit: string) => {
    const admin = new pg.Client(db.admin);
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and ${fit}`,
    );
    await admin.end();
  };

  test('listening that is stopped while it still connects ends', async () => {
    for (const pauseMs of [0, 0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15]) {
      const listening = record.listen({ onEvents: () => undefined });
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await listening.stop();
    }
  });

  test('a listener that lost its connection comes back, and says that it may have missed something', async () => {
    let ready = 0;
    let told: () => void = () => undefined;
    const heard: number[] = [];
    const listening = record.listen({
      onReady: () => {
        ready += 1;
        told();
      },
      onEvents: ({ position }) => {
        heard.push(position);
        told();
      },
    });
    const until = async (condition: () => boolean) => {
      while (!condition())
        await new Promise<void>((resolve) => {
          told = resolve;
        });
    };
    await until(() => ready === 1);
    await breakConnections(`application_name = 'keel listener'`);
    await until(() => ready === 2);
    const { position } = await say(freshStream(), 0, draft('heard again'));
    await until(() => heard.includes(position));
    await listening.stop();
  });

  test('a connection that breaks in the middle of an append leaves nothing, and the same command then goes through', async () => {
    const stream = freshStream();
    const request = {
      command: command(),
      author: nurse,
      streams: [{ stream, expectedSeq: 0, events: [draft('once')] }],
      answer: 'done',
    };
    const attempt = record.append('clinic-a', request, async () => {
      await breakConnections(`application_name = 'keel' and state = 'idle in transaction'`);
    });
    await expect(attempt).rejects.toThrow();
    expect(await record.answered('clinic-a', request)).toBeUndefined();
    expect(await record.load('clinic-a', stream)).toEqual([]);
    expect(await record.append('clinic-a', request)).toMatchObject({ repeated: false, answer: 'done' });
    expect(await record.load('clinic-a', stream)).toHaveLength(1);
  });

  test('no entry in the access log, no answer', async () => {
    const entry = {
      actor: { kind: 'person', id: 'nurse-1', roles: ['nurse'] },
      action: 'chart.open',
      outcome: 'allowed',
      patient: 'p-1',
    } as const;
    const stream = freshStream();
    await say(stream, 0, draft('chart'));
    const read = await record.reading('clinic-a', entry, async (_trx, at) => at.since(stream, 0));
    expect(read).toHaveLength(1);
    const before = await record.noteAccess('clinic-a');
    const unlogged = { ...entry, outcome: 'perhaps' as 'allowed' };
    await expect(record.reading('clinic-a', unlogged, async () => 'secret')).rejects.toThrow(/access_log/);
    expect(await record.noteAccess('clinic-a')).toBe(before);
  });
});
