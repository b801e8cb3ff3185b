/**
 * What the record costs over the bare database: acknowledged appends per second by 1 and 8 writers of one clinic, beside
 * one-row inserts with a commit each (the ceiling), and beside inserts that take turns on one row as an append must.
 * Rounds are interleaved, ratios are of the same round; the disk decides the absolute numbers.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@keel/clinical/units';
import { openDatabase } from '@keel/server/database';
import { migrate, openPool, openRecord } from '@keel/server/record';

const ROUNDS = 7;
const ROUND_MS = Number(process.env['KEEL_TEST_ROUND_MS'] ?? 1_500);
const STREAM_EVENTS = 10_000;

const dataDir = mkdtempSync(join(tmpdir(), 'keel-bench-'));
const database = await openDatabase({ dataDir });
await migrate(database);
const record = openRecord({ connection: database.app, connectionsMax: 10 });
const owner = openPool(database.owner, { max: 10 });
await owner.query(`
  create table bare (id bigint generated always as identity primary key, body text not null);
  create table turn (id integer primary key, position bigint not null);
  insert into turn values (1, 0);`);

const body = {
  systolicMmHg: 128,
  diastolicMmHg: 79,
  heartRatePerMin: 71,
  spo2Percent: 98,
  moaas: 5,
  note: 'resting, eyes closed, answers when spoken to; music on, hand held as agreed',
};
const text = JSON.stringify(body).repeat(4);
const at = instant(Date.now());
const author = { kind: 'person', id: 'nurse-1', right: 'session.record' } as const;
const seqs = new Map<string, number>();

const contenders: Readonly<Record<string, (writer: number) => Promise<unknown>>> = {
  bare: () => owner.query({ name: 'bare', text: 'insert into bare (body) values ($1)', values: [text] }),
  'bare, taking turns': async () => {
    const client = await owner.connect();
    try {
      await client.query('begin');
      await client.query({ name: 'turn', text: 'update turn set position = position + 1 where id = 1' });
      await client.query({ name: 'turn-insert', text: 'insert into bare (body) values ($1)', values: [text] });
      await client.query('commit');
    } finally {
      client.release();
    }
  },
  append: async (writer) => {
    const stream = `session/s-${writer}` as const;
    const expectedSeq = seqs.get(stream) ?? 0;
    seqs.set(stream, expectedSeq + 1);
    await record.append('bench', {
      command: { id: randomUUID(), bodyHash: 'bench' },
      author,
      streams: [
        {
          stream,
          expectedSeq,
          events: [{ kind: 'observations-charted', version: 1, occurredAt: at, zone: 'UTC', body }],
        },
      ],
      answer: { ok: true },
    });
  },
};

/** Acknowledged in a second, by so many writers at once. */
async function perSecond(work: (writer: number) => Promise<unknown>, writers: number): Promise<number> {
  const end = performance.now() + ROUND_MS;
  const start = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      while (performance.now() < end) {
        await work(writer);
        done += 1;
      }
    }),
  );
  return (done * 1_000) / (performance.now() - start);
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const range = (values: readonly number[]) => `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)}`;

console.log(`load before: ${loadavg()[0]?.toFixed(1)}; ${ROUNDS} rounds of ${ROUND_MS} ms, interleaved`);
for (const writers of [1, 8]) {
  const rates: Record<string, number[]> = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1)
    for (const [name, work] of Object.entries(contenders)) {
      const rate = await perSecond(work, writers);
      if (round >= 0) rates[name]?.push(rate);
    }
  for (const [name, found] of Object.entries(rates)) {
    const ratios = found.map((rate, round) => rate / (rates['bare']?.[round] ?? Number.NaN));
    console.log(
      `${writers} writer${writers > 1 ? 's' : ' '}  ${name.padEnd(20)} ${median(found).toFixed(0).padStart(6)}/s  ` +
        `of bare: ${median(ratios).toFixed(2)} (${range(ratios)})`,
    );
  }
}

let seq = 0;
while (seq < STREAM_EVENTS) {
  const events = Array.from({ length: 500 }, () => ({
    kind: 'observations-charted',
    version: 1,
    occurredAt: at,
    zone: 'UTC',
    body,
  }));
  await record.append('bench', {
    command: { id: randomUUID(), bodyHash: 'bench' },
    author,
    streams: [{ stream: 'session/long', expectedSeq: seq, events }],
    answer: null,
  });
  seq += events.length;
}
const loads: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const start = performance.now();
  await record.load('bench', 'session/long');
  loads.push(performance.now() - start);
}
console.log(`load of a stream of ${STREAM_EVENTS} events: ${median(loads).toFixed(0)} ms (${range(loads)})`);

await record.close();
await owner.end();
await database.stop();
rmSync(dataDir, { recursive: true, force: true });
