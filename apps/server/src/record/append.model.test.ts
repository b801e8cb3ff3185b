import { createHash } from 'node:crypto';
import type { Author, RecordedEvent, StreamName } from '@keel/clinical/record';
import { type Instant, instant } from '@keel/clinical/units';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testBodies, testDatabase } from '../testing/index.ts';
import { type OpenRecord, openRecord, type Projection, ReusedCommand, rebuild, StaleStream } from './index.ts';

const RUNS = process.env['KEEL_MEASURE'] ? 400 : 25;
const STREAMS: readonly StreamName[] = ['patient/p', 'session/s', 'register/r', 'clinic/tasks'];
const AUTHORS: readonly Author[] = [
  { kind: 'person', id: 'nurse', right: 'session.record' },
  { kind: 'device', id: 'monitor', right: 'device.report', tablet: 't' },
];

declare module './index.ts' {
  interface Tables {
    tally: { clinic_id: string; stream: string; events: number; digest: string };
  }
}

/** Leans on order: another order of events gives another digest. */
const tally: Projection = {
  name: 'tally',
  tables: ['tally'],
  async apply(trx, clinic, event) {
    const key = { clinic_id: clinic, stream: event.stream };
    const before = await trx
      .selectFrom('tally')
      .selectAll()
      .where('clinic_id', '=', clinic)
      .where('stream', '=', event.stream)
      .executeTakeFirst();
    const row = {
      events: (before?.events ?? 0) + 1,
      digest: createHash('sha256')
        .update(`${before?.digest ?? ''}${event.hash}`)
        .digest('hex'),
    };
    await trx
      .insertInto('tally')
      .values({ ...key, ...row })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'stream']).doUpdateSet(row))
      .execute();
  },
};

/** What the record should be: lists in memory. */
interface Model {
  readonly log: { readonly stream: StreamName; readonly body: unknown; readonly recordedAt: number }[];
  readonly answers: Map<string, { readonly asked: string; readonly answer: unknown }>;
  now: number;
  /** When the last command was taken, even one without events: the record never runs backwards. */
  lastAt: number;
}
interface Real {
  readonly record: OpenRecord;
  readonly clinic: string;
  readonly clock: { now: Instant };
}

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const inStream = (model: Model, stream: StreamName) => model.log.filter((entry) => entry.stream === stream);

/** A command of any kind: new or repeated, fresh or stale, over one stream or several. The model says what must come of it. */
class Append implements fc.AsyncCommand<Model, Real> {
  readonly id: string;
  readonly bodyHash: string;
  readonly author: Author;
  readonly parts: readonly {
    readonly stream: StreamName;
    readonly behind: number;
    readonly bodies: readonly unknown[];
  }[];

  constructor(id: number, asked: number, author: number, parts: Append['parts']) {
    this.id = uuid(id);
    this.bodyHash = createHash('sha256').update(String(asked)).digest('hex');
    this.author = AUTHORS[author]!;
    this.parts = parts;
  }

  check = () => true;

  async run(model: Model, { record, clinic }: Real): Promise<void> {
    const asked = this.bodyHash + this.author.id;
    const before = model.answers.get(this.id);
    const streams = this.parts.map(({ stream, behind, bodies }) => ({
      stream,
      expectedSeq: Math.max(0, inStream(model, stream).length - behind),
      events: bodies.map((body) => ({
        kind: 'thing-happened',
        version: 1,
        occurredAt: instant(1_790_000_000_000),
        zone: 'UTC',
        body,
      })),
    }));
    const answer = { id: this.id, size: model.log.length };
    const outcome = record.append(clinic, {
      command: { id: this.id, bodyHash: this.bodyHash },
      author: this.author,
      streams,
      answer,
    });
    if (before !== undefined && before.asked !== asked) {
      await expect(outcome).rejects.toThrow(ReusedCommand);
    } else if (before !== undefined) {
      expect(await outcome).toMatchObject({ repeated: true, answer: before.answer, events: [] });
    } else if (streams.some(({ stream, expectedSeq }) => expectedSeq !== inStream(model, stream).length)) {
      await expect(outcome).rejects.toThrow(StaleStream);
    } else {
      const recordedAt = Math.max(model.now, model.lastAt);
      model.lastAt = recordedAt;
      for (const { stream, events } of streams)
        for (const { body } of events) model.log.push({ stream, body, recordedAt });
      model.answers.set(this.id, { asked, answer });
      expect(await outcome).toMatchObject({ repeated: false, answer, position: model.log.length });
    }
  }

