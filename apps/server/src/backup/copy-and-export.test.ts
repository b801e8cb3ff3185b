import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@keel/clinical/units';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { canonical, erase, type OpenRecord, openRecord } from '../record/index.ts';
import { type TestDatabase, testBodies, testDatabase } from '../testing/index.ts';
import { backupKeyIn, copyIn, copyOut, exportLines } from './index.ts';
import { shapeCollector } from './shape-of.ts';

const sha = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

describe.each(testBodies())('a record on %s', (body) => {
  let db: TestDatabase;
  let record: OpenRecord;
  let dir: string;
  let client: pg.Client;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'keel-copy-'));
    db = await testDatabase(body);
    record = openRecord({ connection: db.app });
    for (const clinic of ['clinic-a', 'clinic-b'])
      for (let n = 0; n < 20; n += 1) {
        await record.append(clinic, {
          command: { id: randomUUID(), bodyHash: '' },
          author: { kind: 'person', id: 'nurse', right: 'session.record', ...(n % 2 ? { tablet: 't' } : {}) },
          streams: [
            {
              stream: `patient/p-${n % 3}`,
              expectedSeq: Math.floor(n / 3),
              events: [
                {
                  kind: n % 2 ? 'note-made' : 'weighed',
                  version: 1,
                  occurredAt: instant(1_790_000_000_000 + n),
                  zone: 'UTC',
                  body:
                    n % 2
                      ? { text: `a\tb\\n\n\u0000 \ud800 ${n}` }
                      : { kg: n + 0.5, ...(n > 10 ? { by: 'scale' } : {}) },
                },
              ],
            },
          ],
          answer: { n },
        });
        await record.noteAccess(clinic, {
          actor: { kind: 'person', id: 'nurse', roles: ['nurse'] },
          action: 'chart.open',
          outcome: 'allowed',
          patient: `p-${n}`,
        });
      }
    client = new pg.Client(db.admin);
    await client.connect();
    await client.query(`
      insert into blob values ('clinic-a', '${sha('signed bytes')}', 'application/pdf', 12, 'signed bytes', now());
      insert into reading (clinic_id, device, control_id, arrived_at, kinds, "values", units, flags, times, raw, quarantined)
      select 'clinic-a', 'd', n::text, now(), '{HR,SPO2}', array[n, 97.5], '{/min,%}', '{"",""}', array[now(), now()], decode('4d5348ff0d', 'hex'),
        '[{"because":"sentinel"}]' from generate_series(1, 5) n;`);
    await erase(
      db.owner,
      { clinic: 'clinic-a', stream: 'patient/p-0', seq: 2, by: 'owner', why: 'asked', right: 'law' },
      { now: instant(1_790_000_100_000), projections: [] },
    );
  });
  afterAll(async () => {
    await client.end();
    await record.close();
    await db.drop();
    rmSync(dir, { recursive: true, force: true });
  });

  const everything = async (admin: TestDatabase['admin']) => {
    const other = new pg.Client(admin);
    await other.connect();
    const tables: Record<string, string[]> = {};
    for (const table of ['event', 'access_log', 'log_head', 'command_answer', 'blob', 'reading'])
      tables[table] = (await other.query(`select t::text as row from ${table} t order by 1`)).rows.map(
        ({ row }) => row,
      );
    await other.end();
    return tables;
  };

  test('is copied table by table and loads elsewhere as it was', async () => {
    const key = backupKeyIn(join(dir, 'keys'), { make: true });
    const path = join(dir, 'tables.sealed');
    const counts = await copyOut(db.owner, path, key);
    expect(counts['public.event']?.rows).toBe(41);
    expect(counts['public.reading']?.rows).toBe(5);
    const other = await testDatabase(body);
    onTestFinished(() => other.drop());
    expect(await copyIn(other.owner, path, key)).toEqual(counts);
    expect(await everything(other.admin)).toEqual(await everything(db.admin));
    await expect(copyIn(other.owner, path, key)).rejects.toThrow(/already holds a record/);
    const appended = openRecord({ connection: other.app });
    expect(await appended.position('clinic-a')).toBe(21);
    await appended.close();
  });

  test('is copied as it was at one moment, while others write', async () => {
    const key = backupKeyIn(join(dir, 'keys'), { make: true });
    const path = join(dir, 'busy.sealed');
    let done = false;
    let n = 0;
    const writing = (async () => {
      while (!done) {
        n += 1;
        await record.append('busy', {
          command: { id: randomUUID(), bodyHash: '' },
          author: { kind: 'person', id: 'nurse', right: 'session.record' },
          streams: [
            {
              stream: `session/s-${n}`,
              expectedSeq: 0,
              events: [{ kind: 'counted', version: 1, occurredAt: instant(0), zone: 'UTC', body: n }],
            },
          ],
          answer: null,
        });
      }
    })();
    while (n < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    await copyOut(db.owner, path, key);
    done = true;
    await writing;
    const other = await testDatabase(body);
    onTestFinished(() => other.drop());
    await copyIn(other.owner, path, key);
    const loaded = openRecord({ connection: other.app });
    const events = await loaded.after('busy', 0, 100_000);
    expect(events.length).toBeGreaterThan(0);
    expect(events.length).toBeLessThan(n);
    expect(await loaded.position('busy')).toBe(events.length);
    await loaded.close();
  });

  test('is exported whole, as lines that fit their schemas and prove their hashes', async () => {
    const out = join(dir, 'export');
    const counts = await exportLines(db.owner, { dir: out, clinic: 'clinic-a' });
    expect(counts).toEqual({ events: 21, access: 20, answers: 21, readings: 5, blobs: 1 });
    const lines = (name: string) =>
      readFileSync(join(out, `${name}.jsonl`), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    for (const name of Object.keys(counts)) {
      const schema = z.fromJSONSchema(JSON.parse(readFileSync(join(out, 'schemas', `${name}.schema.json`), 'utf8')));
      for (const line of lines(name)) expect(schema.safeParse(line).error, name).toBeUndefined();
    }
    let previous = '0'.repeat(64);
    for (const event of lines('events')) {
      expect(event.envelope.previous).toBe(previous);
      expect(sha(canonical(event.envelope))).toBe(event.hash);
      if (event.erased) expect(event.body).toBeNull();
      else
        expect(sha(Buffer.concat([Buffer.from(event.salt, 'hex'), Buffer.from(canonical(event.body))]))).toBe(
          event.envelope.body,
        );
      previous = event.hash;
      const shape = z.fromJSONSchema(
        JSON.parse(readFileSync(join(out, 'schemas', 'events', `${event.kind}@${event.version}.schema.json`), 'utf8')),
      );
      if (!event.erased) expect(shape.safeParse(event.body).success).toBe(true);
    }
    expect(lines('events').filter((event) => event.erased)).toHaveLength(1);
    expect(JSON.stringify(lines('events'))).not.toContain('clinic-b');
    const [blob] = lines('blobs');
    expect(sha(readFileSync(join(out, 'blobs', blob.sha256)))).toBe(blob.sha256);
    expect(Buffer.from(lines('readings')[0].raw, 'base64')).toEqual(Buffer.from('4d5348ff0d', 'hex'));
    await expect(exportLines(db.owner, { dir: out })).rejects.toThrow(/not empty/);
  });

  test('no column of the record is left out of the export', async () => {
    const NOT_EXPORTED_AS_SUCH: Readonly<Record<string, readonly string[]>> = {
      // Copies of what the envelope holds, which is exported whole.
      event: [
        'clinic_id',
        'position',
        'stream',
        'seq',
        'command',
        'command_index',
        'kind',
        'version',
        'occurred_at',
        'zone',
        'recorded_at',
        'author_kind',
        'author_id',
        'author_right',
        'author_tablet',
      ],
      access_log: [
        'clinic_id',
        'position',
        'recorded_at',
        'actor_kind',
        'actor_id',
        'action',
        'outcome',
        'subject',
        'patient',
      ],
      // A hash of what the event's envelope names.
      command_answer: ['request'],
    };
    const source = readFileSync(join(import.meta.dirname, 'export-lines.ts'), 'utf8');
    for (const table of ['event', 'access_log', 'command_answer', 'blob', 'reading']) {
      const { rows } = await client.query(
        'select column_name as name from information_schema.columns where table_name = $1',
        [table],
      );
      const queries = /const QUERIES[\s\S]*?\n\};/.exec(source)?.[0] ?? '';
      const missing = rows
        .map(({ name }) => name as string)
        .filter(
          (name) => !(NOT_EXPORTED_AS_SUCH[table] ?? []).includes(name) && !new RegExp(`\\b${name}\\b`).test(queries),
        );
      expect(missing, table).toEqual([]);
    }
  });

  test('an export into a folder that holds something is refused and touches nothing', async () => {
    const out = join(dir, 'taken');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(out);
    writeFileSync(join(out, 'mine'), 'kept');
    await expect(exportLines(db.owner, { dir: out })).rejects.toThrow(/not empty/);
    expect(readdirSync(out)).toEqual(['mine']);
    expect(existsSync(join(out, 'mine'))).toBe(true);
  });
});

test('a shape is what all values had in common', () => {
  const collector = shapeCollector();
  collector.add({ a: 1, b: ['x'], c: { d: null } });
  collector.add({ a: 1.5, b: [], e: true });
  expect(collector.shape()).toEqual({
    type: 'object',
    properties: {
      a: { type: 'number' },
      b: { type: 'array', items: { type: 'string' } },
      c: { type: 'object', properties: { d: { type: 'null' } }, required: ['d'] },
      e: { type: 'boolean' },
    },
    required: ['a', 'b'],
  });
});
