import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './binaries.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** What postmaster.pid says of the server that wrote it, as far as it had got. */
export function postmaster(data: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number(lines[0]));
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * False only when we can tell that the number is not a server on `data`: it belongs to something else, as after a reboot,
 * or to the server of the folder that this one was copied from.
 */
export function maybeServerOf(data: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return isAlive(pid);
  }
}

/** Ends the server in peace, or hard when it takes too long; back when it is gone. */
export async function stopServer(data: string, pid: number, signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
  if (process.platform === 'win32') {
    const { home } = findBinaries({ copyTo: tmpdir() });
    spawnSync(join(home, 'bin', 'pg_ctl.exe'), ['stop', '-D', data, '-m', 'fast', '-w']);
    return;
  }
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
  for (let waited = 0; maybeServerOf(data, pid) && postmaster(data)?.pid === pid; waited += 15) {
    if (waited > 30_000 && signal === 'SIGINT') return stopServer(data, pid, 'SIGQUIT');
    await sleep(15);
  }
}

/** Stops whatever server runs on `dir`; what a test run does with the one it shared. */
export async function stopCluster(dir: string): Promise<void> {
  const data = join(dir, 'data');
  const running = postmaster(data);
  if (running !== undefined && maybeServerOf(data, running.pid)) await stopServer(data, running.pid);
}
