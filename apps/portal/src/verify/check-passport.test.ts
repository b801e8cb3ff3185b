import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPassport } from './check-passport.ts';
import { summaryOf } from './summary.ts';

/** Signed once by the server's own code; here they are checked by the browser's cryptography, which shares none of it. */
const golden = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../server/src/passport/golden/${name}`, import.meta.url)));
const KEY = '7341f0773aef245a1909ce384dd78c138a7315c2ee06a60d666bef1e61086cd4';
const FILE = golden('treatment-passport.json');
const PAPER = golden('treatment-passport.pdf');
const text = new TextDecoder().decode(FILE);
const bytes = (written: string): Uint8Array => new TextEncoder().encode(written);
const whole = {
  verdict: 'whole',
  key: KEY,
  clinic: 'Riverside Interventional Psychiatry',
  madeAt: '2026-03-02T16:00:00.000Z',
};

describe('a passport as a file', () => {
  test('is whole, says who and when, and shows what is signed', async () => {
    const check = await checkPassport(FILE);
    expect(check).toMatchObject({ ...whole, kind: 'bundle' });
    if (check.verdict !== 'whole' || check.bundle === null) throw new Error('not whole');
    const summary = summaryOf(check.bundle);
    expect(summary.conditions).toEqual(['Major depressive disorder · F33.2']);
    expect(summary.allergies).toEqual(['latex']);
    expect(summary.doses).toHaveLength(1);
    expect(summary.doses[0]).toMatch(/^2026-03-02, ketamine · 6130, [\d.]+ mg, Intravenous route/);
  });
  test('is whole also with other spaces: they are no part of what is signed', async () => {
    expect(await checkPassport(bytes(JSON.stringify(JSON.parse(text))))).toMatchObject(whole);
  });
  test.each([
    ['an empty file', '', 'not-a-passport'],
    ['another resource', '{"resourceType":"Patient"}', 'not-a-passport'],
    ['unsigned', JSON.stringify({ ...JSON.parse(text), signature: undefined }), 'unsigned'],
    ['a name twice, the false one first', text.replace('"birthDate"', '"birthDate":"1950-01-01","birthDate"'), 'twice'],
    ['one more entry', text.replace('"entry": [', '"entry": [{"fullUrl":"x","resource":{}},'), 'changed'],
    ['another dose', text.replace(/"value": [\d.]+/, '"value": 1'), 'changed'],
    ['no signature that can be read', text.replace(/"data": "[^"]+"/, '"data": "eA=="'), 'unreadable'],
  ] as const)('%s', async (_what, file, because) => {
    expect(file).not.toBe(text);
    expect(await checkPassport(bytes(file))).toEqual({ verdict: 'broken', because });
  });
  test('any other byte of what it says is found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(FILE.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const other = Uint8Array.from(FILE);
        other[at] = ((other[at] ?? 0) + by) % 256;
        const { verdict } = await checkPassport(other);
        // One space for another says nothing else; everything that says something else is found.
        let same = false;
        try {
          same =
            JSON.stringify(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(other))) ===
            JSON.stringify(JSON.parse(text));
        } catch {
          same = false;
        }
        expect(verdict === 'whole').toBe(same);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a passport on paper', () => {
  test('is whole, and says who and when', async () => {
    expect(await checkPassport(PAPER)).toEqual({ ...whole, kind: 'paper', bundle: null });
  });
  test('any other byte of it is found, and so are one more and one less', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(PAPER.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const other = Uint8Array.from(PAPER);
        other[at] = ((other[at] ?? 0) + by) % 256;
        expect((await checkPassport(other)).verdict).toBe('broken');
      }),
      { numRuns: 200 },
    );
    for (const other of [PAPER.subarray(0, -1), Uint8Array.from([...PAPER, 10])]) {
      expect((await checkPassport(other)).verdict).toBe('broken');
    }
  });
});
