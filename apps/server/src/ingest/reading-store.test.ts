import { randomUUID } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { EventDraft } from '@keel/clinical/record';
import { DAY_MS, type Instant, instant } from '@keel/clinical/units';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from '../database/index.ts';
import { type OpenRecord, openRecord } from '../record/index.ts';
import { type TestDatabase, testBodies, testDatabase } from '../testing/index.ts';
import { READ_MODELS } from '../views/index.ts';
import { commitQueue } from './commit-queue.ts';
import type { DeviceFact, StoredMessage } from './ports.ts';
import { readingStore } from './reading-store.ts';
import { contentDigest } from './repeat-window.ts';

const CLINIC = 'demo';
const NOW = instant(Date.now());

const message = (controlId: string, more: Partial<StoredMessage> = {}): StoredMessage => ({
  clinic: CLINIC,
  device: 'd1',
  controlId,
  deviceTime: NOW,
  arrivedAt: NOW,
  claimedPatient: null,
  claimedLocation: null,
  patient: null,
  session: null,
  chair: null,
  readings: [{ kind: 'SPO2', value: 97.5, unit: '%', at: NOW, flags: 'oximeter OBX-14' }],
  quarantined: [],
  alarms: [],
  unmatched: null,
  speaksAgainst: null,
  clockAheadMs: 0,
  raw: Buffer.from(`MSH|${controlId}\rOBX|1`),
  ...more,
});

/** The message that ends a COPY, on the wire. */
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);

