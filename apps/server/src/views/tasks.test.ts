import { PLACES_STREAM } from '@keel/clinical/places';
import { instrumentById } from '@keel/clinical/scales';
import { instant, localDateOf } from '@keel/clinical/units';
import type { TasksView } from '@keel/formats/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

const MINUTE = 60_000;
let clinic: TestClinic;
let nurse: TestBrowser;

const tasksOf = async (who: TestBrowser): Promise<TasksView['tasks']> =>
  ((await who.get('/api/v1/tasks')).body as TasksView).tasks;
const say = async (who: TestBrowser, kind: string, body: object) => {
  const answer = await who.say(clinic.command(kind, 'patient/p-ada', body as Record<string, unknown>));
  return answer.body.answers?.[0];
};

beforeAll(async () => {
  clinic = await testClinic();
  nurse = await clinic.logIn('nurse-a');
  const details = {
    givenName: 'Ada',
    familyName: 'Test',
    birthDate: '1980-03-01',
    sexAtBirth: 'female',
    language: 'en',
  };
  expect(await say(nurse, 'register-patient', details)).toMatchObject({ answer: 'recorded' });
  const open = (task: string, ownerRole: string, urgent: boolean) =>
    say(nurse, 'open-task', {
      task,
      kind: 'call-back',
      title: task,
      ownerRole,
      dueAt: new Date(clinic.clock.ms - MINUTE).toISOString(),
      urgent,
    });
  expect(await open('call the escort', 'front-desk', false)).toMatchObject({ answer: 'recorded' });
  expect(await open('call the pharmacy', 'nurse', true)).toMatchObject({ answer: 'recorded' });
});
afterAll(() => clinic?.close());

test('a scale that asks for it opens a task above all others, for its role, and goes on when nobody does it', async () => {
  const answers = Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [`phq9.${index + 1}`, index === 8 ? 1 : 0]),
  );
  const version = instrumentById('phq9')!.version;
  const recorded = await say(nurse, 'answer-scale', { instrument: 'phq9', version, answers, total: null });
  expect(recorded).toMatchObject({ answer: 'recorded' });
  const [first, ...others] = await tasksOf(nurse);
  expect(first).toMatchObject({ kind: 'ask-cssrs', pinned: true, mine: true, late: false, closable: true });
  // Later ones are late and urgent, and stand below all the same.
  expect(others.map(({ title, late }) => [title, late])).toEqual([
    ['call the pharmacy', true],
    ['call the escort', true],
  ]);
  clinic.clock.ms += 61 * MINUTE;
  const prescriber = await clinic.logIn('prescriber-a');
  const [later] = await tasksOf(prescriber);
  expect(later).toMatchObject({ kind: 'ask-cssrs', late: true, escalatedTo: ['prescriber'], mine: true });
});

test('the desk sees its own, and nothing clinical', async () => {
  const desk = await clinic.logIn('front-desk-a');
  expect((await tasksOf(desk)).map(({ title }) => title)).toEqual(['call the escort']);
});

test('what a prescriber must close is refused to a nurse, and the refusal says who may', async () => {
  nurse = await clinic.logIn('nurse-a');
  const cssrs = instrumentById('cssrsScreener')!;
  const yes = new Set(['cssrs.2', 'cssrs.4']);
  const answers = Object.fromEntries(
    cssrs.items.filter(({ linkId }) => linkId !== 'cssrs.6r').map(({ linkId }) => [linkId, yes.has(linkId) ? 1 : 0]),
  );
  await say(nurse, 'answer-scale', { instrument: 'cssrsScreener', version: cssrs.version, answers, total: null });
  const [now] = await tasksOf(nurse);
  expect(now).toMatchObject({
    kind: 'suicide-assess-now',
    pinned: true,
    closable: false,
    closedBy: ['prescriber'],
  });
  const closing = { task: now!.task, evidence: 'seen' };
  expect(await say(nurse, 'close-task', closing)).toMatchObject({ problem: { reasons: [{ rule: 'task-closer' }] } });
  const prescriber = await clinic.logIn('prescriber-a');
  expect(await say(prescriber, 'close-task', closing)).toMatchObject({
    problem: { reasons: [{ rule: 'contact-missing' }] },
  });
  const contact = { reached: 'patient', how: 'in-person', at: clinic.clock.ms, outcome: 'safe-plan-looked-at' };
  expect(await say(prescriber, 'close-task', { ...closing, contact })).toMatchObject({ answer: 'recorded' });
  expect((await tasksOf(prescriber)).some(({ pinned }) => pinned)).toBe(false);
});

