import { mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Whether this call made it: one of many at the same moment. */
function made(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(lock: string): number | undefined {
  try {
    return Number(readlinkSync(lock));
  } catch {
    return undefined;
  }
}

/**
 * Works while no other process of this machine does so under the same `lock`: a link whose target is the number of its
 * holder, so that it is there with its owner or not at all. Who died over it is cleared away by one of those who wait.
 */
export async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!made(() => symlinkSync(String(process.pid), lock))) {
    const holder = holderOf(lock);
    // A second one who found the same holder dead must not take away what the first has locked since.
    if (holder !== undefined && !lives(holder) && made(() => mkdirSync(`${lock}-of-${holder}`))) rmSync(lock);
    else await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock);
  }
}
