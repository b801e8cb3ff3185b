import { accessSync, constants, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/**
 * Makes the folder where it is not there yet, and puts a file into it and takes it out again: who may write by the rights
 * alone may still meet a file system that takes no files.
 *
 * @throws the error of the file system.
 */
export function tryFolder(dir: string): void {
  makeFolder(dir);
  accessSync(dir, constants.W_OK | constants.X_OK);
  const probe = join(dir, `.keel-probe-${process.pid}`);
  writeFileSync(probe, '', { mode: 0o600 });
  rmSync(probe, { force: true });
}

/** Why nothing can be written into a folder, which is made where it is not there yet; null: it can. */
export function whyNotWritable(dir: string): string | null {
  try {
    tryFolder(dir);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
