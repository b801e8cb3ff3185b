import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  type Authenticator,
  authenticator,
  makePasskey,
  signWith,
  type TestBrowser,
  type TestClinic,
  testClinic,
  uuid7,
} from '../testing/index.ts';

/** Who has the old mailbox, the old telephone, or reads somebody's mail: what they were sent, and where they were signed in. */
let clinic: TestClinic;
beforeAll(async () => {
  clinic = await testClinic();
});
afterAll(() => clinic?.close());

const PORTAL = { 'keel-side': 'portal' };
const keyOf = (answer: Answer) => String(answer.body?.type ?? '').replace('/problems/', '');
const DETAILS = { givenName: 'Ines', familyName: 'Moreau', birthDate: '1986-02-11', sexAtBirth: 'female' };

async function mailTo(address: string): Promise<readonly { text: string; to: string }[]> {
  await clinic.messages.sendDue();
  const box = await clinic.browser().get('/api/v1/mailbox');
  return box.body.messages.filter(({ to }: { to: string }) => to === address);
}
const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\/open\/#([\w-]{43})/g)].map((found) => found[1]!);
const open = (browser: TestBrowser, secret: string, more: object = {}) =>
  browser.post('/api/v1/open-link', { secret, ...more }, PORTAL);
const signedIn = async (browser: TestBrowser) => (await browser.get('/api/v1/portal/me', PORTAL)).status === 200;

/** Somebody who is signed in on a telephone, and has one more link that was not opened yet. */
let numbers = 2_000;
async function patient(email: string) {
  clinic.clock.ms += 200_000;
  numbers += 1;
  const phone = `+1 303 555 ${numbers}`;
  const request = { ...DETAILS, sexAtBirth: undefined, email, phone, by: 'self', language: 'en' };
  const asked = { ...request, familyName: email, contact: { email: true }, safety: 'safe' };
  await clinic.browser().post('/api/v1/sign-up', { id: uuid7(clinic.clock.ms), clinic: 'clinic-a', request: asked });
  const [mail] = await mailTo(email);
  const browser = clinic.browser();
  await open(browser, linksOf(mail!.text)[0]!, { birthDate: '1986-02-11', keep: true });
  const id = (await browser.get('/api/v1/portal/me', PORTAL)).body.about as string;
  clinic.clock.ms += 200_000;
  await clinic.browser().post('/api/v1/sign-in-link', { contact: email, language: 'en' });
  await expect.poll(async () => (await mailTo(email)).length, { timeout: 30_000 }).toBe(2);
  const newest = (await mailTo(email)).find(({ text }) => text !== mail!.text)!;
  const [link] = linksOf(newest.text);
  const stop = linksOf(mail!.text).at(-1);
  const desk = await clinic.logIn('front-desk-a');
  const say = async (kind: string, body: object, seenSeq?: number) =>
    desk.say({ ...clinic.command(kind, `patient/${id}`, body), ...(seenSeq === undefined ? {} : { seenSeq }) });
  return { browser, id, email, phone, link: link!, stop: stop!, say, name: { ...DETAILS, familyName: email } };
}

