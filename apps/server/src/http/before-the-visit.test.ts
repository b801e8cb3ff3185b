import { POLICY_STREAM } from '@keel/clinical/adoption';
import { INTAKE_FORM } from '@keel/clinical/intake';
import { PLACES_STREAM } from '@keel/clinical/places';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADOPTED, type Answer, must, type TestBrowser, type TestClinic, testClinic, uuid7 } from '../testing/index.ts';

/** From the first form to the escort's yes, as a patient and an escort meet it through the doors that they have. */
let clinic: TestClinic;
let desk: TestBrowser;
let prescriber: TestBrowser;
let me: { readonly browser: TestBrowser; readonly id: string };
const PORTAL = { 'keel-side': 'portal' };
const HOUR = 3_600_000;
let startsAt: number;
let date: string;

const keyOf = (answer: Answer): string => String(answer.body?.type ?? '').replace('/problems/', '');
const rulesOf = ({ body }: Answer): string[] =>
  ((body.reasons ?? body.answers?.[0]?.problem?.reasons ?? []) as { rule: string }[]).map(({ rule }) => rule);
async function mailTo(address: string) {
  await clinic.messages.sendDue();
  const box = await clinic.browser().get('/api/v1/mailbox');
  return (box.body.messages as { to: string; text: string }[]).filter(({ to }) => to === address);
}
const secretOf = (text: string): string => /\/open\/#([\w-]{43})/.exec(text)?.[1] ?? '';
const say = (by: TestBrowser, kind: string, body: object, id = me.id) =>
  by.post('/api/v1/commands', { commands: [clinic.command(kind, `patient/${id}`, body)] }, PORTAL);
const my = async (view: string, by: TestBrowser = me.browser) =>
  (await must(await by.get(`/api/v1/my-${view}`, PORTAL))).body;

async function patient(email: string) {
  clinic.clock.ms += 200_000;
  const request = {
    by: 'self',
    givenName: 'Ines',
    familyName: email.replace(/\W/g, ''),
    birthDate: '1986-02-11',
    email,
    language: 'en',
    contact: { email: true },
    safety: 'safe',
  };
  await must(
    await clinic.browser().post('/api/v1/sign-up', { id: uuid7(clinic.clock.ms), clinic: 'clinic-a', request }),
  );
  const [mail] = await mailTo(email);
  const browser = clinic.browser();
  await must(
    await browser.post('/api/v1/open-link', { secret: secretOf(mail!.text), birthDate: '1986-02-11' }, PORTAL),
  );
  const known = await browser.get('/api/v1/portal/me', PORTAL);
  return { browser, id: known.body.about as string };
}

beforeAll(async () => {
  clinic = await testClinic();
  const owner = await clinic.logIn('owner-a');
  prescriber = await clinic.logIn('prescriber-a');
  desk = await clinic.logIn('front-desk-a');
  const staff = async (by: TestBrowser, kind: string, stream: string, body: object) =>
    must(await by.say(clinic.command(kind, stream, body)));
  const address = { street: '1 Main', city: 'Denver', state: 'CO', postalCode: '80202', entrance: 'Suite 2' };
  const site = { siteId: 'main', name: 'Main', zone: 'America/Denver', address, phone: '+1 303 555 0100' };
  await staff(owner, 'open-site', PLACES_STREAM, site);
  await staff(owner, 'open-chair', PLACES_STREAM, { siteId: 'main', chairId: 'c1', name: 'Chair 1' });
  await staff(prescriber, 'adopt-policy', POLICY_STREAM, ADOPTED);
  me = await patient('ines@example.test');
  clinic.clock.ms += 1_000;
  await staff(desk, 'accept-sign-up', `patient/${me.id}`, {});
  date = new Date(clinic.clock.ms + 4 * 24 * HOUR).toISOString().slice(0, 10);
  startsAt = Date.parse(`${date}T17:00:00Z`);
  const day = `day/main/${date}`;
  await staff(desk, 'open-day', day, { opensAt: startsAt - HOUR, closesAt: startsAt + 8 * HOUR });
  for (const role of ['nurse', 'prescriber'])
    await staff(desk, 'plan-duty', day, {
      person: `${role}-a`,
      role,
      from: startsAt - HOUR,
      until: startsAt + 8 * HOUR,
    });
  await staff(desk, 'book-chair', day, {
    booking: 'v1',
    session: 's1',
    patient: me.id,
    chair: 'c1',
    regimen: 'iv-depression',
    startsAt,
    overrides: [],
  });
});
afterAll(() => clinic?.close());

