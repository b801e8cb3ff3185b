import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, instant } from '@keel/clinical/units';
import { baseCopies } from './physical-backup.ts';

/** Beside the copies: when one of them was last read back into a database that held what it should. */
const PROVEN = 'proven.json';

/** A restore came to its end here. Where the backup may only be read, it was proven all the same, and nobody is told. */
export function noteProven(backupDir: string, base: string, at: Instant): void {
  try {
    writeFileSync(join(backupDir, PROVEN), JSON.stringify({ base, at: new Date(at).toISOString() }));
  } catch {
    // Restoring is what matters; a medium that cannot be written is no reason to fail it.
  }
}

/** When the last whole copy was finished, and when one was last restored. Null: never. */
export function backupSeen(backupDir: string): {
  readonly copiedAt: Instant | null;
  readonly restoredAt: Instant | null;
} {
  const last = baseCopies(backupDir).at(-1);
  return {
    copiedAt: last === undefined ? null : instant(Date.parse(last.finishedAt)),
    restoredAt: provenAt(backupDir),
  };
}

function provenAt(backupDir: string): Instant | null {
  try {
    const { at } = JSON.parse(readFileSync(join(backupDir, PROVEN), 'utf8')) as { readonly at?: unknown };
    const ms = typeof at === 'string' ? Date.parse(at) : Number.NaN;
    return Number.isNaN(ms) ? null : instant(ms);
  } catch {
    return null;
  }
}
