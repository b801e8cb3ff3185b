import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import type { Staff } from '../staff/index.ts';
import { isMine, taskStanding } from '../tasks/index.ts';
import {
  acceptable,
  clearsAt,
  dueItems,
  gate,
  nextAsked,
  questionContext,
  questionsAsked,
  type Replayed,
  readSession,
  type Scenario,
} from './index.ts';
import { after, at, until, withBody } from './told.fixture.ts';

const iv = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;
const people = (...ids: string[]): Staff =>
  ({
    people: Object.fromEntries(
      ids.map((id) => [
        id,
        { id, name: id, roles: id === 'olga' ? ['owner'] : ['prescriber'], endedAt: null, changes: [] },
      ]),
    ),
  }) as unknown as Staff;
const chart = (replayed: Replayed, systolicMmHg: number, diastolicMmHg: number, minute: number, how = 'spot-check') =>
  after(
    replayed,
    'chart-observations',
    {
      observations: { systolicMmHg, diastolicMmHg, heartRatePerMin: 70, spo2Percent: 98 },
      source: { from: 'person', how },
    },
    minute,
  );
const gateOf = (replayed: Replayed, minute: number) =>
  gate(readSession(replayed.session), readPatient(replayed.patient), replayed.policy, at(minute));
const ask = (replayed: Replayed, minute: number, staff: Staff | null) =>
  after(
    replayed,
    'ask-prescriber',
    { to: 'pavel', question: 'go-ahead', about: { rule: 'bp-elevated' }, answerBy: at(minute + 5) },
    minute,
    { staff },
  );

describe('rest and repeat', () => {
  const once = () => chart(until(iv, -60), 158, 96, -50);
  test('the window is the policy’s: five to ten minutes', () => {
    const told = once();
    expect(gateOf(told, -49).repeatBp).toEqual({ from: at(-45), until: at(-40) });
  });
  test.each([
    ['a second one that is raised too is for the prescriber, not for a third', 150, 92, -44, false],
    ['one taken too early is no repeat', 150, 92, -47, true],
  ] as const)('%s', (_, systolic, diastolic, minute, again) => {
    const told = chart(once(), systolic, diastolic, minute);
    expect(gateOf(told, minute).repeatBp !== null).toBe(again);
  });
  test('a raised one after an ordinary one is repeated', () => {
    const told = chart(chart(until(iv, -60), 120, 70, -50), 158, 96, -44);
    expect(gateOf(told, -43).repeatBp).toEqual({ from: at(-39), until: at(-34) });
  });
  test('says from when it may be tried again; a meal says when it is over; a missing answer says nothing', () => {
    const told = once();
    const session = readSession(told.session);
    expect(clearsAt(session, told.policy, gateOf(told, -49), 'bp-elevated')).toBe(at(-45));
    expect(clearsAt(session, told.policy, gateOf(told, -49), 'order-missing')).toBeNull();
    const ate = until(iv, -11.5, withBody('answer-fasting', { lastSolidsAt: { $minute: -130 } }));
    expect(clearsAt(readSession(ate.session), ate.policy, gateOf(ate, -11), 'npo-not-met')).toBe(at(-130 + 240));
  });
});

describe('waiting', () => {
  test('is a fact with an end, at which somebody looks again, until the gate is passed', () => {
    const told = after(until(iv, -20), 'wait-before-dose', { until: at(-10), rule: 'bp-elevated' }, -20);
    const again = (replayed: Replayed, minute: number) =>
      dueItems(readSession(replayed.session), replayed.policy, at(minute)).find(({ what }) => what === 'look-again');
    expect(again(told, -12)?.at).toBe(at(-10));
    expect(again(told, -9)?.state).toBe('due');
    expect(again(told, -4)?.state).toBe('overdue');
  });
});

describe('a question', () => {
  test('carries the last five pressures, how they were taken, and what was said of medicines, as it was then', () => {
    let told = until(iv, -60);
    for (const [nth, systolic] of [150, 151, 152, 153, 154, 155].entries())
      told = chart(told, systolic, 92, -55 + nth, nth === 5 ? 'manual-cuff' : 'spot-check');
    const context = questionContext(readSession(chart(told, 170, 99, -30).session), at(-40));
    expect(context.pressures.map(({ systolicMmHg }) => systolicMmHg)).toEqual([151, 152, 153, 154, 155]);
    expect(context.pressures.map(({ byHand }) => byHand)).toEqual([false, false, false, false, true]);
    expect(context).toMatchObject({ notKept: null, stimulant: null, painNrs: null });
    const reviewed = questionContext(readSession(until(iv, -11.5).session), at(-11));
    expect(reviewed).toMatchObject({ notKept: [], stimulant: false });
  });
  test('is his who was asked; after its time it goes on by name, one after the other, and stays his', () => {
    const told = ask(chart(until(iv, -60), 158, 96, -50), -44, people('pavel', 'quinn', 'rosa', 'olga'));
    const task = readPatient(told.patient).tasks.find(({ kind }) => kind === 'question')!;
    expect(task).toMatchObject({ owner: 'pavel', next: ['quinn', 'rosa'], urgent: true, dueAt: at(-39) });
    const mine = (id: string, minute: number) =>
      isMine(task, taskStanding(task, at(minute), new Set()), { id, roles: ['prescriber'] });
    expect(['pavel', 'quinn', 'rosa'].map((id) => mine(id, -40))).toEqual([true, false, false]);
    expect(['pavel', 'quinn', 'rosa'].map((id) => mine(id, -39))).toEqual([true, true, false]);
    expect(['pavel', 'quinn', 'rosa'].map((id) => mine(id, -34))).toEqual([true, true, true]);
  });
  test('goes to whoever is on site first, and to nobody who has left', () => {
    const told = after(until(iv, -60), 'record-prescriber-presence', { onSite: true, prescriber: 'rosa' }, -50);
    const staff = people('pavel', 'quinn', 'rosa');
    expect(nextAsked(readSession(told.session), staff, 'pavel')).toEqual(['rosa', 'quinn']);
    const gone = {
      people: { ...staff.people, quinn: { ...staff.people['quinn']!, endedAt: at(-100) } },
    } as unknown as Staff;
    expect(nextAsked(readSession(told.session), gone, 'pavel')).toEqual(['rosa']);
  });
  test('a go-ahead is acceptable for what it saw, and no longer when it has become worse', () => {
    let told = ask(chart(until(iv, -60), 150, 92, -50), -44, null);
    const [open] = questionsAsked(readSession(told.session));
    expect(open?.answered).toBeNull();
    told = after(told, 'answer-question', { question: open!.asked.ref, answer: 'go-ahead' }, -43, {
      roles: ['prescriber'],
      by: 'pavel',
    });
    const accepts = (replayed: Replayed, minute: number) =>
      acceptable(readSession(replayed.session), gateOf(replayed, minute).reasons).map(({ rule }) => rule);
    expect(accepts(told, -42)).toEqual(['bp-elevated']);
    expect(accepts(chart(told, 155, 92, -41), -40)).toEqual([]);
  });
});