describe('my forms', () => {
  test('an answer given here is there on another device, and the clinic is not told by somebody else', async () => {
    const body = { question: 'safe-now', answer: { kind: 'one', value: 'safe' }, form: INTAKE_FORM, language: 'en' };
    await must(await say(me.browser, 'answer-intake', body));
    const forms = await my('forms');
    expect(forms).toMatchObject({
      form: INTAKE_FORM,
      intake: { answers: { 'safe-now': { answer: { kind: 'one', value: 'safe' } } } },
    });
    const other = await patient('other@example.test');
    expect(keyOf(await say(other.browser, 'answer-intake', body))).toBe('not-found');
    expect((await my('forms', other.browser)).intake.answers).toEqual({});
  });
  test('the path says what is theirs to do', async () => {
    const { steps } = await my('path');
    const forms = steps.find(({ step }: { step: string }) => step === 'forms');
    expect(forms).toMatchObject({ state: 'yours', page: '/my/forms', parts: { done: 1 } });
  });
  test('a card is sent from the phone', async () => {
    const answer = await me.browser.post(
      '/api/v1/uploads',
      {
        command: clinic.command('upload-document', `patient/${me.id}`, { upload: 'insurance-front' }),
        bytes: Buffer.from('%PDF-1.4 card').toString('base64'),
      },
      PORTAL,
    );
    expect(answer.status).toBe(200);
    expect((await my('forms')).uploads).toMatchObject([{ upload: 'insurance-front', mediaType: 'application/pdf' }]);
  });
});

