import { POLICY_STREAM } from '@keel/clinical/adoption';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { instrumentById } from '@keel/clinical/scales';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADOPTED, type TestBrowser, type TestClinic, testClinic, uuid7 } from '../testing/index.ts';

/** A patient at home, from the message to the task: what he answers, what the clinic is told, and what nobody else sees. */
let clinic: TestClinic;
let own: TestBrowser;
let patient: string;
const PORTAL = { 'keel-side': 'portal' };
const HOUR = 3_600_000;
/** Tuesday 24 November 2026, 10:00 in Denver. */
const MORNING = Date.UTC(2026, 10, 24, 17);

const secretOf = (text: string): string => /\/open\/#([\w-]{43})/.exec(text)?.[1] ?? '';
async function mails(): Promise<readonly { text: string; to: string }[]> {
  await clinic.messages.sendDue();
  const { body } = await clinic.browser().get('/api/v1/mailbox');
  return body.messages.filter(({ to }: { to: string }) => to === 'care@example.test');
}
const say = (browser: TestBrowser, kind: string, body: object) =>
  browser.post('/api/v1/commands', { commands: [clinic.command(kind, `patient/${patient}`, body)] }, PORTAL);
const read = async () => {
  const events = await clinic.record.load('clinic-a', `patient/${patient}`);
  return readPatient(events.reduce(patientFold.evolve, patientFold.initial(`patient/${patient}`)));
};
const openTasks = async () => (await read()).tasks.filter(({ state }) => state === 'open');

beforeAll(async () => {
  clinic = await testClinic();
  clinic.clock.ms = MORNING - 40 * HOUR;
  const request = {
    by: 'self',
    givenName: 'Ines',
    familyName: 'Moreau',
    birthDate: '1986-02-11',
    email: 'care@example.test',
    language: 'en',
    contact: { email: true },
    safety: 'safe',
  };
  await clinic.browser().post('/api/v1/sign-up', { id: uuid7(clinic.clock.ms), clinic: 'clinic-a', request });
  own = clinic.browser();
  const [mail] = await mails();
  await own.post('/api/v1/open-link', { secret: secretOf(mail!.text), birthDate: '1986-02-11', keep: true }, PORTAL);
  patient = (await own.get('/api/v1/portal/me', PORTAL)).body.about;
  const prescriber = await clinic.logIn('prescriber-a');
  const stream = `patient/${patient}` as const;
  const week = [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    from: '08:00',
    until: '17:00',
    people: ['nurse-a', 'prescriber-a'],
  }));
  clinic.clock.ms += 1_000;
  const said = await prescriber.say(
    clinic.command('accept-sign-up', stream),
    clinic.command('set-cover', 'clinic/cover', { zone: 'America/Denver', week, dates: [] }),
    clinic.command('start-course', stream, {
      course: 'k',
      indication: 'depression',
      route: 'iv-ketamine',
      regimen: 'iv',
      plannedSessions: 6,
    }),
  );
  expect(said.body.answers.map((one: { readonly answer: string }) => one.answer)).toEqual([
    'recorded',
    'recorded',
    'recorded',
  ]);
  // A session that ended in the afternoon of the day before.
  const at = MORNING - 20 * HOUR;
  const events = await clinic.record.load('clinic-a', stream);
  await clinic.record.append('clinic-a', {
    command: { id: uuid7(at), bodyHash: 'x' },
    author: { kind: 'person', id: 'nurse-a', right: 'test' },
    streams: [
      {
        stream,
        expectedSeq: events.at(-1)!.seq,
        events: [
          {
            kind: 'session-closed',
            version: 1,
            occurredAt: at as never,
            zone: 'America/Denver',
            body: {
              session: 's1',
              startedAt: at,
              outcome: 'released',
              route: 'iv-ketamine',
              deliveredMg: 35,
              deliveredMgMax: 35,
              mgPerKg: 0.5,
              baselineBp: null,
              peakBp: null,
              lowestSedation: null,
              worstNausea: null,
              rescueMedicines: [],
              adverseEvents: [],
            },
          },
        ],
      },
    ],
    answer: null,
  });
  clinic.clock.ms = MORNING;
});
afterAll(() => clinic?.close());

