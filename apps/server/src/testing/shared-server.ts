import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopCluster } from '../database/index.ts';

const PREFIX = 'keel-test-run-';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Vitest's global set-up: a directory for the database server that the files of this run share. The first file that
 * needs one starts it; it is stopped here when the run ends, and so are those of runs that were killed.
 */
export default function setup(): () => Promise<void> {
  const remove = async (dir: string) => {
    await stopCluster(join(dir, 'database'));
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  };
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = join(tmpdir(), name, 'run.pid');
    if (existsSync(owner) && !isAlive(Number(readFileSync(owner, 'utf8')))) void remove(join(tmpdir(), name));
  }
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(dir, 'run.pid'), String(process.pid));
  process.env['KEEL_TEST_RUN'] = dir;
  process.env['KEEL_TEST_BEGAN'] = String(Date.now());
  return () => remove(dir);
}