/** Stands between Keel and its database, and cuts the line around a commit. */
async function brokenLine(
  to: Connection,
): Promise<{ server: Server; port: number; cut: (when: 'before' | 'after') => void }> {
  let armed: 'before' | 'after' | null = null;
  const server = createServer((client) => {
    const database: Socket = to.host.startsWith('/')
      ? connect(join(to.host, `.s.PGSQL.${to.port}`))
      : connect(to.port, to.host);
    for (const socket of [client, database]) socket.on('error', () => undefined);
    let mute = false;
    client.on('data', (chunk) => {
      // What commits is the end of the rows, or the word by itself.
      const committing =
        armed !== null && (chunk.includes(COPY_DONE) || (chunk.includes('commit') && !chunk.includes('begin')));
      if (committing && armed === 'before') {
        armed = null;
        database.destroy();
        client.destroy();
        return;
      }
      database.write(chunk);
      if (committing) {
        armed = null;
        mute = true;
        setTimeout(() => client.destroy(), 100);
      }
    });
    database.on('data', (chunk) => {
      if (!mute) client.write(chunk);
    });
    client.on('close', () => database.destroy());
    database.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return {
    server,
    port: address.port,
    cut: (when) => {
      armed = when;
    },
  };
}

describe.each(testBodies())('readings on %s', (body) => {
  let db: TestDatabase;
  let record: OpenRecord;
  const closing: (() => unknown)[] = [];
  const rowsOf = (where: string, values: unknown[] = []) =>
    record.transaction(
      CLINIC,
      async (_, client) =>
        (await client.query(`select * from reading where ${where} order by control_id`, values)).rows,
    );

  beforeAll(async () => {
    db = await testDatabase(body);
    record = openRecord({ connection: db.ingest, projections: READ_MODELS });
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  afterAll(async () => {
    await record?.close();
    await db?.drop();
  });

  test('come back as they were kept, whatever they hold', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          device: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
          claimedPatient: fc.option(fc.string({ unit: 'binary' })),
          claimedLocation: fc.option(fc.string({ unit: 'grapheme' })),
          deviceTime: fc.option(
            fc.date({ min: new Date('1900-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
          ),
          raw: fc.uint8Array({ maxLength: 200 }),
          values: fc.array(
            fc.record({
              value: fc.double({ noNaN: true, noDefaultInfinity: true }),
              at: fc.date({ min: new Date('1900-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
            }),
            { maxLength: 4 },
          ),
        }),
        async ({ device, claimedPatient, claimedLocation, deviceTime, raw, values }) => {
          const controlId = randomUUID();
          await readingStore(record).commit({
            clinic: CLINIC,
            facts: [],
            messages: [
              message(controlId, {
                device,
                claimedPatient,
                claimedLocation,
                deviceTime: deviceTime === null ? null : instant(deviceTime.getTime()),
                raw,
                readings: values.map(({ value, at }) => ({
                  kind: 'HR',
                  value,
                  unit: '/min',
                  at: instant(at.getTime()),
                  flags: 'ecg',
                })),
              }),
            ],
          });
          const [row] = await rowsOf('control_id = $1', [controlId]);
          const clean = (text: string | null) =>
            text && Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8');
          expect(row).toMatchObject({
            device,
            claimed_patient: clean(claimedPatient),
            claimed_location: clean(claimedLocation),
            device_time: deviceTime,
            kinds: values.map(() => 'HR'),
            times: values.map(({ at }) => at),
          });
          const kept: number[] = row.values;
          expect(kept.map((value, index) => Object.is(value, values[index]?.value))).toEqual(values.map(() => true));
          expect(Buffer.compare(row.raw, raw)).toBe(0);
        },
      ),
      { numRuns: 40 },
    ));

  test('of several days lie in their days, and one long past in the default', async () => {
    const days = [NOW, instant(NOW + DAY_MS), instant(NOW - 400 * DAY_MS)];
    await readingStore(record).commit({
      clinic: CLINIC,
      facts: [],
      messages: days.map((arrivedAt, n) => message(`day-${n}`, { arrivedAt })),
    });
    const rows = await record.transaction(
      CLINIC,
      async (_, client) =>
        (
          await client.query(
            `select control_id, tableoid::regclass::text as part from reading where control_id like 'day-%' order by control_id`,
          )
        ).rows,
    );
    const name = (at: Instant): string => `reading_${new Date(at).toISOString().slice(0, 10).replaceAll('-', '')}`;
    expect(rows.map(({ part }) => part)).toEqual([name(NOW), name(instant(NOW + DAY_MS)), 'reading_default']);
  });

  test('are seen by their clinic alone', async () => {
    await readingStore(record).commit({ clinic: CLINIC, facts: [], messages: [message('mine')] });
    const seen = await record.transaction(
      'other',
      async (_, client) => (await client.query(`select * from reading`)).rows,
    );
    expect(seen).toEqual([]);
  });

  test('are recognised after a restart by the same key as before', async () => {
    const raw = Buffer.from('MSH|^~\\&|x\rPID|é\rOBX|1');
    await readingStore(record).commit({
      clinic: CLINIC,
      facts: [],
      messages: [message('key', { raw }), message('key-2', { raw: Buffer.from('MSH|\nOBX') })],
    });
    const keys = await readingStore(record).keysSince(CLINIC, instant(NOW - 1));
    expect(keys.find(({ controlId }) => controlId === 'key')).toEqual({
      device: 'd1',
      controlId: 'key',
      deviceTime: NOW,
      arrivedAt: NOW,
      digest: contentDigest(raw),
    });
    expect(keys.find(({ controlId }) => controlId === 'key-2')?.digest).toBe(contentDigest(Buffer.from('MSH|\nOBX')));
  });

  test('and the facts they led to are kept together or not at all', async () => {
    const stream = 'device/d7' as const;
    const registered: EventDraft = { kind: 'device-registered', version: 1, occurredAt: NOW, zone: 'UTC', body: {} };
    await record.append(CLINIC, {
      command: { id: randomUUID(), bodyHash: 'x' },
      author: { kind: 'person', id: 'n', right: 'test' },
      streams: [{ stream, expectedSeq: 0, events: [registered] }],
      answer: null,
    });
    const fact = (id: string): DeviceFact => ({
      id,
      device: 'd7',
      at: NOW,
      zone: 'UTC',
      kind: 'note-device-clock',
      body: { aheadMs: 5_000 },
    });
    await readingStore(record).commit({
      clinic: CLINIC,
      messages: [message('with-fact')],
      facts: [fact(randomUUID())],
    });
    expect((await record.load(CLINIC, stream)).map(({ kind }) => kind)).toEqual([
      'device-registered',
      'device-clock-skewed',
    ]);
    await expect(
      readingStore(record).commit({
        clinic: CLINIC,
        messages: [message('without')],
        facts: [fact('not a command id')],
      }),
    ).rejects.toThrow();
    expect(await rowsOf(`control_id = 'without'`)).toEqual([]);
  });

  test.each(['before', 'after'] as const)(
    'are kept once when the line breaks just %s the server has the commit',
    async (when) => {
      const line = await brokenLine(db.ingest);
      closing.push(() => new Promise((resolve) => line.server.close(resolve)));
      const through = openRecord({ connection: { ...db.ingest, host: '127.0.0.1', port: line.port } });
      closing.push(() => through.close());
      const committed: string[] = [];
      const queue = commitQueue({
        store: readingStore(through),
        onCommitted: (_, messages) => committed.push(...messages.map(({ controlId }) => controlId)),
        onProblem: () => undefined,
      });
      // The first batch warms the line, so that the commit that is cut is the batch's own.
      expect(await queue.add({ clinic: CLINIC, message: message(`warm-${when}`), facts: [] })).toBe('kept');
      line.cut(when);
      expect(await queue.add({ clinic: CLINIC, message: message(`cut-${when}`), facts: [] })).toBe('kept');
      expect(await rowsOf('control_id = $1', [`cut-${when}`])).toHaveLength(1);
      expect(committed).toEqual([`warm-${when}`, `cut-${when}`]);
    },
  );
});