describe('my consent', () => {
  test('nothing is to sign before a clinician has decided; then the words come with their hash', async () => {
    expect((await my('consent')).asked).toBeNull();
    // The page of the visit asks for no signature either, whatever is booked.
    expect((await my('prepare')).visit.consent).toBe('not-known');
    await must(
      await prescriber.say(
        clinic.command('start-course', `patient/${me.id}`, {
          course: 'course-1',
          indication: 'depression',
          route: 'iv-ketamine',
          regimen: 'iv-depression',
        }),
      ),
    );
    const { asked } = await my('consent?language=es');
    expect(asked).toMatchObject({ document: 'ketamine-iv', language: 'es', state: 'missing' });
    expect((await my('prepare')).visit.consent).toBe('to-sign');
    const signing = {
      document: asked.document,
      version: asked.version,
      language: 'es',
      seen: asked.sha256,
      teachBack: asked.text.teachBack.map(({ id }: { id: string }) => ({ question: id, wrong: [] })),
      printedName: 'Ines Moreau',
    };
    expect((await say(me.browser, 'sign-consent-text', { ...signing, seen: 'a'.repeat(64) })).status).toBe(422);
    // A question that is open keeps the signature back, until somebody has answered or the patient needs no answer.
    await must(await say(me.browser, 'ask-about-consent', { document: asked.document, words: '¿Duele?' }));
    const waiting = async () => {
      const { questions } = await my('consent?language=es');
      return questions.map(({ state }: { state: string }) => state);
    };
    expect(await waiting()).toEqual(['open']);
    const steps = async () =>
      (await my('path')).steps.flatMap(({ step, state }: { step: string; state: string }) =>
        step.startsWith('consent') ? [`${step} ${state}`] : [],
      );
    expect(await steps()).toEqual(['consent later', 'consent-question with-clinic']);
    expect(rulesOf(await say(me.browser, 'sign-consent-text', signing))).toEqual(['consent-question-open']);
    const [{ question, words, document }] = (await my('consent')).questions;
    expect([document, words]).toEqual(['ketamine-iv', '¿Duele?']);
    expect(
      (await prescriber.say(clinic.command('withdraw-consent-question', `patient/${me.id}`, { question }))).status,
    ).toBe(403);
    await must(await say(me.browser, 'withdraw-consent-question', { question }));
    expect([await waiting(), await steps()]).toEqual([['withdrawn'], ['consent yours']]);
    await must(await say(me.browser, 'ask-about-consent', { document: asked.document, words: '¿Y después?' }));
    expect(await waiting()).toEqual(['withdrawn', 'open']);
    const events = await clinic.record.load('clinic-a', `patient/${me.id}`);
    const { task } = events.findLast(({ kind }) => kind === 'task-opened')!.body as { task: string };
    const evidence = 'she rang: it does not';
    await must(await prescriber.say(clinic.command('close-task', `patient/${me.id}`, { task, evidence })));
    const [, answered] = (await my('consent')).questions;
    // What staff wrote about it is theirs.
    expect(answered).toMatchObject({ state: 'answered', words: '¿Y después?' });
    expect(JSON.stringify(answered)).not.toContain('rang');
    await must(await say(me.browser, 'sign-consent-text', signing));
    const after = await my('consent?language=es');
    expect(after.asked.state).toBe('in-force');
    expect(after.signed[0].title).toBe(after.asked.text.title);
    const pdf = await me.browser.get(`/api/v1/my-consent-pdf?paper=${after.signed[0].paper}`, PORTAL);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const other = await patient('third@example.test');
    expect((await other.browser.get(`/api/v1/my-consent-pdf?paper=${after.signed[0].paper}`, PORTAL)).status).toBe(404);
  });
});

