import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mediaTypeOf, withoutMetadata } from './index.ts';

const SECRET = 'GPS 39.7392 -104.9903 of a home';
const part = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
/** An Exif part with which way is up, and a place behind it. */
function exif(orientation: number, little = false): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write(little ? 'II' : 'MM', 'latin1');
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  return part(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(SECRET)]));
}
const JFIF = part(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1'));
const DQT = part(0xdb, Buffer.alloc(65, 7));
/** Points with a stuffed byte, a restart and a second scan, as a progressive picture has them. */
const SCAN = Buffer.concat([
  part(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
  part(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x78, 0x9a]),
]);
const [SOI, EOI] = [Buffer.from([0xff, 0xd8]), Buffer.from([0xff, 0xd9])];
const jpeg = (...parts: readonly Buffer[]): Buffer => Buffer.concat([SOI, ...parts]);
const clean = (bytes: Buffer): Buffer | null => {
  const type = mediaTypeOf(bytes);
  if (type === null) throw new Error('no picture');
  return withoutMetadata(bytes, type);
};

describe('a photograph', () => {
  const icc = part(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01profile', 'latin1'));
  test('loses place, time, comment and what hangs behind its end; what is drawn stays, byte for byte', () => {
    const taken = jpeg(
      JFIF,
      exif(1),
      part(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
      part(0xed, Buffer.from(`Photoshop 3.0\0${SECRET}`)),
      part(0xe2, Buffer.from(`MPF\0${SECRET}`)),
      part(0xfe, Buffer.from(SECRET)),
      icc,
      DQT,
      SCAN,
      EOI,
      Buffer.from(SECRET),
    );
    const kept = clean(taken);
    expect(kept?.includes(SECRET)).toBe(false);
    expect(kept).toEqual(jpeg(JFIF, icc, DQT, SCAN, EOI));
  });
  test.each([
    [6, false],
    [8, true],
  ])('still knows which way is up (%i), and nothing else', (orientation, little) => {
    const kept = clean(jpeg(JFIF, exif(orientation, little), DQT, SCAN, EOI));
    expect(kept?.includes(SECRET)).toBe(false);
    expect(kept?.indexOf('Exif')).toBe(2 + JFIF.length + 4);
    // Read again by the same rules it says the same: nothing more is lost by a second look.
    expect(clean(kept ?? Buffer.alloc(0))).toEqual(kept);
    expect(kept?.[2 + JFIF.length + 4 + 6 + 19]).toBe(orientation);
  });
  test.each([
    ['cut off', jpeg(JFIF, DQT, SCAN)],
    ['a part longer than the file', jpeg(JFIF, Buffer.from([0xff, 0xdb, 0xff, 0xff, 0]))],
    ['no part where one must be', jpeg(JFIF, Buffer.from([0x00, 0x01, 0x02]))],
  ])('%s is not taken: what cannot be read through cannot be cleaned', (_what, bytes) => {
    expect(clean(bytes)).toBeNull();
  });
  test('whatever its parts hold, no name of a place in them comes through', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(0xe1, 0xe3, 0xe4, 0xec, 0xed, 0xef, 0xfe), fc.uint8Array({ maxLength: 200 })),
          {
            maxLength: 8,
          },
        ),
        (parts) => {
          const hidden = parts.map(([marker, bytes]) =>
            part(marker, Buffer.concat([Buffer.from(bytes), Buffer.from(SECRET)])),
          );
          expect(clean(jpeg(JFIF, ...hidden, DQT, SCAN, EOI))).toEqual(jpeg(JFIF, DQT, SCAN, EOI));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('other pictures', () => {
  const chunk = (name: string, body: Buffer): Buffer => {
    const out = Buffer.concat([Buffer.alloc(4), Buffer.from(name, 'latin1'), body, Buffer.alloc(4)]);
    out.writeUInt32BE(body.length, 0);
    out.writeUInt32BE(crc32(out.subarray(4, -4)), out.length - 4);
    return out;
  };
  test('a PNG loses its texts, times and Exif', () => {
    const [signature, ihdr, idat, iend] = [
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
      chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
      chunk('IEND', Buffer.alloc(0)),
    ];
    const told = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVt'].map((name) => chunk(name, Buffer.from(SECRET)));
    const kept = clean(Buffer.concat([signature, ihdr, ...told, idat, iend, Buffer.from(SECRET)]));
    expect(kept).toEqual(Buffer.concat([signature, ihdr, idat, iend]));
  });
  test('a WebP loses Exif and XMP, and no longer says that it has them', () => {
    const riff = (name: string, body: Buffer): Buffer => {
      const padded = body.length % 2 === 0 ? body : Buffer.concat([body, Buffer.alloc(1)]);
      const out = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.alloc(4), padded]);
      out.writeUInt32LE(body.length, 4);
      return out;
    };
    const file = (...parts: readonly Buffer[]): Buffer => {
      const body = Buffer.concat([Buffer.from('WEBP'), ...parts]);
      const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
      head.writeUInt32LE(body.length, 4);
      return Buffer.concat([head, body]);
    };
    const vp8 = riff('VP8 ', Buffer.from([1, 2, 3]));
    const extended = (flags: number) => riff('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const kept = clean(file(extended(0x2c), vp8, riff('EXIF', Buffer.from(SECRET)), riff('XMP ', Buffer.from(SECRET))));
    expect(kept).toEqual(file(extended(0x20), vp8));
  });
  test('a PDF is a document: it is kept as it was given', () => {
    const bytes = Buffer.from(`%PDF-1.7\n${SECRET}`);
    expect(clean(bytes)).toBe(bytes);
  });
});
