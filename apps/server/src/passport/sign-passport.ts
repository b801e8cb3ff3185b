import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type PassportBundle, signedText } from '@keel/formats/fhir';

/**
 * A passport is signed with the clinic's Ed25519 key as a JSON Web Signature with the payload left out (RFC 7515, appendix
 * F): the payload is the bundle itself in canonical form. The public key stands in its header, so that a file shows by
 * itself that nobody changed it; whose key it is, is told by its fingerprint.
 */
const TYPE = [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.14' }] as const;

const base64url = (text: string | Buffer): string => Buffer.from(text).toString('base64url');

/** SHA-256 (hex) of the public key as DER: the same name that the checkpoints of the record give it. */
export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');

export function signPassport(bundle: PassportBundle, privateKey: KeyObject): PassportBundle {
  const publicKey = createPublicKey(privateKey);
  const header = base64url(JSON.stringify({ alg: 'EdDSA', jwk: publicKey.export({ format: 'jwk' }) }));
  const about: PassportBundle = {
    ...bundle,
    signature: {
      type: TYPE,
      when: bundle.timestamp,
      who: { reference: 'urn:keel:passport:clinic' },
      targetFormat: 'application/fhir+json',
      sigFormat: 'application/jose',
      data: '',
    },
  };
  const bytes = sign(null, Buffer.from(`${header}.${base64url(signedText(about))}`), privateKey);
  const jws = `${header}..${base64url(bytes)}`;
  return { ...about, signature: { ...about.signature!, data: Buffer.from(jws).toString('base64') } };
}

export type PassportVerdict =
  | { readonly valid: true; readonly key: string; readonly madeAt: string }
  | { readonly valid: false; readonly because: string };

/** Whether the file is as it was signed, and by which key. Needs nothing but the file. */
export function verifyPassport(file: unknown): PassportVerdict {
  const bundle = file as PassportBundle;
  if (typeof file !== 'object' || file === null || bundle.resourceType !== 'Bundle') {
    return { valid: false, because: 'this is not a passport' };
  }
  const { signature } = bundle;
  if (typeof signature?.data !== 'string') return { valid: false, because: 'nobody has signed it' };
  const jws = Buffer.from(signature.data, 'base64');
  const [header = '', payload, bytes = ''] = jws.toString('utf8').split('.');
  // One way to write it: another spelling of the same bytes is another file.
  if (jws.toString('base64') !== signature.data || base64url(Buffer.from(bytes, 'base64url')) !== bytes) {
    return { valid: false, because: 'the signature cannot be read' };
  }
  try {
    const { alg, jwk } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as {
      readonly alg: unknown;
      readonly jwk: { readonly crv?: string };
    };
    if (alg !== 'EdDSA' || jwk?.crv !== 'Ed25519' || payload !== '') {
      return { valid: false, because: 'the signature is of another kind' };
    }
    const key = createPublicKey({ key: jwk as never, format: 'jwk' });
    const text = Buffer.from(`${header}.${base64url(signedText(bundle))}`);
    return verify(null, text, key, Buffer.from(bytes, 'base64url'))
      ? { valid: true, key: fingerprintOf(key), madeAt: bundle.timestamp }
      : { valid: false, because: 'it was changed after it was signed' };
  } catch {
    return { valid: false, because: 'the signature cannot be read' };
  }
}
