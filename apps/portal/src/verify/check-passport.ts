import { isBundle, type SignedBundle, signedTextOf } from './signed-bundle.ts';

/** What a file turned out to be. Everything is decided in this page: nothing is fetched and nothing is sent. */
export type PassportCheck =
  | {
      readonly verdict: 'whole';
      readonly kind: 'bundle' | 'paper';
      /** SHA-256 (hex) of the public key: the name under which the clinic publishes it. */
      readonly key: string;
      readonly clinic: string | null;
      readonly madeAt: string | null;
      /** What is signed; null for a paper, whose whole bytes are. */
      readonly bundle: SignedBundle | null;
    }
  | { readonly verdict: 'broken'; readonly because: Because }
  | { readonly verdict: 'unable' };

export type Because = 'not-a-passport' | 'unsigned' | 'other-kind' | 'unreadable' | 'twice' | 'changed';

const broken = (because: Because): PassportCheck => ({ verdict: 'broken', because });

/** A passport is a few pages; what is larger is another file. */
export const FILE_BYTES_MAX = 20_000_000;

const base64url = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};
const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
/** One way to write it: another spelling of the same bytes is another file. */
const isOneSpelling = (text: string): boolean => {
  try {
    return base64url(bytesOf(text)) === text;
  } catch {
    return false;
  }
};

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** DER of an Ed25519 public key before its 32 bytes (RFC 8410). */
const SPKI = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

interface Header {
  readonly alg?: unknown;
  readonly jwk?: { readonly kty?: unknown; readonly crv?: unknown; readonly x?: unknown };
  readonly iss?: unknown;
  readonly iat?: unknown;
}

/** A JSON Web Signature with its payload left out (RFC 7515, appendix F) held against that payload. */
async function judge(
  jws: { readonly header: string; readonly signature: string },
  payload: Uint8Array,
): Promise<{ readonly key: string; readonly header: Header } | Because | 'unable'> {
  if (!isOneSpelling(jws.header) || !isOneSpelling(jws.signature)) return 'unreadable';
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(jws.header))) as Header;
  } catch {
    return 'unreadable';
  }
  const { alg, jwk } = header;
  if (alg !== 'EdDSA' || jwk?.kty !== 'OKP' || jwk.crv !== 'Ed25519' || typeof jwk.x !== 'string') return 'other-kind';
  if (!isOneSpelling(jwk.x)) return 'unreadable';
  const raw = bytesOf(jwk.x);
  if (raw.length !== 32) return 'unreadable';
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  } catch {
    // A browser from before Ed25519, or a page that came over plain HTTP.
    return 'unable';
  }
  const text = new TextEncoder().encode(`${jws.header}.${base64url(payload)}`);
  if (!(await crypto.subtle.verify('Ed25519', key, bytesOf(jws.signature), text))) return 'changed';
  return { key: hex(await crypto.subtle.digest('SHA-256', new Uint8Array([...SPKI, ...raw]))), header };
}

/** Names and their values as they stand in the text, whatever was made of them: outside of quotes each has one colon. */
function namesIn(json: string): number {
  let [count, quoted] = [0, false];
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ':') count += 1;
  }
  return count;
}
function namesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce<number>((sum, one) => sum + namesOf(one), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

const clinicOf = (bundle: SignedBundle): string | null => {
  const name = bundle.entry.find(({ resource }) => resource.resourceType === 'Organization')?.resource['name'];
  return typeof name === 'string' ? name : null;
};

async function checkBundle(text: string): Promise<PassportCheck> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return broken('not-a-passport');
  }
  if (!isBundle(file)) return broken('not-a-passport');
  // Of a name that stands twice only the last is read and signed: the first would be seen by who opens the file.
  if (namesIn(text) !== namesOf(file)) return broken('twice');
  const data: unknown = file.signature?.data;
  if (typeof data !== 'string') return broken('unsigned');
  let jws: string;
  try {
    jws = atob(data);
  } catch {
    return broken('unreadable');
  }
  const [header = '', payload, signature = '', ...more] = jws.split('.');
  if (payload !== '' || more.length > 0 || btoa(jws) !== data) return broken('unreadable');
  const found = await judge({ header, signature }, new TextEncoder().encode(signedTextOf(file)));
  if (found === 'unable') return { verdict: 'unable' };
  if (typeof found === 'string') return broken(found);
  return {
    verdict: 'whole',
    kind: 'bundle',
    key: found.key,
    clinic: clinicOf(file),
    madeAt: typeof file.timestamp === 'string' ? file.timestamp : null,
    bundle: file,
  };
}

/** The last line of a sealed paper: a comment by the rules of PDF, the signature of every byte before it by ours. */
const SEAL = /\n%keel-seal ([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)\n$/;
const SEAL_BYTES_MAX = 4_096;

async function checkPaper(bytes: Uint8Array): Promise<PassportCheck> {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.length - SEAL_BYTES_MAX)));
  const seal = SEAL.exec(tail);
  if (seal === null) return broken(tail.includes('%keel-seal') ? 'changed' : 'unsigned');
  const payload = bytes.subarray(0, bytes.length - seal[0].length);
  const found = await judge({ header: seal[1] ?? '', signature: seal[2] ?? '' }, payload);
  if (found === 'unable') return { verdict: 'unable' };
  if (typeof found === 'string') return broken(found);
  const { iss, iat } = found.header;
  return {
    verdict: 'whole',
    kind: 'paper',
    key: found.key,
    clinic: typeof iss === 'string' ? iss : null,
    madeAt: typeof iat === 'number' ? new Date(iat * 1_000).toISOString() : null,
    bundle: null,
  };
}

/** Whether a passport, as file or as paper, is as it was signed, and by which key. Needs nothing but the file. */
export async function checkPassport(bytes: Uint8Array): Promise<PassportCheck> {
  if (bytes.length > FILE_BYTES_MAX) return broken('not-a-passport');
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-') return checkPaper(bytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return broken('not-a-passport');
  }
  return checkBundle(text);
}
