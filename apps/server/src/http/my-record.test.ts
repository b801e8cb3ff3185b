import { POLICY_STREAM } from '@keel/clinical/adoption';
import { FEES_STREAM, monthsAfter } from '@keel/clinical/costs';
import { localDateOf } from '@keel/clinical/units';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyPassport } from '../passport/index.ts';
import { ADOPTED, must, type TestBrowser, type TestClinic, testClinic, uuid7 } from '../testing/index.ts';

/** A patient's own money, sessions, passport and privacy, from the prices that staff set to the page that he opens. */
let clinic: TestClinic;
const PORTAL = { 'keel-side': 'portal' };
const BORN = '1986-02-11';
let mine: { readonly browser: TestBrowser; readonly id: string; readonly mail: string };
let other: typeof mine;

async function patient(email: string): Promise<typeof mine> {
  clinic.clock.ms += 200_000;
  const request = {
    by: 'self',
    givenName: 'Ines',
    familyName: email.replace(/\W/g, ''),
    birthDate: BORN,
    email,
    language: 'en',
    contact: { email: true },
    safety: 'safe',
  };
  await must(
    await clinic.browser().post('/api/v1/sign-up', { id: uuid7(clinic.clock.ms), clinic: 'clinic-a', request }),
  );
  await clinic.messages.sendDue();
  const box = await clinic.browser().get('/api/v1/mailbox');
  const { text } = box.body.messages.find(({ to }: { to: string }) => to === email);
  const secret = /\/open\/#([\w-]{43})/.exec(text)?.[1];
  const browser = clinic.browser();
  await must(await browser.post('/api/v1/open-link', { secret, birthDate: BORN }, PORTAL));
  const me = await browser.get('/api/v1/portal/me', PORTAL);
  const desk = await clinic.logIn('front-desk-a');
  clinic.clock.ms += 1_000;
  await must(await desk.say(clinic.command('accept-sign-up', `patient/${me.body.about}`)));
  return { browser, id: me.body.about as string, mail: text };
}

const today = () => localDateOf(clinic.clock.ms as never, 'UTC');
const schedule = (prices: object) => ({
  from: today(),
  prices,
  codes: {},
  esketamine: null,
  slidingScale: [{ name: 'a student', percent: 25 }],
  paymentMonthsMax: 3,
  because: 'opening',
  printedName: 'B.',
});

beforeAll(async () => {
  clinic = await testClinic();
  const prescriber = await clinic.logIn('prescriber-a');
  await must(await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, ADOPTED)));
  mine = await patient('mine@example.test');
  other = await patient('other@example.test');
});
afterAll(() => clinic?.close());

const cost = async (who = mine) => (await must(await who.browser.get('/api/v1/my-cost', PORTAL))).body;
const infusions = (view: { courses: { regimen: string }[] }) =>
  view.courses.find(({ regimen }) => regimen === 'iv-depression');

