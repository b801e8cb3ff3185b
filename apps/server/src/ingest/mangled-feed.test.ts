import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { EventDraft } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { DevicesView } from '@keel/formats/api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenRecord, openRecord } from '../record/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { devicesView, liveReadings, READ_MODELS } from '../views/index.ts';
import { feedMessage, type OpenIngest, openIngest, type StoredMessage } from './index.ts';

/**
 * Recorded messages, mangled by a peer that means harm or has a broken cable: cut, doubled, flipped, framed wrongly, about
 * somebody else, from another century. `KEEL_MANGLED` sets how many connections are tried; a seed repeats them.
 */
const folder = join(import.meta.dirname, '../../../../../shared/data/hl7v2');
const present = existsSync(join(folder, 'expected.json'));
const TRIES = Number(process.env['KEEL_MANGLED'] ?? 60);
const FILES: readonly string[] = present
  ? (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')).files as { file: string }[]).map(
      ({ file }) => file,
    )
  : [];
const messages = FILES.map((file) => readFileSync(join(folder, file)).toString('latin1'));

const CLINIC = 'demo';
let db: TestDatabase;
let record: OpenRecord;
let feed: OpenIngest;
const live = liveReadings();
const kept: StoredMessage[] = [];
const now = () => instant(Date.parse('2026-11-25T12:00:00Z'));
const address = '127.0.8.1';

beforeAll(async () => {
  if (!present) return;
  db = await testDatabase();
  record = openRecord({ connection: db.ingest, projections: READ_MODELS });
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: now(),
    zone: 'UTC',
    body,
  });
  const registered = {
    name: 'M',
    maker: 'x',
    model: 'y',
    identity: '',
    addresses: [address],
    zone: 'UTC',
    siteId: 'main',
    marksEveryRow: true,
    training: true,
  };
  await record.append(CLINIC, {
    command: { id: randomUUID(), bodyHash: 'x' },
    author: { kind: 'person', id: 'owner', right: 'test' },
    streams: [{ stream: 'device/m', expectedSeq: 0, events: [draft('device-registered', registered)] }],
    answer: null,
  });
  feed = await openIngest({
    record,
    host: '127.0.0.1',
    port: 0,
    clinics: async () => [CLINIC],
    onCommitted: (_, committed) => {
      kept.push(...committed);
      for (const message of committed) live.take(feedMessage(message));
    },
    onProblem: () => undefined,
    now,
  });
});
afterAll(async () => {
  await feed?.close();
  await record?.close();
  await db?.drop();
});

/** Bytes as they are, in the pieces named, over a connection of its own; everything that is answered until it ends. */
const sent = (bytes: Buffer, cuts: readonly number[]): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ port: feed.port!, host: '127.0.0.1', localAddress: address, allowHalfOpen: true });
    let text = '';
    const done = () => {
      socket.destroy();
      resolve(text);
    };
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', done);
    socket.on('end', done);
    const at = [...new Set(cuts.map((cut) => cut % Math.max(1, bytes.length)))].sort((a, b) => a - b);
    for (const [n, from] of [0, ...at].entries()) socket.write(bytes.subarray(from, at[n] ?? bytes.length));
    socket.end();
  });

type Mangle = (text: string, where: number, with_: number) => string;
const spot = (text: string, where: number): number => Math.floor(where * text.length);
const line = (text: string, where: number): string => {
  const lines = text.split('\r');
  return lines[Math.floor(where * lines.length)] ?? '';
};
const MANGLES: Readonly<Record<string, Mangle>> = {
  'as it is': (text) => text,
  'a byte is lost': (text, where) => text.slice(0, spot(text, where)) + text.slice(spot(text, where) + 1),
  'a byte is another': (text, where, with_) =>
    text.slice(0, spot(text, where)) + String.fromCharCode(with_) + text.slice(spot(text, where) + 1),
  'cut off': (text, where) => text.slice(0, spot(text, where)),
  'a segment twice': (text, where) => `${text}\r${line(text, where)}\r`,
  'segments in reverse': (text) => {
    const [head, ...rest] = text.split('\r');
    return [head, ...rest.reverse()].join('\r');
  },
  'somebody else': (text) => text.replace(/PID\|[^\r]*/, 'PID|1||SOMEBODY-ELSE^^^X||Doe^Jane'),
  'two people': (text) => text.replace(/OBR\|/, 'PID|2||OTHER^^^X||Roe^Max\rOBR|'),
  'from 2099': (text) => text.replace(/\b20\d{6}(?=\d{4,6})/g, '20991231'),
  'from 1901': (text) => text.replace(/\b20\d{6}(?=\d{4,6})/g, '19010101'),
  'a huge value': (text) =>
    text.replace(/(OBX\|[^\r]*?\|NM\|[^|]*\|[^|]*\|)[^|\r]*/, (_, head) => `${head}${'9'.repeat(400)}`),
  'a field of a hundred kilobytes': (text) => `${text}NTE|1||${'x'.repeat(100_000)}\r`,
  'a frame inside': (text, where) => `${text.slice(0, spot(text, where))}\x1c\r\x0b${text.slice(spot(text, where))}`,
  'a start inside': (text, where) => `${text.slice(0, spot(text, where))}\x0b${text.slice(spot(text, where))}`,
};
const FRAMES: Readonly<Record<string, (text: string) => string>> = {
  framed: (text) => `\x0b${text}\x1c\r`,
  'garbage before': (text) => `GET / HTTP/1.1\r\n\r\n\x0b${text}\x1c\r`,
  'garbage after': (text) => `\x0b${text}\x1c\r\x00\xff\x1c`,
  'no start': (text) => `${text}\x1c\r`,
  'no end': (text) => `\x0b${text}`,
  'no return': (text) => `\x0b${text}\x1c`,
  twice: (text) => `\x0b${text}\x1c\r\x0b${text}\x1c\r`,
};