  toString = () =>
    `append(${this.id.slice(-3)} by ${this.author.id}: ${this.parts.map((part) => `${part.stream}${part.behind ? `-${part.behind}` : ''}+${part.bodies.length}`).join(', ')})`;
}

class Tick implements fc.AsyncCommand<Model, Real> {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    model.now += this.ms;
    real.clock.now = instant(model.now);
  }
  toString = () => `tick(${this.ms})`;
}

const bare = (events: readonly RecordedEvent[]) => events.map(({ stream, body }) => ({ stream, body }));

class Read implements fc.AsyncCommand<Model, Real> {
  readonly stream: StreamName;
  readonly from: number;
  constructor(stream: StreamName, from: number) {
    this.stream = stream;
    this.from = from;
  }
  check = () => true;
  async run(model: Model, { record, clinic }: Real): Promise<void> {
    const expected = inStream(model, this.stream);
    const plain = (entries: Model['log']) => entries.map(({ stream, body }) => ({ stream, body }));
    expect(bare(await record.load(clinic, this.stream))).toEqual(plain(expected));
    expect(bare(await record.since(clinic, this.stream, this.from))).toEqual(plain(expected.slice(this.from)));
    expect(bare(await record.after(clinic, this.from))).toEqual(plain(model.log.slice(this.from)));
    const asOf = model.now - this.from;
    expect(bare(await record.asKnownAt(clinic, this.stream, instant(asOf)))).toEqual(
      plain(expected.filter(({ recordedAt }) => recordedAt <= asOf)),
    );
    expect(await record.position(clinic)).toBe(model.log.length);
  }
  toString = () => `read(${this.stream} from ${this.from})`;
}

