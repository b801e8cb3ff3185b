import { POLICY_STREAM } from '@keel/clinical/adoption';
import type { CommandAnswer } from '@keel/formats/api';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADOPTED, type Answer, PASSWORD, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

const MINUTE = 60_000;
const keyOf = (answer: Answer) => String(answer.body?.type ?? '').replace('/problems/', '');

let clinic: TestClinic;
const plan = () => ({
  patient: 'p-1',
  site: 'main',
  startsAt: clinic.clock.ms,
  route: 'iv-ketamine',
  regimen: 'iv-depression',
});
const details = { givenName: 'Ana', familyName: 'Lima', birthDate: '1980-01-01', sexAtBirth: 'female' };
beforeAll(async () => {
  clinic = await testClinic();
  const prescriber = await clinic.logIn('prescriber-a');
  const policy = ADOPTED;
  await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, policy));
  await prescriber.say(clinic.command('register-patient', 'patient/p-1', details));
  await prescriber.say(clinic.command('plan-session', 'session/s-1', plan()));
});
afterAll(() => clinic?.close());

const vitals = (more: object = {}) =>
  clinic.command(
    'chart-observations',
    'session/s-1',
    { observations: { spo2Percent: 97 }, source: { from: 'person', how: 'spot-check' } },
    more,
  );
const last = async (stream: 'session/s-1' | 'patient/p-1') => (await clinic.record.load('clinic-a', stream)).at(-1)!;

describe('enrolling a tablet', () => {
  test('a code from an owner, typed on the tablet, once and within ten minutes', async () => {
    const owner = await clinic.logIn('owner-a');
    const { code } = (await owner.post('/api/v1/tablets/code', { name: 'Chair 2' })).body;
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const tablet = clinic.browser();
    const enrolled = await tablet.post('/api/v1/tablets', { code: code.toLowerCase().replace('-', ' ') });
    expect(enrolled.body.tablet.name).toBe('Chair 2');
    expect(String(enrolled.headers['set-cookie'])).toMatch(/^keel-tablet=.*HttpOnly.*SameSite=Strict/);
    expect(keyOf(await clinic.browser().post('/api/v1/tablets', { code }))).toBe('login-refused');
    const late = (await owner.post('/api/v1/tablets/code', { name: 'Chair 3' })).body.code;
    clinic.clock.ms += 11 * MINUTE;
    expect(keyOf(await clinic.browser().post('/api/v1/tablets', { code: late }))).toBe('login-refused');
    expect((await (await clinic.logIn('owner-a')).get('/api/v1/tablets')).body.tablets).toContainEqual(
      expect.objectContaining({ name: 'Chair 2', state: 'enrolled', enrolledBy: 'owner-a' }),
    );
  });

  test('a login made on a tablet is good on that tablet alone', async () => {
    const tablet = await clinic.tablet();
    await clinic.logIn('nurse-a', tablet);
    expect((await tablet.get('/api/v1/me')).body.tablet.id).toBe(tablet.id);
    const thief = clinic.browser(new Map([['keel-login', tablet.cookies.get('keel-login')!]]));
    expect((await thief.get('/api/v1/me')).status).toBe(401);
  });

  test('its end ends everything on it, and it is a stranger from then on', async () => {
    const tablet = await clinic.tablet();
    await clinic.logIn('nurse-a', tablet);
    const owner = await clinic.logIn('owner-a');
    const end = clinic.command('end-tablet', 'clinic/staff', { tablet: tablet.id, because: 'lost' });
    expect((await owner.say(end)).status).toBe(200);
    expect((await tablet.get('/api/v1/me')).status).toBe(401);
    expect(keyOf(await tablet.say(vitals()))).toBe('login-required');
    expect((await tablet.post('/api/v1/entries', { badge: 'badge-nurse-a', purpose: 'entry' })).status).toBe(401);
  });

  test('a tablet of another clinic is no tablet of this one', async () => {
    const tablet = await clinic.tablet('b');
    await clinic.logIn('nurse-a', tablet);
    expect((await tablet.get('/api/v1/me')).body.tablet).toBeNull();
    const answer = await tablet.post('/api/v1/entries', { person: 'nurse-a', pin: '2468', purpose: 'entry' });
    expect(keyOf(answer)).toBe('entry-refused');
  });
});

