import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { makeFolder } from '../settings/index.ts';
import { BackupProblem } from './backup-problem.ts';

/**
 * A sealed file: magic, 32 bytes of salt, then pieces of at most 1 MiB, each with its length (u32), its ciphertext and its
 * tag (AES-256-GCM under a key derived from the salt). The nonce is the piece's number; the last piece is marked in it,
 * so a file that was cut, or whose pieces were moved, does not open.
 */
const MAGIC = Buffer.from('KEELSEAL1\n');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const PIECE_BYTES = 1024 * 1024;

/** 32 bytes in `backup.key`, made when absent. Without it no backup can be read: it belongs off this machine as well. */
export function backupKeyIn(dir: string, options: { readonly make: boolean }): Buffer {
  const path = join(dir, 'backup.key');
  if (!existsSync(path)) {
    if (!options.make)
      throw new BackupProblem(`There is no ${path}. A backup opens only with the key it was made with: set KEEL_KEYS.`);
    makeFolder(dir);
    const partial = `${path}.${process.pid}`;
    writeFileSync(partial, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(partial, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(partial);
    }
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== 32) throw new BackupProblem(`${path} is not a backup key.`);
  return key;
}

function nonceOf(piece: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(Math.floor(piece / 2 ** 32), 0);
  nonce.writeUInt32BE(piece >>> 0, 4);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

const keyOf = (key: Buffer, salt: Buffer) => Buffer.from(hkdfSync('sha256', key, salt, 'keel backup', 32));

/** Cuts a stream into pieces of the full size, the last one shorter or empty. */
async function* pieces(source: AsyncIterable<Buffer>): AsyncGenerator<{ data: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    held.push(chunk);
    size += chunk.length;
    while (size > PIECE_BYTES) {
      const all = Buffer.concat(held);
      yield { data: all.subarray(0, PIECE_BYTES), last: false };
      held = [all.subarray(PIECE_BYTES)];
      size = all.length - PIECE_BYTES;
    }
  }
  yield { data: Buffer.concat(held), last: true };
}

async function* seal(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const fileKey = keyOf(key, salt);
  yield Buffer.concat([MAGIC, salt]);
  let number = 0;
  for await (const { data, last } of pieces(source)) {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number, last));
    const sealed = Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(sealed.length);
    yield Buffer.concat([length, sealed]);
    number += 1;
  }
}

/** Reads exact numbers of bytes from a stream. */
export function byteReader(source: AsyncIterable<Buffer>): (count: number) => Promise<Buffer | undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  return async (count) => {
    while (size < count) {
      const { value, done } = await iterator.next();
      if (done) return undefined;
      held.push(value);
      size += value.length;
    }
    const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
    held = all.length > count ? [all.subarray(count)] : [];
    size = all.length - count;
    return all.subarray(0, count);
  };
}

async function* unseal(key: Buffer, source: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  const damaged = (because: string) => new BackupProblem(`${path} cannot be read: ${because}.`);
  const read = byteReader(source);
  const start = await read(MAGIC.length + SALT_BYTES);
  if (!start?.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged('it is not a sealed file of Keel');
  const fileKey = keyOf(key, start.subarray(MAGIC.length));
  let piece = await read(4);
  for (let number = 0; piece !== undefined; number += 1) {
    const length = piece.readUInt32BE();
    if (length < TAG_BYTES || length > PIECE_BYTES + TAG_BYTES) throw damaged('it is damaged');
    const sealed = await read(length);
    if (sealed === undefined) throw damaged('its end is missing');
    piece = await read(4);
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(number, piece === undefined));
    decipher.setAuthTag(sealed.subarray(length - TAG_BYTES));
    try {
      yield Buffer.concat([decipher.update(sealed.subarray(0, length - TAG_BYTES)), decipher.final()]);
    } catch {
      throw damaged(
        number === 0 ? 'it was sealed with another key, or it is damaged' : 'it is damaged, or its end is missing',
      );
    }
  }
}

function flushDirectory(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes a sealed, compressed file; when this returns it is complete and on the disk, and before it is not there. */
export async function writeSealed(path: string, key: Buffer, source: AsyncIterable<Buffer>): Promise<void> {
  makeFolder(dirname(path));
  const partial = `${path}.${process.pid}.partial`;
  try {
    await pipeline(
      source,
      createGzip({ level: 3 }),
      (compressed: AsyncIterable<Buffer>) => seal(key, compressed),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    renameSync(partial, path);
    flushDirectory(dirname(path));
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Reads what `writeSealed` wrote, into `use`. @throws BackupProblem when it is damaged, cut, or of another key. */
export async function readSealed(
  path: string,
  key: Buffer,
  use: (content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  await pipeline(
    createReadStream(path),
    (sealed: AsyncIterable<Buffer>) => unseal(key, sealed, path),
    createGunzip(),
    // Read to the end whatever `use` leaves, so that a missing end is noticed.
    async (content: AsyncIterable<Buffer>) => {
      const iterator = content[Symbol.asyncIterator]();
      await use({ [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) });
      while (!(await iterator.next()).done);
    },
  );
}
