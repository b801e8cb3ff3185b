import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

/** A therapist and the people who were referred to him: what he sees, what he keeps to himself, and what he cannot reach. */
let clinic: TestClinic;
let nurse: TestBrowser;
let desk: TestBrowser;
let therapist: TestBrowser;
const DAY = 86_400_000;
const PERSON = { givenName: 'Ana', familyName: 'Lima', birthDate: '1980-01-01', sexAtBirth: 'female' };
const say = (browser: TestBrowser, patient: string, kind: string, body: object) =>
  browser.say(clinic.command(kind, `patient/${patient}`, body));
const refusedFor = (answer: Answer): readonly string[] =>
  (answer.body.reasons ?? []).map(({ rule }: { rule: string }) => rule);
const inDays = (days: number): number => clinic.clock.ms + days * DAY;

beforeAll(async () => {
  clinic = await testClinic();
  nurse = await clinic.logIn('nurse-a');
  desk = await clinic.logIn('front-desk-a');
  therapist = await clinic.logIn('therapist-a');
  for (const id of ['p-ana', 'p-bo']) await say(desk, id, 'register-patient', PERSON);
});
afterAll(() => clinic?.close());

describe('before anybody is referred', () => {
  test('a therapist sees nobody, opens no chart and writes nothing about anybody', async () => {
    expect((await therapist.get('/api/v1/integration')).body.patients).toEqual([]);
    for (const view of ['patient', 'integration-record']) {
      const answer = await therapist.get(`/api/v1/${view}/p-ana`);
      expect(answer.status).toBe(403);
      expect(answer.text).not.toContain('Lima');
    }
    for (const [kind, body] of [
      ['write-integration-note', { words: 'x', shared: false }],
      ['report-distress', { heard: 'other', what: 'worried' }],
      ['set-goals', { goals: [] }],
      ['book-integration', { visit: 'v0', startsAt: inDays(1), where: 'clinic' }],
    ] as const) {
      expect((await say(therapist, 'p-ana', kind, body)).status, kind).toBe(403);
    }
  });

  test('who has asked stands on the list of those who book, and on no therapist’s', async () => {
    await say(nurse, 'p-bo', 'ask-integration', {});
    const listed = (await desk.get('/api/v1/integration')).body;
    expect(listed.patients).toMatchObject([
      { brief: { id: 'p-bo' }, therapist: null, wantedSince: expect.any(String) },
    ]);
    expect(listed.therapists).toEqual([{ id: 'therapist-a', name: 'therapist of a' }]);
    expect((await therapist.get('/api/v1/integration')).body.patients).toEqual([]);
  });
});