describe.each(testBodies())('append against its model, on %s', (body) => {
  let db: TestDatabase;
  let record: OpenRecord;
  const clock = { now: instant(1_790_000_000_000) };

  beforeAll(async () => {
    db = await testDatabase(body);
    const owner = new pg.Client(db.owner);
    await owner.connect();
    await owner.query(`
      create table tally (clinic_id text, stream text, events integer, digest text, primary key (clinic_id, stream));
      grant select, insert, update on tally to keel_app;`);
    await owner.end();
    record = openRecord({ connection: db.app, projections: [tally], now: () => clock.now });
  });
  afterAll(async () => {
    await record.close();
    await db.drop();
  });

  const tallies = async () => {
    const client = new pg.Client(db.owner);
    await client.connect();
    const { rows } = await client.query('select * from tally order by clinic_id, stream');
    await client.end();
    return rows;
  };

  test('whatever is asked, in any order, the record is what the model says', { timeout: 600_000 }, async () => {
    let runs = 0;
    const streams = fc.uniqueArray(
      fc.record({
        stream: fc.constantFrom(...STREAMS),
        behind: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(2)),
        bodies: fc.array(fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })), { maxLength: 3 }),
      }),
      { selector: ({ stream }) => stream, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.commands(
          [
            fc
              .tuple(fc.nat(12), fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(1)), fc.nat(1), streams)
              .map(([id, asked, author, parts]) => new Append(id, asked, author, parts)),
            fc.integer({ min: -5_000, max: 5_000 }).map((ms) => new Tick(ms)),
            fc.tuple(fc.constantFrom(...STREAMS), fc.nat(5)).map(([stream, from]) => new Read(stream, from)),
          ],
          { maxCommands: 40 },
        ),
        async (commands) => {
          runs += 1;
          const clinic = `model-${body}-${runs}`;
          clock.now = instant(1_790_000_000_000);
          await fc.asyncModelRun(
            () => ({
              model: { log: [], answers: new Map(), now: clock.now, lastAt: 0 },
              real: { record, clinic, clock },
            }),
            commands,
          );
        },
      ),
      { numRuns: RUNS },
    );
    expect(runs).toBeGreaterThanOrEqual(RUNS);
  });

  test('several processes at once: every acknowledged command is there once, in one gapless order', async () => {
    const others = [1, 2, 3].map(() => openRecord({ connection: db.app, projections: [tally], connectionsMax: 3 }));
    const clinic = `crowd-${body}`;
    const acknowledged: string[] = [];
    await Promise.all(
      others.flatMap((one, process) =>
        STREAMS.map(async (stream, lane) => {
          for (let n = 0; n < 6; n += 1) {
            const id = uuid(process * 100 + lane * 10 + n);
            for (;;) {
              const seq = (await one.load(clinic, stream)).length;
              try {
                const request = {
                  command: { id, bodyHash: id },
                  author: AUTHORS[0]!,
                  streams: [
                    {
                      stream,
                      expectedSeq: seq,
                      events: [{ kind: 'counted', version: 1, occurredAt: instant(0), zone: 'UTC', body: id }],
                    },
                  ],
                  answer: id,
                };
                // Sent twice at the same time, as a client does that did not hear the answer.
                const twice = await Promise.all([one.append(clinic, request), one.append(clinic, request)]);
                expect(twice.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
                acknowledged.push(id);
                break;
              } catch (error) {
                if (!(error instanceof StaleStream)) throw error;
              }
            }
          }
        }),
      ),
    );
    const log = await record.after(clinic, 0);
    expect(log.map((event) => event.body).sort()).toEqual(acknowledged.sort());
    expect(log.map(({ position }) => position)).toEqual(log.map((_, n) => n + 1));
    for (const stream of STREAMS)
      expect(log.filter((event) => event.stream === stream).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 18 }, (_, n) => n + 1),
      );
    await Promise.all(others.map((one) => one.close()));
  });

  test('a read model that is emptied and made again is the same, row by row', async () => {
    const before = await tallies();
    expect(before.length).toBeGreaterThan(RUNS / 5);
    const told = await rebuild(db.owner, [tally]);
    expect(Object.keys(told).length).toBeGreaterThan(RUNS / 10);
    expect(await tallies()).toEqual(before);
  });

  test('older bodies are read as today’s, and keep the hash they were stored with', async () => {
    const newer = openRecord({
      connection: db.app,
      upcasters: {
        weighed: [
          (old) => ({ kg: (old as { lb: number }).lb * 0.453_592_37 }),
          (old) => ({ ...(old as object), clothed: 'unknown' }),
        ],
      },
    });
    const weighed = (version: number, weight: unknown) => ({
      kind: 'weighed',
      version,
      occurredAt: instant(0),
      zone: 'UTC',
      body: weight,
    });
    const clinic = `upcast-${body}`;
    const { events } = await record.append(clinic, {
      command: { id: uuid(1), bodyHash: '' },
      author: AUTHORS[0]!,
      streams: [
        {
          stream: 'patient/p',
          expectedSeq: 0,
          events: [weighed(1, { lb: 100 }), weighed(2, { kg: 70 }), weighed(3, { kg: 71, clothed: true })],
        },
      ],
      answer: null,
    });
    const read = await newer.load(clinic, 'patient/p');
    expect(read.map((event) => [event.version, event.body])).toEqual([
      [3, { kg: expect.closeTo(45.36, 2), clothed: 'unknown' }],
      [3, { kg: 70, clothed: 'unknown' }],
      [3, { kg: 71, clothed: true }],
    ]);
    expect(read.map(({ hash }) => hash)).toEqual(events.map(({ hash }) => hash));
    await newer.close();
  });
});
