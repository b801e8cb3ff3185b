import type { UploadType } from './media-type.ts';

const u16 = (bytes: Buffer, at: number): number => bytes.readUInt16BE(at);

/**
 * A picture without what its camera wrote beside it: place, time, device, owner, a small picture of what was cut away. The
 * points of the picture are not touched, and a JPEG keeps which way is up. Only this copy is kept: the clinic never holds
 * where somebody lives because of a photograph of an insurance card.
 *
 * A PDF goes through as it is: it is a document, and what is in it is what was given.
 *
 * @returns null when the bytes are not built as they say: what cannot be read through cannot be cleaned.
 */
export function withoutMetadata(bytes: Buffer, type: UploadType): Buffer | null {
  try {
    switch (type) {
      case 'image/jpeg':
        return jpeg(bytes);
      case 'image/png':
        return png(bytes);
      case 'image/webp':
        return webp(bytes);
      case 'application/pdf':
        return bytes;
    }
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** APP0 (JFIF), ICC profiles and Adobe's colour transform are needed to draw it; every other APPn and comment is not. */
function isDrawn(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = segment.subarray(4, 18).toString('latin1');
  return (
    (marker === 0xe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) ||
    (marker === 0xee && name.startsWith('Adobe'))
  );
}

/** Which way is up, 2 to 8, by the Exif part of a JPEG; null: as it lies. */
function orientationOf(segment: Buffer): number | null {
  if (segment.subarray(4, 10).toString('latin1') !== 'Exif\0\0') return null;
  const tiff = segment.subarray(10);
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const first = long(4);
    for (let row = 0; row < short(first); row += 1) {
      const at = first + 2 + row * 12;
      if (short(at) !== 0x0112) continue;
      const value = short(at + 8);
      return value >= 2 && value <= 8 ? value : null;
    }
  } catch (error) {
    // Broken metadata is no reason to refuse a picture: it goes anyhow.
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/** An Exif part that says which way is up and nothing else. */
const uprightPart = (orientation: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xe1, 0x00, 0x22]),
    Buffer.from('Exif\0\0MM\0*', 'latin1'),
    Buffer.from([0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]),
  ]);

function jpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let orientation: number | null = null;
  let at = 2;
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    while (bytes.readUInt8(at + 1) === 0xff) at += 1;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xd9) {
      // Nothing that stands behind the end of the picture is part of it.
      kept.push(bytes.subarray(at, at + 2));
      break;
    }
    const end = at + 2 + u16(bytes, at + 2);
    if (u16(bytes, at + 2) < 2 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) orientation ??= orientationOf(segment);
    if (isDrawn(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== 0xda) continue;
    // The points themselves: until the next marker that is neither a stuffed byte nor a restart.
    let next = at;
    for (;;) {
      next = bytes.indexOf(0xff, next);
      if (next < 0) return null;
      const after = bytes.readUInt8(next + 1);
      if (after !== 0x00 && !(after >= 0xd0 && after <= 0xd7) && after !== 0xff) break;
      next += after === 0xff ? 1 : 2;
    }
    kept.push(bytes.subarray(at, next));
    at = next;
  }
  if (orientation !== null) {
    // Behind JFIF, which must be first where it is there.
    const jfif = kept[1]?.[1] === 0xe0 ? 2 : 1;
    kept.splice(jfif, 0, uprightPart(orientation));
  }
  return Buffer.concat(kept);
}

/** Parts of a PNG that draw it. Texts, times, Exif and whatever a program invented are left out. */
const PNG_DRAWN = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
  'cICP',
]);

function png(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; ; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const name = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (PNG_DRAWN.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

const WEBP_DRAWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of VP8X that say that Exif (0x08) and XMP (0x04) follow. */
const WEBP_METADATA = 0x0c;

function webp(bytes: Buffer): Buffer | null {
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [];
  for (let at = 12; at < end; ) {
    const next = at + 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2);
    if (next > bytes.length) return null;
    const name = bytes.subarray(at, at + 4).toString('latin1');
    if (WEBP_DRAWN.has(name)) {
      const part = Buffer.from(bytes.subarray(at, next));
      if (name === 'VP8X') part[8] = part.readUInt8(8) & ~WEBP_METADATA;
      kept.push(part);
    }
    at = next;
  }
  if (kept.length === 0) return null;
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