describe.skipIf(!present)('a peer that mangles what it sends', () => {
  test('loses nothing that was accepted, files nothing that was not sent, and hides nothing from staff', async () => {
    const accepted = (answers: string): string[] =>
      [...answers.matchAll(/MSA\|(?:AA|CA)\|([^\r|]*)/g)].map(([, id]) => id!);
    const said: Buffer[] = [];
    let positive = 0;
    let other = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: messages.length - 1 }),
        fc.constantFrom(...Object.keys(MANGLES)),
        fc.constantFrom(...Object.keys(FRAMES)),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat({ max: 255 }),
        fc.array(fc.nat({ max: 5_000 }), { maxLength: 6 }),
        async (nth, mangle, framing, where, with_, cuts) => {
          const text = MANGLES[mangle]!(messages[nth]!, where, with_);
          const bytes = Buffer.from(FRAMES[framing]!(text), 'latin1');
          const before = kept.length;
          // A connection that was torn may have left a message that is kept only now.
          said.push(bytes);
          const answers = await sent(bytes, cuts);
          const ids = accepted(answers);
          positive += ids.length;
          other += [...answers.matchAll(/MSA\|(?:A|C)[ER]\|/g)].length;
          // What was accepted is on the disk under its id, whole: the very bytes that came.
          for (const id of ids) {
            const found = kept.filter(({ controlId }) => controlId === id);
            expect(found.length, `${FILES[nth]} ${mangle} ${framing}: ${id} was accepted`).toBeGreaterThan(0);
          }
          for (const message of kept.slice(before)) {
            const raw = Buffer.from(message.raw).toString('latin1');
            expect(said.slice(-3).some((one) => one.includes(Buffer.from(message.raw)))).toBe(true);
            // A device on nobody measures nobody, whoever it names.
            expect(message).toMatchObject({ patient: null, session: null, unmatched: expect.any(String) });
            // Each figure stands in the message as it was sent; a temperature may have come in Fahrenheit.
            const figures = new Set((raw.match(/\d+(?:\.\d+)?/g) ?? []).map(Number));
            for (const { kind, value } of message.readings)
              if (kind !== 'TEMP') expect(figures, `${FILES[nth]} ${mangle} ${framing}: ${kind}`).toContain(value);
          }
        },
      ),
      { numRuns: TRIES },
    );
    expect(positive).toBeGreaterThan(0);
    expect(other).toBeGreaterThan(0);

    // On the disk is what was told, no more and no less, once the last of it is.
    await expect
      .poll(() =>
        record.transaction(CLINIC, async (_trx, client) => {
          const { rows: found } = await client.query<{ n: string }>('select count(*) as n from reading');
          return Number(found[0]!.n) - kept.length;
        }),
      )
      .toBe(0);

    // The same device and id with the same content is kept once, however often it came.
    const keys = kept.map(
      ({ device, controlId, raw }) => `${device} ${controlId} ${Buffer.from(raw).toString('base64')}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    // Staff see what was set aside.
    const view = DevicesView.parse(
      await record.transaction(CLINIC, (trx) =>
        devicesView(
          {
            trx,
            at: {
              position: 0,
              since: (stream, seq) => record.since(CLINIC, stream, seq),
              sinceEach: (asked) => record.sinceEach(CLINIC, asked),
            },
            clinic: CLINIC,
            now: now(),
            live,
          },
          { host: '127.0.0.1', port: feed.port, tlsPort: null },
        ),
      ),
    );
    expect(view.unmatched.length).toBeGreaterThan(0);
    const heldBack = kept.flatMap(({ quarantined }) => quarantined).length;
    expect(heldBack).toBeGreaterThan(0);
  }, 900_000);

  test('and after all of it an ordinary message is taken', async () => {
    const last = messages[FILES.findIndex((file) => file.startsWith('02-'))]!.replace(
      /^(MSH(?:\|[^|]*){8}\|)[^|]*/,
      '$1LAST-ONE',
    );
    const answers = await sent(Buffer.from(`\x0b${last}\x1c\r`, 'latin1'), []);
    expect(answers).toMatch(/MSA\|(AA|CA)\|LAST-ONE/);
  });
});