describe('the cost page', () => {
  test('before the clinic has set a price it says so, and shows what others ask, with sources', async () => {
    const course = infusions(await cost());
    expect(course).toMatchObject({ total: null, notStated: ['evaluation', 'iv-session', 'ketamine-drug'] });
    expect(course).toMatchObject({ context: [{ low: 400, high: 800, sources: ['PRICES'] }, {}] });
  });
  test('a price that the biller sets is on it, every figure with where it comes from', async () => {
    const biller = await clinic.logIn('biller-a');
    const prices = { evaluation: 30_000, 'iv-session': 50_000, 'ketamine-drug': 0 };
    await must(await biller.say(clinic.command('set-fees', FEES_STREAM, schedule(prices))));
    const view = await cost();
    expect(infusions(view)).toMatchObject({ toJudge: { low: 230_000, high: 230_000 }, toJudgeSessions: 4 });
    for (const course of view.courses) {
      for (const row of [...course.context, ...course.figures]) expect(row.sources.length).toBeGreaterThan(0);
      expect(course.countSources.length).toBeGreaterThan(0);
    }
    for (const path of view.insurers) expect(path.sources.length).toBeGreaterThan(0);
    expect(view.dispute.sources.length).toBeGreaterThan(0);
  });
  test('a question about the cost is owed in writing: the biller has a task, once', async () => {
    for (let n = 0; n < 2; n += 1) {
      const body = { commands: [clinic.command('ask-estimate', `patient/${mine.id}`)] };
      expect((await mine.browser.post('/api/v1/commands', body, PORTAL)).status).toBe(200);
    }
    const view = (await must(await (await clinic.logIn('biller-a')).get(`/api/v1/costs/${mine.id}`))).body;
    expect(view.estimateDueBy).not.toBeNull();
    // Nothing is planned: no estimate is begun with a treatment that nobody has said.
    expect(view.planned).toBeNull();
    const owner = await clinic.logIn('owner-a');
    const { tasks } = (await owner.get('/api/v1/tasks')).body as { tasks: { kind: string }[] };
    expect(tasks.filter(({ kind }) => kind === 'good-faith-estimate').length).toBeLessThanOrEqual(1);
  });
  test('an estimate without what the law asks is refused with every piece that is missing', async () => {
    const biller = await clinic.logIn('biller-a');
    const body = {
      estimate: 'e1',
      language: 'en',
      regimen: 'iv-depression',
      from: today(),
      until: today(),
      primaryOn: null,
      sessions: 6,
      maintenance: 0,
      evaluation: true,
      more: [],
      printedName: 'B.',
    };
    const answer = await biller.say(clinic.command('issue-estimate', `patient/${mine.id}`, body));
    const rules = (answer.body as unknown as { reasons: { rule: string }[] }).reasons.map(({ rule }) => rule);
    expect(rules).toEqual(
      expect.arrayContaining(['estimate-provider-npi', 'estimate-provider-tin', 'estimate-diagnosis-codes']),
    );
  });
});

describe('what is agreed about money', () => {
  const payments = () => [33_334, 33_333, 33_333].map((cents, index) => ({ on: monthsAfter(today(), index), cents }));
  const plan = () => ({ plan: 'plan-1', totalCents: 100_000, payments: payments() });
  const discount = () => ({ from: today(), percent: 25, step: 'a student' });

  test('the front desk agrees payments, not prices; the patient sees both, each payment with its day', async () => {
    const [biller, desk] = [await clinic.logIn('biller-a'), await clinic.logIn('front-desk-a')];
    const about = `patient/${mine.id}`;
    expect((await desk.say(clinic.command('agree-discount', about, discount()))).status).toBe(403);
    await must(await biller.say(clinic.command('agree-discount', about, discount())));
    await must(await desk.say(clinic.command('agree-payment-plan', about, plan())));
    const view = await cost();
    expect(view.account.discount).toEqual({ percent: 25, step: 'a student' });
    expect(view.account.plan).toMatchObject({
      total: 100_000,
      paid: 0,
      late: 0,
      payments: payments().map((one) => ({ ...one, standing: 'due' })),
    });
    expect(infusions(view)).toMatchObject({ toJudge: { low: 172_500, high: 172_500 } });
    expect((await cost(other)).account).toMatchObject({ discount: null, plan: null });
  });
  test('a cent too few, a step that nobody set: refused with the reason, and nothing changes', async () => {
    const biller = await clinic.logIn('biller-a');
    const rules = async (kind: string, body: object) =>
      (
        (await biller.say(clinic.command(kind, `patient/${mine.id}`, body))).body as { reasons: { rule: string }[] }
      ).reasons.map(({ rule }) => rule);
    expect(await rules('agree-payment-plan', { ...plan(), totalCents: 100_001 })).toEqual(['plan-does-not-add-up']);
    expect(await rules('agree-discount', { ...discount(), percent: 30 })).toEqual(['discount-not-on-scale']);
    expect((await cost()).account.plan?.total).toBe(100_000);
  });
});