test('who took a task and is not on duty today is covered by whoever is', async () => {
  const startsAt = clinic.clock.ms;
  nurse = await clinic.logIn('nurse-a');
  const owner = await clinic.logIn('owner-a');
  const address = { street: '1 Street', city: 'Denver', state: 'CO', postalCode: '80202', entrance: 'front' };
  const site = { siteId: 'main', name: 'Main', zone: 'America/Denver', address, phone: '+1 303 555 0100' };
  const opened = await owner.say(clinic.command('open-site', PLACES_STREAM, site));
  expect(opened.status, opened.text).toBe(200);
  const task = (await tasksOf(nurse)).find(({ title }) => title === 'call the pharmacy')!;
  await say(nurse, 'take-task', { task: task.task, owner: 'nurse-a' });
  const desk = await clinic.logIn('front-desk-a');
  const day = `day/main/${localDateOf(instant(startsAt), 'America/Denver')}`;
  const hours = {
    from: new Date(startsAt - 3_600_000).toISOString(),
    until: new Date(startsAt + 3_600_000).toISOString(),
  };
  const planned = await desk.say(
    clinic.command('open-day', day, { opensAt: hours.from, closesAt: hours.until }),
    clinic.command('plan-duty', day, { person: 'prescriber-a', role: 'prescriber', ...hours }),
  );
  expect(planned.status, planned.text).toBe(200);
  const mine = (await tasksOf(nurse)).find(({ title }) => title === 'call the pharmacy');
  expect(mine).toMatchObject({ owner: { id: 'nurse-a' }, ownerAway: true });
  // Past midnight whoever was on duty the evening before still is.
  const evening = `day/main/${localDateOf(instant(startsAt - 24 * 60 * MINUTE), 'America/Denver')}`;
  const late = await desk.say(
    clinic.command('plan-duty', evening, { person: 'nurse-a', role: 'nurse', from: hours.from, until: hours.until }),
  );
  expect(late.status, late.text).toBe(200);
  const still = (await tasksOf(nurse)).find(({ title }) => title === 'call the pharmacy');
  expect(still).toMatchObject({ owner: { id: 'nurse-a' }, ownerAway: false });
  // Nobody plans duties for the desk: it is not away for that.
  await say(desk, 'take-task', { task: 'call the escort', owner: 'front-desk-a' });
  const theirs = (await tasksOf(desk)).find(({ title }) => title === 'call the escort');
  expect(theirs).toMatchObject({ owner: { id: 'front-desk-a' }, ownerAway: false });
});

test('what is the owner’s to do is seen and closed by the owner alone, and what went on to the owner is seen', async () => {
  const nurseNow = await clinic.logIn('nurse-a');
  const dueAt = new Date(clinic.clock.ms + 60 * MINUTE).toISOString();
  const owed = { task: 'delete', kind: 'deletion-request', title: 'answer', urgent: false, ownerRole: 'owner', dueAt };
  expect(await say(nurseNow, 'open-task', owed)).toMatchObject({ answer: 'recorded' });
  const late = new Date(clinic.clock.ms - 24 * 60 * MINUTE).toISOString();
  const missed = {
    task: 'missed',
    kind: 'call-back',
    title: 'nobody called',
    urgent: true,
    ownerRole: 'nurse',
    dueAt: late,
  };
  expect(await say(nurseNow, 'open-task', missed)).toMatchObject({ answer: 'recorded' });
  const owner = await clinic.logIn('owner-a');
  const seen = (await tasksOf(owner)).map(({ task, mine, closable }) => ({ task, mine, closable }));
  expect(seen).toContainEqual({ task: 'delete', mine: true, closable: true });
  expect(seen).toContainEqual({ task: 'missed', mine: true, closable: false });
  const evidence = 'written to: kept for seven years, the journal deleted';
  expect(await say(owner, 'close-task', { task: 'missed', evidence })).toMatchObject({ answer: 'refused' });
  expect(await say(nurseNow, 'close-task', { task: 'delete', evidence })).toMatchObject({ answer: 'refused' });
  const deletion = {
    outcome: 'partly',
    deleted: 'the journal',
    kept: { what: 'the chart', because: ['other'], law: 'x y' },
  };
  expect(await say(nurseNow, 'close-task', { task: 'delete', evidence, deletion })).toMatchObject({
    answer: 'refused',
  });
  expect(await say(owner, 'close-task', { task: 'delete', evidence, deletion })).toMatchObject({ answer: 'recorded' });
});

test('a biller sees and closes what is the bills’ to do, and nothing else', async () => {
  // Logins of the others have ended meanwhile.
  const by = await clinic.logIn('nurse-a');
  const about = { kind: 'instalment-late', title: 'ask about the payment', urgent: false };
  const dueAt = new Date(clinic.clock.ms + 60 * MINUTE).toISOString();
  const owed = { ...about, task: 'bill', ownerRole: 'biller', dueAt };
  expect(await say(by, 'open-task', owed)).toMatchObject({ answer: 'recorded' });
  const biller = await clinic.logIn('biller-a');
  expect((await tasksOf(biller)).map(({ task, mine, closable }) => ({ task, mine, closable }))).toEqual([
    { task: 'bill', mine: true, closable: true },
  ]);
  const evidence = 'paid by card';
  expect(await say(biller, 'close-task', { task: 'call the escort', evidence })).toMatchObject({ answer: 'refused' });
  expect(await say(biller, 'close-task', { task: 'bill', evidence })).toMatchObject({ answer: 'recorded' });
  expect(await tasksOf(biller)).toEqual([]);
});