describe('by a link, in a minute', () => {
  let link: TestBrowser;
  test('the clock asks once, at an hour in which one may; the link shows questions and nothing of the chart', async () => {
    await clinic.patientTicker.tick();
    await clinic.patientTicker.tick();
    const all = await mails();
    const asking = all.filter(({ text }) => text.includes('about a minute'));
    expect(asking).toHaveLength(1);
    expect(asking[0]!.text).not.toMatch(/Ines|Moreau|ketamin|treat|depress|patient/i);
    link = clinic.browser();
    const opened = await link.post('/api/v1/open-link', { secret: secretOf(asking[0]!.text) }, PORTAL);
    expect(opened.body).toMatchObject({ next: 'opened', purpose: 'questions', page: '/my/answer/' });
    const { body } = await link.get('/api/v1/my-questions', PORTAL);
    expect(body.asked.map(({ kind }: { kind: string }) => kind)).toEqual(['check-in', 'scale', 'experience']);
    expect(body.readers).toMatchObject({ set: true, watched: true, until: '2026-11-25T00:00:00.000Z' });
    // In the language of the page that asks, whatever the chart says; what has no translation of its owner's stands in English.
    const shownIn = async (query: string): Promise<{ language: string; wordingVersion: string }> =>
      (await link.get(`/api/v1/my-questions${query}`, PORTAL)).body.asked.find(
        ({ kind }: { kind: string }) => kind === 'scale',
      ).form;
    expect(await shownIn('')).toMatchObject({ language: 'en' });
    expect(await shownIn('?language=es')).toMatchObject({
      language: 'es',
      wordingVersion: 'PHQ-9 Spanish for the USA',
    });
    expect((await link.get('/api/v1/my-questions?language=fr', PORTAL)).status).toBe(400);
    for (const view of ['my-care', 'my-path', 'my-contact']) {
      expect((await link.get(`/api/v1/${view}`, PORTAL)).status).toBe(403);
    }
    expect((await say(link, 'write-journal', { words: 'x', shared: false })).status).toBe(403);
    // On the own path it is the next thing: it is open for hours, the forms wait for another day.
    const { steps } = (await own.get('/api/v1/my-path', PORTAL)).body;
    expect(steps.find(({ state }: { state: string }) => state === 'yours')).toMatchObject({
      step: 'questions',
      page: '/my/well/answer',
    });
  });

  test('a PHQ-9 from home stands in the time line with its score, as the patient’s own and never as a baseline; item 9 has an owner', async () => {
    const version = instrumentById('phq9')!.version;
    const answers = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`phq9.${index + 1}`, 1]));
    const body = {
      instrument: 'phq9',
      version,
      answers,
      total: null,
      baseline: true,
      askedIn: 'clinic',
      answeredBy: 'asked',
    };
    expect((await say(link, 'answer-scale', body)).status).toBe(200);
    const { scales } = await read();
    expect(scales.at(-1)!.body).toMatchObject({ total: 9, askedIn: 'portal', answeredBy: 'patient' });
    expect(scales.at(-1)!.body.baseline).toBeUndefined();
    expect(await openTasks()).toMatchObject([{ kind: 'ask-cssrs', owner: 'nurse-a', next: ['prescriber-a'] }]);
    expect((await link.get('/api/v1/my-questions', PORTAL)).body.reaching).toBe(true);
  });

  test('the clinic sees whose score is lacking, and by when; the desk and a patient do not', async () => {
    const nurse = await clinic.logIn('nurse-a');
    const prescriber = await clinic.logIn('prescriber-a');
    const policy = ADOPTED;
    const startsAt = MORNING + 72 * HOUR;
    const planned = { patient, site: 'main', startsAt, route: 'iv-ketamine', regimen: 'iv-depression' };
    for (const command of [
      clinic.command('adopt-policy', POLICY_STREAM, policy),
      clinic.command('plan-session', 'session/s-next', planned),
    ]) {
      const said = await prescriber.say(command);
      expect(said.body.answers).toMatchObject([{ answer: 'recorded' }]);
    }
    // One dose without a score before it: that cannot be made up for, and is said.
    await expect
      .poll(async () => (await nurse.get('/api/v1/completeness')).body.people?.length, { timeout: 30_000 })
      .toBe(1);
    const { body } = await nurse.get('/api/v1/completeness');
    expect(body.over).toMatchObject({ started: 0, analysable: 0, share: null });
    expect(body.people.map((one: { patient: { id: string } }) => one.patient.id)).toEqual([patient]);
    expect(body.people[0]).toMatchObject({ state: 'lost', lacks: 'baseline', by: null });
    expect(body.people[0].home.open + body.people[0].home.scheduled).toBeGreaterThan(0);
    const desk = await clinic.logIn('front-desk-a');
    expect((await desk.get('/api/v1/completeness')).status).toBe(403);
    expect([401, 403]).toContain((await own.get('/api/v1/completeness', PORTAL)).status);
  });

  test('nobody’s chart but the own is reached by it', async () => {
    const other = clinic.command('say-not-safe', 'patient/somebody-else', {});
    expect([403, 404]).toContain((await link.post('/api/v1/commands', { commands: [other] }, PORTAL)).status);
  });
});

