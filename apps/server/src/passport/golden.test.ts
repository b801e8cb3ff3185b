import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { verifyPaper, verifyPassport } from './index.ts';

/**
 * One passport and one paper as they were signed once, by a key of nobody, kept as bytes: whatever this code becomes, they
 * must go on being checked, here, in the page, and by whoever has nothing of ours.
 */
const golden = (name: string): Buffer => readFileSync(new URL(`./golden/${name}`, import.meta.url));
const KEY = '7341f0773aef245a1909ce384dd78c138a7315c2ee06a60d666bef1e61086cd4';
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const dir = mkdtempSync(join(tmpdir(), 'keel-golden-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Signature against text, by OpenSSL, which shares no line with us. */
function opensslSays(text: Buffer, signature: string): boolean {
  writeFileSync(join(dir, 'text'), text);
  writeFileSync(join(dir, 'signature'), Buffer.from(signature, 'base64url'));
  const key = new URL('./golden/public-key.pem', import.meta.url).pathname;
  const asked = ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-rawin', '-in', 'text', '-sigfile', 'signature'];
  return spawnSync('openssl', asked, { cwd: dir }).status === 0;
}

/** JSON with sorted names, written a second time and in another way than the one that is checked. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

describe('the passport that was signed once', () => {
  const file = golden('treatment-passport.json');
  test('is as it was signed, by its key', () => {
    expect(verifyPassport(JSON.parse(file.toString('utf8')))).toEqual({
      valid: true,
      key: KEY,
      madeAt: '2026-03-02T16:00:00.000Z',
    });
  });
  test.skipIf(!hasOpenssl)('OpenSSL says the same, of it and of one letter more', () => {
    const { signature, ...bundle } = JSON.parse(file.toString('utf8'));
    const { data, ...about } = signature;
    const [header, , bytes] = Buffer.from(data, 'base64').toString('utf8').split('.');
    const text = (change: object) =>
      Buffer.from(`${header}.${Buffer.from(sorted({ ...bundle, ...change, signature: about })).toString('base64url')}`);
    expect(opensslSays(text({}), bytes ?? '')).toBe(true);
    expect(opensslSays(text({ type: 'collections' }), bytes ?? '')).toBe(false);
  });
});

describe('the paper that was sealed once', () => {
  const file = golden('treatment-passport.pdf');
  test('is a PDF, and as it was sealed, by the same key', () => {
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(verifyPaper(file)).toEqual({ valid: true, key: KEY, madeAt: '2026-03-02T16:00:00.000Z' });
  });
  test.skipIf(!hasOpenssl)('OpenSSL says the same', () => {
    const at = file.lastIndexOf('\n%keel-seal ');
    const [header, , bytes = ''] = file
      .subarray(at + 12)
      .toString('latin1')
      .trim()
      .split('.');
    const text = Buffer.from(`${header}.${file.subarray(0, at).toString('base64url')}`);
    expect(opensslSays(text, bytes)).toBe(true);
    expect(opensslSays(Buffer.concat([text, Buffer.from('x')]), bytes)).toBe(false);
  });
  test('another byte anywhere in it is found, and so is one more or one less', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const other = Buffer.from(file);
        other[at] = (other[at]! + by) % 256;
        expect(verifyPaper(other).valid).toBe(false);
      }),
      { numRuns: 200 },
    );
    expect(verifyPaper(file.subarray(0, -1)).valid).toBe(false);
    expect(verifyPaper(Buffer.concat([file, Buffer.from('\n')])).valid).toBe(false);
  });
});
