import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { makeFolder } from '../settings/index.ts';

/** argon2id as OWASP asks for it at least: 19 MiB, two passes, one lane. About 30 ms on one core. */
const ARGON2ID = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** 256 random bits, base64url: 43 characters. Given out once; what is kept is its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A short random id for rows that are no events: time first, so that they sort by age in logs. */
export function newId(prefix: string, nowMs: number): string {
  return `${prefix}-${nowMs.toString(36)}${randomBytes(6).toString('hex')}`;
}

/** Letters and digits that nobody mistakes for each other, read from a terminal or a second screen. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
export function newCode(groups: number): string {
  const letter = () => {
    // 240 is the largest multiple of 30 in a byte: beyond it the letters would not be equally likely.
    for (;;) {
      const [byte = 255] = randomBytes(1);
      if (byte < 240) return CODE_LETTERS[byte % CODE_LETTERS.length];
    }
  };
  return Array.from({ length: groups }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}

export interface Secrets {
  readonly hashPassword: (password: string) => Promise<string>;
  /** Takes as long for a name that does not exist (`stored` undefined) as for one that does. */
  readonly checkPassword: (stored: string | undefined, password: string) => Promise<boolean>;
  readonly hashPin: (clinic: string, person: string, pin: string) => Promise<string>;
  readonly checkPin: (stored: string | undefined, clinic: string, person: string, pin: string) => Promise<boolean>;
  /** Keyed, so that the table alone does not give badge numbers away, yet finds the one that was held up. */
  readonly badgeHash: (clinic: string, badge: string) => string;
  /** Keyed name of what was tried, for counting wrong tries without storing what people typed. */
  readonly throttleKey: (kind: string, ...tried: readonly string[]) => string;
  /** Makes the secret of a link from the message that carries it. */
  readonly linkKey: Buffer;
  /** The key (base64) by which a patient's browser seals what could not be sent yet: the same at each login, kept nowhere. */
  readonly keptKey: (clinic: string, patient: string) => string;
  readonly seal: (text: string) => Buffer;
  readonly unseal: (sealed: Buffer) => string;
}

/** Reads the key of this installation in `keysDir`, or makes it (owner-readable only). Two starts at once agree on one. */
export function accessKeyIn(keysDir: string): Buffer {
  const path = join(keysDir, 'access.key');
  if (!existsSync(path)) {
    makeFolder(keysDir);
    const partial = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(partial, randomBytes(32).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(partial, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(partial);
    }
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  if (key.length !== 32)
    throw new Error('access.key does not hold 32 bytes: restore it, or everybody sets new secrets');
  return key;
}

export function openSecrets(key: Buffer): Secrets {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `keel ${purpose}`, 32));
  const badgeKey = keyFor('badge');
  const pinKey = keyFor('pin');
  const throttleKey = keyFor('throttle');
  const sealKey = keyFor('seal');
  const linkKey = keyFor('link');
  const keptKey = keyFor('kept');
  const mac = (macKey: Buffer, ...parts: readonly string[]) =>
    createHmac('sha256', macKey).update(JSON.stringify(parts)).digest();
  // A hash of nothing anybody knows: checking against it costs what checking against a real one costs.
  const nobodys = hash(randomBytes(32), ARGON2ID);
  const check = async (stored: string | undefined, tried: string) => {
    const matches = await verify(stored ?? (await nobodys), tried);
    return matches && stored !== undefined;
  };
  return {
    hashPassword: (password) => hash(password.normalize('NFKC'), ARGON2ID),
    checkPassword: (stored, password) => check(stored, password.normalize('NFKC')),
    // Ten thousand PINs are quickly tried by whoever has the table; without the key there is nothing to try against.
    // As text: the library's `verify` takes bytes only where they are UTF-8.
    hashPin: (clinic, person, pin) => hash(mac(pinKey, clinic, person, pin).toString('base64url'), ARGON2ID),
    checkPin: (stored, clinic, person, pin) => check(stored, mac(pinKey, clinic, person, pin).toString('base64url')),
    badgeHash: (clinic, badge) => mac(badgeKey, clinic, badge).toString('hex'),
    throttleKey: (kind, ...tried) =>
      `${kind}:${mac(throttleKey, kind, ...tried)
        .toString('hex')
        .slice(0, 32)}`,
    linkKey,
    keptKey: (clinic, patient) => mac(keptKey, clinic, patient).toString('base64'),
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    unseal(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
