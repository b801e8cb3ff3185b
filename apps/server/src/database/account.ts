import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { DatabaseProblem } from './database-problem.ts';

/**
 * As whom PostgreSQL runs: it refuses root. `self` needs nothing; `namespace` is root seen as another user inside a user
 * namespace, who so keeps reach of our files; `user` is another user, to whom data and binaries must be given.
 */
export type Account =
  | { readonly kind: 'self' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number };

const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000'];

/** The command line that runs `file` under the account. */
export function commandAs(
  account: Account,
  file: string,
  args: readonly string[],
): { file: string; args: string[]; ids: { uid?: number; gid?: number } } {
  if (account.kind === 'namespace') return { file: 'unshare', args: [...NAMESPACE, file, ...args], ids: {} };
  return {
    file,
    args: [...args],
    ids: account.kind === 'user' ? { uid: account.uid, gid: account.gid } : {},
  };
}

function systemUser(): Account | undefined {
  let lines: string[];
  try {
    lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return undefined;
  }
  for (const name of ['keel', 'postgres', 'nobody']) {
    const [found, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (found !== undefined) return { kind: 'user', uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/** @throws DatabaseProblem 'no-account' when we are root and nobody else can be found to run it. */
export function chooseAccount(options: { readonly namespaces?: boolean } = {}): Account {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  if (options.namespaces !== false) {
    const tried = spawnSync('unshare', [...NAMESPACE, '/bin/sh', '-c', 'test "$(id -u)" = 1000'], { stdio: 'ignore' });
    if (tried.status === 0) return { kind: 'namespace' };
  }
  const user = systemUser();
  if (user !== undefined) return user;
  throw new DatabaseProblem(
    'no-account',
    'Keel was started as root, PostgreSQL refuses to run as root, and this machine has neither user namespaces nor a ' +
      'user to run it as. Make one (`useradd --system keel`), or start Keel as an ordinary user.',
  );
}

/** True when a user who is neither owner nor group may pass through every directory on the way to `path`. */
export function reachableByOthers(path: string): boolean {
  const { root } = parse(path);
  for (let dir = dirname(path); dir !== root; dir = dirname(dir)) {
    if ((statSync(dir).mode & 0o001) === 0) return false;
  }
  return true;
}

/** Gives a directory tree to the account. */
export function giveTo(account: Account, path: string): void {
  if (account.kind !== 'user') return;
  chownSync(path, account.uid, account.gid);
  if (statSync(path).isDirectory()) {
    chmodSync(path, 0o700);
    for (const name of readdirSync(path)) giveTo(account, join(path, name));
  }
}
