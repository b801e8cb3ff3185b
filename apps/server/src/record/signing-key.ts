import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../settings/index.ts';

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** SHA-256 (hex) of the public key as DER: how a checkpoint names the key that signed it. */
  readonly id: string;
}

export const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(createPublicKey(key).export({ type: 'spki', format: 'der' }))
    .digest('hex');

/**
 * The Ed25519 key in `checkpoint.key` (readable by its owner alone), made when absent; `checkpoint.pub` beside it is what
 * a verifier needs. Two processes starting at once end up with the same one.
 */
export function signingKeyIn(dir: string): SigningKey {
  const path = join(dir, 'checkpoint.key');
  if (!existsSync(path)) {
    makeFolder(dir);
    const { privateKey } = generateKeyPairSync('ed25519');
    const partial = `${path}.${process.pid}`;
    writeFileSync(partial, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
    try {
      linkSync(partial, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(partial);
    }
  }
  const privateKey = createPrivateKey(readFileSync(path));
  const publicPath = join(dir, 'checkpoint.pub');
  const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
  if (!existsSync(publicPath)) writeFileSync(publicPath, publicPem, { mode: 0o644, flush: true });
  return { privateKey, id: keyIdOf(privateKey) };
}
