import { sign } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@keel/clinical/units';
import type pg from 'pg';
import { makeFolder } from '../settings/index.ts';
import { canonical } from './canonical.ts';
import { onConnection } from './connect.ts';
import { GENESIS, rfc3339, sha256 } from './envelope.ts';
import { type SigningKey, signingKeyIn } from './signing-key.ts';

/** Where a log stood: everything up to `position` ends in `hash`. */
export interface LogAt {
  readonly position: number;
  readonly hash: string;
}

/**
 * One line of `<clinic>.jsonl`: a signed statement of what both logs were, kept outside of the database. `previous` is
 * the SHA-256 of the line before, `signature` Ed25519 over the canonical text of all other members.
 */
export interface Checkpoint {
  readonly checkpoint: 1;
  readonly clinic: string;
  readonly number: number;
  readonly at: string;
  readonly event: LogAt;
  readonly access: LogAt;
  readonly previous: string;
  readonly key: string;
  /** Set on the line that a restore writes: what lay after this position is gone on purpose, for the reason named. */
  readonly restored?: { readonly because: string };
  readonly signature: string;
}

const NOTHING: LogAt = { position: 0, hash: GENESIS };

/** The complete lines of a checkpoint file. What follows the last line end was cut by a crash and was never evidence. */
function linesOf(path: string): { lines: string[]; bytes: number } {
  if (!existsSync(path)) return { lines: [], bytes: 0 };
  const text = readFileSync(path, 'utf8');
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  return { lines: complete.split('\n').slice(0, -1), bytes: Buffer.byteLength(complete) };
}

/** Adds one signed line and waits until it is on the disk. */
export function writeCheckpoint(
  dir: string,
  key: SigningKey,
  clinic: string,
  logs: { readonly event: LogAt; readonly access: LogAt },
  at: Instant,
  restored?: { readonly because: string },
): Checkpoint | undefined {
  makeFolder(dir);
  const path = join(dir, `${clinic}.jsonl`);
  const { lines, bytes } = linesOf(path);
  const lastLine = lines.at(-1);
  const last = lastLine === undefined ? undefined : (JSON.parse(lastLine) as Checkpoint);
  if (!restored && last?.event.hash === logs.event.hash && last.access.hash === logs.access.hash) return undefined;
  const unsigned = {
    checkpoint: 1,
    clinic,
    number: (last?.number ?? 0) + 1,
    at: rfc3339(at),
    event: logs.event,
    access: logs.access,
    previous: lastLine === undefined ? GENESIS : sha256(lastLine),
    key: key.id,
    ...(restored ? { restored } : {}),
  } as const;
  const signature = sign(null, Buffer.from(canonical(unsigned)), key.privateKey).toString('base64');
  const checkpoint: Checkpoint = { ...unsigned, signature };
  const file = openSync(path, 'a', 0o600);
  try {
    ftruncateSync(file, bytes);
    writeSync(file, `${canonical(checkpoint)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return checkpoint;
}

/** Both logs of every clinic as they stand. */
export async function logHeads(
  client: pg.ClientBase,
): Promise<ReadonlyMap<string, { readonly event: LogAt; readonly access: LogAt }>> {
  const { rows } = await client.query<{ clinic_id: string; log: 'event' | 'access'; position: string; hash: string }>(
    'select clinic_id, log, position, hash from log_heads()',
  );
  const heads = new Map<string, { event: LogAt; access: LogAt }>();
  for (const { clinic_id, log, position, hash } of rows)
    heads.set(clinic_id, {
      ...(heads.get(clinic_id) ?? { event: NOTHING, access: NOTHING }),
      [log]: { position: Number(position), hash },
    });
  return heads;
}

export interface CheckpointOptions {
  readonly pool: pg.Pool;
  /** KEEL_CHECKPOINTS */
  readonly dir: string;
  /** KEEL_KEYS */
  readonly keysDir: string;
  readonly now: () => Instant;
  /** How long a change may wait for its checkpoint. */
  readonly everyMs?: number;
  /** A checkpoint that cannot be written is said, and tried again: the record itself goes on. */
  readonly onProblem: (error: Error) => void;
}

export interface Checkpoints {
  /** Signs what is new now; answers what it wrote. */
  readonly write: () => Promise<readonly Checkpoint[]>;
  /** The last one, then no more. */
  readonly stop: () => Promise<void>;
}

/** Signs where the logs stand, every 10 s of change and at the stop. One process at a time writes: a lock in the database. */
export function keepCheckpoints(options: CheckpointOptions): Checkpoints {
  const key = signingKeyIn(options.keysDir);
  const write = (): Promise<readonly Checkpoint[]> =>
    onConnection(options.pool, async (client) => {
      await client.query(`begin; select pg_advisory_xact_lock(hashtext('keel checkpoints'))`);
      const heads = await logHeads(client);
      const at = options.now();
      const written = [...heads].flatMap(([clinic, logs]) => writeCheckpoint(options.dir, key, clinic, logs, at) ?? []);
      await client.query('commit');
      return written;
    });
  let current: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    current = current.then(write).catch(options.onProblem);
  }, options.everyMs ?? 10_000);
  return {
    write,
    stop: async () => {
      clearInterval(timer);
      await current;
      await write().catch(options.onProblem);
    },
  };
}
