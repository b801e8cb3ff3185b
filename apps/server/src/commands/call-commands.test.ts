import { readCalls } from '@keel/clinical/calls';
import { type CallersView, type CallsView, callFactOf, type TasksView } from '@keel/formats/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

let clinic: TestClinic;
let nurse: TestBrowser;
let desk: TestBrowser;

const say = async (who: TestBrowser, stream: string, kind: string, body: object) =>
  (await who.say(clinic.command(kind, stream, body as Record<string, unknown>))).body.answers[0]!;
const calls = async (who: TestBrowser) => ((await who.get('/api/v1/calls')).body as CallsView).calls;
const open = (who: TestBrowser, stream: string, call: string, topic = 'suicidal') =>
  say(who, stream, 'open-call', { call, topic, direction: 'in', caller: 'patient' });

beforeAll(async () => {
  clinic = await testClinic();
  nurse = await clinic.logIn('nurse-a');
  desk = await clinic.logIn('front-desk-a');
  for (const [id, givenName, phone] of [
    ['p-ada', 'Ada', '+1 303 555 0101'],
    ['p-bo', 'Bo', '303.555.0102'],
  ] as const) {
    await say(desk, `patient/${id}`, 'register-patient', {
      givenName,
      familyName: 'Test',
      birthDate: '1980-03-01',
      sexAtBirth: 'female',
      phone,
    });
  }
  await say(desk, 'patient/p-bo', 'name-contact', { contact: 'emergency', name: 'Cy', phone: '303 555 0199' });
});
afterAll(() => clinic?.close());

test('callers come with their own numbers and those of whom they named', async () => {
  const { people } = (await desk.get('/api/v1/callers')).body as CallersView;
  expect(
    people.map(({ brief, phones }) => [brief.givenName, phones.map(({ number, whose }) => `${whose} ${number}`)]),
  ).toEqual([
    ['Ada', ['patient +1 303 555 0101']],
    ['Bo', ['patient 303.555.0102', 'emergency 303 555 0199']],
  ]);
  expect((await (await clinic.logIn('biller-a')).get('/api/v1/callers')).status).toBe(403);
});

test('an unknown caller is entered, owed about, and moves to the person it turns out to be', async () => {
  expect(await open(nurse, 'clinic/calls', 'k-1')).toMatchObject({ answer: 'recorded' });
  await say(nurse, 'clinic/calls', 'answer-call', { call: 'k-1', step: 'where', value: 'a bridge' });
  await say(nurse, 'clinic/calls', 'answer-call', { call: 'k-1', step: 'means', value: 'in-hand' });
  const tasks = ((await nurse.get('/api/v1/tasks')).body as TasksView).tasks;
  expect(tasks.find(({ kind }) => kind === 'suicide-assess-now')).toMatchObject({
    patient: null,
    stream: 'clinic/calls',
    pinned: true,
  });
  expect(await say(nurse, 'patient/p-ada', 'identify-caller', { call: 'k-1' })).toMatchObject({ answer: 'recorded' });
  const [row, ...others] = (await calls(nurse)).filter(({ call }) => call === 'k-1');
  expect(others).toEqual([]);
  expect(row).toMatchObject({ stream: 'patient/p-ada', whole: true });
  expect(readCalls(row!.facts.map(callFactOf))[0]!.answers.get('where')?.value).toBe('a bridge');
  const moved = ((await nurse.get('/api/v1/tasks')).body as TasksView).tasks.filter(
    ({ kind }) => kind === 'suicide-assess-now',
  );
  expect(moved.map(({ stream }) => stream)).toEqual(['patient/p-ada']);
});

test('the desk sees what it took down itself, and of other calls only that they are there', async () => {
  await open(desk, 'patient/p-bo', 'k-2', 'cannot-come');
  await say(desk, 'patient/p-bo', 'answer-call', { call: 'k-2', step: 'cannot-because', value: 'ill' });
  const seen = await calls(desk);
  expect(seen.find(({ call }) => call === 'k-2')).toMatchObject({
    whole: true,
    facts: expect.arrayContaining([expect.objectContaining({ kind: 'call-answered' })]),
  });
  const other = seen.find(({ call }) => call === 'k-1')!;
  expect(other.whole).toBe(false);
  expect(JSON.stringify(other)).not.toContain('bridge');
});

test('the same answers sent twice, and an end sent late, have their effect once', async () => {
  const command = clinic.command('end-call', 'patient/p-bo', { call: 'k-2', outcome: 'message-taken', advice: [] });
  await desk.say(command);
  expect((await desk.say(command)).body.answers[0]).toMatchObject({ answer: 'recorded', replayed: true });
  const rebook = ((await desk.get('/api/v1/tasks')).body as TasksView).tasks.filter(
    ({ kind }) => kind === 'call-rebook',
  );
  expect(rebook).toHaveLength(1);
});

test('a call that nobody ended stays in sight; one that ended goes after a day', async () => {
  clinic.clock.ms += 25 * 3_600_000;
  nurse = await clinic.logIn('nurse-a');
  const left = await calls(nurse);
  expect(left.map(({ call }) => call)).toEqual(['k-1']);
});

test('a call is not in anybody’s rights who has nothing to do with the phone', async () => {
  const auditor = await clinic.logIn('auditor-a');
  expect((await auditor.get('/api/v1/calls')).status).toBe(403);
  expect(await open(auditor, 'clinic/calls', 'k-3')).toMatchObject({ answer: 'refused' });
});