describe('the accounts', () => {
  test('who asked for an estimate stands first, with the day it is owed and the plan; a nurse has no books', async () => {
    const { rows, priced } = (await must(await (await clinic.logIn('biller-a')).get('/api/v1/accounts'))).body;
    expect(priced).toBe(true);
    expect(rows[0]).toMatchObject({
      patient: { id: mine.id },
      estimate: null,
      plan: { total: 100_000, late: 0, nextOn: today() },
    });
    expect(rows[0].estimateDueBy).not.toBeNull();
    expect(rows.some(({ patient }: { patient: { id: string } }) => patient.id === other.id)).toBe(false);
    expect((await (await clinic.logIn('nurse-a')).get('/api/v1/accounts')).status).toBe(403);
  });
});

describe('what the biller sees', () => {
  test('money and codes, and nothing of the chart', async () => {
    const nurse = await clinic.logIn('nurse-a');
    await must(
      await nurse.say(
        clinic.command('list-allergies', `patient/${mine.id}`, {
          answer: 'listed',
          allergies: [{ substance: 'UNMISTAKABLE' }],
        }),
      ),
    );
    const biller = await clinic.logIn('biller-a');
    const { text } = await must(await biller.get(`/api/v1/costs/${mine.id}`));
    expect(text).not.toMatch(/UNMISTAKABLE|allerg|nausea|mmHg|deliveredMg/);
  });
});

describe('my sessions', () => {
  test('what I want next time is kept as I say it, and nobody else can say it for me', async () => {
    const wish = (who: typeof mine, about: typeof mine) =>
      who.browser.post(
        '/api/v1/commands',
        {
          commands: [clinic.command('wish-next-time', `patient/${about.id}`, { words: 'slowly', music: 'cello' })],
        },
        PORTAL,
      );
    expect((await wish(mine, mine)).status).toBe(200);
    expect((await wish(other, mine)).status).not.toBe(200);
    const view = (await must(await mine.browser.get('/api/v1/my-sessions', PORTAL))).body;
    expect(view).toMatchObject({ sessions: [], wish: { words: 'slowly', music: 'cello' } });
    expect((await other.browser.get('/api/v1/my-sessions', PORTAL)).body.wish).toBeNull();
  });
  test('advice about a session that is not mine is not there', async () => {
    expect((await mine.browser.get('/api/v1/my-advice-pdf?session=s-other', PORTAL)).status).toBe(404);
  });
});

describe('the passport', () => {
  test('is signed by the clinic, and about nobody else', async () => {
    const file = await must(await mine.browser.get('/api/v1/my-passport', PORTAL));
    expect(verifyPassport(JSON.parse(file.text))).toMatchObject({ valid: true });
    expect(file.text).toContain('mineexampletest');
    expect(file.text).not.toContain('otherexampletest');
    expect(verifyPassport(JSON.parse(file.text.replace('mineexampletest', 'nobody')))).toMatchObject({ valid: false });
    const paper = await mine.browser.get('/api/v1/my-passport-pdf?language=es', PORTAL);
    expect(paper.headers['content-type']).toBe('application/pdf');
  });
});

