import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const keel = join(import.meta.dirname, '../../bin/keel.mjs');
const folder = mkdtempSync(join(tmpdir(), 'keel-screen-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], stdin = ''): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [keel, 'screen', ...args], (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
    child.stdin?.end(stdin);
  });
}

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('keel screen', () => {
  test('answers a file with exactly the fields of the contract', async () => {
    const { code, out } = await run([file('empty.json', '{}')]);
    expect(code).toBe(0);
    const answer = JSON.parse(out) as Record<string, unknown> & { flags: Record<string, unknown>[] };
    expect(Object.keys(answer)).toEqual(['verdict', 'escalate', 'flags', 'route', 'policyVersion']);
    expect(answer).toMatchObject({ verdict: 'defer', escalate: false, route: null });
    for (const flag of answer.flags)
      expect(Object.keys(flag)).toEqual(
        expect.arrayContaining(['rule', 'verdict', 'title', 'because', 'inputs', 'missing', 'sources', 'basis']),
      );
  });

  test('reads standard input', async () => {
    const { code, out } = await run(['-'], '{"routeConsidered":"iv-ketamine","patient":{"ageYears":17}}');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'contraindicated', route: 'iv-ketamine' });
  });

  test.each([
    ['{"patient":{"weight":80}}', 'patient.weight'],
    ['{"patient":{"vitals":{"sbp":120}}}', 'patient.vitals.sbp'],
    ['{"patient":{"medications":[{"drug":"x"}]}}', 'patient.medications[0].drug'],
    ['{"patient":{"diagnoses":[{"icd10":"F33.2"}]}}', 'patient.diagnoses[0].icd10'],
    ['{"patient":{"vitals":{"systolic":"120"}}}', 'patient.vitals.systolic'],
    ['{"patient":{"heightCm":170,"weightKg":81,"bmi":31}}', 'patient.bmi'],
    ['{"routeConsidered":"iv"}', 'routeConsidered'],
    ['not json', 'is not JSON'],
  ])('refuses %s with exit 2 and names %s', async (content, named) => {
    const { code, out, err } = await run(['-'], content);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(named);
  });

  test('answers line by line, an error in its place', async () => {
    const { code, out } = await run(['--lines', '-'], '{}\n{"patient":{"age":3}}\n\n{"patient":null}\n');
    expect(code).toBe(0);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { verdict?: string; error?: string });
    expect(answers.map(({ verdict, error }) => verdict ?? error)).toEqual([
      'defer',
      expect.stringContaining('patient.age'),
      'defer',
    ]);
  });

  test('says what is wrong with a file it cannot read and with an option it does not know', async () => {
    expect(await run([join(folder, 'absent.json')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('ENOENT'),
    });
    expect(await run(['--json', '-'])).toMatchObject({ code: 2, err: expect.stringContaining('--json') });
    expect((await run([])).code).toBe(2);
  });
});
