import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FramerEvent, frame, MllpFramer } from './index.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const shown = (events: readonly FramerEvent[]): unknown[] =>
  events.map((event) => {
    if (event.kind === 'frame') return text(event.bytes);
    if (event.kind === 'cut-off') return ['cut-off', text(event.head), event.byteCount];
    if (event.kind === 'too-large') return ['too-large', text(event.head)];
    return ['stray', event.byteCount];
  });
const joined = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? ascii(part) : part)]));

/** Stray bytes are counted per chunk, so only their sum is the same however a stream is cut. */
function collect(framer: MllpFramer, chunks: readonly Uint8Array[]): { events: unknown[]; stray: number } {
  const events = [...chunks.flatMap((chunk) => framer.push(chunk)), ...framer.end()];
  const stray = events.reduce((sum, event) => sum + (event.kind === 'stray' ? event.byteCount : 0), 0);
  return { events: shown(events.filter(({ kind }) => kind !== 'stray')), stray };
}

describe('a stream of frames', () => {
  test.each([
    ['one frame', joined(frame(ascii('MSH|one'))), ['MSH|one']],
    ['two in one chunk', joined(frame(ascii('a')), frame(ascii('b'))), ['a', 'b']],
    ['line ends between frames', joined(frame(ascii('a')), '\r\n\n', frame(ascii('b'))), ['a', 'b']],
    ['garbage before', joined('noise', frame(ascii('a'))), [['stray', 5], 'a']],
    ['garbage after', joined(frame(ascii('a')), 'noise'), ['a', ['stray', 5]]],
    ['no end before the next start', joined('\x0bcut', frame(ascii('b'))), [['cut-off', 'cut', 3], 'b']],
    ['the stream ends inside', joined(frame(ascii('a')), '\x0bcut'), ['a', ['cut-off', 'cut', 3]]],
    ['an end byte without its return, then a start', joined('\x0ba\x1c', frame(ascii('b'))), ['a', 'b']],
    ['an end byte without its return, then the end', joined('\x0ba\x1c'), ['a']],
    ['an end byte inside the text', joined('\x0ba\x1cb\x1c\r'), ['a\x1cb']],
    ['an empty frame', joined('\x0b\x1c\r'), ['']],
    ['nothing', joined(''), []],
  ])('%s', (_, bytes, expected) => {
    const framer = new MllpFramer();
    expect(shown([...framer.push(bytes), ...framer.end()])).toEqual(expected);
  });

  test('gives the same messages wherever one cut falls', () => {
    const bytes = joined(
      'x',
      frame(ascii('MSH|1\rOBX|1\r')),
      '\r\n',
      frame(ascii('é\x1cé')),
      '\x0bcut',
      frame(ascii('last')),
    );
    const whole = collect(new MllpFramer(), [bytes]);
    for (let at = 0; at <= bytes.length; at += 1)
      expect(collect(new MllpFramer(), [bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
    expect(
      collect(
        new MllpFramer(),
        [...bytes].map((byte) => Uint8Array.of(byte)),
      ),
    ).toEqual(whole);
  });

  test('gives the same messages for any bytes and any cuts, and never holds more than its limit', () => {
    const byte = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(0x0b, 0x1c, 0x0d, 0x0a) },
      fc.integer({ min: 0, max: 255 }),
    );
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 200 }),
        fc.array(fc.nat({ max: 200 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        (bytes, cuts, frameBytesMax) => {
          const all = Uint8Array.from(bytes);
          const edges = [0, ...cuts.filter((cut) => cut <= all.length).sort((a, b) => a - b), all.length];
          const chunks = edges.slice(1).map((edge, index) => all.subarray(edges[index], edge));
          const framer = new MllpFramer({ frameBytesMax });
          for (const chunk of chunks) {
            framer.push(chunk);
            expect(framer.pendingByteCount).toBeLessThanOrEqual(frameBytesMax + 1);
          }
          expect(collect(new MllpFramer({ frameBytesMax }), chunks)).toEqual(
            collect(new MllpFramer({ frameBytesMax }), [all]),
          );
        },
      ),
    );
  });

  test('what was framed comes out as it went in', () => {
    const message = fc
      .uint8Array({ maxLength: 300 })
      .map((bytes) => bytes.filter((byte) => byte !== 0x0b && byte !== 0x1c));
    fc.assert(
      fc.property(fc.array(message, { maxLength: 5 }), fc.integer({ min: 1, max: 50 }), (messages, size) => {
        const stream = joined(...messages.map((one) => frame(one)));
        const framer = new MllpFramer();
        const out: number[][] = [];
        for (let at = 0; at < stream.length; at += size)
          for (const event of framer.push(stream.subarray(at, at + size)))
            if (event.kind === 'frame') out.push([...event.bytes]);
        expect(out).toEqual(messages.map((one) => [...one]));
      }),
    );
  });
});

describe('a message over the limit', () => {
  test('is reported once with its beginning, skipped, and the next one is taken', () => {
    const framer = new MllpFramer({ frameBytesMax: 10 });
    const stream = joined(frame(ascii('MSH|too large to take')), frame(ascii('next')));
    expect(shown([...framer.push(stream.subarray(0, 7)), ...framer.push(stream.subarray(7))])).toEqual([
      ['too-large', 'MSH|too la'],
      'next',
    ]);
  });

  test('a megabyte without an end holds no megabyte', () => {
    const framer = new MllpFramer({ frameBytesMax: 4096 });
    framer.push(Uint8Array.of(0x0b));
    const chunk = new Uint8Array(1000).fill(0x41);
    let reports = 0;
    for (let at = 0; at < 1000; at += 1) {
      reports += framer.push(chunk).filter(({ kind }) => kind === 'too-large').length;
      expect(framer.pendingByteCount).toBeLessThanOrEqual(4096);
    }
    expect(reports).toBe(1);
  });

  test.each([0, -1, 1.5, Number.NaN])('%s is no limit', (frameBytesMax) => {
    expect(() => new MllpFramer({ frameBytesMax })).toThrow(RangeError);
  });
});
