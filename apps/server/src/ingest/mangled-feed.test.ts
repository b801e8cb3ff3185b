import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLINIC, openRecordedFeed, RECORDED, type RecordedFeed, recordedPresent } from './recorded-feed.fixture.ts';

/**
 * Recorded messages, mangled by a peer that means harm or has a broken cable: cut, doubled, flipped, framed wrongly, about
 * somebody else, from another century. `KEEL_MANGLED` sets how many connections are tried; a seed repeats them.
 */
const TRIES = Number(process.env['KEEL_MANGLED'] ?? 60);
const FILES: readonly string[] = recordedPresent
  ? (JSON.parse(readFileSync(join(RECORDED, 'expected.json'), 'utf8')).files as { file: string }[]).map(
      ({ file }) => file,
    )
  : [];
const messages = FILES.map((file) => readFileSync(join(RECORDED, file)).toString('latin1'));

let here: RecordedFeed;
const address = '127.0.8.1';

beforeAll(async () => {
  if (recordedPresent) here = await openRecordedFeed({ m: address });
});
afterAll(() => here?.close());

/** Bytes as they are, in the pieces named, over a connection of its own; everything that is answered until it ends. */
const sent = (bytes: Buffer, cuts: readonly number[]): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ port: here.feed.port!, host: '127.0.0.1', localAddress: address, allowHalfOpen: true });
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

describe.skipIf(!recordedPresent)('a peer that mangles what it sends', () => {
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
          const before = here.kept.length;
          // A connection that was torn may have left a message that is kept only now.
          said.push(bytes);
          const answers = await sent(bytes, cuts);
          const ids = accepted(answers);
          positive += ids.length;
          other += [...answers.matchAll(/MSA\|(?:A|C)[ER]\|/g)].length;
          // What was accepted is on the disk under its id, whole: the very bytes that came.
          for (const id of ids) {
            const found = here.kept.filter(({ controlId }) => controlId === id);
            expect(found.length, `${FILES[nth]} ${mangle} ${framing}: ${id} was accepted`).toBeGreaterThan(0);
          }
          for (const message of here.kept.slice(before)) {
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
        here.record.transaction(CLINIC, async (_trx, client) => {
          const { rows: found } = await client.query<{ n: string }>('select count(*) as n from reading');
          return Number(found[0]!.n) - here.kept.length;
        }),
      )
      .toBe(0);

    // The same device and id with the same content is kept once, however often it came.
    const keys = here.kept.map(
      ({ device, controlId, raw }) => `${device} ${controlId} ${Buffer.from(raw).toString('base64')}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    // Staff see what was set aside.
    const view = await here.devices();
    expect(view.unmatched.length).toBeGreaterThan(0);
    const heldBack = here.kept.flatMap(({ quarantined }) => quarantined).length;
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
