import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../settings/index.ts';

/** Passwords of the database roles, made once per data directory and readable by its owner alone. */
export interface Credentials {
  readonly admin: string;
  readonly owner: string;
  readonly app: string;
  readonly ingest: string;
}

/** Reads `credentials.json` in `dir`, or makes it. Two processes starting at once end up with the same one. */
export function credentialsIn(dir: string): Credentials {
  const path = join(dir, 'credentials.json');
  if (!existsSync(path)) {
    makeFolder(dir);
    const password = () => randomBytes(24).toString('base64url');
    const made: Credentials = { admin: password(), owner: password(), app: password(), ingest: password() };
    const partial = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(partial, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    try {
      linkSync(partial, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(partial);
    }
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Credentials;
}
