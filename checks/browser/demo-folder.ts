import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@keel/clinical/units';
import { readSettings, serve } from '@keel/server';
import { keepBackups } from '@keel/server/backup';
import { openDatabase } from '@keel/server/database';
import { alone } from './alone.ts';

/** A loaded demo day may be so old before it is loaded anew, ms: what is due in it moves on with the clock. */
const FRESH_MS = 180_000;

/**
 * Loads the demo clinic into `dir` as a first start does, on a clock `aheadMs` ahead, and closes it with its backup of today:
 * every server that is served from a copy would make one of its own in its first minute.
 */
async function load(dir: string, aheadMs: number): Promise<void> {
  const settings = readSettings({ KEEL_DATA: dir, PORT: '0', MLLP_PORT: '0' }, dir);
  const now = () => instant(Date.now() + aheadMs);
  const loading = await serve({ settings, version: 'test', say: () => {}, now });
  await loading.close();
  const database = await openDatabase({ dataDir: dir, keepLog: true });
  try {
    const { backupDir, keysDir } = settings;
    const backups = keepBackups({
      database,
      backupDir,
      keysDir,
      now,
      keepDays: 1,
      onProblem: (error) => {
        throw error;
      },
    });
    await backups.round();
    await backups.stop();
  } finally {
    await database.stop();
  }
}

const isFresh = (dir: string): boolean => existsSync(dir) && Date.now() - statSync(dir).mtimeMs < FRESH_MS;

/**
 * A data folder of one's own with the demo clinic loaded in it, for a server of a browser test. It is loaded once every
 * few minutes of a run and copied: a first start, tested elsewhere, costs more than most of the tests that need its
 * result. Whoever asks removes the folder, and serves it with `KEEL_DEMO=off` where no monitor has to speak.
 */
export async function demoFolder(prefix: string, aheadMs = 0): Promise<string> {
  const own = mkdtempSync(join(tmpdir(), prefix));
  const run = process.env['KEEL_TEST_RUN'];
  // Outside of a run there is nobody to share with; without `cp` nothing copies a folder with its owners.
  if (run === undefined || process.platform === 'win32') {
    await load(own, aheadMs);
    return own;
  }
  const shared = join(run, `demo-${aheadMs}`);
  await alone(`${shared}.lock`, async () => {
    if (!isFresh(shared)) {
      const loading = mkdtempSync(join(run, 'demo-loading-'));
      await load(loading, aheadMs);
      rmSync(shared, { recursive: true, force: true });
      renameSync(loading, shared);
    }
    const copied = spawnSync('cp', ['-a', `${shared}/.`, own], { encoding: 'utf8' });
    if (copied.status !== 0) throw new Error(`the demo folder could not be copied: ${copied.stderr}`);
  });
  return own;
}
