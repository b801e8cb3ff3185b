import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type JsonAnswer, jsonCommand } from './json-command.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'keel-json-'));
});
afterAll(() => rm(dir, { recursive: true }));

const double = (input: unknown): JsonAnswer =>
  typeof input === 'number'
    ? { ok: true, answer: input * 2 }
    : { ok: false, issues: [{ path: 'value', message: 'must be a number' }] };

async function run(args: readonly string[], stdin = ''): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const ends = {
    stdin: Readable.from([stdin]),
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
  };
  return { code: await jsonCommand('double', args, 'keel double FILE: twice the number', double, ends), out, err };
}

test('a file or standard input is answered with exit 0', async () => {
  const file = join(dir, 'one.json');
  await writeFile(file, '\uFEFF21\n');
  expect(await run([file])).toEqual({ code: 0, out: ['42'], err: [] });
  expect(await run(['-'], ' 4 ')).toEqual({ code: 0, out: ['8'], err: [] });
});

test('a refusal names the field and exits 2, with nothing on standard output', async () => {
  expect(await run(['-'], '"x"')).toEqual({ code: 2, out: [], err: ['keel double: value: must be a number'] });
});

test.each([
  [[], 'give one FILE'],
  [['a', 'b'], 'give one FILE'],
  [['--line', '-'], 'unknown option --line'],
  [['-l', '-'], 'unknown option -l'],
])('%j is refused', async (args, because) => {
  const { code, err } = await run(args);
  expect(code).toBe(2);
  expect(err[0]).toContain(because);
});

test.each([[['--help']], [['-h', 'a']]])('%j says what it reads, and reads nothing', async (args) => {
  expect(await run(args)).toEqual({ code: 0, out: ['keel double FILE: twice the number'], err: [] });
});

test('what is not JSON is refused without repeating it', async () => {
  const { code, err } = await run(['-'], '{"name": "Ada Example", oops}');
  expect(code).toBe(2);
  expect(err[0]).toMatch(/request: is not JSON/);
  expect(err[0]).not.toContain('Ada');
  expect((await run(['-'], '')).err[0]).toMatch(/ends too early/);
});

test('a file that cannot be read is refused', async () => {
  expect(await run([join(dir, 'none.json')])).toMatchObject({ code: 2, err: [expect.stringContaining('ENOENT')] });
  expect(await run(['--lines', join(dir, 'none.json')])).toMatchObject({
    code: 2,
    err: [expect.stringContaining('ENOENT')],
  });
});

test('--lines gives each request its line, an error in its place', async () => {
  const { code, out } = await run(['--lines', '-'], '1\r\n\n"x"\n{\n3');
  expect(code).toBe(0);
  expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
    2,
    { error: 'value: must be a number', issues: [{ path: 'value', message: 'must be a number' }] },
    { error: expect.stringContaining('is not JSON'), issues: [expect.objectContaining({ path: 'request' })] },
    6,
  ]);
});
