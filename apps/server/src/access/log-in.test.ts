import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, PASSWORD, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

const MINUTE = 60_000;
const keyOf = (answer: Answer) => String(answer.body?.type ?? '').replace('/problems/', '');
const name = (person: string) => `${person}@example.test`;

describe('logging in', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await testClinic();
  });
  afterAll(() => clinic?.close());
  const attempt = (login: string, password: string, on: TestBrowser = clinic.browser()) =>
    on.post('/api/v1/login', { name: login, password });

  test('gives a cookie that no script reads and no other site sends', async () => {
    const browser = clinic.browser();
    const answer = await attempt(name('nurse-a'), PASSWORD, browser);
    expect(answer.body).toMatchObject({ next: 'done', me: { person: { id: 'nurse-a' }, strength: 'password' } });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^keel-login=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const { rows } = await clinic.access.pool.query('select token from identity.login');
    expect(rows.map(({ token }) => token)).not.toContain(browser.cookies.get('keel-login'));
  });

  test('any case and spaces around a name are the same name; a password is exact', async () => {
    expect((await attempt(`  NURSE-A@Example.TEST `, PASSWORD)).status).toBe(200);
    expect((await attempt(name('nurse-a'), PASSWORD.toUpperCase())).status).toBe(401);
  });

  test('a wrong name and a wrong password are one answer, and do the same work', async () => {
    /** What is asked of the database, statement by statement: the same list takes the same time. */
    const traceOf = async (login: string, password: string) => {
      const { pool } = clinic.access;
      const trace: string[] = [];
      const real = pool.query.bind(pool);
      pool.query = ((...args: Parameters<typeof real>) => {
        const [first] = args as unknown as [string | { text: string }];
        trace.push((typeof first === 'string' ? first : first.text).replace(/\s+/g, ' ').slice(0, 60));
        return real(...args);
      }) as typeof pool.query;
      const log = async () =>
        Number((await real('select position from log_head', [])).rows.length) >= 0 &&
        (await clinic.record.transaction('clinic-a', (_trx, client) =>
          client.query<{ n: number }>('select count(*)::int as n from access_log').then(({ rows }) => rows[0]!.n),
        ));
      const before = await log();
      trace.length = 0;
      const answer = await attempt(login, password);
      pool.query = real as typeof pool.query;
      return {
        answer: answer.text,
        status: answer.status,
        trace: [...trace],
        entries: Number(await log()) - Number(before),
      };
    };
    const wrongPassword = await traceOf(name('nurse-a'), 'not the password');
    const wrongName = await traceOf('nobody@example.test', 'not the password');
    expect(wrongPassword.status).toBe(401);
    expect(wrongName.answer).toBe(wrongPassword.answer);
    expect(wrongName.entries).toBe(1);
    expect(wrongPassword.entries).toBe(1);
    // The name that nobody has is entered under a clinic that must be looked up: one query more, and no fewer.
    expect(wrongName.trace.slice(0, wrongPassword.trace.length)).toEqual(wrongPassword.trace);
  });

  test.each([
    ['a name that exists', name('biller-a')],
    ['a name that does not', 'ghost@example.test'],
  ])('five wrong tries lock %s for a quarter of an hour, and the right one does not help', async (_, login) => {
    for (let i = 0; i < 5; i += 1) expect((await attempt(login, 'wrong wrong')).status).toBe(401);
    const locked = await attempt(login, PASSWORD);
    expect(keyOf(locked)).toBe('login-refused');
    clinic.clock.ms += 14 * MINUTE;
    expect((await attempt(login, PASSWORD)).status).toBe(401);
    clinic.clock.ms += 2 * MINUTE;
    expect((await attempt(login, PASSWORD)).status).toBe(login === name('biller-a') ? 200 : 401);
  });

  test('a hundred tries at once are not a hundred free ones', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => attempt(name('auditor-a'), i === 19 ? PASSWORD : `wrong ${i}`)),
    );
    const { rows } = await clinic.access.pool.query<{ failures: number }>(
      `select failures from identity.throttle where until is not null order by last_at desc limit 1`,
    );
    expect(rows[0]!.failures).toBeLessThanOrEqual(6);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    clinic.clock.ms += 16 * MINUTE;
  });

  test('the right password forgets the wrong ones', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await attempt(name('owner-a'), 'wrong wrong');
      expect((await attempt(name('owner-a'), PASSWORD)).status).toBe(200);
    }
  });

  test('logging in again in the same browser ends the login before', async () => {
    const browser = await clinic.logIn('nurse-a');
    const before = browser.cookies.get('keel-login')!;
    await clinic.logIn('prescriber-a', browser);
    const old = clinic.browser(new Map([['keel-login', before]]));
    expect((await old.get('/api/v1/me')).status).toBe(401);
    expect((await browser.get('/api/v1/me')).body.person.id).toBe('prescriber-a');
  });

  test('a login that is locked out of input goes on showing, until it ends', async () => {
    const nurse = await clinic.logIn('nurse-a');
    clinic.clock.ms += 11 * MINUTE;
    expect((await nurse.get('/api/v1/me')).body.lockedAt).not.toBeNull();
    expect((await nurse.get('/api/v1/board')).status).toBe(200);
    expect(keyOf(await nurse.say(clinic.command('detach-device', 'device/d-1', {})))).toBe('input-locked');
    expect((await nurse.post('/api/v1/active')).status).toBe(403);
    expect(keyOf(await nurse.post('/api/v1/unlock', { pin: '1111' }))).toBe('login-refused');
    expect((await nurse.post('/api/v1/unlock', { pin: '2468' })).body.lockedAt).toBeNull();
    expect(keyOf(await nurse.say(clinic.command('detach-device', 'device/d-1', {})))).toBe('not-found');
    clinic.clock.ms += 61 * MINUTE;
    expect((await nurse.get('/api/v1/board')).status).toBe(401);
  });

  test('a hand on the screen keeps it open; a screen that only asks for news does not', async () => {
    const nurse = await clinic.logIn('nurse-a');
    for (let i = 0; i < 4; i += 1) {
      clinic.clock.ms += 9 * MINUTE;
      expect((await nurse.post('/api/v1/active')).status).toBe(204);
    }
    for (let i = 0; i < 3; i += 1) {
      clinic.clock.ms += 4 * MINUTE;
      await nurse.get('/api/v1/board');
    }
    expect((await nurse.get('/api/v1/me')).body.lockedAt).not.toBeNull();
  });

  test('it ends after a shift, however busy', async () => {
    const nurse = await clinic.logIn('nurse-a');
    for (let hour = 0; hour < 12 * 7; hour += 1) {
      clinic.clock.ms += 8.5 * MINUTE;
      await nurse.post('/api/v1/active');
    }
    clinic.clock.ms += 8 * MINUTE;
    expect((await nurse.get('/api/v1/me')).status).toBe(401);
  });

  test.each([
    ['pin', { pin: '2468' }],
    ['badge', { badge: 'badge-nurse-a' }],
    ['password', { password: PASSWORD }],
  ])('a locked screen opens by %s, and not by a colleague’s', async (_, shown) => {
    const nurse = await clinic.logIn('nurse-a');
    expect((await nurse.post('/api/v1/lock')).body.lockedAt).not.toBeNull();
    expect((await nurse.post('/api/v1/unlock', { badge: 'badge-owner-a' })).status).toBe(401);
    expect((await nurse.post('/api/v1/unlock', shown)).body.lockedAt).toBeNull();
  });

  test('one’s other logins can be seen and ended; somebody else’s only by an owner who has stepped up', async () => {
    const one = await clinic.logIn('prescriber-a');
    const two = await clinic.logIn('prescriber-a');
    const mine = await two.get('/api/v1/logins?person=prescriber-a');
    const other = mine.body.logins.find(({ current }: { current: boolean }) => !current);
    const nurse = await clinic.logIn('nurse-a');
    expect(keyOf(await nurse.post(`/api/v1/logins/${other.id}/end`))).toBe('not-found');
    expect((await nurse.get('/api/v1/logins')).status).toBe(403);
    expect((await two.post(`/api/v1/logins/${other.id}/end`)).status).toBe(204);
    expect((await one.get('/api/v1/me')).status).toBe(401);
    const owner = await clinic.logIn('owner-a');
    clinic.clock.ms += 6 * MINUTE;
    const all = await owner.get('/api/v1/logins');
    const foreign = all.body.logins.find(({ person }: { person: string }) => person === 'nurse-a');
    expect(keyOf(await owner.post(`/api/v1/logins/${foreign.id}/end`))).toBe('step-up-required');
    expect((await owner.post('/api/v1/step-up', { password: PASSWORD })).status).toBe(200);
    expect((await owner.post(`/api/v1/logins/${foreign.id}/end`)).status).toBe(204);
    const elsewhere = await clinic.logIn('owner-b');
    const theirs = (await elsewhere.get('/api/v1/me')).body.login;
    expect(keyOf(await owner.post(`/api/v1/logins/${theirs}/end`))).toBe('not-found');
    expect((await elsewhere.get('/api/v1/me')).status).toBe(200);
  });

  test('whoever holds the token of an ended login is told why it ended, and nobody else that there was one', async () => {
    const [here, elsewhere] = [await clinic.logIn('nurse-b'), await clinic.logIn('nurse-b')];
    const owner = await clinic.logIn('owner-b');
    const loginOf = async (browser: typeof here) => (await browser.get('/api/v1/me')).body.login;
    const [first, second] = [await loginOf(here), await loginOf(elsewhere)];
    expect((await owner.post(`/api/v1/logins/${first}/end`)).status).toBe(204);
    expect((await here.get('/api/v1/me')).body).toMatchObject({ status: 401, ended: 'ended-by-clinic' });
    const again = await clinic.logIn('nurse-b');
    expect((await again.post(`/api/v1/logins/${second}/end`)).status).toBe(204);
    expect((await elsewhere.get('/api/v1/me')).body).toMatchObject({ status: 401, ended: 'login-ended' });
    clinic.clock.ms += 13 * 60 * MINUTE;
    expect((await again.get('/api/v1/me')).body).toMatchObject({ status: 401, ended: 'expired' });
    for (const stranger of [clinic.browser(), clinic.browser(new Map([['keel-login', 'x'.repeat(43)]]))]) {
      const { body } = await stranger.get('/api/v1/me');
      expect(body.status).toBe(401);
      expect(body).not.toHaveProperty('ended');
    }
    const refused = await clinic.browser().post('/api/v1/login', { name: name('nurse-b'), password: 'wrong' });
    expect(refused.body).not.toHaveProperty('ended');
  });

  test('stepping up makes a new token; the old one lives for some seconds, for what is on its way', async () => {
    const owner = await clinic.logIn('owner-a');
    const before = owner.cookies.get('keel-login')!;
    await owner.post('/api/v1/step-up', { password: PASSWORD });
    expect(owner.cookies.get('keel-login')).not.toBe(before);
    const old = () => clinic.browser(new Map([['keel-login', before]])).get('/api/v1/me');
    expect((await old()).status).toBe(200);
    clinic.clock.ms += 11_000;
    expect((await old()).status).toBe(401);
    expect((await owner.get('/api/v1/me')).status).toBe(200);
  });

  test('a new password ends the other logins, and asks for the old one', async () => {
    const here = await clinic.logIn('biller-b');
    const there = await clinic.logIn('biller-b');
    const next = 'another long password';
    expect((await here.post('/api/v1/me/password', { password: 'wrong', next })).status).toBe(401);
    expect((await here.post('/api/v1/me/password', { password: PASSWORD, next: 'short' })).status).toBe(400);
    expect((await here.post('/api/v1/me/password', { password: PASSWORD, next })).status).toBe(200);
    expect((await there.get('/api/v1/me')).status).toBe(401);
    expect((await attempt(name('biller-b'), PASSWORD)).status).toBe(401);
    expect((await attempt(name('biller-b'), next)).status).toBe(200);
  });
});

