import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the script that breaks the code on purpose finds its way to the tests, and says what it saw', async () => {
  const root = join(import.meta.dirname, '..');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'scripts/mutate.mjs'), 'packages/clinical/src/units', '--sample', '1'],
    { cwd: root },
  ).catch((error: { stdout: string; stderr: string }) => error);
  expect(stdout).toMatch(/^1 of \d+ changes tried, (?:100|0)\.0 % noticed$/m);
}, 120_000);
