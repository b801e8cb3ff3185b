import { createHash, createHmac } from 'node:crypto';
import { POLICY_STREAM } from '@keel/clinical/adoption';
import { CONSENTS, canonicalConsent, consentText } from '@keel/clinical/consent';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import { instant } from '@keel/clinical/units';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  TEXT_REPLY_SECRET,
  type TestBrowser,
  type TestClinic,
  testClinic,
  uuid7,
} from '../testing/index.ts';

/** Ketamine by mouth at home, from a policy that has it off to a dose that is held: what can be ordered, asked and seen. */
let clinic: TestClinic;
let own: TestBrowser;
let prescriber: TestBrowser;
let patient: string;
const PORTAL = { 'keel-side': 'portal' };
const HOME = CONSENTS.find(({ atHome }) => atHome)!;
const ORDER = {
  order: 'home-1',
  route: 'oral-ketamine',
  mg: 100,
  doses: 2,
  refills: 0,
  intervalDays: 3,
  adult: { name: 'Sam Porter', phone: '+1 303 555 0123', agreed: true },
  because: 'responded; lives four hours away',
  printedName: 'Dr. P',
};
const secretOf = (text: string): string => /\/open\/#([\w-]{43})/.exec(text)?.[1] ?? '';
const rulesOf = (answer: Answer): readonly string[] =>
  (answer.body.reasons ?? []).map(({ rule }: { rule: string }) => rule);
const mine = (kind: string, body: object) =>
  own.post('/api/v1/commands', { commands: [clinic.command(kind, `patient/${patient}`, body)] }, PORTAL);
const page = (name: string) => own.get(`/api/v1/${name}`, PORTAL);
async function order(): Promise<Answer> {
  const stream = `patient/${patient}` as const;
  const seenSeq = (await clinic.record.load('clinic-a', stream)).at(-1)?.seq ?? 0;
  return prescriber.say({ ...clinic.command('order-home', stream, ORDER), seenSeq });
}
async function adopt(settings: Readonly<Record<string, number>>, version: string): Promise<void> {
  const seenSeq = (await clinic.record.load('clinic-a', POLICY_STREAM)).at(-1)?.seq ?? 0;
  const policy = { ...STARTING_POLICIES.mixed, version, settings };
  const body = { policy, printedName: 'Dr. P', meaning: 'responsible-prescriber', from: null, because: 'as agreed' };
  const said = await prescriber.say({ ...clinic.command('adopt-policy', POLICY_STREAM, body), seenSeq });
  expect(said.text).toContain('recorded');
}

beforeAll(async () => {
  clinic = await testClinic();
  const request = {
    by: 'self',
    givenName: 'Ines',
    familyName: 'Moreau',
    birthDate: '1986-02-11',
    email: 'home@example.test',
    language: 'en',
    contact: { email: true },
    safety: 'safe',
  };
  await clinic.browser().post('/api/v1/sign-up', { id: uuid7(clinic.clock.ms), clinic: 'clinic-a', request });
  await clinic.messages.sendDue();
  const { body } = await clinic.browser().get('/api/v1/mailbox');
  const mail = body.messages.find(({ to }: { to: string }) => to === 'home@example.test');
  own = clinic.browser();
  await own.post('/api/v1/open-link', { secret: secretOf(mail.text), birthDate: '1986-02-11', keep: true }, PORTAL);
  patient = (await page('portal/me')).body.about;
  prescriber = await clinic.logIn('prescriber-a');
  clinic.clock.ms += 1_000;
  await prescriber.say(clinic.command('accept-sign-up', `patient/${patient}`));
  // No policy is in force yet: what is told of a dose is kept all the same.
  const early = { dose: 'dose-early', step: 'heard', answers: { tired: 'no' } };
  expect((await mine('tell-home-dose', early)).text).toContain('recorded');
  await adopt({}, 'mixed-off');
});
afterAll(() => clinic?.close());

describe('while the policy has it off', () => {
  test('nothing is ordered, no consent is asked for, and there is no page', async () => {
    expect(rulesOf(await order())).toContain('home-not-allowed');
    expect((await page('my-home')).status).toBe(404);
    expect((await page('my-consent?home=yes')).body).toMatchObject({ asked: null, homeOffered: false });
    expect((await page('my-path')).text).not.toContain('"home"');
  });
});