describe('who makes this entry', () => {
  const enter = (on: TestBrowser, shown: object, purpose = 'entry') =>
    on.post('/api/v1/entries', { ...shown, purpose });

  test.each([
    ['a badge', { badge: 'badge-nurse-a' }],
    ['a PIN', { person: 'nurse-a', pin: '2468' }],
  ])('%s names its owner as the author, whoever is logged in', async (_, shown) => {
    const tablet = await clinic.tablet();
    await clinic.logIn('prescriber-a', tablet);
    const { entry, person } = (await enter(tablet, shown)).body;
    expect(person).toMatchObject({ id: 'nurse-a', roles: ['nurse'] });
    expect((await tablet.say(vitals({ entry }))).body.answers).toMatchObject([{ answer: 'recorded' }]);
    expect((await last('session/s-1')).author).toEqual({
      kind: 'person',
      id: 'nurse-a',
      right: 'command/chart-observations nurse clinic',
      tablet: tablet.id,
    });
  });

  test('it holds on a locked screen, for some minutes, for what happened in them, and on that tablet', async () => {
    const tablet = await clinic.tablet();
    await clinic.logIn('prescriber-a', tablet);
    await tablet.post('/api/v1/lock');
    const { entry } = (await enter(tablet, { badge: 'badge-nurse-a' })).body;
    const during = vitals({ entry });
    expect((await tablet.say(during)).status).toBe(200);
    const other = await clinic.tablet();
    expect(keyOf(await other.say(vitals({ entry })))).toBe('entry-refused');
    const early = vitals({ entry, occurredAt: new Date(clinic.clock.ms - 5 * MINUTE).toISOString() });
    expect(keyOf(await tablet.say(early))).toBe('entry-refused');
    const kept = vitals({ entry });
    clinic.clock.ms += 30 * MINUTE;
    // Sent late, said in time.
    expect((await tablet.say(kept)).status).toBe(200);
    expect(keyOf(await tablet.say(vitals({ entry })))).toBe('entry-refused');
  });

  test('it opens nothing: no chart, no signature, nobody else’s right', async () => {
    const tablet = await clinic.tablet();
    const { entry } = (await enter(tablet, { badge: 'badge-nurse-a' })).body;
    expect((await tablet.get('/api/v1/session/s-1')).status).toBe(401);
    const sign = clinic.command('sign-session', 'session/s-1', {}, { entry, seenSeq: 99 });
    expect(keyOf(await tablet.say(sign))).toBe('step-up-required');
    const desk = (await enter(tablet, { badge: 'badge-front-desk-a' })).body.entry;
    expect(keyOf(await tablet.say(vitals({ entry: desk })))).toBe('not-with-your-role');
    const second = (await enter(tablet, { badge: 'badge-nurse-a' }, 'second')).body.entry;
    expect(keyOf(await tablet.say(vitals({ entry: second })))).toBe('entry-refused');
  });

  test('a wrong PIN and an unknown person are one answer; five wrong rest the PIN until its owner logs in', async () => {
    const tablet = await clinic.tablet();
    const wrong = await enter(tablet, { person: 'biller-a', pin: '0000' });
    const nobody = await enter(tablet, { person: 'nobody-at-all', pin: '0000' });
    expect(wrong.text).toBe(nobody.text);
    for (let i = 0; i < 4; i += 1) await enter(tablet, { person: 'biller-a', pin: '0000' });
    expect((await enter(tablet, { person: 'biller-a', pin: '2468' })).status).toBe(401);
    expect((await enter(tablet, { badge: 'badge-biller-a' })).status).toBe(200);
    await clinic.logIn('biller-a');
    expect((await enter(tablet, { person: 'biller-a', pin: '2468' })).status).toBe(200);
  });

  test('only an enrolled tablet asks for it', async () => {
    const nurse = await clinic.logIn('nurse-a');
    expect(keyOf(await enter(nurse, { badge: 'badge-nurse-a' }))).toBe('not-found');
    const tablet = await clinic.tablet();
    const people = await tablet.get('/api/v1/entries/people');
    expect(people.body.people.map(({ id }: { id: string }) => id)).toContain('nurse-a');
    expect(people.text).not.toContain('nurse-b');
  });

  test('a badge belongs to one person of a clinic, and may be held by another in another', async () => {
    const nurse = await clinic.logIn('nurse-a');
    expect((await nurse.post('/api/v1/me/badge', { badge: 'badge-owner-a' })).body.issues).toEqual([
      { path: ['badge'], message: 'is in use; a badge belongs to one person' },
    ]);
    expect((await nurse.post('/api/v1/me/badge', { badge: 'badge-owner-b' })).body.badge).toBe(true);
    expect((await nurse.post('/api/v1/me/badge', { badge: null })).body.badge).toBe(false);
    expect((await nurse.post('/api/v1/me/badge', { badge: 'badge-nurse-a' })).body.badge).toBe(true);
  });
});

