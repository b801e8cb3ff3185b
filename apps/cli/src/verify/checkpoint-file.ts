import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LogAt {
  readonly position: number;
  readonly hash: string;
}

export interface Checkpoint {
  readonly number: number;
  readonly at: string;
  readonly event: LogAt;
  readonly access: LogAt;
  readonly restored: { readonly because: string } | null;
}

export interface CheckpointFile {
  readonly clinic: string;
  readonly checkpoints: readonly Checkpoint[];
  /** Why a line of the file cannot be believed; what follows it is not read. */
  readonly bad: string | null;
}

const HASH = /^[0-9a-f]{64}$/;
const GENESIS = '0'.repeat(64);

/** Public keys (PEM, `*.pub`) by the SHA-256 of their DER form. */
export function publicKeysIn(dir: string): ReadonlyMap<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  if (!existsSync(dir)) return keys;
  for (const name of readdirSync(dir).filter((entry) => entry.endsWith('.pub'))) {
    const key = createPublicKey(readFileSync(join(dir, name)));
    keys.set(
      createHash('sha256')
        .update(key.export({ type: 'spki', format: 'der' }))
        .digest('hex'),
      key,
    );
  }
  return keys;
}

const isLog = (value: unknown): value is LogAt => {
  const log = value as LogAt | null;
  return typeof log === 'object' && Number.isSafeInteger(log?.position) && HASH.test(log?.hash ?? '');
};

/** The text that was signed: a line's own bytes without the signature, which our writer puts between `restored` and the end by name. */
function signedText(line: string, signature: string): string | undefined {
  const member = `,"signature":${JSON.stringify(signature)}`;
  const at = line.indexOf(member);
  return at < 0 ? undefined : line.slice(0, at) + line.slice(at + member.length);
}

function readLine(
  line: string,
  expected: { clinic: string; number: number; previous: string },
  keys: ReadonlyMap<string, KeyObject>,
): Checkpoint | string {
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return 'is not readable';
  }
  const { clinic, number, at, event, access, previous, key, restored, signature } = parsed;
  if (typeof signature !== 'string' || typeof key !== 'string' || typeof at !== 'string') return 'is not readable';
  if (!isLog(event) || !isLog(access)) return 'is not readable';
  const publicKey = keys.get(key);
  if (publicKey === undefined)
    return `is signed with the key ${key.slice(0, 12)}…, whose public part is not in the folder of keys`;
  const signed = signedText(line, signature);
  if (signed === undefined || !verify(null, Buffer.from(signed), publicKey, Buffer.from(signature, 'base64')))
    return 'has a signature that does not fit';
  if (clinic !== expected.clinic) return `belongs to another clinic, ${String(clinic)}`;
  if (number !== expected.number || previous !== expected.previous) return 'does not follow the one before it';
  return {
    number: expected.number,
    at,
    event,
    access,
    restored:
      typeof restored === 'object' && restored !== null
        ? { because: String((restored as { because?: unknown }).because) }
        : null,
  };
}

/** Reads every clinic's checkpoints. The last line may have been cut by a crash: without its line end it does not count. */
export function readCheckpoints(
  dir: string,
  keys: ReadonlyMap<string, KeyObject>,
): ReadonlyMap<string, CheckpointFile> {
  const files = new Map<string, CheckpointFile>();
  if (!existsSync(dir)) return files;
  for (const name of readdirSync(dir).filter((entry) => entry.endsWith('.jsonl'))) {
    const clinic = name.slice(0, -'.jsonl'.length);
    const checkpoints: Checkpoint[] = [];
    let previous = GENESIS;
    let bad: string | null = null;
    for (const line of readFileSync(join(dir, name), 'utf8').split('\n').slice(0, -1)) {
      const read = readLine(line, { clinic, number: checkpoints.length + 1, previous }, keys);
      if (typeof read === 'string') {
        bad = `checkpoint ${checkpoints.length + 1} ${read}`;
        break;
      }
      checkpoints.push(read);
      previous = createHash('sha256').update(line).digest('hex');
    }
    files.set(clinic, { clinic, checkpoints, bad });
  }
  return files;
}
