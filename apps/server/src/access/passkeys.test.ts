import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  authenticator,
  b64,
  makePasskey,
  PASSWORD,
  signWith,
  type TestClinic,
  testClinic,
} from '../testing/index.ts';

const keyOf = (answer: Answer) => String(answer.body?.type ?? '').replace('/problems/', '');

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
      response: makePasskey(device, offered.body.options),
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
  const answer = await logIn(asked.challenge, signWith(mine, asked.options));
  expect(answer.body).toMatchObject({ next: 'done', me: { person: { id: 'nurse-a' }, strength: 'passkey' } });
  expect(answer.body.me.passkeys).toMatchObject([{ name: 'Phone' }]);
});

test('after a password it is the second factor, and only one’s own is asked for and taken', async () => {
  const half = await clinic.browser().post('/api/v1/login', { name: 'nurse-a@example.test', password: PASSWORD });
  expect(half.body).toMatchObject({ next: 'second-factor', methods: ['passkey'] });
  const asked = await options({ attempt: half.body.attempt });
  expect(asked.options.allowCredentials?.map(({ id }) => id)).toEqual([b64(mine.id)]);
  expect(keyOf(await logIn(asked.challenge, signWith(theirs, asked.options)))).toBe('login-refused');
  const again = await options({ attempt: half.body.attempt });
  expect((await logIn(again.challenge, signWith(mine, again.options))).body.next).toBe('done');
});

test('an answer works once', async () => {
  const asked = await options();
  const response = signWith(mine, asked.options);
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
  expect((await logIn(asked.challenge, signWith(mine, asked.options, how))).status).toBe(401);
});

test('one that counts backwards, or that nobody has, is refused', async () => {
  const asked = await options();
  const copied = { ...mine, counter: 0 };
  expect((await logIn(asked.challenge, signWith(copied, asked.options))).status).toBe(401);
  const next = await options();
  expect((await logIn(next.challenge, signWith(authenticator(), next.options))).status).toBe(401);
});

test('stepping up by passkey', async () => {
  const asked = await options();
  const browser = clinic.browser();
  await browser.post('/api/v1/login/passkey', { challenge: asked.challenge, response: signWith(mine, asked.options) });
  clinic.clock.ms += 6 * 60_000;
  expect((await browser.get('/api/v1/me')).body.steppedUpUntil).toBeNull();
  const up = (await browser.post('/api/v1/step-up/passkey/options')).body;
  const wrong = (await browser.post('/api/v1/step-up/passkey/options')).body;
  const refused = await browser.post('/api/v1/step-up/passkey', {
    challenge: wrong.challenge,
    response: signWith(theirs, wrong.options),
  });
  expect(refused.status).toBe(401);
  const done = await browser.post('/api/v1/step-up/passkey', {
    challenge: up.challenge,
    response: signWith(mine, up.options),
  });
  expect(done.body.steppedUpUntil).not.toBeNull();
  const passkey = done.body.passkeys[0].id;
  expect((await browser.post(`/api/v1/me/passkeys/${passkey}/remove`)).body.passkeys).toEqual([]);
});