describe('before the visit', () => {
  test('the page has the times of the route, and no medicine until a prescriber names one, with his name', async () => {
    const before = await my('prepare');
    expect(before.visit).toMatchObject({
      visit: 'v1',
      fasting: { foodMinutes: 240, drinkMinutes: 120 },
      holds: [],
      escort: { state: 'nobody', accepted: ['adult', 'medical-transport'] },
      consent: 'in-force',
    });
    await must(
      await prescriber.say(
        clinic.command('instruct-holds', `patient/${me.id}`, {
          holds: [{ medicine: 'lorazepam', instruction: 'last-dose-before', hours: 12 }],
        }),
      ),
    );
    expect((await my('prepare')).visit.holds).toMatchObject([
      { medicine: 'lorazepam', by: 'prescriber of a', lastAt: new Date(startsAt - 12 * HOUR).toISOString() },
    ]);
    expect(keyOf(await say(me.browser, 'instruct-holds', { holds: [] }))).toBe('not-with-your-role');
  });

  test('an escort is asked by a link that shows one visit and nothing else, and the yes is in the session', async () => {
    const escort = { visit: 'v1', escort: 'adult', name: 'Robin', email: 'robin@example.test' };
    await must(await say(me.browser, 'name-escort', escort));
    const [mail] = await mailTo('robin@example.test');
    expect(mail?.text).not.toMatch(/Ines|ketamin|depress|treat/i);
    const robin = clinic.browser();
    const opened = await robin.post('/api/v1/open-link', { secret: secretOf(mail!.text) }, PORTAL);
    expect(opened.body).toMatchObject({ next: 'opened', purpose: 'escort', page: '/escort/' });
    const seen = await my('escort', robin);
    expect(seen).toMatchObject({ visit: 'v1', name: 'Ines', answer: null, off: null, again: null });
    expect(JSON.stringify(seen)).not.toMatch(/ketamin|lorazepam|moreau|1986|depress/i);
    for (const view of ['path', 'forms', 'prepare', 'consent'])
      expect(`${view} ${keyOf(await robin.get(`/api/v1/my-${view}`, PORTAL))}`).toBe(`${view} not-with-your-role`);
    expect(keyOf(await say(robin, 'say-cannot-come', { visit: 'v1', wants: 'no-more' }))).toBe('not-with-your-role');
    await must(await say(robin, 'answer-as-escort', { visit: 'v1', answer: 'yes' }));
    expect((await my('escort', robin)).answer).toBe('yes');
    expect((await my('prepare')).visit.escort).toMatchObject({ state: 'confirmed', name: 'Robin' });
    expect((await me.browser.get('/api/v1/my-escort', PORTAL)).status).toBe(403);
  });

  test('who is named instead is asked, and whoever was named before has no errand here any more', async () => {
    const [mail] = await mailTo('robin@example.test');
    const robin = clinic.browser();
    await must(await robin.post('/api/v1/open-link', { secret: secretOf(mail!.text) }, PORTAL));
    const own = await say(me.browser, 'name-escort', {
      visit: 'v1',
      escort: 'adult',
      name: 'Robin',
      email: 'INES@example.test',
    });
    expect(own.body.answers[0].problem.reasons.map(({ rule }: { rule: string }) => rule)).toEqual([
      'escort-is-patient',
    ]);
    expect((await robin.get('/api/v1/my-escort', PORTAL)).status).toBe(200);
    clinic.clock.ms += 60_000;
    await must(await say(me.browser, 'name-escort', { visit: 'v1', escort: 'medical-transport' }));
    expect(keyOf(await robin.get('/api/v1/my-escort', PORTAL))).toBe('login-required');
    expect(keyOf(await say(robin, 'answer-as-escort', { visit: 'v1', answer: 'no' }))).toBe('login-required');
    const again = await clinic.browser().post('/api/v1/open-link', { secret: secretOf(mail!.text) }, PORTAL);
    // He cannot ask for a link of his own: he is told that it is over, and nothing of whom it was about.
    expect(keyOf(again)).toBe('errand-over');
    expect(again.text).not.toMatch(/Ines|medical-transport|v1/);
  });

  test('words that worry open the task for a person, whatever they are written beside', async () => {
    const opened = async () =>
      (await clinic.record.load('clinic-a', `patient/${me.id}`)).filter(
        ({ kind, body }) => kind === 'task-opened' && (body as { kind?: string }).kind === 'distress-ask',
      );
    await must(await say(me.browser, 'ask-deletion', { words: 'I moved away' }));
    expect(await opened()).toEqual([]);
    await must(await say(me.browser, 'wish-next-time', { words: 'slowly; I do not want to wake up' }));
    expect((await opened()).map(({ body }) => body)).toMatchObject([{ about: { rule: 'wish-words' } }]);
  });

  test('"I ate" and "I can\'t come" are answered at once', async () => {
    await must(await say(me.browser, 'report-food', { visit: 'v1', what: 'food', lastAt: startsAt - HOUR }));
    expect((await my('prepare')).visit.food).toMatchObject({ meaning: 'wait', waitMinutes: 165 });
    await must(await say(me.browser, 'say-cannot-come', { visit: 'v1', wants: 'another-day' }));
    expect(await my('prepare')).toMatchObject({ visit: null, calledOff: { wants: 'another-day' } });
    const { body } = await must(await desk.get(`/api/v1/schedule/main_${date}`));
    expect(body).toMatchObject({ bookings: [], waiting: [] });
    // Said once more by a phone that had kept it: a fact about a visit that is off already.
    await must(await say(me.browser, 'say-cannot-come', { visit: 'v1', wants: 'call-me' }));
  });

  test('"I can\'t come" from a page that does not know that the visit has begun is kept, calls nothing off, and says so', async () => {
    const booked = { booking: 'v2', session: 's2', patient: me.id, chair: 'c1', regimen: 'iv-depression', startsAt };
    await must(await desk.say(clinic.command('book-chair', `day/main/${date}`, { ...booked, overrides: [] })));
    const nurse = await clinic.logIn('nurse-a');
    await must(await nurse.say(clinic.command('record-arrival', 'session/s2', { chair: 'c1' }, { seenSeq: 1 })));
    clinic.clock.ms += 60_000;
    await must(await say(me.browser, 'say-cannot-come', { visit: 'v2', wants: 'no-more' }));
    expect(await my('prepare')).toMatchObject({
      visit: { visit: 'v2' },
      calledOff: null,
      begun: { at: new Date(clinic.clock.ms).toISOString() },
    });
    const { bookings } = (await must(await desk.get(`/api/v1/schedule/main_${date}`))).body;
    expect(bookings).toMatchObject([{ booking: 'v2', phase: 'arrived' }]);
    const { tasks } = (await must(await nurse.get('/api/v1/tasks'))).body;
    expect(tasks.filter(({ kind }: { kind: string }) => kind === 'cannot-come-begun')).toMatchObject([
      { urgent: true, patient: { id: me.id } },
    ]);
  });
});

