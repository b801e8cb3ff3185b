import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { cardTimers, emergencies, openEmergency, type Replayed, readSession, type Scenario } from './index.ts';
import { after, at, until } from './told.fixture.ts';

const iv: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
);
const open = (replayed: Replayed, minute: number, kind: 'person' | 'device' = 'person') =>
  after(replayed, 'open-emergency', { emergency: 'e1', card: 'not-sure' }, minute, {
    kind,
    by: kind === 'device' ? 'tablet-1' : 'nora',
  });
const tap = (replayed: Replayed, step: string, minute: number) =>
  after(replayed, 'take-emergency-step', { emergency: 'e1', card: 'anaphylaxis', step }, minute);
const closed = (replayed: Replayed, outcome: string, familyCalled: boolean) =>
  after(replayed, 'close-emergency', { emergency: 'e1', outcome, familyCalled }, 40);
const owed = (replayed: Replayed) =>
  readPatient(replayed.patient)
    .tasks.filter(({ state, task }) => state === 'open' && task.endsWith('/e1'))
    .map(({ kind }) => kind)
    .sort();

test('one emergency through several cards, with its taps in order', () => {
  let replayed = open(until(iv, 20), 21);
  replayed = after(replayed, 'open-emergency', { emergency: 'e1', card: 'anaphylaxis' }, 22);
  replayed = tap(tap(replayed, 'lie', 22.5), 'epinephrine', 23);
  const session = readSession(replayed.session);
  expect(emergencies(session)).toHaveLength(1);
  expect(openEmergency(session)).toMatchObject({
    openedAt: at(21),
    card: 'anaphylaxis',
    closed: null,
    unsigned: false,
  });
  expect(openEmergency(session)?.steps.map(({ body }) => body.step)).toEqual(['lie', 'epinephrine']);
  expect(openEmergency(readSession(closed(replayed, 'recovered', true).session))).toBe(null);
});
describe('afterwards', () => {
  test.each([
    ['recovered', false, ['debrief', 'disclosure', 'family-call', 'incident', 'reports-owed', 'restock']],
    ['recovered', true, ['debrief', 'disclosure', 'incident', 'reports-owed', 'restock']],
    ['transferred', false, ['debrief', 'disclosure', 'family-call', 'incident', 'reports-owed', 'restock']],
    ['false-alarm', false, ['debrief', 'incident', 'restock']],
  ])('%s, family called %s: %o', (outcome, familyCalled, expected) => {
    expect(owed(closed(open(until(iv, 20), 21), outcome, familyCalled))).toEqual(expected);
  });
});
test('what a tablet logged alone waits for a person who signs for it', () => {
  const logged = open(until(iv, 20), 21, 'device');
  expect(openEmergency(readSession(logged.session))).toMatchObject({ unsigned: true, signedBy: null });
  expect(owed(logged)).toEqual(['sign-emergency']);
  const signed = after(logged, 'sign-emergency', { emergency: 'e1' }, 60);
  expect(openEmergency(readSession(signed.session))).toMatchObject({ unsigned: false, signedBy: 'nora' });
  expect(owed(signed)).toEqual([]);
});
describe('what nobody who nurses or prescribes stands for yet', () => {
  const desk = { by: 'remy', roles: ['front-desk'] } as const;
  const tablet = { kind: 'device', by: 'tablet-1', roles: [] } as const;
  const opening = { emergency: 'e1', card: 'anaphylaxis' };
  const step = { emergency: 'e1', card: 'anaphylaxis', step: 'lie' };
  const epinephrine = {
    as: 'fact',
    medicine: 'other',
    name: 'epinephrine',
    doseMg: 0.3,
    route: 'im',
    order: null,
    because: 'anaphylaxis',
    overrides: [],
  };
  const open = (replayed: Replayed) => openEmergency(readSession(replayed.session));

  test.each([
    ['opened by the front desk', (told: Replayed) => after(told, 'open-emergency', opening, 21, desk)],
    [
      'a step of the biller in the emergency of a nurse',
      (told: Replayed) =>
        after(after(told, 'open-emergency', opening, 21), 'take-emergency-step', step, 22, {
          by: 'wen',
          roles: ['biller'],
        }),
    ],
    [
      'a drug that the tablet charted in the emergency of a nurse',
      (told: Replayed) => after(after(told, 'open-emergency', opening, 21), 'give-medicine', epinephrine, 22, tablet),
    ],
    [
      'a drug that the tablet charted, and that came before the opening by a nurse',
      (told: Replayed) =>
        after(after(told, 'give-medicine', epinephrine, 22, tablet), 'open-emergency', opening, 23, { happenedAt: 21 }),
    ],
  ])('%s waits for a signature, and is owed once', (_, said) => {
    const alone = said(until(iv, 20));
    expect(open(alone)).toMatchObject({ unsigned: true, signedBy: null });
    expect(owed(alone)).toEqual(['sign-emergency']);
    const logged = after(alone, 'take-emergency-step', step, 24, desk);
    expect(owed(logged)).toEqual(['sign-emergency']);
    const signed = after(logged, 'sign-emergency', { emergency: 'e1' }, 60);
    expect(open(signed)).toMatchObject({ unsigned: false, signedBy: 'nora' });
    expect(owed(signed)).toEqual([]);
  });

  test('a nurse’s own emergency, and one of a prescriber who owns the house, owe nothing', () => {
    const owner = { by: 'marsh', roles: ['owner', 'prescriber'] } as const;
    const logged = after(after(until(iv, 20), 'open-emergency', opening, 21, owner), 'take-emergency-step', step, 22);
    expect(open(logged)).toMatchObject({ unsigned: false });
    expect(owed(logged)).toEqual([]);
  });

  test('what the tablet charts after it is over belongs to no emergency', () => {
    const over = closed(after(until(iv, 20), 'open-emergency', opening, 21), 'false-alarm', true);
    const later = after(over, 'write-session-note', { words: 'the chair was moved' }, 41, tablet);
    expect(emergencies(readSession(later.session))).toMatchObject([{ unsigned: false }]);
  });

  test('what comes in after the signature asks for another one', () => {
    const signed = after(after(until(iv, 20), 'open-emergency', opening, 21, desk), 'sign-emergency', opening, 30);
    const more = after(signed, 'take-emergency-step', step, 31, { ...desk, happenedAt: 22 });
    expect(open(more)).toMatchObject({ unsigned: true, signedBy: 'nora' });
    const tasks = (told: Replayed) =>
      readPatient(told.patient).tasks.filter(({ kind, state }) => kind === 'sign-emergency' && state === 'open');
    expect(tasks(more)).toHaveLength(1);
    const again = after(more, 'sign-emergency', { emergency: 'e1' }, 60);
    expect(open(again)).toMatchObject({ unsigned: false });
    expect(tasks(again)).toEqual([]);
  });

  test('a correction leaves open who stands for the entry', () => {
    const logged = after(until(iv, 20), 'open-emergency', opening, 21, desk);
    const { ref, kind } = readSession(logged.session).entries.find((entry) => entry.kind === 'emergency-opened')!;
    const correction = { entry: ref, kind, body: { ...opening, card: 'not-sure' }, reason: 'another card' };
    expect(open(after(logged, 'correct-entry', correction, 25))).toMatchObject({ card: 'not-sure', unsigned: true });
  });
});
test('a clock of a card counts from the last tap, else from the opening', () => {
  expect(cardTimers('anaphylaxis', [], at(22))).toMatchObject([{ step: 'epinephrine', from: at(22), next: at(27) }]);
  const taken = [
    { step: 'epinephrine', at: at(23) },
    { step: 'lie', at: at(24) },
  ];
  expect(cardTimers('anaphylaxis', taken, at(22))).toMatchObject([{ from: at(23), next: at(28) }]);
  expect(cardTimers('no-such-card', taken, at(22))).toEqual([]);
});
