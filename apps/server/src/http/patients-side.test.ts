import { requestOfAnswers } from '@keel/clinical/self-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { StaleStream } from '../record/index.ts';
import { type Answer, type TestBrowser, type TestClinic, testClinic, uuid7 } from '../testing/index.ts';

/** The patients' side as a stranger, a patient and somebody who means harm meet it. */
let clinic: TestClinic;
beforeAll(async () => {
  clinic = await testClinic();
});
afterAll(() => clinic?.close());

const PORTAL = { 'keel-side': 'portal' };
const keyOf = (answer: Answer) => String(answer.body?.type ?? '').replace('/problems/', '');

const asking = (more: object = {}) => ({
  by: 'self',
  givenName: 'Ines',
  familyName: 'Moreau',
  birthDate: '1986-02-11',
  email: 'ines@example.test',
  language: 'en',
  contact: { email: true },
  safety: 'safe',
  ...more,
});
const signUp = (request: object, browser: TestBrowser = clinic.browser(), id = uuid7(clinic.clock.ms)) => {
  // One address may ask so often an hour: time passes between the people of this file.
  clinic.clock.ms += 200_000;
  return browser.post('/api/v1/sign-up', { id, clinic: 'clinic-a', request });
};

/** Sends what is owed, and reads what the mailbox of this address got. */
async function mailTo(address: string): Promise<readonly { text: string; subject: string; to: string }[]> {
  await clinic.messages.sendDue();
  const box = await clinic.browser().get('/api/v1/mailbox');
  return box.body.messages.filter(({ to }: { to: string }) => to === address);
}
const secretOf = (text: string): string => /\/open\/#([\w-]{43})/.exec(text)?.[1] ?? '';
const stopOf = (text: string): string => [...text.matchAll(/\/open\/#([\w-]{43})/g)].at(-1)?.[1] ?? '';
const open = (browser: TestBrowser, secret: string, more: object = {}) =>
  browser.post('/api/v1/open-link', { secret, ...more }, PORTAL);

/** Somebody new, whose link was opened: the browser in which he is known, and his id. */
async function patient(email: string, birthDate = '1986-02-11') {
  await signUp(asking({ email, birthDate, familyName: email.replace(/\W/g, '') }));
  const [mail] = await mailTo(email);
  const browser = clinic.browser();
  const opened = await open(browser, secretOf(mail!.text), { birthDate });
  expect(opened.body).toMatchObject({ next: 'opened', purpose: 'sign-in', page: '/my/' });
  const me = await browser.get('/api/v1/portal/me', PORTAL);
  return { browser, id: me.body.about as string, mail: mail! };
}

describe('from a request to the own page', () => {
  test('a message, a button, a date of birth, and what is next', async () => {
    const browser = clinic.browser();
    expect((await signUp(asking({ email: 'first@example.test' }))).body).toEqual({ asked: true, minor: false });
    const [mail] = await mailTo('first@example.test');
    expect(mail).toBeDefined();
    const secret = secretOf(mail!.text);
    expect((await open(browser, secret)).body).toEqual({ next: 'birth-date' });
    expect((await open(browser, secret, { birthDate: '1986-02-11' })).body.next).toBe('opened');
    const path = await browser.get('/api/v1/my-path', PORTAL);
    expect(path.body).toMatchObject({
      name: 'Ines',
      signUp: 'asked',
    });
    // The first two of the path; what other parts of the clinic ask of him comes behind.
    expect(path.body.steps.slice(0, 2)).toMatchObject([
      { step: 'asked', state: 'done' },
      { step: 'clinic-looks', state: 'with-clinic' },
    ]);
  });

  test('what lies in a mailbox names nobody, and nothing anybody could be treated for', async () => {
    const { mail } = await patient('quiet@example.test');
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Ines|Moreau|1986|quiet|Clinic A/);
    expect(`${mail.subject} ${mail.text}`).not.toMatch(
      /ketamin|depress|therap|treat|psych|patient|appointment|session/i,
    );
  });

  test('the same press of the button twice is one request and one message', async () => {
    const id = uuid7(clinic.clock.ms);
    const twice = asking({ email: 'twice@example.test' });
    await signUp(twice, clinic.browser(), id);
    clinic.clock.ms += 30_000;
    expect((await signUp(twice, clinic.browser(), id)).status).toBe(200);
    expect(await mailTo('twice@example.test')).toHaveLength(1);
    expect(keyOf(await signUp({ ...twice, givenName: 'Other' }, clinic.browser(), id))).toBe('id-reused');
  });

  test('nobody is in the list of patients before staff have accepted the request', async () => {
    const { id } = await patient('listed@example.test');
    const desk = await clinic.logIn('front-desk-a');
    const ids = async () =>
      (await desk.get('/api/v1/patients')).body.patients.map((row: { brief: { id: string } }) => row.brief.id);
    expect(await ids()).not.toContain(id);
    clinic.clock.ms += 1_000;
    expect((await desk.say(clinic.command('accept-sign-up', `patient/${id}`))).status).toBe(200);
    expect(await ids()).toContain(id);
  });
});

test('a request that is closed has a page that says why, what else, and whom to call', async () => {
  const { browser, id } = await patient('closed@example.test');
  const desk = await clinic.logIn('front-desk-a');
  expect((await browser.get('/api/v1/my-decision', PORTAL)).status).toBe(404);
  // A page of one's own with nothing on it yet was looked at; nobody refused it.
  const { looks } = (await browser.get('/api/v1/my-privacy', PORTAL)).body;
  expect(looks.filter(({ denied }: { denied: boolean }) => denied)).toEqual([]);
  clinic.clock.ms += 1_000;
  const closing = { because: 'no-place', words: 'full until May', told: 'We have no free place before May.' };
  expect((await desk.say(clinic.command('close-sign-up', `patient/${id}`, closing))).status).toBe(200);
  const { body, text } = await browser.get('/api/v1/my-decision', PORTAL);
  expect(body).toMatchObject({ kind: 'closed', because: 'no-place', words: closing.told, by: null, contact: null });
  expect(body.alternatives).toContain('psychotherapy');
  // What the desk wrote for itself stays with the desk.
  expect(text).not.toContain('full until May');
  const path = await browser.get('/api/v1/my-path', PORTAL);
  expect(path.body.steps).toContainEqual(expect.objectContaining({ step: 'not-here', page: '/my/decision' }));
  expect((await mailTo('closed@example.test')).length).toBe(2);
});

test('a name that hides signs is refused, and what nobody can store as text is no fault of ours', async () => {
  for (const givenName of ['An\u0000n', 'An\u202en', 'A\u2066nn', 'Ann\u0007']) {
    const answer = await signUp(asking({ email: 'signs@example.test', givenName }));
    expect(answer.status, JSON.stringify(givenName)).toBe(400);
  }
  expect((await signUp(asking({ email: 'signs@example.test', givenName: 'Zoë-María Ó’Neill' }))).status).toBe(200);
  const desk = await clinic.logIn('front-desk-a');
  const odd = { givenName: 'An\u0000n', familyName: 'O\u0000dd', birthDate: '1980-05-01', sexAtBirth: 'male' };
  clinic.clock.ms += 1_000;
  expect((await desk.say(clinic.command('register-patient', 'patient/p-odd', odd))).status).toBe(200);
  const near = { contact: 'family', name: 'Un\u0000cle', phone: '+1 303 555 0166' };
  clinic.clock.ms += 1_000;
  expect((await desk.say(clinic.command('name-contact', 'patient/p-odd', near))).status).toBe(200);
});

test('a patient changes how he may be written to by his page, and cannot say that the clinic was told', async () => {
  const { browser, id } = await patient('how@example.test');
  const change = { channel: 'text', allowed: true, how: 'told' };
  expect(
    (
      await browser.post(
        '/api/v1/commands',
        { commands: [clinic.command('change-contact-consent', `patient/${id}`, change)] },
        PORTAL,
      )
    ).status,
  ).toBe(200);
  const said = (await clinic.record.load('clinic-a', `patient/${id}`)).findLast(
    ({ kind }) => kind === 'contact-consent-changed',
  );
  expect(said?.body).toMatchObject({ how: 'portal' });
});

describe('a link', () => {
  test('opens once', async () => {
    const { mail } = await patient('once@example.test');
    expect(keyOf(await open(clinic.browser(), secretOf(mail.text), { birthDate: '1986-02-11' }))).toBe('link-refused');
  });

  test('is voided by the next', async () => {
    await signUp(asking({ email: 'voided@example.test' }));
    const [first] = await mailTo('voided@example.test');
    clinic.clock.ms += 120_000;
    await clinic.browser().post('/api/v1/sign-in-link', { contact: 'Voided@Example.test', language: 'en' });
    await expect.poll(async () => (await mailTo('voided@example.test')).length).toBe(2);
    const second = (await mailTo('voided@example.test')).find(({ text }) => text !== first!.text)!;
    expect(keyOf(await open(clinic.browser(), secretOf(first!.text), { birthDate: '1986-02-11' }))).toBe(
      'link-refused',
    );
    expect((await open(clinic.browser(), secretOf(second.text), { birthDate: '1986-02-11' })).body.next).toBe('opened');
  });

  /** Two more messages of the clinic, whose links open the same page. */
  async function twoMore(email: string) {
    const { id } = await patient(email);
    const before = (await mailTo(email)).length;
    for (let nth = 0; nth < 2; nth += 1) {
      clinic.clock.ms += 60_000;
      const desk = await clinic.logIn('front-desk-a');
      await desk.say(clinic.command('send-message', `patient/${id}`, { template: 'something-new' }));
    }
    const mails = await mailTo(email);
    expect(mails).toHaveLength(before + 2);
    const subject = 'There is something new for you';
    return mails.filter((mail) => mail.subject === subject).map(({ text }) => secretOf(text));
  }

  test('of each of two reminders opens, in whatever order, and each once', async () => {
    const secrets = await twoMore('beside@example.test');
    expect(secrets).toHaveLength(2);
    for (const secret of secrets.toReversed()) {
      expect((await open(clinic.browser(), secret, { birthDate: '1986-02-11' })).body.next).toBe('opened');
      expect(keyOf(await open(clinic.browser(), secret, { birthDate: '1986-02-11' }))).toBe('link-refused');
    }
  });

  test('is no other five guesses where a second one lies beside it, and the next that is asked for ends both', async () => {
    const email = 'spread@example.test';
    const [first, second] = await twoMore(email);
    for (let guess = 1; guess <= 5; guess += 1) {
      const secret = guess % 2 === 0 ? first! : second!;
      expect(keyOf(await open(clinic.browser(), secret, { birthDate: `1990-01-0${guess}` }))).toBe('proof-refused');
    }
    for (const secret of [first!, second!])
      expect(keyOf(await open(clinic.browser(), secret, { birthDate: '1986-02-11' }))).toBe('link-refused');
    const other = 'asked-for@example.test';
    const beside = await twoMore(other);
    clinic.clock.ms += 120_000;
    await clinic.browser().post('/api/v1/sign-in-link', { contact: other, language: 'en' });
    await expect.poll(async () => (await mailTo(other)).some(({ text }) => /new link/.test(text))).toBe(true);
    const asked = (await mailTo(other)).find(({ text }) => /new link/.test(text))!;
    for (const secret of beside)
      expect(keyOf(await open(clinic.browser(), secret, { birthDate: '1986-02-11' }))).toBe('link-refused');
    expect((await open(clinic.browser(), secretOf(asked.text), { birthDate: '1986-02-11' })).body.next).toBe('opened');
  });

  test('has an end', async () => {
    await signUp(asking({ email: 'ended@example.test' }));
    const [mail] = await mailTo('ended@example.test');
    clinic.clock.ms += 3 * 86_400_000 + 1;
    expect(keyOf(await open(clinic.browser(), secretOf(mail!.text), { birthDate: '1986-02-11' }))).toBe('link-refused');
  });

  test('is dead after five wrong dates of birth, and says no more than that they are wrong', async () => {
    await signUp(asking({ email: 'guessed@example.test' }));
    const [mail] = await mailTo('guessed@example.test');
    const secret = secretOf(mail!.text);
    for (let guess = 1; guess <= 5; guess += 1) {
      const answer = await open(clinic.browser(), secret, { birthDate: `1990-01-0${guess}` });
      expect(keyOf(answer)).toBe('proof-refused');
      expect(answer.text).not.toContain('Ines');
    }
    expect(keyOf(await open(clinic.browser(), secret, { birthDate: '1986-02-11' }))).toBe('link-refused');
  });

  test('that says stop can say stop and see nothing', async () => {
    const { id, mail } = await patient('stop@example.test');
    const browser = clinic.browser();
    expect((await open(browser, stopOf(mail.text))).body).toMatchObject({ next: 'opened', purpose: 'stop' });
    expect((await browser.get('/api/v1/my-path', PORTAL)).status).toBe(403);
    const say = (kind: string, body: object) =>
      browser.post('/api/v1/commands', { commands: [clinic.command(kind, `patient/${id}`, body)] }, PORTAL);
    expect(keyOf(await say('change-contact-consent', { channel: 'email', allowed: true, how: 'portal' }))).toBe(
      'not-with-your-role',
    );
    const other = await say('stop-messages', { channel: 'text' });
    expect(other.body.answers[0].problem.reasons.map(({ rule }: { rule: string }) => rule)).toEqual([
      'stop-other-channel',
    ]);
    expect((await say('stop-messages', { channel: 'email' })).status).toBe(200);
    const desk = await clinic.logIn('front-desk-a');
    await desk.say(clinic.command('send-message', `patient/${id}`, { template: 'something-new' }));
    const before = (await mailTo('stop@example.test')).length;
    clinic.clock.ms += 86_400_000;
    // Nothing more by e-mail: what is owed waits on paper, for the desk.
    expect(await mailTo('stop@example.test')).toHaveLength(before);
    const paper = await (await clinic.logIn('front-desk-a')).get('/api/v1/paper-messages');
    expect(paper.body.messages.map((one: { patient: string }) => one.patient)).toContain(id);
  });

  test('is kept nowhere but in the message', async () => {
    const { mail } = await patient('hashed@example.test');
    const secret = secretOf(mail.text);
    const { rows } = await clinic.access.pool.query<{ found: boolean }>(
      `select exists (select from identity.link where token = $1 or token like '%' || $1 || '%') as found`,
      [secret],
    );
    expect(rows[0]?.found).toBe(false);
    const events = await clinic.record.after('clinic-a', 0, 10_000);
    expect(JSON.stringify(events)).not.toContain(secret);
  });
});

describe('whose chart', () => {
  test('one patient cannot speak for another, nor learn whether he is there', async () => {
    const ana = await patient('ana@example.test');
    const ben = await patient('ben@example.test');
    const say = (stream: string) =>
      ana.browser.post(
        '/api/v1/commands',
        {
          commands: [
            clinic.command('change-contact-consent', stream, { channel: 'call', allowed: true, how: 'portal' }),
          ],
        },
        PORTAL,
      );
    const other = await say(`patient/${ben.id}`);
    const nobody = await say('patient/nobody-at-all');
    expect(keyOf(other)).toBe('not-found');
    const plain = (answer: Answer) => ({ ...answer.body, answers: null });
    expect(plain(other)).toEqual(plain(nobody));
    expect((await say(`patient/${ana.id}`)).status).toBe(200);
  });

  test('nothing of the staff answers to a patient', async () => {
    const { browser, id } = await patient('curious@example.test');
    for (const path of [
      'me',
      'patients',
      `patient/${id}`,
      'sign-ups',
      'tasks',
      'audit',
      'stream?topics=view/patients',
    ]) {
      expect(`${path} ${(await browser.get(`/api/v1/${path}`, PORTAL)).status}`).toBe(`${path} 401`);
      expect(`${path} ${(await browser.get(`/api/v1/${path}`)).status}`).toBe(`${path} 401`);
    }
    for (const kind of ['register-patient', 'accept-sign-up', 'merge-sign-up', 'list-medicines', 'sign-decision']) {
      const answer = await browser.post(
        '/api/v1/commands',
        { commands: [clinic.command(kind, `patient/${id}`, {})] },
        PORTAL,
      );
      expect(`${kind} ${keyOf(answer)}`).toBe(`${kind} not-with-your-role`);
    }
  });

  test('a browser in which staff are logged in too speaks as the one that it says', async () => {
    const both = await patient('both@example.test');
    await clinic.logIn('owner-a', both.browser);
    expect((await both.browser.get('/api/v1/me', PORTAL)).status).toBe(401);
    expect((await both.browser.get('/api/v1/me')).body.person.id).toBe('owner-a');
    const said = await both.browser.post(
      '/api/v1/commands',
      { commands: [clinic.command('accept-sign-up', `patient/${both.id}`)] },
      PORTAL,
    );
    expect(keyOf(said)).toBe('not-with-your-role');
  });

  test('a login ends by its button, by an hour without use, and by its end', async () => {
    const out = await patient('out@example.test');
    expect((await out.browser.post('/api/v1/portal/logout', undefined, PORTAL)).status).toBe(204);
    expect((await out.browser.get('/api/v1/my-path', PORTAL)).status).toBe(401);
    const idle = await patient('idle@example.test');
    clinic.clock.ms += 59 * 60_000;
    expect((await idle.browser.get('/api/v1/my-path', PORTAL)).status).toBe(200);
    clinic.clock.ms += 61 * 60_000;
    expect((await idle.browser.get('/api/v1/my-path', PORTAL)).status).toBe(401);
  });
});

describe('nobody learns who is a patient here', () => {
  test('asking for a link is answered alike for who is known and who is not', async () => {
    await patient('known@example.test');
    const ask = (contact: string) => clinic.browser().post('/api/v1/sign-in-link', { contact, language: 'en' });
    const [known, unknown] = [await ask('known@example.test'), await ask('unknown@example.test')];
    expect(known.body).toEqual(unknown.body);
    expect(known.status).toBe(unknown.status);
    expect(await mailTo('unknown@example.test')).toEqual([]);
  });

  test('signing up again under a known address is answered as for anybody, and shown to staff as alike', async () => {
    const { id } = await patient('again@example.test');
    clinic.clock.ms += 60_000;
    expect((await signUp(asking({ email: 'again@example.test', givenName: 'I.' }))).body).toEqual({
      asked: true,
      minor: false,
    });
    const desk = await clinic.logIn('front-desk-a');
    const rows = (await desk.get('/api/v1/sign-ups')).body.signUps as {
      patient: string;
      like: unknown[];
      email: string;
    }[];
    const second = rows.find((row) => row.email === 'again@example.test' && row.patient !== id)!;
    expect(second.like).toEqual([expect.objectContaining({ patient: id, by: ['email'] })]);
  });

  test('one address gets so many messages an hour and no more, known or not', async () => {
    for (const contact of ['often@example.test', 'known@example.test']) {
      clinic.clock.ms += 3_700_000;
      const statuses: number[] = [];
      for (let n = 0; n < 6; n += 1) {
        statuses.push((await clinic.browser().post('/api/v1/sign-in-link', { contact, language: 'en' })).status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    }
  });
});

describe('one mailbox and one telephone are written to so often an hour', () => {
  const link = (contact: string) => clinic.browser().post('/api/v1/sign-in-link', { contact, language: 'en' });
  const refer = (more: object, practice: object) => {
    const request = {
      ...{ givenName: 'Ines', familyName: 'Moreau', birthDate: '1986-02-11', language: 'en', ...more },
      referrer: { name: 'Dr Ode', ...practice },
      referral: { reason: 'has tried two', urgent: false, patientAgreed: true },
    };
    return clinic.browser().post('/api/v1/refer', { id: uuid7(clinic.clock.ms), clinic: 'clinic-a', request });
  };
  test.each([
    [
      'a mailbox',
      [
        'spelt@example.test',
        'Spelt@Example.test',
        ' spelt+one@example.test',
        'spelt@EXAMPLE.test ',
        'ｓpelt@example.test',
      ],
    ],
    ['a telephone', ['+1 303 555 0177', '(303) 555-0177', '3035550177', '1.303.555.0177', '011 1 303 555 0177']],
  ])('%s, however it is spelt and by whichever page', async (_, spellings) => {
    clinic.clock.ms += 3_700_000;
    for (const contact of spellings) expect((await link(contact)).status).toBe(200);
    const [contact] = spellings;
    const way = contact!.includes('@') ? { email: contact } : { phone: contact };
    expect((await link(contact!)).status).toBe(429);
    expect((await signUp(asking({ email: undefined, ...way }))).status).toBe(429);
    expect((await signUp(asking({ email: 'else@example.test', guardian: { name: 'Ode', ...way } }))).status).toBe(429);
    expect((await refer(way, {})).status).toBe(429);
    // To call it the practice's own address does not make it another mailbox.
    expect((await refer(way, way)).status).toBe(429);
    clinic.clock.ms += 3_700_000;
  });

  test('a practice hears of each of its patients, and not without end', async () => {
    clinic.clock.ms += 3_700_000;
    const statuses: number[] = [];
    for (let n = 0; n < 22; n += 1) {
      statuses.push((await refer({ email: `sent-${n}@example.test` }, { email: 'ode@example.test' })).status);
      clinic.clock.ms += 1_000;
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200));
    expect(statuses.slice(20)).toEqual([429, 429]);
    clinic.clock.ms += 7_200_000;
  });
});

describe('who is asked for by another, or is not of age', () => {
  test('a link that is asked for while something else is written about the person comes all the same', async () => {
    await signUp(asking({ email: 'race@example.test', familyName: 'Race' }));
    expect(await mailTo('race@example.test')).toHaveLength(1);
    clinic.clock.ms += 120_000;
    const { append } = clinic.record;
    let raced = false;
    const racing = vi.spyOn(clinic.record, 'append').mockImplementation(async (where, request, ...rest) => {
      if (request.author.id !== 'sign-in' || raced) return append(where, request, ...rest);
      raced = true;
      throw new StaleStream('patient/race', 1, 2);
    });
    await clinic.browser().post('/api/v1/sign-in-link', { contact: 'race@example.test', language: 'en' });
    await expect.poll(async () => (await mailTo('race@example.test')).length, { timeout: 5_000 }).toBe(2);
    expect(raced).toBe(true);
    racing.mockRestore();
  });

  test('a young person is told so, an adult is written to, and no page is opened for a child', async () => {
    const answer = await signUp(
      asking({
        email: 'young@example.test',
        birthDate: '2012-05-05',
        guardian: { name: 'Paul Moreau', email: 'paul@example.test' },
      }),
    );
    expect(answer.body).toEqual({ asked: true, minor: true });
    expect(await mailTo('young@example.test')).toEqual([]);
    const [toGuardian] = await mailTo('paul@example.test');
    expect(toGuardian!.text).not.toContain('/open/#');
    // Nor does asking for a link help the child to one, until the clinic has spoken with an adult.
    await signUp(asking({ email: 'grown@example.test', familyName: 'Grown' }));
    clinic.clock.ms += 120_000;
    for (const contact of ['young@example.test', 'grown@example.test'])
      await clinic.browser().post('/api/v1/sign-in-link', { contact, language: 'en' });
    await expect.poll(async () => (await mailTo('grown@example.test')).length, { timeout: 30_000 }).toBe(2);
    expect(await mailTo('young@example.test')).toEqual([]);
    const desk = await clinic.logIn('front-desk-a');
    const tasks = await desk.get('/api/v1/tasks');
    expect(tasks.body.tasks.map(({ kind }: { kind: string }) => kind)).toContain('sign-up-minor');
  });

  test('who says that he is not safe is a task for a nurse at once, and stands first', async () => {
    await signUp(asking({ email: 'unsafe@example.test', safety: 'not-safe' }));
    const nurse = await clinic.logIn('nurse-a');
    const tasks = (await nurse.get('/api/v1/tasks')).body.tasks as { kind: string; pinned: boolean }[];
    expect(tasks[0]).toMatchObject({ kind: 'sign-up-not-safe', pinned: true });
    expect((await nurse.get('/api/v1/sign-ups')).body.signUps[0]).toMatchObject({
      email: 'unsafe@example.test',
      mustNotWait: true,
      clinical: { safety: 'not-safe' },
    });
    const desk = await clinic.logIn('front-desk-a');
    const row = (await desk.get('/api/v1/sign-ups')).body.signUps[0];
    expect(row).toMatchObject({ mustNotWait: true, clinical: null });
  });

  test('answers of "Is it for me?" that are brought along are read by the clinic, asked for help where they ask for it, and begin the form', async () => {
    const answers = { safe: ['thoughts'], heart: ['vessel'], body: ['none'], medicines: ['lorazepam'], odd: ['x'] };
    await signUp(asking({ email: 'brought@example.test', selfCheck: { answers, request: requestOfAnswers(answers) } }));
    const nurse = await clinic.logIn('nurse-a');
    const rows = (await nurse.get('/api/v1/sign-ups')).body.signUps as { email: string }[];
    expect(rows.find(({ email }) => email === 'brought@example.test')).toMatchObject({
      mustNotWait: true,
      clinical: {
        selfCheck: [
          { question: 'safe', options: ['thoughts'], written: [] },
          { question: 'heart', options: ['vessel'], written: [] },
          { question: 'medicines', options: [], written: ['lorazepam'] },
        ],
      },
    });
    const desk = await clinic.logIn('front-desk-a');
    expect((await desk.get('/api/v1/sign-ups')).text).not.toMatch(/lorazepam|vessel/);
    const [mail] = await mailTo('brought@example.test');
    const browser = clinic.browser();
    await open(browser, secretOf(mail!.text), { birthDate: '1986-02-11' });
    const { intake } = (await browser.get('/api/v1/my-forms', PORTAL)).body;
    expect(intake.answers).toEqual({});
    expect(intake.told.heart.answer).toEqual({ kind: 'many', values: ['aneurysm'] });
    expect(intake.told.medicines.answer).toEqual({ kind: 'medicines', medicines: [{ name: 'lorazepam' }] });
    const tasks = (await nurse.get('/api/v1/tasks')).body.tasks as { kind: string }[];
    expect(tasks.map(({ kind }) => kind)).toContain('distress-ask');
  });

  test('a referrer follows his request and sees nothing of the chart', async () => {
    const answer = await clinic.browser().post('/api/v1/refer', {
      id: uuid7(clinic.clock.ms),
      clinic: 'clinic-a',
      request: {
        givenName: 'Omar',
        familyName: 'Diaz',
        birthDate: '1975-09-09',
        phone: '+1 303 555 0177',
        language: 'es',
        referrer: { name: 'Dr. Sol', email: 'sol@practice.test' },
        referral: { reason: 'Two antidepressants without effect', urgent: false, patientAgreed: false },
      },
    });
    expect(answer.body).toEqual({ asked: true, minor: false });
    const [mail] = await mailTo('sol@practice.test');
    const browser = clinic.browser();
    expect((await open(browser, secretOf(mail!.text))).body).toMatchObject({ purpose: 'refer', page: '/refer/state' });
    const state = await browser.get('/api/v1/my-referral', PORTAL);
    expect(state.body).toMatchObject({ initials: 'O. D.', state: 'received' });
    expect(state.text).not.toMatch(/Omar|Diaz|1975|antidepressants/);
    expect((await browser.get('/api/v1/my-path', PORTAL)).status).toBe(403);
    // It may be looked at again, from another device: it shows nothing of anybody.
    expect((await open(clinic.browser(), secretOf(mail!.text))).body.next).toBe('opened');
  });
});

test('a practice with a fax alone is printed to at its own number, and the request says what it still looks for', async () => {
  clinic.clock.ms += 200_000;
  const referral = { reason: 'Depression', tried: 'sertraline', risk: 'none now', urgent: false, patientAgreed: false };
  const send = (familyName: string, referrer: object) =>
    clinic.browser().post('/api/v1/refer', {
      id: uuid7(clinic.clock.ms),
      clinic: 'clinic-a',
      request: { givenName: 'Fay', familyName, birthDate: '1975-09-09', language: 'en', referrer, referral },
    });
  await send('Faxton', { name: 'Dr. Fax', practice: 'Fax Practice', fax: '+1 303 555 0190' });
  const desk = await clinic.logIn('front-desk-a');
  const printed = (await desk.get('/api/v1/paper-messages')).body.messages as { template: string }[];
  expect(printed.find(({ template }) => template === 'referral-received-by-fax')).toMatchObject({
    to: 'referrer',
    name: 'Dr. Fax',
    about: 'Fay Faxton',
    address: ['Fax Practice'],
    fax: '+1 303 555 0190',
    subject: 'Your request has arrived',
  });
  clinic.clock.ms += 200_000;
  await send('Mailton', { name: 'Dr. Mail', email: 'mailton@practice.test' });
  const [mail] = await mailTo('mailton@practice.test');
  const browser = clinic.browser();
  await open(browser, secretOf(mail!.text));
  const state = await browser.get('/api/v1/my-referral', PORTAL);
  expect(state.body.missing).toEqual(['medicines', 'allergies', 'history', 'bloodPressure', 'contact']);
  expect(state.text).not.toMatch(/sertraline|Mailton/);
});

test('two requests of one person become one chart by staff, and the first page is closed', async () => {
  const first = await patient('merge@example.test');
  const before = await mailTo('merge@example.test');
  const desk = await clinic.logIn('front-desk-a');
  await desk.say(clinic.command('accept-sign-up', `patient/${first.id}`));
  clinic.clock.ms += 60_000;
  await signUp(asking({ email: 'merge@example.test', phone: '+1 303 555 0188' }));
  const rows = (await desk.get('/api/v1/sign-ups')).body.signUps as { patient: string; state: string; email: string }[];
  const second = rows.find((row) => row.email === 'merge@example.test' && row.state === 'asked')!;
  // Other mail goes to the same address: the link of the second request is the one that is worded like the first.
  const [link] = before;
  const mail = (await mailTo('merge@example.test')).find(
    ({ text, subject }) => subject === link!.subject && before.every((one) => one.text !== text),
  );
  const page = clinic.browser();
  expect((await open(page, secretOf(mail!.text), { birthDate: '1986-02-11' })).body.next).toBe('opened');
  expect((await page.get('/api/v1/my-path', PORTAL)).status).toBe(200);
  const merged = await desk.say(clinic.command('merge-sign-up', `patient/${second.patient}`, { into: first.id }));
  expect(merged.status).toBe(200);
  // What is said from now on would be said to nobody.
  expect((await page.get('/api/v1/my-path', PORTAL)).status).toBe(401);
  const again = await desk.say(clinic.command('merge-sign-up', `patient/${second.patient}`, { into: first.id }));
  expect(again.body).toMatchObject({ reasons: [{ rule: 'sign-up-merged' }] });
  const contact = await first.browser.get('/api/v1/my-contact', PORTAL);
  // What the other request wrote is no address of this person until staff have heard it from them.
  expect(contact.body.phone ?? null).not.toBe('+1 303 555 0188');
});

test('one address of the network may ask for so many people an hour and no more', async () => {
  clinic.clock.ms += 7_200_000;
  const statuses: number[] = [];
  for (let n = 0; n < 21; n += 1) {
    statuses.push((await signUp(asking({ email: `many-${n}@example.test` }))).status);
    clinic.clock.ms -= 200_000;
  }
  expect(statuses).toEqual([...Array(20).fill(200), 429]);
  clinic.clock.ms += 7_200_000;
});

test('nothing of all this was a fault of ours, or was written to the log', () => {
  expect(clinic.faults).toEqual([]);
  expect(clinic.log).toEqual([]);
});
