import { setTimeout } from 'node:timers/promises';
import type { Instant } from '@keel/clinical/units';
import type { OpenDatabase } from '../database/index.ts';
import { type BaseCopy, baseCopies, copyBase, prune, shipWal, takeDestination } from './physical-backup.ts';
import { backupKeyIn } from './sealed-file.ts';

const DAY_MS = 86_400_000;
/** How long a stop waits for a copy that is being made. */
const STOP_PATIENCE_MS = 5_000;

export interface BackupOptions {
  readonly database: OpenDatabase;
  /** KEEL_BACKUP */
  readonly backupDir: string;
  /** KEEL_KEYS */
  readonly keysDir: string;
  readonly now: () => Instant;
  /** How long base copies and the log behind them are kept. */
  readonly keepDays: number;
  /** A backup that fails is said and tried again; the log waits on the local disk meanwhile. */
  readonly onProblem: (error: Error) => void;
  readonly onCopied?: (copy: BaseCopy) => void;
  readonly everyMs?: number;
}

/** Ships the write-ahead log every half minute, and copies the whole once a day. Only of an embedded database. */
export function keepBackups(options: BackupOptions): {
  /** What is due, now. */
  readonly round: () => Promise<void>;
  /** Ships what is finished, then no more. */
  readonly stop: () => Promise<void>;
} {
  if (options.database.cluster === undefined) return { round: async () => undefined, stop: async () => undefined };
  const { database, backupDir, now } = options;
  const key = backupKeyIn(options.keysDir, { make: true });
  takeDestination(database, backupDir, { move: true });
  const round = async () => {
    const last = baseCopies(backupDir).at(-1);
    if (last === undefined || Date.parse(last.finishedAt) + DAY_MS <= now()) {
      const copy = await copyBase(database, { backupDir, key, now });
      prune(backupDir, options.keepDays, now());
      options.onCopied?.(copy);
    } else await shipWal(database, backupDir, key);
  };
  let current: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    current = current.then(round).catch(options.onProblem);
  }, options.everyMs ?? 30_000);
  return {
    round,
    stop: async () => {
      clearInterval(timer);
      // A base copy under way may wait for the archiver for minutes. It is not worth holding up whoever stops Keel: what is
      // cut off is no copy yet, and the next start makes one.
      const patience = setTimeout(STOP_PATIENCE_MS, 'over', { ref: false });
      if ((await Promise.race([current, patience])) === 'over') return;
      await shipWal(database, backupDir, key).then(() => undefined, options.onProblem);
    },
  };
}
