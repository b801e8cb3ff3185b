import { PLACES_STREAM } from '@keel/clinical/places';
import type { ClosingView } from '@keel/formats/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

let clinic: TestClinic;
let nurse: TestBrowser;
let day: string;
let date: string;

const say = async (who: TestBrowser, stream: string, kind: string, body: object) =>
  (await who.say(clinic.command(kind, stream, body as Record<string, unknown>))).body.answers[0]!;
const closing = async (): Promise<ClosingView> => (await nurse.get(`/api/v1/closing/main_${date}`)).body as ClosingView;
const open = async (): Promise<string[]> =>
  (await closing()).lines.flatMap(({ check, items }) => items.map(({ what }) => `${check} ${what}`));

beforeAll(async () => {
  clinic = await testClinic();
  date = new Date(clinic.clock.ms).toLocaleDateString('sv-SE', { timeZone: 'America/Denver' });
  day = `day/main/${date}`;
  const owner = await clinic.logIn('owner-a');
  nurse = await clinic.logIn('nurse-a');
  const address = { street: '1 Main', city: 'Denver', state: 'CO', postalCode: '80202', entrance: 'Suite 2' };
  const site = { siteId: 'main', name: 'Main', zone: 'America/Denver', address, phone: '+1 303 555 0100' };
  expect(await say(owner, PLACES_STREAM, 'open-site', site)).toMatchObject({ answer: 'recorded' });
  const person = { givenName: 'Ada', familyName: 'Test', birthDate: '1980-03-01', sexAtBirth: 'female' };
  expect(await say(nurse, 'patient/p-ada', 'register-patient', person)).toMatchObject({ answer: 'recorded' });
});
afterAll(() => clinic?.close());

test('an evening on which nobody did anything says so, line by line', async () => {
  expect(await open()).toEqual([
    'close-kit kit-not-listed',
    'close-rooms not-looked',
    'close-backup backup-elsewhere',
    'close-cover no-cover',
  ]);
});

test('a call without an end, and a risk without an owner, stand open until somebody takes them', async () => {
  await say(nurse, 'patient/p-ada', 'open-call', {
    call: 'k-1',
    topic: 'suicidal',
    direction: 'in',
    caller: 'patient',
  });
  await say(nurse, 'patient/p-ada', 'answer-call', { call: 'k-1', step: 'means', value: 'in-hand' });
  expect(await open()).toEqual(expect.arrayContaining(['close-calls call-open', 'close-risk no-owner']));
  const overrides = (await closing()).lines
    .filter(({ state }) => state === 'open')
    .map(({ check }) => ({ rule: check, reason: 'said so by the test' }));
  // Nobody locks the door over a risk that nobody answers for, whatever is signed.
  expect(await say(nurse, day, 'close-day', { printedName: 'N. Nurse', overrides })).toMatchObject({
    answer: 'refused',
    problem: { reasons: [{ rule: 'close-risk' }] },
  });
  const task = 'k-1/suicide-assess-now';
  expect(await say(nurse, 'patient/p-ada', 'take-task', { task, owner: 'prescriber-a' })).toMatchObject({
    answer: 'recorded',
  });
  expect(await open()).not.toContain('close-risk no-owner');
});

test('the door is refused with every open line, and locked over what a reason carries', async () => {
  await say(nurse, day, 'check-rooms', {
    seen: ['rooms-empty', 'oxygen-full', 'oxygen-off', 'suction-clean', 'drug-safe-locked', 'sharps-away'],
  });
  const lines = (await closing()).lines.filter(({ state }) => state === 'open').map(({ check }) => check);
  expect(lines).not.toContain('close-rooms');
  const refused = await say(nurse, day, 'close-day', { printedName: 'N. Nurse', overrides: [] });
  expect(refused).toMatchObject({ answer: 'refused' });
  const { reasons } = (refused as { problem: { reasons: { rule: string }[] } }).problem;
  expect(reasons.map(({ rule }) => rule)).toEqual(lines);
  const overrides = lines.map((rule) => ({ rule, reason: 'no kit in this test' }));
  expect(await say(nurse, day, 'close-day', { printedName: 'N. Nurse', overrides })).toMatchObject({
    answer: 'recorded',
  });
  expect((await closing()).closed).toMatchObject({ printedName: 'N. Nurse', over: overrides });
});

test('a locked door is not locked again by a second press, of whomever, but by whoever says why it was opened', async () => {
  const lines = (await closing()).lines.filter(({ state }) => state === 'open').map(({ check }) => check);
  const overrides: { rule: string; reason: string }[] = lines.map((rule) => ({ rule, reason: 'no kit in this test' }));
  const prescriber = await clinic.logIn('prescriber-a');
  for (const who of [nurse, prescriber])
    expect(await say(who, day, 'close-day', { printedName: 'Second', overrides })).toMatchObject({
      answer: 'refused',
      problem: { reasons: [{ rule: 'close-again', inputs: [{ name: 'printedName', value: 'N. Nurse' }] }] },
    });
  overrides.unshift({ rule: 'close-again', reason: 'a coat was left' });
  expect(await say(prescriber, day, 'close-day', { printedName: 'P. Prescriber', overrides })).toMatchObject({
    answer: 'recorded',
  });
  expect((await closing()).closed).toMatchObject({
    printedName: 'P. Prescriber',
    over: overrides,
    before: [{ printedName: 'N. Nurse' }],
  });
});

test('the day after asks for the evening that nobody locked, and no more once it is locked', async () => {
  const shift = (days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
  const on = async (of: string): Promise<ClosingView> =>
    (await nurse.get(`/api/v1/closing/main_${of}`)).body as ClosingView;
  const hours = (of: string) => ({ opensAt: `${of}T15:00:00.000Z`, closesAt: `${of}T23:00:00.000Z` });
  // The one that was locked above was open too; a day that never opened is no evening.
  await say(nurse, day, 'open-day', hours(date));
  expect(await on(shift(1))).toMatchObject({ opensAt: null, unlockedBefore: null });
  await say(nurse, `day/main/${shift(1)}`, 'open-day', hours(shift(1)));
  expect(await on(shift(1))).toMatchObject({ opensAt: hours(shift(1)).opensAt, unlockedBefore: null });
  expect(await on(shift(3))).toMatchObject({ unlockedBefore: shift(1) });
});

test('the screen cannot say what stands open, and only a clinician locks the door', async () => {
  const lie = await say(nurse, day, 'close-day', { printedName: 'N. Nurse', overrides: [], lines: [] });
  expect(lie).toMatchObject({ answer: 'refused', problem: { status: 400 } });
  const desk = await clinic.logIn('front-desk-a');
  expect((await desk.get(`/api/v1/closing/main_${date}`)).status).toBe(403);
  expect(await say(desk, day, 'close-day', { printedName: 'D', overrides: [] })).toMatchObject({ answer: 'refused' });
});

test('a day of a site that is not there is not there', async () => {
  expect((await nurse.get(`/api/v1/closing/elsewhere_${date}`)).status).toBe(404);
  expect(await say(nurse, `day/elsewhere/${date}`, 'close-day', { printedName: 'N', overrides: [] })).toMatchObject({
    answer: 'refused',
  });
});
