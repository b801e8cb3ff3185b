import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What holds a passkey, for tests: it signs as a phone does, for the address that test clinics answer under. */
const ORIGIN = 'http://localhost:8080';
const RP = 'localhost';
export const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

// ---- an authenticator of our own: ES256, no attestation (WebAuthn level 3, sections 6.1 and 6.5; CBOR by hand) --------
const bytesOf = (bytes: Uint8Array) =>
  Buffer.concat([bytes.length < 24 ? Buffer.from([0x40 + bytes.length]) : Buffer.from([0x58, bytes.length]), bytes]);
const textOf = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

export interface Authenticator {
  readonly id: Buffer;
  readonly key: KeyObject;
  readonly cose: Buffer;
  counter: number;
}

export function authenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const cose = Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytesOf(Buffer.from(x!, 'base64url')),
    Buffer.from([0x22]),
    bytesOf(Buffer.from(y!, 'base64url')),
  ]);
  return { id: randomBytes(32), key: privateKey, cose, counter: 0 };
}

/** User present and verified; with key data when it is new. */
function authData(device: Authenticator, verified: boolean, fresh: boolean): Buffer {
  device.counter += 1;
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(device.counter);
  const flags = 0x01 | (verified ? 0x04 : 0) | (fresh ? 0x40 : 0);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(device.id.length);
  return Buffer.concat([
    sha256(Buffer.from(RP)),
    Buffer.from([flags]),
    counter,
    ...(fresh ? [Buffer.alloc(16), length, device.id, device.cose] : []),
  ]);
}

const clientData = (type: string, challenge: string, origin = ORIGIN) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** A new passkey, as the browser sends it. */
export function makePasskey(device: Authenticator, options: { challenge: string }, verified = true) {
  const data = authData(device, verified, true);
  const attestation = Buffer.concat([
    Buffer.from([0xa3]),
    textOf('fmt'),
    textOf('none'),
    textOf('attStmt'),
    Buffer.from([0xa0]),
    textOf('authData'),
    bytesOf(data),
  ]);
  return {
    id: b64(device.id),
    rawId: b64(device.id),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: b64(clientData('webauthn.create', options.challenge)),
      attestationObject: b64(attestation),
      transports: ['internal'],
    },
  };
}

/** An answer to a challenge, as the browser sends it. */
export function signWith(
  device: Authenticator,
  options: { challenge: string },
  how: { origin?: string; verified?: boolean } = {},
) {
  const data = authData(device, how.verified ?? true, false);
  const client = clientData('webauthn.get', options.challenge, how.origin);
  return {
    id: b64(device.id),
    rawId: b64(device.id),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: b64(client),
      authenticatorData: b64(data),
      signature: b64(sign('sha256', Buffer.concat([data, sha256(client)]), device.key)),
    },
  };
}
