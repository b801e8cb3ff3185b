import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@keel/clinical/units';
import { readSettings, serve } from '@keel/server';
import { keepBackups } from '@keel/server/backup';
import { openDatabase } from '@keel/server/database';
import { alone } from './alone.ts';
import { hourOfTheRun, untilHour } from './hour-of-day.ts';

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

export interface DemoFolder {
  readonly dir: string;
  /** What the folder's clock is ahead of the machine's, ms; below zero where it was loaded a while ago. */
  readonly aheadMs: number;
}

/**
 * A data folder of one's own with the demo clinic loaded in it, for a server of a browser test, and the clock to serve it
 * on. It is loaded once in a run and copied: a first start, tested elsewhere, costs more than most of the tests that need
 * its result. The clock stands where the loading ended, so a rest of five minutes that the demo has begun is as young for
 * the last file of a slow run as for the first. Whoever asks removes the folder.
 */
export async function demoFolder(prefix: string, aheadMs = untilHour(hourOfTheRun())): Promise<DemoFolder> {
  const dir = mkdtempSync(join(tmpdir(), prefix));
  const run = process.env['KEEL_TEST_RUN'];
  // Outside of a run there is nobody to share with; without `cp` nothing copies a folder with its owners.
  if (run === undefined || process.platform === 'win32') {
    await load(dir, aheadMs);
    return { dir, aheadMs };
  }
  const shared = join(run, `demo-${aheadMs}`);
  return alone(`${shared}.lock`, async () => {
    if (!existsSync(shared)) {
      const loading = mkdtempSync(join(run, 'demo-loading-'));
      await load(loading, aheadMs);
      utimesSync(loading, new Date(), new Date());
      renameSync(loading, shared);
    }
    const copied = spawnSync('cp', ['-a', `${shared}/.`, dir], { encoding: 'utf8' });
    if (copied.status !== 0) throw new Error(`the demo folder could not be copied: ${copied.stderr}`);
    return { dir, aheadMs: aheadMs - (Date.now() - statSync(shared).mtimeMs) };
  });
}