describe('when nobody is logged in', () => {
  test('an enrolled tablet writes the emergency log as itself, and nothing else', async () => {
    const tablet = await clinic.tablet();
    expect((await tablet.say(vitals())).status).toBe(200);
    expect((await last('session/s-1')).author).toEqual({
      kind: 'device',
      id: tablet.id,
      right: 'command/chart-observations tablet clinic',
      tablet: tablet.id,
    });
    expect(keyOf(await tablet.say(clinic.command('release-patient', 'session/s-1', {})))).toBe('login-required');
    expect(keyOf(await tablet.say(clinic.command('list-allergies', 'patient/p-1', {})))).toBe('login-required');
    expect((await tablet.get('/api/v1/board')).status).toBe(401);
    expect(keyOf(await clinic.browser().say(vitals()))).toBe('login-required');
  });

  test('nor does a login that may not say it take anything from the tablet: what it logs is the tablet’s, until a person signs', async () => {
    const tablet = await clinic.tablet();
    await clinic.logIn('front-desk-a', tablet);
    const log = (kind: string, body: object) => tablet.say(clinic.command(kind, 'session/s-1', body));
    // What anybody may log stands under the own name.
    expect((await log('open-emergency', { emergency: 'e-desk', card: 'seizure' })).status).toBe(200);
    expect((await last('session/s-1')).author).toMatchObject({ kind: 'person', id: 'front-desk-a', tablet: tablet.id });
    expect((await tablet.say(vitals())).status).toBe(200);
    expect((await last('session/s-1')).author).toMatchObject({ kind: 'device', id: tablet.id });
    expect(keyOf(await log('place-access', { place: 'left hand' }))).toBe('not-with-your-role');
    expect((await tablet.get('/api/v1/session/s-1')).status).toBe(403);
  });

  test('at a computer that is no tablet of the clinic the desk logs under its own name, and nothing that is a nurse’s', async () => {
    const desk = await clinic.logIn('front-desk-a');
    const step = { emergency: 'e-pc', card: 'seizure', step: 'called-911' };
    expect((await desk.say(clinic.command('take-emergency-step', 'session/s-1', step))).status).toBe(200);
    expect((await last('session/s-1')).author).toMatchObject({ kind: 'person', id: 'front-desk-a' });
    expect(keyOf(await desk.say(vitals()))).toBe('not-with-your-role');
    const close = { emergency: 'e-pc', outcome: 'recovered', familyCalled: true };
    expect(keyOf(await desk.say(clinic.command('close-emergency', 'session/s-1', close)))).toBe('not-with-your-role');
  });

  test('on a locked screen likewise', async () => {
    const tablet = await clinic.tablet();
    await clinic.logIn('nurse-a', tablet);
    await tablet.post('/api/v1/lock');
    expect((await tablet.say(vitals())).status).toBe(200);
    expect((await last('session/s-1')).author).toMatchObject({ kind: 'device', id: tablet.id });
    expect(keyOf(await tablet.say(clinic.command('place-access', 'session/s-1', { place: 'left hand' })))).toBe(
      'input-locked',
    );
  });
});

