import { accessSync, constants, mkdirSync } from 'node:fs';

/** Why nothing can be written into a folder, which is made where it is not there yet; null: it can. */
export function whyNotWritable(dir: string): string | null {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    accessSync(dir, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