describe('what is mine', () => {
  test('a journal page that is not shared is shown to its author and to no role; its worrying words are a call all the same', async () => {
    expect((await say(own, 'write-journal', { words: 'I do not want to wake up', shared: false })).status).toBe(200);
    const care = await own.get('/api/v1/my-care', PORTAL);
    expect(care.body.journal).toMatchObject([{ words: 'I do not want to wake up', shared: false }]);
    expect((await openTasks()).map(({ kind }) => kind)).toContain('distress-ask');
    for (const role of ['prescriber-a', 'nurse-a', 'owner-a', 'front-desk-a']) {
      const staff = await clinic.logIn(role);
      const chart = await staff.get(`/api/v1/patient/${patient}`);
      expect(chart.text).not.toContain('wake up');
      expect((await staff.get('/api/v1/tasks')).text).not.toContain('wake up');
    }
    const nurse = await clinic.logIn('nurse-a');
    expect(
      (await nurse.say(clinic.command('write-journal', `patient/${patient}`, { words: 'x', shared: true }))).status,
    ).toBe(403);
  });

  test('a journal page of any length is kept whole, and a danger at its end is a call', async () => {
    const before = (await openTasks()).filter(({ kind }) => kind === 'distress-ask');
    const nurse = await clinic.logIn('nurse-a');
    for (const { task } of before) {
      const contact = { reached: 'patient', how: 'phone', at: clinic.clock.ms, outcome: 'safe-plan-looked-at' };
      await nurse.say(clinic.command('close-task', `patient/${patient}`, { task, evidence: 'called', contact }));
    }
    clinic.clock.ms += 60_000;
    const words = `${'The river was quiet and I wrote it all down. '.repeat(10_000)}I want to die.`;
    expect((await say(own, 'write-journal', { words, shared: false })).status).toBe(200);
    expect((await own.get('/api/v1/my-care', PORTAL)).body.journal[0].words).toBe(words);
    expect((await openTasks()).filter(({ kind }) => kind === 'distress-ask')).toHaveLength(1);
  });

  test('a safety plan is kept and given back as it was written', async () => {
    const plan = {
      signs: ['no sleep'],
      myself: ['walk'],
      places: [],
      people: ['Ana 555'],
      professionals: ['988'],
      surroundings: [],
      reasons: ['the dog'],
    };
    expect((await say(own, 'write-safety-plan', plan)).status).toBe(200);
    expect((await own.get('/api/v1/my-care', PORTAL)).body.plan).toMatchObject(plan);
  });
});

describe('at night', () => {
  test('"I am not safe" is owned by the first of the morning, and the page says that nobody reads now', async () => {
    clinic.clock.ms = Date.UTC(2026, 10, 25, 6); // 23:00
    expect((await say(own, 'say-not-safe', { where: 'my' })).status).toBe(200);
    const task = (await openTasks()).find(({ kind }) => kind === 'distress-reach')!;
    expect(task).toMatchObject({
      owner: 'nurse-a',
      unwatchedUntil: Date.UTC(2026, 10, 25, 15),
      dueAt: Date.UTC(2026, 10, 25, 15, 15),
    });
    const { readers } = (await own.get('/api/v1/my-care', PORTAL)).body;
    expect(readers).toMatchObject({ watched: false, nextFrom: '2026-11-25T15:00:00.000Z' });
    const nurse = await clinic.logIn('nurse-a');
    const [first] = (await nurse.get('/api/v1/tasks')).body.tasks;
    expect(first).toMatchObject({ needsContact: true, pinned: true });
  });
});
