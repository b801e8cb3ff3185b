import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const WAITING = 6;

test.skipIf(process.platform === 'win32')(
  'of those who wait for one that died over its work, one at a time goes on',
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'keel-alone-'));
    const lock = join(dir, 'lock');
    const log = join(dir, 'log');
    const died = spawnSync(process.execPath, ['--eval', '0']);
    symlinkSync(String(died.pid), lock);
    const ends = Array.from(
      { length: WAITING },
      () =>
        new Promise((resolve) =>
          fork(join(import.meta.dirname, 'alone-apart.ts'), [lock, log]).once('exit', (code) => resolve(code)),
        ),
    );
    expect(await Promise.all(ends)).toEqual(Array(WAITING).fill(0));
    const steps = readFileSync(log, 'utf8').trim().split('\n');
    expect(steps).toHaveLength(WAITING * 2);
    for (let n = 0; n < steps.length; n += 2) {
      const [pid] = (steps[n] ?? '').split(' ');
      expect(steps.slice(n, n + 2)).toEqual([`${pid} in`, `${pid} out`]);
    }
    rmSync(dir, { recursive: true, force: true });
  },
);