describe('a clinic that treats real people', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await testClinic({ real: true });
  });
  afterAll(() => clinic?.close());
  const codeAt = (secret: string, ms: number) => generate({ secret, epoch: Math.floor(ms / 1000) });

  test('shows nothing before a second factor is there, and then asks for it', async () => {
    const nurse = await clinic.logIn('nurse-a');
    expect((await nurse.get('/api/v1/me')).body.secondFactor).toBe('missing');
    expect(keyOf(await nurse.get('/api/v1/board'))).toBe('second-factor-missing');
    expect(keyOf(await nurse.say(clinic.command('detach-device', 'device/d-1')))).toBe('second-factor-missing');
    expect(keyOf(await nurse.get('/api/v1/stream?topics=board'))).toBe('second-factor-missing');

    const { secret } = (await nurse.post('/api/v1/me/totp')).body;
    expect((await nurse.post('/api/v1/me/totp/confirm', { code: '000000' })).status).toBe(401);
    const first = await codeAt(secret, clinic.clock.ms);
    expect((await nurse.post('/api/v1/me/totp/confirm', { code: first })).body.totp).toBe(true);
    const { rows } = await clinic.access.pool.query(
      `select totp_secret from identity.credential where person = 'nurse-a'`,
    );
    expect(rows[0].totp_secret.toString('latin1')).not.toContain(secret);
    // What was set up a moment ago with one factor is worth one factor.
    expect((await nurse.get('/api/v1/me')).body).toMatchObject({ strength: 'password', steppedUpUntil: null });
    expect((await nurse.get('/api/v1/board')).status).toBe(200);

    const again = clinic.browser();
    const half = await again.post('/api/v1/login', { name: name('nurse-a'), password: PASSWORD });
    expect(half.body).toMatchObject({ next: 'second-factor', methods: ['totp'] });
    expect(again.cookies.size).toBe(0);
    const { attempt } = half.body;
    // The code that confirmed it was used: replayed, it is refused, and only now, after the password, as the code that it was.
    expect(keyOf(await again.post('/api/v1/login/totp', { attempt, code: first }))).toBe('code-refused');
    const none = { attempt: 'A'.repeat(43), code: '000000' };
    expect(keyOf(await again.post('/api/v1/login/totp', none))).toBe('login-refused');
    expect(keyOf(await again.post('/api/v1/login', { name: name('nurse-a'), password: 'wrong' }))).toBe(
      'login-refused',
    );
    clinic.clock.ms += 30_000;
    const second = await codeAt(secret, clinic.clock.ms);
    const done = await again.post('/api/v1/login/totp', { attempt, code: second });
    expect(done.body).toMatchObject({ next: 'done', me: { strength: 'two-factor' } });
    expect(done.body.me.steppedUpUntil).not.toBeNull();
    // The attempt is spent, and so is the code.
    expect((await again.post('/api/v1/login/totp', { attempt, code: second })).status).toBe(401);
    const third = await clinic.browser().post('/api/v1/login', { name: name('nurse-a'), password: PASSWORD });
    const replay = { attempt: third.body.attempt, code: second };
    expect((await clinic.browser().post('/api/v1/login/totp', replay)).status).toBe(401);
  });

  test('two who send one code at the same moment do not both get in', async () => {
    const owner = await clinic.logIn('owner-a');
    const { secret } = (await owner.post('/api/v1/me/totp')).body;
    await owner.post('/api/v1/me/totp/confirm', { code: await codeAt(secret, clinic.clock.ms) });
    clinic.clock.ms += 30_000;
    const code = await codeAt(secret, clinic.clock.ms);
    const attempts = await Promise.all(
      [1, 2, 3].map(async () => {
        const half = await clinic.browser().post('/api/v1/login', { name: name('owner-a'), password: PASSWORD });
        return half.body.attempt as string;
      }),
    );
    const answers = await Promise.all(
      attempts.map((attempt) => clinic.browser().post('/api/v1/login/totp', { attempt, code })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a code from half a minute ago still counts, from a minute ago does not', async () => {
    const prescriber = await clinic.logIn('prescriber-a');
    const { secret } = (await prescriber.post('/api/v1/me/totp')).body;
    await prescriber.post('/api/v1/me/totp/confirm', { code: await codeAt(secret, clinic.clock.ms) });
    const start = Math.ceil((clinic.clock.ms + 300_000) / 30_000) * 30_000;
    for (const [ageMs, works] of [
      [61_000, false],
      [30_000, true],
    ] as const) {
      clinic.clock.ms = start + (works ? 300_000 : 0);
      const half = await clinic.browser().post('/api/v1/login', { name: name('prescriber-a'), password: PASSWORD });
      const answer = await clinic.browser().post('/api/v1/login/totp', {
        attempt: half.body.attempt,
        code: await codeAt(secret, clinic.clock.ms - ageMs),
      });
      expect(`${ageMs}: ${answer.status}`).toBe(`${ageMs}: ${works ? 200 : 401}`);
    }
  });

  test('stepping up takes both factors', async () => {
    const browser = clinic.browser();
    const owner = await clinic.logIn('owner-b', browser);
    const { secret } = (await owner.post('/api/v1/me/totp')).body;
    await owner.post('/api/v1/me/totp/confirm', { code: await codeAt(secret, clinic.clock.ms) });
    const person = { person: 'x-1', name: 'X', roles: ['nurse'] };
    expect(keyOf(await owner.say(clinic.command('add-person', 'clinic/staff', person)))).toBe('step-up-required');
    expect(keyOf(await owner.post('/api/v1/step-up', { password: PASSWORD }))).toBe('login-refused');
    clinic.clock.ms += 60_000;
    const code = await codeAt(secret, clinic.clock.ms);
    expect((await owner.post('/api/v1/step-up', { password: PASSWORD, code })).body.strength).toBe('two-factor');
    expect((await owner.say(clinic.command('add-person', 'clinic/staff', person))).status).toBe(200);
  });

  test('the demo’s door is closed where there is a real clinic', async () => {
    const demo = { id: 'demo', name: 'Demo', zone: 'America/Denver', demo: true };
    await clinic.access.createClinic(demo);
    await clinic.access.addPersonWithLogin(demo, {
      id: 'demo-nurse',
      name: 'Demo Nurse',
      roles: ['nurse'],
      login: 'demo-nurse@example.test',
      password: PASSWORD,
    });
    expect(
      (await clinic.browser().post('/api/v1/login', { name: name('demo-nurse'), password: PASSWORD })).status,
    ).toBe(401);
    expect(await clinic.access.listClinics()).toHaveLength(2);
  });
});