describe('once the policy allows it', () => {
  beforeAll(() => adopt({ 'home-allowed': 1, 'home-supervised-sessions': 1 }, 'mixed-home'));

  test('the consent is the one with the regulator’s warning, signed in its own words; then it is ordered', async () => {
    expect(rulesOf(await order())).toEqual(['home-consent-missing', 'home-not-established', 'home-decision']);
    const { asked } = (await page('my-consent?home=yes')).body;
    expect(asked).toMatchObject({ document: HOME.id, state: 'missing' });
    expect(JSON.stringify(asked.text)).toContain('FDA has warned');
    const signed = await mine('sign-consent-text', {
      document: HOME.id,
      version: HOME.version,
      language: 'en',
      seen: createHash('sha256').update(canonicalConsent(HOME, 'en')).digest('hex'),
      teachBack: consentText(HOME, 'en').teachBack.map(({ id }) => ({ question: id, wrong: [] })),
      printedName: 'Ines Moreau',
    });
    expect(signed.text).toContain('recorded');
    const events = await clinic.record.load('clinic-a', `patient/${patient}`);
    await clinic.record.append('clinic-a', {
      command: { id: uuid7(clinic.clock.ms), bodyHash: 'x' },
      author: { kind: 'system', id: 'clock', right: 'test' },
      streams: [
        {
          stream: `patient/${patient}`,
          expectedSeq: events.at(-1)?.seq ?? 0,
          events: [
            {
              kind: 'session-closed',
              version: 1,
              occurredAt: instant(clinic.clock.ms),
              zone: 'UTC',
              body: { session: 's1', deliveredMg: 35, adverseEvents: [], rescueMedicines: [] },
            },
            {
              kind: 'decision-signed',
              version: 1,
              occurredAt: instant(clinic.clock.ms),
              zone: 'UTC',
              body: { decision: 'treat', route: 'iv-ketamine', words: 'as talked over', overrides: [] },
            },
          ],
        },
      ],
      answer: null,
    });
    expect((await order()).text).toContain('recorded');
    expect((await page('my-path')).text).toContain('"step":"home"');
    expect((await page('my-home')).body).toMatchObject({
      order: { mg: 100, dosesLeft: 2, adult: 'Sam Porter' },
      against: [],
    });
  });

  test('nobody but a prescriber orders it, and only the patient or a nurse tells of a dose', async () => {
    const desk = await clinic.logIn('front-desk-a');
    const nurse = await clinic.logIn('nurse-a');
    const stream = `patient/${patient}` as const;
    for (const browser of [desk, nurse])
      expect((await browser.say(clinic.command('order-home', stream, ORDER))).status).toBe(403);
    const told = { dose: 'dose-0', step: 'before', systolic: 120, diastolic: 70 };
    expect((await desk.say(clinic.command('tell-home-dose', stream, told))).status).toBe(403);
  });

  test('the second adult gets a link that says what to do, and opens nothing else; it is over when the order is', async () => {
    await clinic.messages.sendDue();
    const { body } = await clinic.browser().get('/api/v1/mailbox');
    const text = body.messages.find(({ to }: { to: string }) => to === '+1 303 555 0123')?.text ?? '';
    expect(text.replace(/#\S+/, '')).not.toMatch(/Ines|Moreau|ketamin|\bmg\b/i);
    const adult = clinic.browser();
    const opened = await adult.post('/api/v1/open-link', { secret: secretOf(text) }, PORTAL);
    expect(opened.body).toMatchObject({ next: 'opened', purpose: 'home-adult', page: '/escort/home' });
    const view = () => adult.get('/api/v1/my-home-adult', PORTAL);
    expect((await view()).body).toMatchObject({ name: 'Ines', over: false, pressureMinutes: expect.any(Number) });
    expect((await view()).text).not.toMatch(/ketamin|"mg"|Moreau/i);
    for (const other of ['my-home', 'my-path', 'my-escort', 'my-decision'])
      expect((await adult.get(`/api/v1/${other}`, PORTAL)).status, other).toBe(403);
  });

  test('too high a pressure is told on the page; taken all the same, it is kept, held and a prescriber’s task', async () => {
    await mine('tell-home-dose', { dose: 'dose-1', step: 'before', systolic: 152, diastolic: 80, adultHere: true });
    expect((await page('my-home')).body.current).toMatchObject({ dose: 'dose-1', against: ['home-pressure-before'] });
    expect((await mine('tell-home-dose', { dose: 'dose-1', step: 'taken' })).text).toContain('recorded');
    const held = (await page('my-home')).body;
    expect(held.against).toEqual(expect.arrayContaining(['home-hold', 'home-too-soon']));
    const { tasks } = (await prescriber.get('/api/v1/tasks')).body;
    expect(tasks.map(({ kind }: { kind: string }) => kind)).toContain('home-hold');
  });

  test('a severe pressure is somebody’s task within minutes and the page says at once what to do, the order ended or not', async () => {
    expect((await page('my-home')).body).toMatchObject({ reaching: [], current: { dose: 'dose-1' } });
    const severe = { dose: 'dose-1', step: 'after', systolic: 220, diastolic: 130 };
    expect((await mine('tell-home-dose', severe)).text).toContain('recorded');
    const { tasks } = (await prescriber.get('/api/v1/tasks')).body;
    expect(tasks.find(({ kind }: { kind: string }) => kind === 'home-reach')).toMatchObject({ urgent: true });
    const end = clinic.command('end-home', `patient/${patient}`, { order: 'home-1', because: 'a severe pressure' });
    expect((await prescriber.say(end)).text).toContain('recorded');
    expect((await page('my-home')).body).toMatchObject({
      reaching: ['home-pressure-severe'],
      current: { dose: 'dose-1', untold: ['after', 'heard', 'more-taken'] },
    });
    expect((await page('my-path')).text).toContain('"step":"home"');
    expect((await order()).text).toContain('home-hold');
  });

  test('the second adult says that he is there, or that something is wrong: then somebody reaches them within minutes', async () => {
    const { body } = await clinic.browser().get('/api/v1/mailbox');
    const text = body.messages.find(({ to }: { to: string }) => to === '+1 303 555 0123')?.text ?? '';
    const adult = clinic.browser();
    await adult.post('/api/v1/open-link', { secret: secretOf(text) }, PORTAL);
    const view = async () => (await adult.get('/api/v1/my-home-adult', PORTAL)).body;
    const says = (what: string, order = 'home-1') =>
      adult.post(
        '/api/v1/commands',
        { commands: [clinic.command('answer-as-home-adult', `patient/${patient}`, { order, says: what })] },
        PORTAL,
      );
    const reaches = async () => {
      const { tasks } = (await prescriber.get('/api/v1/tasks')).body;
      return (tasks as { kind: string; title: string; urgent: boolean }[]).filter(({ kind }) => kind === 'home-reach');
    };
    // The order was ended this hour: the dose was taken, and he sits beside it.
    expect((await view()).over).toBe(false);
    const before = await reaches();
    expect((await view()).said).toBeNull();
    expect((await says('there')).text).toContain('recorded');
    expect((await view()).said).toMatchObject({ says: 'there', reaching: false });
    expect((await says('there', 'home-2')).text).toContain('home-no-order');
    clinic.clock.ms += 60_000;
    expect((await says('wrong')).text).toContain('recorded');
    await says('wrong');
    expect((await view()).said).toMatchObject({ says: 'wrong', reaching: true });
    const after = await reaches();
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ title }) => title.includes('The adult who is there'))).toMatchObject({ urgent: true });
    expect((await page('my-home')).body.reaching).toContain('home-adult-wrong');
  });

  test('turned off again, the page says so as long as an order stands or a dose is young', async () => {
    await adopt({}, 'mixed-off-again');
    expect((await page('my-home')).body.against).toContain('home-not-allowed');
  });
});

test('what the second adult texts is about the patient beside whom he sits', async () => {
  const payload = JSON.stringify({ id: 'adult-1', from: '(303) 555-0123', text: 'he wants to kill himself' });
  const seconds = Math.floor(clinic.clock.ms / 1_000);
  const v1 = createHmac('sha256', TEXT_REPLY_SECRET).update(`${seconds}.${payload}`).digest('hex');
  const said = await clinic.app.inject({
    method: 'POST',
    url: '/api/v1/text-reply',
    headers: { 'content-type': 'application/json', 'keel-signature': `t=${seconds},v1=${v1}` },
    payload,
  });
  expect(said.statusCode).toBe(200);
  expect(said.statusCode).toBe(200);
  const stream = `patient/${patient}` as const;
  const events = await clinic.record.load('clinic-a', stream);
  const { tasks } = readPatient(events.reduce(patientFold.evolve, patientFold.initial(stream)));
  expect(tasks).toContainEqual(expect.objectContaining({ kind: 'text-about-patient', urgent: true }));
});
