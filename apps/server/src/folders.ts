import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accessKeyIn } from './access/index.ts';
import { signingKeyIn } from './record/index.ts';
import { SettingError, type Settings, whyNotWritable } from './settings/index.ts';

/**
 * Folders that a clinic leans on, looked at before anything is opened: keys that are there and can be read, and a place
 * for checkpoints. Without either the record would be kept and nothing would prove it, and nobody would know.
 *
 * @throws SettingError that names the folder and what is wrong with it.
 */
export function checkFolders(settings: Pick<Settings, 'keysDir' | 'checkpointsDir'>): void {
  const { keysDir, checkpointsDir } = settings;
  // Keys that exist may lie where nothing is written any more.
  const made = ['checkpoint.key', 'checkpoint.pub', 'access.key'].every((name) => existsSync(join(keysDir, name)));
  const closed = made ? null : whyNotWritable(keysDir);
  if (closed !== null) {
    throw new SettingError(
      'KEEL_KEYS',
      `the folder ${keysDir} cannot be written (${closed}), and the keys are made there`,
    );
  }
  for (const [file, read] of [
    ['checkpoint.key', signingKeyIn],
    ['access.key', accessKeyIn],
  ] as const) {
    try {
      read(keysDir);
    } catch {
      // What the file holds is not repeated.
      throw new SettingError(
        'KEEL_KEYS',
        `${join(keysDir, file)} is damaged or cannot be read; put the key back from where it is kept a second time`,
      );
    }
  }
  const full = whyNotWritable(checkpointsDir);
  if (full !== null) {
    throw new SettingError(
      'KEEL_CHECKPOINTS',
      `the folder ${checkpointsDir} cannot be written (${full}); without checkpoints nobody can prove that the record is whole`,
    );
  }
}
