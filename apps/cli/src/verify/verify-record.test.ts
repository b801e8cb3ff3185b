import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Author, EventDraft, StreamName } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { erase, type OpenRecord, openRecord } from '@keel/server/record';
import { type TestDatabase, testBodies, testDatabase } from '@keel/server/testing';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicKeysIn, readCheckpoints } from './checkpoint-file.ts';
import { CannotVerify, verifyRecord } from './index.ts';
import { verifyIn } from './verify-record.ts';

/** How many random mutations each body of the database must survive being found out in. */
const MUTATIONS = process.env['KEEL_MEASURE'] ? 10_000 : 250;

const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const author: Author = { kind: 'person', id: 'nurse-1', right: 'session.record', tablet: 'tablet-3' };
const draft = (body: unknown): EventDraft => ({
  kind: 'note-made',
  version: 1,
  occurredAt: instant(1_790_000_000_000),
  zone: 'Europe/Lisbon',
  body,
});

type Mutation = { readonly says: string; readonly expect?: { readonly stream: string; readonly seq: number } };

describe.each(testBodies())('keel verify on %s', (body) => {
  let db: TestDatabase;
  let record: OpenRecord;
  let dir: string;
  /** Events of clinic-a below its last checkpoint. */
  let covered: number;
  let total: number;
  let clock = 1_790_000_000_000;

  const where = () => ({ checkpointsDir: join(dir, 'checkpoints'), keysDir: join(dir, 'keys') });
  const files = () => readCheckpoints(where().checkpointsDir, publicKeysIn(where().keysDir));
  const verify = () => verifyRecord({ connection: db.owner, ...where() });

  beforeAll(async () => {
    db = await testDatabase(body);
    dir = mkdtempSync(join(tmpdir(), 'keel-verify-'));
    record = openRecord({ connection: db.app, now: () => instant(clock++) });
    const checkpoints = record.keepCheckpoints({
      dir: where().checkpointsDir,
      keysDir: where().keysDir,
      everyMs: 3_600_000,
      onProblem: (error) => {
        throw error;
      },
    });
    const seqs = new Map<string, number>();
    const say = async (clinic: string, streams: readonly StreamName[], bodies: readonly unknown[]) => {
      const id = randomUUID();
      await record.append(clinic, {
        command: { id, bodyHash: sha(id) },
        author,
        streams: streams.map((stream) => ({
          stream,
          expectedSeq: seqs.get(clinic + stream) ?? 0,
          events: bodies.map(draft),
        })),
        answer: { id },
      });
      for (const stream of streams) seqs.set(clinic + stream, (seqs.get(clinic + stream) ?? 0) + bodies.length);
    };
    const look = (clinic: string, n: number) =>
      record.noteAccess(clinic, {
        actor: { kind: 'person', id: `person-${n % 3}`, roles: ['nurse'] },
        action: 'chart.open',
        outcome: n % 5 === 0 ? 'denied' : 'allowed',
        subject: `patient/p-${n}`,
        patient: `p-${n}`,
      });
    for (let n = 0; n < 12; n += 1) {
      await say(
        'clinic-a',
        [`patient/p-${n % 4}`, `register/r-${n % 2}`],
        [
          { n, text: 'a\u0000 ü 😀' },
          { n, more: 1.5 },
        ],
      );
      await say('clinic-b', [`session/s-${n % 3}`], [{ n }]);
      await look('clinic-a', n);
      await look('clinic-b', n);
      if (n === 5) await checkpoints.write();
    }
    await erase(
      db.owner,
      { clinic: 'clinic-a', stream: 'patient/p-1', seq: 2, by: 'owner-1', why: 'asked for', right: 'court order 7' },
      { now: instant(clock), projections: [] },
    );
    await checkpoints.stop();
    covered = await record.position('clinic-a');
    await say('clinic-a', ['patient/p-0'], ['after the last checkpoint', 'and one more']);
    total = covered + 2 + 12;
  });
  afterAll(async () => {
    await record.close();
    await db.drop();
    rmSync(dir, { recursive: true, force: true });
  });

  test('a good record is found good, its erasure counted, what lies after the checkpoint told', async () => {
    expect(await verify()).toEqual({
      events: total,
      streams: 9,
      firstBad: null,
      erased: 1,
      checkpoint: {
        clinic: expect.stringMatching(/^clinic-[ab]$/),
        number: 2,
        at: expect.stringMatching(/Z$/),
        position: expect.any(Number),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      afterCheckpoint: 2,
    });
  });

  test('a serving login, which sees one clinic, may not judge', async () => {
    await expect(verifyRecord({ connection: db.app, ...where() })).rejects.toThrow(CannotVerify);
  });

  test('a server that does not answer is said to be out of reach, without its password', async () => {
    const connection = { host: '127.0.0.1', port: 1, user: 'u', password: 'hush-hush', database: 'x' };
    const attempt = verifyRecord({ connection, ...where() });
    await expect(attempt).rejects.toThrow(/127\.0\.0\.1:1\) cannot be reached/);
    await expect(attempt).rejects.not.toThrow(/hush/);
  });

  test('a database without a record is not called good', async () => {
    const attempt = verifyRecord({ connection: { ...db.admin, database: 'postgres' }, ...where() });
    await expect(attempt).rejects.toThrow(/no record/);
  });

  test('every column of a log is looked at', async () => {
    const client = new pg.Client(db.admin);
    await client.connect();
    const { EVENT_LOG, ACCESS_LOG } = await import('./event-log.ts');
    for (const { table, copies, hasBody } of [EVENT_LOG, ACCESS_LOG]) {
      const { rows } = await client.query('select column_name from information_schema.columns where table_name = $1', [
        table,
      ]);
      const known = [...copies.map(({ column }) => column), 'envelope', 'hash', ...(hasBody ? ['salt', 'body'] : [])];
      expect(known.sort()).toEqual(rows.map((row) => row.column_name).sort());
    }
    await client.end();
  });

  describe('what a superuser did to a copy', () => {
    let client: pg.Client;

    beforeAll(async () => {
      client = new pg.Client(db.admin);
      await client.connect();
      // He has all means: no trigger, no constraint and no index stands in his way.
      await client.query(`set session_replication_role = replica`);
      await client.query('drop trigger append_only on event');
      for (const table of ['event', 'access_log', 'log_head', 'blob']) {
        const { rows } = await client.query(
          `select conname from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u', 'c') order by contype desc`,
          [table],
        );
        for (const { conname } of rows) await client.query(`alter table ${table} drop constraint "${conname}"`);
        const { rows: columns } = await client.query(
          `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and attnotnull`,
          [table],
        );
        for (const { attname } of columns)
          await client.query(`alter table ${table} alter column ${attname} drop not null`);
      }
    });
    afterAll(() => client.end());

    /** Does it, judges it, undoes it. */
    const judge = async (tamper: () => Promise<unknown>) => {
      await client.query('begin');
      try {
        await tamper();
        return await verifyIn(client, files());
      } finally {
        await client.query('rollback');
      }
    };
    const sql = (text: string, ...values: unknown[]) => client.query(text, values);
    const eventAt = async (position: number, clinic = 'clinic-a') =>
      (await sql('select * from event where clinic_id = $1 and position = $2', clinic, position)).rows[0];

    /** Links everything from `position` on anew, as one does who knows the format, and mends the head. */
    const relink = async (position: number, change: (envelope: Record<string, unknown>) => void = () => undefined) => {
      const { rows } = await sql(`select ctid, * from event where clinic_id = 'clinic-a' order by position, ctid`);
      let previous = '0'.repeat(64);
      let at = 0;
      for (const row of rows) {
        at += 1;
        const envelope = JSON.parse(row.envelope);
        if (at >= position) {
          if (at === position) change(envelope);
          envelope.previous = previous;
          envelope.position = at;
          const text = canonicalText(envelope);
          await sql(
            `update event set envelope = $1, hash = $2, position = $3 where ctid = $4`,
            text,
            sha(text),
            at,
            row.ctid,
          );
          previous = sha(text);
        } else previous = row.hash;
      }
      await sql(
        `update log_head set position = $1, hash = $2 where clinic_id = 'clinic-a' and log = 'event'`,
        at,
        previous,
      );
    };
    const canonicalText = (value: unknown): string =>
      JSON.stringify(value, (_key, member) =>
        typeof member === 'object' && member !== null
          ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
          : member,
      );

    test('nothing is no finding', async () => {
      expect((await judge(async () => undefined)).firstBad).toBeNull();
    });

    const EDITS: Readonly<Record<string, string>> = {
      clinic_id: `clinic_id || 'x'`,
      position: 'position + 1000',
      stream: `stream || 'x'`,
      seq: 'seq + 1',
      command: `'${randomUUID()}'`,
      command_index: 'command_index + 1',
      kind: `'dose-given'`,
      version: 'version + 1',
      occurred_at: `occurred_at - interval '1 microsecond'`,
      zone: `'UTC'`,
      recorded_at: `recorded_at + interval '1 millisecond'`,
      author_kind: `'device'`,
      author_id: `'nurse-2'`,
      author_right: `'another'`,
      author_tablet: 'null',
      envelope: `replace(envelope, 'nurse-1', 'nurse-2')`,
      hash: `reverse(hash)`,
      salt: `set_byte(salt, 0, (get_byte(salt, 0) + 1) % 256)`,
      body: `replace(body, 'n', 'm')`,
    };

    test.each(Object.keys(EDITS))('an edited %s is found where it is', async (column) => {
      const event = await eventAt(9);
      const { firstBad } = await judge(() =>
        sql(`update event set ${column} = ${EDITS[column]} where clinic_id = 'clinic-a' and position = 9`),
      );
      const moved = ['clinic_id', 'position', 'stream', 'seq'].includes(column);
      if (moved) expect(firstBad).not.toBeNull();
      else expect(firstBad).toMatchObject({ stream: event.stream, seq: event.seq });
    });

    test('the edits above are of every column', async () => {
      const { rows } = await sql(`select column_name from information_schema.columns where table_name = 'event'`);
      expect(Object.keys(EDITS).sort()).toEqual(rows.map((row) => row.column_name).sort());
    });

    test('what the database can no longer read is a finding, not a crash', async () => {
      const { firstBad } = await judge(() => client.query('alter table event drop column envelope cascade'));
      expect(firstBad).toMatchObject({ stream: 'database', seq: 0, because: expect.stringContaining('envelope') });
    });

    test('a removed event is named', async () => {
      const event = await eventAt(9);
      const { firstBad } = await judge(() => sql(`delete from event where clinic_id = 'clinic-a' and position = 9`));
      expect(firstBad).toMatchObject({
        stream: event.stream,
        seq: event.seq,
        because: expect.stringMatching(/missing/),
      });
    });

    test('an envelope that was changed with its hash is told from the one that follows', async () => {
      const event = await eventAt(9);
      const text = event.envelope.replace('note-made', 'dose-made');
      const { firstBad } = await judge(() =>
        sql(
          `update event set envelope = $1, hash = $2, kind = 'dose-made' where clinic_id = 'clinic-a' and position = 9`,
          text,
          sha(text),
        ),
      );
      expect(firstBad).toMatchObject({ stream: event.stream, seq: event.seq });
    });

    test('a body that is gone without a recorded erasure is found; one with it is counted', async () => {
      const event = await eventAt(9);
      const { firstBad } = await judge(() =>
        sql(`update event set salt = null, body = null where clinic_id = 'clinic-a' and position = 9`),
      );
      expect(firstBad).toMatchObject({
        stream: event.stream,
        seq: event.seq,
        because: expect.stringMatching(/erasure/),
      });
    });

    test('a log written anew from any event on, correct in itself, is found by the checkpoints', async () => {
      for (const position of [1, 2, 9, covered - 1, covered]) {
        const { firstBad } = await judge(() =>
          relink(position, (envelope) => {
            (envelope['author'] as Record<string, unknown>)['right'] = 'other';
          }).then(() =>
            sql(`update event set author_right = 'other' where clinic_id = 'clinic-a' and position = $1`, position),
          ),
        );
        expect(firstBad, `from ${position}`).toMatchObject({ because: expect.stringMatching(/anew/) });
      }
    });

    test('what no checkpoint covers can be rewritten unseen: the count says how much that is', async () => {
      const { firstBad, afterCheckpoint } = await judge(() =>
        relink(covered + 1, (envelope) => {
          (envelope['author'] as Record<string, unknown>)['right'] = 'other';
        }).then(() =>
          sql(`update event set author_right = 'other' where clinic_id = 'clinic-a' and position = $1`, covered + 1),
        ),
      );
      expect(firstBad).toBeNull();
      expect(afterCheckpoint).toBe(2);
    });

    test('a whole clinic, gone with its heads, is missed by its checkpoints', async () => {
      const { firstBad } = await judge(async () => {
        for (const table of ['event', 'access_log', 'log_head'])
          await sql(`delete from ${table} where clinic_id = 'clinic-b'`);
      });
      expect(firstBad).toMatchObject({ because: expect.stringMatching(/cut off/) });
    });

    test('a blob that is not what it is kept under is found', async () => {
      const { firstBad } = await judge(() =>
        sql(`insert into blob values ('clinic-a', $1, 'text/plain', 3, 'abd', now())`, sha('abc')),
      );
      expect(firstBad).toMatchObject({ stream: `blob/${sha('abc')}` });
    });

    /** One random change below the last checkpoint, made by `sql`; undefined when it would change nothing. */
    const randomMutation = async (random: () => number): Promise<Mutation | undefined> => {
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      const clinic = pick(['clinic-a', 'clinic-b']);
      const log = random() < 0.8 ? 'event' : 'access_log';
      const { rows: last } = await sql(`select max(position)::int as n from ${log} where clinic_id = $1`, clinic);
      const end = log === 'event' && clinic === 'clinic-a' ? covered : last[0].n;
      const at = 1 + Math.floor(random() * end);
      const other = 1 + Math.floor(random() * end);
      const place = `clinic_id = '${clinic}' and position`;
      switch (
        pick([
          'edit',
          'edit',
          'edit',
          'null',
          'swap',
          'swap-content',
          'delete',
          'renumber',
          'cut',
          'double',
          'stream',
          'move',
          'head',
        ])
      ) {
        case 'edit': {
          const { rows } = await sql(
            `select column_name as name, data_type as type from information_schema.columns where table_name = $1`,
            log,
          );
          const { name, type } = pick(rows as { name: string; type: string }[]);
          const { rows: old } = await sql(`select ${name} as value from ${log} where ${place} = $1`, at);
          if (old[0].value === null) return undefined;
          let value: unknown;
          if (type === 'text') {
            const text = [...String(old[0].value)];
            const n = Math.floor(random() * text.length);
            if (random() < 0.3) text.splice(n, 1);
            else text[n] = text[n] === 'x' ? 'y' : 'x';
            value = text.join('');
          } else if (type === 'bytea') {
            const bytes = Buffer.from(old[0].value);
            const n = Math.floor(random() * bytes.length);
            bytes[n] = bytes[n]! ^ (1 << Math.floor(random() * 8));
            value = bytes;
          } else if (type.startsWith('timestamp')) {
            await sql(
              `update ${log} set ${name} = ${name} + interval '1 microsecond' * $2 where ${place} = $1`,
              at,
              pick([-1, 1, 1000, 86_400_000_000]),
            );
            return { says: `${log}.${name} of ${clinic} ${at} moved in time` };
          } else value = Number(old[0].value) + pick([-1, 1, 1_000]);
          await sql(`update ${log} set ${name} = $2 where ${place} = $1`, at, value);
          return { says: `${log}.${name} of ${clinic} ${at} edited` };
        }
        case 'null': {
          const { rows } = await sql(
            `select column_name as name from information_schema.columns where table_name = $1`,
            log,
          );
          const { name } = pick(rows as { name: string }[]);
          const { rowCount } = await sql(
            `update ${log} set ${name} = null where ${place} = $1 and ${name} is not null`,
            at,
          );
          return rowCount ? { says: `${log}.${name} of ${clinic} ${at} emptied` } : undefined;
        }
        case 'swap':
          if (at === other) return undefined;
          await sql(
            `update ${log} set position = case position when $1 then $2 else $1 end where ${place} in ($1, $2)`,
            at,
            other,
          );
          return { says: `${log} ${clinic} ${at} and ${other} swapped` };
        case 'swap-content': {
          const columns =
            log === 'event'
              ? pick([
                  ['body', 'salt'],
                  ['envelope', 'hash'],
                  ['stream', 'seq'],
                  ['author_id', 'kind', 'recorded_at'],
                ])
              : ['envelope', 'hash'];
          const { rows } = await sql(`select * from ${log} where ${place} in ($1, $2) order by position`, at, other);
          if (rows.length < 2 || columns.every((name) => String(rows[0][name]) === String(rows[1][name])))
            return undefined;
          for (const [to, from] of [
            [0, 1],
            [1, 0],
          ] as const)
            await sql(
              `update ${log} set ${columns.map((name, n) => `${name} = $${n + 2}`).join(', ')} where ${place} = $1`,
              rows[to].position,
              ...columns.map((name) => rows[from][name]),
            );
          return { says: `${log} ${clinic} ${columns.join()} of ${at} and ${other} swapped` };
        }
        case 'delete':
          await sql(`delete from ${log} where ${place} = $1`, at);
          return { says: `${log} ${clinic} ${at} deleted` };
        case 'renumber':
          await sql(`delete from ${log} where ${place} = $1`, at);
          await sql(`update ${log} set position = position - 1 where ${place} > $1`, at);
          await sql(
            `update log_head set position = position - 1 where clinic_id = $1 and log = $2`,
            clinic,
            log === 'event' ? 'event' : 'access',
          );
          return { says: `${log} ${clinic} ${at} deleted, the rest renumbered` };
        case 'cut':
          await sql(`delete from ${log} where ${place} >= $1`, at);
          await sql(
            `update log_head set position = $3, hash = coalesce((select hash from ${log} where ${place} = $3), repeat('0', 64))
             where clinic_id = $1 and log = $2`,
            clinic,
            log === 'event' ? 'event' : 'access',
            at - 1,
          );
          return { says: `${log} ${clinic} cut at ${at}, head mended` };
        case 'double':
          await sql(`insert into ${log} select * from ${log} where ${place} = $1`, at);
          return { says: `${log} ${clinic} ${at} doubled` };
        case 'stream': {
          if (log !== 'event') return undefined;
          const event = await eventAt(at, clinic);
          await sql(`delete from event where clinic_id = $1 and stream = $2`, clinic, event.stream);
          return { says: `${event.stream} of ${clinic} deleted` };
        }
        case 'move':
          await sql(
            `update ${log} set clinic_id = $2 where ${place} = $1`,
            at,
            clinic === 'clinic-a' ? 'clinic-b' : 'clinic-a',
          );
          return { says: `${log} ${clinic} ${at} given to the other clinic` };
        default:
          await sql(
            `update log_head set ${pick(['position = position + 1', 'position = position - 1', 'hash = reverse(hash)'])} where clinic_id = $1 and log = $2`,
            clinic,
            pick(['event', 'access']),
          );
          return { says: `head of ${clinic} edited` };
      }
    };

    test(`each of ${MUTATIONS} random edits, swaps, deletions and cuts is found`, { timeout: 3_600_000 }, async () => {
      const seed = Number(process.env['KEEL_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
      const numbers = fc.sample(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
        numRuns: MUTATIONS * 12,
        seed,
      });
      let next = 0;
      const random = () => numbers[next++ % numbers.length]!;
      const missed: string[] = [];
      let made = 0;
      while (made < MUTATIONS) {
        let mutation: Mutation | undefined;
        const { firstBad } = await judge(async () => {
          mutation = await randomMutation(random);
        });
        if (mutation === undefined) {
          expect(firstBad).toBeNull();
          continue;
        }
        made += 1;
        if (firstBad === null) missed.push(mutation.says);
      }
      expect(missed, `seed ${seed}`).toEqual([]);
      expect((await judge(async () => undefined)).firstBad).toBeNull();
    });
  });

  describe('the checkpoint file', () => {
    const path = () => join(dir, 'checkpoints', 'clinic-a.jsonl');
    const withFile = async (change: (text: string) => string) => {
      const before = readFileSync(path(), 'utf8');
      writeFileSync(path(), change(before));
      try {
        return await verify();
      } finally {
        writeFileSync(path(), before);
      }
    };

    test.each([
      ['an edited line', (text: string) => text.replace(/"position":\d+/, '"position":1')],
      ['a line in the middle removed', (text: string) => text.split('\n').slice(1).join('\n')],
      ['lines in another order', (text: string) => `${text.trimEnd().split('\n').reverse().join('\n')}\n`],
      ['a line of another key', (text: string) => text.replace(/"key":"[0-9a-f]{4}/, '"key":"0000')],
      ['rubbish', (text: string) => `${text}rubbish\n`],
    ])('%s is found', async (_name, change) => {
      expect((await withFile(change)).firstBad).toMatchObject({ stream: 'checkpoints/clinic-a' });
    });

    test('a last line that a crash cut short does not count', async () => {
      const { firstBad, checkpoint } = await withFile((text) => text.slice(0, -20));
      expect(firstBad).toBeNull();
      expect(checkpoint).not.toBeNull();
    });

    test('without any checkpoint the chain is still judged, and everything lies after', async () => {
      const report = await verifyRecord({
        connection: db.owner,
        checkpointsDir: join(dir, 'none'),
        keysDir: join(dir, 'none'),
      });
      expect(report).toMatchObject({ firstBad: null, checkpoint: null, afterCheckpoint: report.events });
    });

    test('the writer goes on after a line that a crash cut short', async () => {
      const before = readFileSync(path(), 'utf8');
      appendFileSync(path(), '{"half');
      const checkpoints = record.keepCheckpoints({
        dir: where().checkpointsDir,
        keysDir: where().keysDir,
        onProblem: () => undefined,
      });
      await checkpoints.stop();
      expect((await verify()).firstBad).toBeNull();
      expect((await verify()).afterCheckpoint).toBe(0);
      writeFileSync(path(), before);
    });
  });
});
