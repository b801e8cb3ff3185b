import { readdirSync, readFileSync } from 'node:fs';

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return new RegExp(`^\\d+ \\(.*\\) \\S ${pid} `).test(readFileSync(`/proc/${name}/stat`, 'latin1'));
      } catch {
        return false;
      }
    })
    .map(Number);

/**
 * kill -9 of a process and its children (Linux): killing their parent alone would leave some of them time to write. A child
 * that has gone by itself meanwhile is no error.
 */
export function killTree(pid: number): void {
  process.kill(pid, 'SIGSTOP');
  for (const child of childrenOf(pid)) {
    try {
      process.kill(child, 'SIGKILL');
    } catch {
      // It has just ended.
    }
  }
  process.kill(pid, 'SIGKILL');
}

/** Whether servers that tests kill can be run here: processes of their own, which run our sources as they are. */
export const canRunApart =
  process.platform === 'linux' && 'typescript' in process.features && process.features.typescript !== false;