describe('taking a consent back', () => {
  test('sent without a signal, and heard of after it was signed again: the newer signature is asked about, and not lost', async () => {
    const sign = async () => {
      clinic.clock.ms += 60_000;
      const { asked } = await my('consent');
      const { document, version, language, sha256, text } = asked;
      const teachBack = text.teachBack.map(({ id }: { id: string }) => ({ question: id, wrong: [] }));
      const signing = { document, version, language, seen: sha256, teachBack, printedName: 'Ines Moreau' };
      await must(await say(me.browser, 'sign-consent-text', signing));
    };
    const [{ signature }] = (await my('consent')).held;
    await sign();
    clinic.clock.ms += 60_000;
    await must(await say(me.browser, 'withdraw-consent', { consent: 'ketamine', signature }));
    const doubted = await my('consent');
    expect(doubted).toMatchObject({ held: [{ consent: 'ketamine', inDoubt: true }], asked: { state: 'in-doubt' } });
    expect(doubted.held[0].signature).not.toEqual(signature);
    const { tasks } = (await must(await prescriber.get('/api/v1/tasks'))).body as unknown as {
      tasks: { kind: string; urgent: boolean }[];
    };
    expect(tasks.filter(({ kind }) => kind.startsWith('consent-'))).toMatchObject([
      { kind: 'consent-in-doubt', urgent: true },
    ]);
    await sign();
    expect(await my('consent')).toMatchObject({ held: [{ inDoubt: false }], asked: { state: 'in-force' } });
  });

  test('holds at once, by the patient alone and without a reason; the clinic has a task, and it can be given again', async () => {
    const before = await my('consent');
    expect(before.held).toMatchObject([{ consent: 'ketamine' }]);
    const other = await patient('fourth@example.test');
    const about = clinic.command('withdraw-consent', `patient/${me.id}`, { consent: 'ketamine' });
    expect((await other.browser.post('/api/v1/commands', { commands: [about] }, PORTAL)).status).not.toBe(200);
    clinic.clock.ms += 60_000;
    for (let n = 0; n < 2; n += 1) await must(await say(me.browser, 'withdraw-consent', { consent: 'ketamine' }));
    const after = await my('consent');
    expect(after).toMatchObject({ held: [], asked: { state: 'withdrawn' } });
    expect(after.signed).toHaveLength(before.signed.length);
    const { tasks } = (await must(await prescriber.get('/api/v1/tasks'))).body as unknown as {
      tasks: { kind: string; urgent: boolean; patient: { id: string } | null }[];
    };
    expect(tasks.filter(({ kind }) => kind === 'consent-withdrawn')).toMatchObject([{ urgent: true }]);
  });
});
