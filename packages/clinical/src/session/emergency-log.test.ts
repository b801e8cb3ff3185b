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
test('a clock of a card counts from the last tap, else from the opening', () => {
  expect(cardTimers('anaphylaxis', [], at(22))).toMatchObject([{ step: 'epinephrine', from: at(22), next: at(27) }]);
  const taken = [
    { step: 'epinephrine', at: at(23) },
    { step: 'lie', at: at(24) },
  ];
  expect(cardTimers('anaphylaxis', taken, at(22))).toMatchObject([{ from: at(23), next: at(28) }]);
  expect(cardTimers('no-such-card', taken, at(22))).toEqual([]);
});