describe('an entry whose answer was lost, asked for again under somebody else', () => {
  const kinds = (answer: Answer) =>
    (answer.body.answers as CommandAnswer[]).map((one) =>
      one.answer === 'recorded' ? `recorded${one.replayed ? ' before' : ''}` : one.problem.type,
    );
  const count = async () => (await clinic.record.load('clinic-a', 'session/s-1')).length;

  test('said by a nurse, then by the tablet while her screen is locked, and after she has left it', async () => {
    const tablet = await clinic.tablet();
    await clinic.logIn('nurse-a', tablet);
    const said = [vitals(), clinic.command('place-access', 'session/s-1', { place: 'left hand' })];
    expect(kinds(await tablet.say(...said))).toEqual(['recorded', 'recorded']);
    const before = await count();
    await tablet.post('/api/v1/lock');
    expect(kinds(await tablet.say(...said))).toEqual(['recorded before', 'recorded before']);
    await tablet.post('/api/v1/logout');
    expect(kinds(await tablet.say(...said))).toEqual(['recorded before', 'recorded before']);
    expect(await count()).toBe(before);
  });

  test('said by the tablet while nobody was there, then by whoever logs in', async () => {
    const tablet = await clinic.tablet();
    const said = vitals();
    expect(kinds(await tablet.say(said))).toEqual(['recorded']);
    await clinic.logIn('nurse-a', tablet);
    expect(kinds(await tablet.say(said))).toEqual(['recorded before']);
  });

  test('said by whom a badge named, then when he is no more of the clinic', async () => {
    const owner = await clinic.logIn('owner-a');
    await owner.say(clinic.command('add-person', 'clinic/staff', { person: 'temp-2', name: 'Temp', roles: ['nurse'] }));
    const { link } = (await owner.post('/api/v1/staff/temp-2/invitation')).body;
    const temp = clinic.browser();
    const token = /#welcome=(.+)$/.exec(link)![1];
    await temp.post('/api/v1/invitations/accept', { token, login: 'temp2@example.test', password: PASSWORD });
    await temp.post('/api/v1/me/badge', { badge: 'badge-temp-2' });
    const tablet = await clinic.tablet();
    await clinic.logIn('prescriber-a', tablet);
    const { entry } = (await tablet.post('/api/v1/entries', { badge: 'badge-temp-2', purpose: 'entry' })).body;
    // An order, which nobody takes from somebody who has left.
    const said = clinic.command('plan-session', 'session/s-9', plan(), { entry });
    expect(kinds(await tablet.say(said))).toEqual(['recorded']);
    await owner.say(clinic.command('end-person', 'clinic/staff', { person: 'temp-2', because: 'contract over' }));
    expect(kinds(await tablet.say(said))).toEqual(['recorded before']);
  });

  test('another tablet, or other words under the same id, are told nothing', async () => {
    const tablet = await clinic.tablet();
    await clinic.logIn('nurse-a', tablet);
    const said = vitals();
    await tablet.say(said);
    const other = await clinic.tablet();
    await clinic.logIn('prescriber-a', other);
    expect(keyOf(await other.say(said))).toBe('id-reused');
    await clinic.logIn('prescriber-a', tablet);
    expect(keyOf(await tablet.say({ ...said, occurredAt: new Date(clinic.clock.ms - 1).toISOString() }))).toBe(
      'id-reused',
    );
    expect(kinds(await tablet.say(said))).toEqual(['recorded before']);
  });
});

describe('commands that were kept under one login', () => {
  test('are not taken under another, and wait for their own', async () => {
    const browser = await clinic.logIn('prescriber-a');
    const post = (by: string) => browser.post('/api/v1/commands', { commands: [vitals()], by });
    expect(keyOf(await post('nurse-a'))).toBe('login-required');
    expect((await post('prescriber-a')).status).toBe(200);
  });

  test('nor with the bytes that they are about', async () => {
    const browser = await clinic.logIn('front-desk-a');
    const command = clinic.command('take-photo', 'patient/p-1', {});
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0x00, 0x02, 0xff, 0xd9]).toString('base64');
    const post = (by: string) => browser.post('/api/v1/uploads', { command, bytes, by });
    expect(keyOf(await post('nurse-a'))).toBe('login-required');
    expect((await clinic.record.load('clinic-a', 'patient/p-1')).at(-1)!.kind).not.toBe('photo-taken');
    expect((await post('front-desk-a')).status).toBe(200);
  });
});

describe('a right that ended while the tablet was offline', () => {
  test('facts from before are kept as unconfirmed, with a task; orders and later facts are not taken', async () => {
    const owner = await clinic.logIn('owner-a');
    const person = { person: 'temp-1', name: 'Temp', roles: ['nurse'] };
    await owner.say(clinic.command('add-person', 'clinic/staff', person));
    const { link } = (await owner.post('/api/v1/staff/temp-1/invitation')).body;
    const token = /#welcome=(.+)$/.exec(link)![1];
    const tablet = await clinic.tablet();
    const opened = await tablet.post('/api/v1/invitations/open', { token });
    expect(opened.body).toMatchObject({ person: 'Temp', clinic: 'Clinic A' });
    const accept = { token, login: 'temp@example.test', password: PASSWORD };
    expect((await tablet.post('/api/v1/invitations/accept', accept)).body.next).toBe('done');

    const before = vitals();
    const noted = clinic.command('place-access', 'session/s-1', { place: 'left hand' });
    const order = clinic.command('release-patient', 'session/s-1', { overrides: [], goesWith: 'nobody' });
    clinic.clock.ms += MINUTE;
    const end = { person: 'temp-1', because: 'contract over' };
    await owner.say(clinic.command('end-person', 'clinic/staff', end));
    clinic.clock.ms += MINUTE;
    const after = clinic.command('place-access', 'session/s-1', { place: 'right hand' });

    const answers = (await tablet.say(before, noted, order, after)).body.answers;
    expect(answers.map((a: CommandAnswer) => (a.answer === 'recorded' ? a.unconfirmed : a.problem.type))).toEqual([
      true,
      true,
      '/problems/login-required',
      '/problems/login-required',
    ]);
    const stored = (await clinic.record.load('clinic-a', 'session/s-1')).slice(-2);
    expect(stored.map(({ author }) => author)).toEqual([
      { kind: 'person', id: 'temp-1', right: 'unconfirmed command/chart-observations nurse clinic', tablet: tablet.id },
      { kind: 'person', id: 'temp-1', right: 'unconfirmed command/place-access nurse clinic', tablet: tablet.id },
    ]);
    expect(await last('patient/p-1')).toMatchObject({
      kind: 'task-opened',
      body: { kind: 'confirm-entry', ownerRole: 'prescriber', about: { stream: 'session/s-1' } },
    });
    // Coming back later does not open the old login again.
    await owner.say(clinic.command('readmit-person', 'clinic/staff', { person: 'temp-1', because: 'back' }));
    expect((await tablet.get('/api/v1/me')).status).toBe(401);
  });
});

