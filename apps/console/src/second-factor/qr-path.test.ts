import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

/** The path as a camera sees it: each module as a square of pixels. */
function seen({ size, path }: ReturnType<typeof qrPath>, pixels = 4) {
  const width = size * pixels;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let down = 0; down < pixels; down += 1) {
      const from = ((Number(y) * pixels + down) * width + Number(x) * pixels) * 4;
      for (let at = from; at < from + Number(length) * pixels * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { width, height: width, data };
}

test.each([
  'otpauth://totp/Keel%20Harbor%20Clinic:Nora%20Lindqvist?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Keel%20Harbor%20Clinic',
  'otpauth://totp/Keel%20Cl%C3%ADnica%20del%20R%C3%ADo:Mar%C3%ADa%20%C3%91u%C3%B1ez?secret=JBSWY3DPEHPK3PXP&issuer=Keel',
  'x',
])('%s is read back as it was written', (text) => {
  expect(decodeQR(seen(qrPath(text)))).toBe(text);
});
test('the code has the quiet edge that a camera needs', () => {
  const { size, path } = qrPath('x');
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, ...run]) => run.map(Number));
  expect(Math.min(...runs.flatMap(([x, y]) => [x!, y!]))).toBe(4);
  expect(Math.max(...runs.map(([x, , length]) => x! + length!))).toBe(size - 4);
});
