import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((one) => one.charCodeAt(0)) : part)),
  );

test.each([
  ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
  ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'), 'image/jpeg'],
  ['a PNG', bytes([0x89], 'PNG', [0x0d, 0x0a, 0x1a, 0x0a]), 'image/png'],
  ['a WebP', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'image/webp'],
  ['nothing', bytes(), null],
  ['a cut-off beginning', bytes('%PD'), null],
  ['a page', bytes('<!doctype html><script>'), null],
  ['a drawing that can hold a script', bytes('<svg xmlns='), null],
  ['a page behind a blank', bytes(' %PDF-1.7'), null],
  ['another RIFF', bytes('RIFF', [1, 2, 3, 4], 'WAVE'), null],
  ['a GIF', bytes('GIF89a'), null],
])('%s is %s', (_what, given, type) => {
  expect(mediaTypeOf(given)).toBe(type);
});