describe('every sign-in and every open link of a patient ends', () => {
  test('when staff change the address they were sent to, and a new link goes to the new one alone', async () => {
    const old = await patient('old@example.test');
    expect(await signedIn(old.browser)).toBe(true);
    const changed = { ...old.name, email: 'new@example.test', phone: old.phone };
    expect((await old.say('change-patient-details', changed)).status).toBe(200);
    expect(await signedIn(old.browser)).toBe(false);
    expect(keyOf(await open(clinic.browser(), old.link, { birthDate: '1986-02-11' }))).toBe('link-refused');
    // Nor can the old mailbox have the mail to the new one stopped.
    expect(keyOf(await open(clinic.browser(), old.stop))).toBe('link-refused');
    clinic.clock.ms += 200_000;
    await clinic.browser().post('/api/v1/sign-in-link', { contact: 'old@example.test', language: 'en' });
    await clinic.browser().post('/api/v1/sign-in-link', { contact: 'new@example.test', language: 'en' });
    await expect.poll(async () => (await mailTo('new@example.test')).length, { timeout: 30_000 }).toBe(1);
    expect(await mailTo('old@example.test')).toHaveLength(2);
    const events = await clinic.record.load('clinic-a', `patient/${old.id}`);
    expect(events.filter(({ kind }) => kind === 'portal-logins-ended').map(({ body }) => body)).toEqual([
      { because: 'address-changed' },
    ]);
  });

  test('when the number changes, and when the entry that named an address is taken back', async () => {
    const number = await patient('number@example.test');
    const other = { ...number.name, email: number.email, phone: '+1 303 555 9999' };
    await number.say('change-patient-details', other);
    expect(await signedIn(number.browser)).toBe(false);
    const again = await patient('again@example.test');
    const spelt = again.phone.slice(3).replaceAll(' ', '-');
    const entry = await again.say('change-patient-details', {
      ...again.name,
      email: again.email,
      phone: spelt,
    });
    expect(entry.status).toBe(200);
    // Another spelling of the same number is the same telephone; another name is the same person.
    expect(await signedIn(again.browser)).toBe(true);
    const [{ command, index }] = (await clinic.record.load('clinic-a', `patient/${again.id}`)).filter(
      ({ kind }) => kind === 'patient-details-changed',
    ) as unknown as [{ command: string; index: number }];
    const wrong = { ...again.name, email: 'typo@example.test', phone: spelt };
    const correction = { entry: { command, index }, kind: 'patient-details-changed', body: wrong, reason: 'misheard' };
    expect((await again.say('correct-entry', correction)).status).toBe(200);
    expect(await signedIn(again.browser)).toBe(false);
  });

  test('when somebody says that the phone was stolen or the mail is read; the link that says stop goes on', async () => {
    const stolen = await patient('stolen@example.test');
    expect(
      (await stolen.say('end-portal-logins', { because: 'phone-lost', words: 'called from her sister' })).status,
    ).toBe(200);
    expect(await signedIn(stolen.browser)).toBe(false);
    expect(keyOf(await open(clinic.browser(), stolen.link, { birthDate: '1986-02-11' }))).toBe('link-refused');
    expect((await open(clinic.browser(), stolen.stop)).body.next).toBe('opened');
  });

  test('when the patient ends them, and nobody ends those of another', async () => {
    const one = await patient('one@example.test');
    const two = await patient('two@example.test');
    const say = (id: string) =>
      one.browser.post(
        '/api/v1/commands',
        { commands: [clinic.command('end-portal-logins', `patient/${id}`, { because: 'asked' })] },
        PORTAL,
      );
    expect(keyOf(await say(two.id))).toBe('not-found');
    expect((await say(one.id)).status).toBe(200);
    expect(await signedIn(one.browser)).toBe(false);
    expect(await signedIn(two.browser)).toBe(true);
  });
});