describe('my privacy', () => {
  test('who looked is there by name, role and purpose; my own look is my own', async () => {
    const nurse = await clinic.logIn('nurse-a');
    await must(await nurse.get(`/api/v1/patient/${mine.id}`));
    const view = (await must(await mine.browser.get('/api/v1/my-privacy', PORTAL))).body;
    expect(view.looks).toContainEqual(
      expect.objectContaining({ name: 'nurse of a', roles: ['nurse'], purpose: 'care', who: 'person' }),
    );
    expect(view.looks.some(({ who }: { who: string }) => who === 'self')).toBe(true);
    expect(view.stored.length).toBeGreaterThan(1);
  });
  test('the whole record can be taken along, without what others keep as their notes', async () => {
    const nurse = await clinic.logIn('nurse-a');
    const note = { words: 'TALK-NOTE', class: 'counselling' };
    await must(await nurse.say(clinic.command('write-patient-note', `patient/${mine.id}`, note)));
    const file = await must(await mine.browser.get('/api/v1/my-export', PORTAL));
    const record = JSON.parse(file.text);
    expect(record.format).toBe('keel-record-1');
    expect(record.streams[0].events.map(({ kind }: { kind: string }) => kind)).toContain('next-time-wished');
    expect(file.text).not.toContain('TALK-NOTE');
    expect(file.text).not.toContain(other.id);
  });
  test('a deletion that is asked for is a task of the owner, and answered with what stays and by which law', async () => {
    const ask = () => ({ commands: [clinic.command('ask-deletion', `patient/${mine.id}`, { words: 'I move away' })] });
    expect((await mine.browser.post('/api/v1/commands', ask(), PORTAL)).status).toBe(200);
    const view = (await must(await mine.browser.get('/api/v1/my-privacy', PORTAL))).body;
    expect(view.deletions).toMatchObject([{ answer: null }]);
    const owner = await clinic.logIn('owner-a');
    const [asked] = (await must(await owner.get('/api/v1/tasks'))).body.tasks.filter(
      ({ kind }: { kind: string }) => kind === 'deletion-request',
    );
    expect(asked).toMatchObject({ mine: true, closable: true, deletion: { words: 'I move away', reads: 'en' } });
    const closing = { task: asked.task, evidence: 'written to' };
    const close = (more: object) =>
      owner.say(clinic.command('close-task', `patient/${mine.id}`, { ...closing, ...more }));
    const blank = (await close({})).body as unknown as { reasons: { rule: string }[] };
    expect(blank.reasons.map(({ rule }) => rule)).toEqual(['deletion-answer-missing']);
    const lawless = { outcome: 'kept', kept: { what: 'all of it', because: ['treatment-records'], law: '' } };
    expect((await close({ deletion: lawless })).text).toContain('"deletion","kept","law"');
    const kept = {
      what: 'sessions and doses',
      because: ['treatment-records', 'controlled-medicines'],
      law: 'until 2033, state law',
    };
    await must(await close({ deletion: { outcome: 'partly', deleted: 'the journal', kept } }));
    const answered = (await must(await mine.browser.get('/api/v1/my-privacy', PORTAL))).body;
    const answer = { by: 'owner of a', roles: ['owner'], outcome: 'partly', deleted: 'the journal', kept };
    expect(answered.deletions).toMatchObject([{ answer }]);
    clinic.clock.ms += 1_000;
    expect((await mine.browser.post('/api/v1/commands', ask(), PORTAL)).status).toBe(200);
    const again = (await must(await mine.browser.get('/api/v1/my-privacy', PORTAL))).body;
    expect(again.deletions).toMatchObject([{ answer: null }, { answer }]);
  });
});

describe('nothing personal where it does not belong', () => {
  test('no address of the patients’ side takes a name, a number or an id of a person', () => {
    const own = clinic.views.filter(({ name }) => name.startsWith('my-'));
    expect(own.length).toBeGreaterThan(10);
    for (const { name, key } of own) expect(key, name).toBeNull();
    for (const { url } of clinic.app.built) {
      if (url.startsWith('/api/v1/my-')) expect(url).not.toMatch(/:|name|email|birth|phone|patient/);
    }
  });
  test('the message names nobody, and no log line names anybody', () => {
    expect(mine.mail).not.toMatch(/Ines|1986|ketamin|depress|session/i);
    expect(JSON.stringify(clinic.log)).not.toMatch(/Ines|mineexample|1986-02-11|mine@example/);
    expect(clinic.faults).toEqual([]);
  });
});