describe('once referred', () => {
  test('he sees the person, without goals and scores until the patient shares them', async () => {
    expect((await say(nurse, 'p-ana', 'refer-integration', { therapist: 'therapist-a', words: 'grief' })).status).toBe(
      200,
    );
    expect((await therapist.get('/api/v1/integration')).body.patients).toMatchObject([
      { brief: { id: 'p-ana', familyName: 'Lima', allergies: { answer: 'not-shown' } } },
    ]);
    await say(nurse, 'p-ana', 'set-goals', { goals: [{ goal: 'g1', words: 'sleep without the light' }] });
    const before = await therapist.get('/api/v1/integration-record/p-ana');
    expect(before.body).toMatchObject({ goals: null, scores: null, referral: { words: 'grief', by: 'nurse of a' } });
    expect(before.text).not.toContain('without the light');
    expect((await therapist.get('/api/v1/patient/p-ana')).status).toBe(403);
  });

  test('the desk or he books; two at one hour are refused; what is booked is on both screens', async () => {
    const startsAt = inDays(2);
    const first = await say(therapist, 'p-ana', 'book-integration', { visit: 'v1', startsAt, where: 'video' });
    expect(first.status).toBe(200);
    await say(nurse, 'p-bo', 'refer-integration', { therapist: 'therapist-a' });
    const clash = { visit: 'v2', startsAt: startsAt + 30 * 60_000, where: 'phone' };
    expect(refusedFor(await say(desk, 'p-bo', 'book-integration', clash))).toEqual(['integration-clash']);
    expect((await desk.get('/api/v1/integration')).text).toContain('"visit":"v1"');
    expect((await therapist.get('/api/v1/integration-record/p-ana')).body.talks).toMatchObject([
      { visit: 'v1', state: 'booked', where: 'video' },
    ]);
  });

  test('his notes are read by him and by nobody else, whatever they may open', async () => {
    const secret = 'the brother, and what was never said';
    expect((await say(therapist, 'p-ana', 'write-integration-note', { words: secret, shared: false })).status).toBe(
      200,
    );
    expect((await therapist.get('/api/v1/integration-record/p-ana')).body.notes).toMatchObject([{ words: secret }]);
    const prescriber = await clinic.logIn('prescriber-a');
    const owner = await clinic.logIn('owner-a');
    for (const reader of [prescriber, nurse, owner, desk]) {
      for (const view of ['patient', 'integration-record']) {
        expect((await reader.get(`/api/v1/${view}/p-ana`)).text).not.toContain(secret);
      }
    }
    // What he shares with those who treat, they read.
    await say(therapist, 'p-ana', 'write-integration-note', { words: 'sleeps better', shared: true });
    expect((await nurse.get('/api/v1/patient/p-ana')).text).toContain('sleeps better');
    expect((await desk.get('/api/v1/patient/p-ana')).text).not.toContain('sleeps better');
  });

  test.each([
    ['therapist', 'biller'],
    ['therapist', 'owner', 'auditor'],
  ] as const)('%s, %s: a role that is granted nothing here shows nobody else’s people', async (...roles) => {
    const id = roles.join('-');
    const login = `${id}@example.test`;
    const password = 'correct horse battery';
    await clinic.access.addPersonWithLogin(clinic.clinics.a, { id, name: 'Both', roles: [...roles], login, password });
    const both = await clinic.logIn(id);
    expect((await both.get('/api/v1/integration')).body.patients).toEqual([]);
    clinic.clock.ms += 1_000;
    await say(nurse, 'p-bo', 'refer-integration', { therapist: id });
    expect((await both.get('/api/v1/integration')).body.patients).toMatchObject([{ brief: { id: 'p-bo' } }]);
    clinic.clock.ms += 1_000;
    expect((await say(nurse, 'p-bo', 'refer-integration', { therapist: 'therapist-a' })).status).toBe(200);
  });

  test('a second therapist sees neither the person nor the notes of the first', async () => {
    await clinic.access.addPersonWithLogin(clinic.clinics.a, {
      id: 'therapist-two',
      name: 'Second',
      roles: ['therapist'],
      login: 'second@example.test',
      password: 'correct horse battery',
    });
    const second = await clinic.logIn('second');
    expect((await second.get('/api/v1/integration')).body.patients).toEqual([]);
    expect((await second.get('/api/v1/integration-record/p-ana')).status).toBe(403);
  });

  test('a word about danger, heard in a talk, opens the task of everybody who hears one', async () => {
    const heard = await say(therapist, 'p-ana', 'report-distress', { heard: 'other', what: 'not-safe' });
    expect(heard.status).toBe(200);
    const { tasks } = (await nurse.get('/api/v1/tasks')).body;
    expect(tasks.map(({ kind }: { kind: string }) => kind)).toContain('distress-reach');
  });

  test('it ends, and with it everything he could see', async () => {
    clinic.clock.ms += 3 * DAY;
    therapist = await clinic.logIn('therapist-a');
    await say(therapist, 'p-ana', 'record-integration', { visit: 'v1', outcome: 'done' });
    expect((await say(therapist, 'p-ana', 'end-integration', { because: 'she goes on alone' })).status).toBe(200);
    expect((await therapist.get('/api/v1/integration-record/p-ana')).status).toBe(403);
    expect((await say(therapist, 'p-ana', 'write-integration-note', { words: 'x', shared: false })).status).toBe(403);
    const left = (await therapist.get('/api/v1/integration')).body.patients;
    expect(left.map(({ brief }: { brief: { id: string } }) => brief.id)).toEqual(['p-bo']);
  });
});