describe('a passkey of a patient', () => {
  const add = async (browser: TestBrowser, device: Authenticator, name = 'My phone') => {
    const offered = await browser.post('/api/v1/portal/passkeys/options', undefined, PORTAL);
    if (offered.status !== 200) return offered;
    const { challenge, options } = offered.body;
    // Nothing of anybody goes into the phone's own list, nor to whom it is copied.
    expect(JSON.stringify(options)).not.toMatch(/Ines|Moreau|p-[0-9a-f]{6}|example\.test/);
    return browser.post('/api/v1/portal/passkeys', { challenge, response: makePasskey(device, options), name }, PORTAL);
  };
  const come = async (
    device: Authenticator,
    { keep, ...how }: { origin?: string; verified?: boolean; keep?: boolean } = {},
  ) => {
    const browser = clinic.browser();
    const { challenge, options } = (await browser.post('/api/v1/portal/passkey/options', undefined, PORTAL)).body;
    const response = signWith(device, options, how);
    const said = { challenge, response, ...(keep === undefined ? {} : { keep }) };
    const answer = await browser.post('/api/v1/portal/passkey', said, PORTAL);
    return { browser, answer, again: () => browser.post('/api/v1/portal/passkey', { challenge, response }, PORTAL) };
  };
  const HERE = { origin: 'http://localhost:8080', hostname: 'localhost' };
  const listed = async (browser: TestBrowser) =>
    (await browser.get('/api/v1/portal/passkeys', PORTAL)).body.passkeys as {
      id: string;
      name: string;
      usedAt: unknown;
    }[];

  test('is made on a signed-in phone, opens the page without a link, is listed, and is taken out', async () => {
    const { browser, id } = await patient('key@example.test');
    const device = authenticator();
    expect((await add(browser, device)).status).toBe(200);
    expect(await listed(browser)).toMatchObject([{ name: 'My phone', usedAt: null }]);
    clinic.clock.ms += 40 * 86_400_000;
    expect(await signedIn(browser)).toBe(false);
    const { browser: later, answer, again } = await come(device);
    expect(answer.body).toEqual({ page: '/my/' });
    expect((await later.get('/api/v1/portal/me', PORTAL)).body).toMatchObject({ about: id, purpose: 'sign-in' });
    // A challenge is answered once.
    expect(keyOf(await again())).toBe('login-refused');
    const [passkey] = await listed(later);
    expect(passkey?.usedAt).not.toBeNull();
    await later.post(`/api/v1/portal/passkeys/${passkey!.id}/remove`, undefined, PORTAL);
    expect(await listed(later)).toEqual([]);
    expect(keyOf((await come(device)).answer)).toBe('login-refused');
  });

  test('keeps a browser signed in for weeks only where its owner says so', async () => {
    const { browser } = await patient('key-lent@example.test');
    const device = authenticator();
    await add(browser, device);
    const lent = await come(device);
    const own = await come(device, { keep: true });
    expect([await signedIn(lent.browser), await signedIn(own.browser)]).toEqual([true, true]);
    clinic.clock.ms += 86_400_000;
    expect([await signedIn(lent.browser), await signedIn(own.browser)]).toEqual([false, true]);
  });

  test('is told to its owner when it is made, by a message that names nothing', async () => {
    const { browser, email } = await patient('key-told@example.test');
    const before = (await mailTo(email)).length;
    await add(browser, authenticator());
    await expect.poll(async () => (await mailTo(email)).length, { timeout: 30_000 }).toBe(before + 1);
    const told = (await mailTo(email)).find(({ text }) => /new device/i.test(text));
    expect(told?.text).toMatch(/not you/);
    expect(told?.text).not.toMatch(/Ines|Moreau|passkey/);
  });

  test('is not made by a sign-in that ended in this very moment', async () => {
    const { browser, id } = await patient('key-raced@example.test');
    const { challenge, options } = (await browser.post('/api/v1/portal/passkeys/options', undefined, PORTAL)).body;
    const caller = (await clinic.access.lookUpPortal(browser.cookies.get('keel-patient')))!;
    const made = { challenge, response: makePasskey(authenticator(), options), name: 'Late' };
    await browser.post('/api/v1/portal/logout', undefined, PORTAL);
    await expect(clinic.access.addPatientPasskey(caller, made, HERE)).rejects.toMatchObject({ key: 'login-refused' });
    const { rows } = await clinic.access.pool.query('select 1 from identity.patient_passkey where patient = $1', [id]);
    expect(rows).toEqual([]);
  });

  test('ends with every other sign-in, and with a changed address', async () => {
    for (const [email, kind] of [
      ['key-lost@example.test', 'end-portal-logins'],
      ['key-moved@example.test', 'change-patient-details'],
    ] as const) {
      const { browser, say, name, phone } = await patient(email);
      const device = authenticator();
      await add(browser, device);
      expect((await come(device)).answer.status).toBe(200);
      const moved = { ...name, email: `now-${email}`, phone };
      await say(kind, kind === 'end-portal-logins' ? { because: 'phone-lost' } : moved);
      expect(`${kind} ${keyOf((await come(device)).answer)}`).toBe(`${kind} login-refused`);
    }
  });

  test('is refused from another site, without its owner’s finger or face, and where it is unknown', async () => {
    const { browser } = await patient('key-wrong@example.test');
    const device = authenticator();
    await add(browser, device);
    expect(keyOf((await come(device, { origin: 'https://evil.test' })).answer)).toBe('login-refused');
    expect(keyOf((await come(device, { verified: false })).answer)).toBe('login-refused');
    expect(keyOf((await come(authenticator())).answer)).toBe('login-refused');
    // The copy of a key that counts backwards is not the key.
    expect((await come(device)).answer.status).toBe(200);
    expect(keyOf((await come({ ...device, counter: 0 })).answer)).toBe('login-refused');
  });

  test('is made by a sign-in of today only, by nobody with a link for something else, and not for another', async () => {
    const one = await patient('key-old@example.test');
    clinic.clock.ms += 2 * 86_400_000;
    expect(await signedIn(one.browser)).toBe(true);
    expect(keyOf(await add(one.browser, authenticator()))).toBe('step-up-required');
    const stop = clinic.browser();
    await open(stop, one.stop!);
    expect(keyOf(await add(stop, authenticator()))).toBe('not-with-your-role');
    const two = await patient('key-two@example.test');
    const device = authenticator();
    await add(two.browser, device);
    const [theirs] = await listed(two.browser);
    await one.browser.post(`/api/v1/portal/passkeys/${theirs!.id}/remove`, undefined, PORTAL);
    expect(await listed(two.browser)).toHaveLength(1);
    const { challenge, options } = (await one.browser.post('/api/v1/portal/passkey/options', undefined, PORTAL)).body;
    const stolen = { challenge, response: makePasskey(authenticator(), options), name: 'x' };
    expect(keyOf(await one.browser.post('/api/v1/portal/passkeys', stolen, PORTAL))).toBe('login-refused');
  });
});
