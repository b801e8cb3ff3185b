import { statfsSync } from 'node:fs';
import { DatabaseProblem } from './database-problem.ts';

function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return Number(bavail) * Number(bsize);
}

/** @throws DatabaseProblem when less than `needed` bytes are free on the disk of `dir`. */
export function refuseFullDisk(dir: string, needed: number): void {
  const free = freeBytes(dir);
  if (free < needed)
    throw new DatabaseProblem(
      'disk-full',
      `The disk that holds ${dir} is full: ${Math.floor(free / 1e6)} MB free, ${Math.ceil(needed / 1e6)} MB needed. ` +
        'Nothing was changed. Free some space, or set KEEL_DATA to another disk.',
    );
}