describe('an invitation', () => {
  test('is for one person, voided by the next, and replaces everything that was there', async () => {
    const owner = await clinic.logIn('owner-b');
    const link = async () =>
      /#welcome=(.+)$/.exec((await owner.post('/api/v1/staff/nurse-b/invitation')).body.link)![1]!;
    const first = await link();
    const second = await link();
    const browser = clinic.browser();
    const accept = { login: 'nurse-b-new@example.test', password: 'a brand new password' };
    expect(keyOf(await browser.post('/api/v1/invitations/accept', { token: first, ...accept }))).toBe('not-found');
    const taken = { token: second, ...accept, login: 'owner-a@example.test' };
    expect((await browser.post('/api/v1/invitations/accept', taken)).body.issues).toEqual([
      { path: ['login'], message: 'is taken; choose another' },
    ]);
    const old = await clinic.logIn('nurse-b');
    expect((await browser.post('/api/v1/invitations/accept', { token: second, ...accept })).body.next).toBe('done');
    expect((await old.get('/api/v1/me')).status).toBe(401);
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ pin: false, badge: false });
    expect(keyOf(await browser.post('/api/v1/invitations/accept', { token: second, ...accept }))).toBe('not-found');
    expect(keyOf(await owner.post('/api/v1/staff/nurse-a/invitation'))).toBe('not-found');
  });
});

describe('the first owner', () => {
  test('is who can read the terminal, once', async () => {
    const code = await clinic.access.newSetupCode();
    expect(code).toMatch(/^([A-Z2-9]{4}-){2}[A-Z2-9]{4}$/);
    const newer = (await clinic.access.newSetupCode())!;
    const browser = clinic.browser();
    expect((await browser.get('/api/v1/setup')).body).toEqual({ needed: true, demo: true });
    const asked = (given: string, zone = 'America/Denver') => ({
      code: given,
      clinic: { name: 'Real Clinic', zone },
      owner: { name: 'Olu Owner', login: 'olu@example.test', password: PASSWORD },
    });
    expect((await browser.post('/api/v1/setup', asked(newer, 'Mars/Base'))).body.issues[0].path).toEqual([
      'clinic',
      'zone',
    ]);
    expect(keyOf(await browser.post('/api/v1/setup', asked(code!)))).toBe('login-refused');
    // The disk fills between the clinic and its owner: nothing of it stands, and the same code opens later.
    const disk = new pg.Client(clinic.database.owner);
    await disk.connect();
    await disk.query(`create function identity.no_room() returns trigger language plpgsql as
      $$ begin raise 'no space left on device' using errcode = '53100'; end $$`);
    await disk.query(
      'create trigger no_room before insert on identity.credential for each row execute function identity.no_room()',
    );
    expect((await browser.post('/api/v1/setup', asked(newer))).status).toBe(503);
    await disk.query('drop function identity.no_room cascade');
    await disk.end();
    expect((await browser.get('/api/v1/setup')).body).toEqual({ needed: true, demo: true });
    const done = await browser.post('/api/v1/setup', asked(newer.toLowerCase()));
    expect(done.body).toMatchObject({
      next: 'done',
      me: { roles: ['owner'], clinic: { name: 'Real Clinic', demo: false }, secondFactor: 'missing' },
    });
    expect((await browser.get('/api/v1/setup')).body).toEqual({ needed: false, demo: false });
    expect(keyOf(await browser.post('/api/v1/setup', asked(newer)))).toBe('already-set-up');
    expect(await clinic.access.newSetupCode()).toBeUndefined();
  });
});
