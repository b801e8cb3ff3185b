import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * Makes a folder and what is missing above it, each `mode`. Node's own recursive way never returns where a file system takes
 * no folders (/proc): it is told that the folder above is missing, finds it there, and tries again.
 *
 * @throws the error of the file system, of the first folder that could not be made.
 */
export function makeFolder(dir: string, mode = 0o700): void {
  const missing: string[] = [];
  for (let at = resolve(dir); !existing(at); at = dirname(at)) missing.unshift(at);
  for (const at of missing.length === 0 ? [resolve(dir)] : missing) {
    try {
      mkdirSync(at, { mode });
    } catch (error) {
      // It was there, or somebody else who starts at the same time made it.
      if (!isFolder(at)) throw error;
    }
  }
}

/** Whether something is there; what cannot even be asked (a file stands in the way) is told by making it. */
function existing(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined || dirname(path) === path;
  } catch {
    return false;
  }
}
