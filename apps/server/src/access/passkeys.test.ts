import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, PASSWORD, type TestClinic, testClinic } from '../testing/index.ts';

const ORIGIN = 'http://localhost:8080';
const RP = 'localhost';
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const keyOf = (answer: Answer) => String(answer.body?.type ?? '').replace('/problems/', '');

// ---- an authenticator of our own: ES256, no attestation (WebAuthn level 3, sections 6.1 and 6.5; CBOR by hand) --------
const bytesOf = (bytes: Uint8Array) =>
  Buffer.concat([bytes.length < 24 ? Buffer.from([0x40 + bytes.length]) : Buffer.from([0x58, bytes.length]), bytes]);
const textOf = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

interface Authenticator {
  readonly id: Buffer;
  readonly key: KeyObject;
  readonly cose: Buffer;
  counter: number;
}

function authenticator(): Authenticator {
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

function create(device: Authenticator, options: { challenge: string }, verified = true) {
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

function get(device: Authenticator, options: { challenge: string }, how: { origin?: string; verified?: boolean } = {}) {
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

let clinic: TestClinic;
const mine = authenticator();
const theirs = authenticator();
beforeAll(async () => {
  clinic = await testClinic({ real: true });
  for (const [person, device] of [
    ['nurse-a', mine],
    ['prescriber-a', theirs],
  ] as const) {
    const browser = await clinic.logIn(person);
    const offered = await browser.post('/api/v1/me/passkeys/options');
    const added = await browser.post('/api/v1/me/passkeys', {
      challenge: offered.body.challenge,
      response: create(device, offered.body.options),
      name: 'Phone',
    });
    if (added.status !== 200) throw new Error(added.text);
  }
});
afterAll(() => clinic?.close());

const options = async (body: object = {}) =>
  (await clinic.browser().post('/api/v1/login/passkey/options', body)).body as {
    challenge: string;
    options: { challenge: string; allowCredentials?: { id: string }[] };
  };
const logIn = (challenge: string, response: object) =>
  clinic.browser().post('/api/v1/login/passkey', { challenge, response });

test('a passkey alone logs its owner in, with full strength', async () => {
  const asked = await options();
  const answer = await logIn(asked.challenge, get(mine, asked.options));
  expect(answer.body).toMatchObject({ next: 'done', me: { person: { id: 'nurse-a' }, strength: 'passkey' } });
  expect(answer.body.me.passkeys).toMatchObject([{ name: 'Phone' }]);
});

test('after a password it is the second factor, and only one’s own is asked for and taken', async () => {
  const half = await clinic.browser().post('/api/v1/login', { name: 'nurse-a@example.test', password: PASSWORD });
  expect(half.body).toMatchObject({ next: 'second-factor', methods: ['passkey'] });
  const asked = await options({ attempt: half.body.attempt });
  expect(asked.options.allowCredentials?.map(({ id }) => id)).toEqual([b64(mine.id)]);
  expect(keyOf(await logIn(asked.challenge, get(theirs, asked.options)))).toBe('login-refused');
  const again = await options({ attempt: half.body.attempt });
  expect((await logIn(again.challenge, get(mine, again.options))).body.next).toBe('done');
});

test('an answer works once', async () => {
  const asked = await options();
  const response = get(mine, asked.options);
  expect((await logIn(asked.challenge, response)).status).toBe(200);
  expect((await logIn(asked.challenge, response)).status).toBe(401);
  const next = await options();
  expect((await logIn(next.challenge, response)).status, 'signed for another challenge').toBe(401);
});

test.each([
  ['made for another site', { origin: 'https://elsewhere.test' }],
  ['without its owner having been checked', { verified: false }],
])('one %s is refused', async (_, how) => {
  const asked = await options();
  expect((await logIn(asked.challenge, get(mine, asked.options, how))).status).toBe(401);
});

test('one that counts backwards, or that nobody has, is refused', async () => {
  const asked = await options();
  const copied = { ...mine, counter: 0 };
  expect((await logIn(asked.challenge, get(copied, asked.options))).status).toBe(401);
  const next = await options();
  expect((await logIn(next.challenge, get(authenticator(), next.options))).status).toBe(401);
});

test('stepping up by passkey', async () => {
  const asked = await options();
  const browser = clinic.browser();
  await browser.post('/api/v1/login/passkey', { challenge: asked.challenge, response: get(mine, asked.options) });
  clinic.clock.ms += 6 * 60_000;
  expect((await browser.get('/api/v1/me')).body.steppedUpUntil).toBeNull();
  const up = (await browser.post('/api/v1/step-up/passkey/options')).body;
  const wrong = (await browser.post('/api/v1/step-up/passkey/options')).body;
  const refused = await browser.post('/api/v1/step-up/passkey', {
    challenge: wrong.challenge,
    response: get(theirs, wrong.options),
  });
  expect(refused.status).toBe(401);
  const done = await browser.post('/api/v1/step-up/passkey', {
    challenge: up.challenge,
    response: get(mine, up.options),
  });
  expect(done.body.steppedUpUntil).not.toBeNull();
  const passkey = done.body.passkeys[0].id;
  expect((await browser.post(`/api/v1/me/passkeys/${passkey}/remove`)).body.passkeys).toEqual([]);
});
