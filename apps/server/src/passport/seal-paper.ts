import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { fingerprintOf, type PassportVerdict } from './sign-passport.ts';

const MARK = '\n%keel-seal ';
const SEAL = /\n%keel-seal ([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)\n$/;
const SEAL_BYTES_MAX = 4_096;

/**
 * A paper with its seal: one more line behind the end of the PDF, a comment to whoever reads it, that holds a JSON Web
 * Signature (RFC 7515, appendix F) of every byte before it. `madeAt` is RFC 3339.
 */
export function sealPaper(
  paper: Buffer,
  privateKey: KeyObject,
  about: { readonly clinic: string; readonly madeAt: string },
): Buffer {
  const header = Buffer.from(
    JSON.stringify({
      alg: 'EdDSA',
      cty: 'application/pdf',
      iss: about.clinic,
      iat: Math.floor(Date.parse(about.madeAt) / 1_000),
      jwk: createPublicKey(privateKey).export({ format: 'jwk' }),
    }),
  ).toString('base64url');
  const bytes = sign(null, Buffer.from(`${header}.${paper.toString('base64url')}`), privateKey);
  return Buffer.concat([paper, Buffer.from(`${MARK}${header}..${bytes.toString('base64url')}\n`)]);
}

/** Whether a paper is as it was sealed, and by which key. Needs nothing but the file. */
export function verifyPaper(file: Buffer): PassportVerdict {
  const tail = file.subarray(Math.max(0, file.length - SEAL_BYTES_MAX)).toString('latin1');
  const seal = SEAL.exec(tail);
  if (seal === null) {
    const because = tail.includes(MARK) ? 'it was changed after it was signed' : 'nobody has signed it';
    return { valid: false, because };
  }
  const [whole, header = '', bytes = ''] = seal;
  const one = (text: string): boolean => Buffer.from(text, 'base64url').toString('base64url') === text;
  if (!one(header) || !one(bytes)) return { valid: false, because: 'the signature cannot be read' };
  try {
    const { alg, jwk, iat } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as {
      readonly alg: unknown;
      readonly iat: number;
      readonly jwk: { readonly crv?: string };
    };
    if (alg !== 'EdDSA' || jwk?.crv !== 'Ed25519') return { valid: false, because: 'the signature is of another kind' };
    const key = createPublicKey({ key: jwk as never, format: 'jwk' });
    const payload = file.subarray(0, file.length - whole.length).toString('base64url');
    return verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(bytes, 'base64url'))
      ? { valid: true, key: fingerprintOf(key), madeAt: new Date(iat * 1_000).toISOString() }
      : { valid: false, because: 'it was changed after it was signed' };
  } catch {
    return { valid: false, because: 'the signature cannot be read' };
  }
}
