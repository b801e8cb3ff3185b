import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { gate, othersIn, readSession, type Scenario, type Seat, seatOf } from './index.ts';
import { at, decide, until, without } from './told.fixture.ts';

const infusion = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;
const arrived = until(infusion, -1, without('pass-gate'));
const here = readSession(arrived.session);
const taken: readonly Seat[] = [{ session: 'another', chair: here.chair! }];
const own: readonly Seat[] = [{ session: here.id, chair: here.chair! }];
const elsewhere: readonly Seat[] = [{ session: 'another', chair: 'another-chair' }];

test.each([
  ['planned', false],
  ['arrived', false],
  ['ready', true],
  ['dosing', true],
  ['recovery', true],
  ['released', false],
  ['left', false],
] as const)('whoever is %s holds the chair: %s', (phase, held) => {
  expect(seatOf({ id: 'a', chair: 'c1', phase })).toEqual(held ? { session: 'a', chair: 'c1' } : null);
  // No chair is none that two could share.
  expect(seatOf({ id: 'a', chair: null, phase })).toBeNull();
});

test('two in one chair are each other’s others', () => {
  const seats = [
    { session: 'a', chair: 'c1' },
    { session: 'b', chair: 'c1' },
    { session: 'c', chair: 'c2' },
  ];
  expect(othersIn('c1', { id: 'a' }, seats)).toEqual([seats[1]]);
  expect(othersIn('c2', { id: 'c' }, seats)).toEqual([]);
  expect(othersIn(null, { id: 'a' }, seats)).toEqual([]);
});

test.each([
  ['somebody else is in the chair', taken, true],
  ['only the patient himself is', own, false],
  ['somebody is in another chair', elsewhere, false],
  ['nobody looked who is where', undefined, false],
])('at the gate, %s', (_, seats, stands) => {
  const { reasons } = gate(here, readPatient(arrived.patient), arrived.policy, at(-1), seats);
  const found = reasons.find(({ rule }) => rule === 'chair-taken');
  expect(found !== undefined).toBe(stands);
  if (found) expect(found).toMatchObject({ verdict: 'caution', override: { roles: ['nurse', 'prescriber'] } });
});

const pass = (seats: readonly Seat[] | undefined, overrides: readonly object[] = []) =>
  decide(arrived, 'pass-gate', { overrides }, -1, { seats }).decision;
const rules = (decision: ReturnType<typeof pass>) =>
  decision.kind === 'refused' ? decision.reasons.map(({ rule }) => rule) : [];

test('a dose is not let to a chair that another one is in, unless a nurse says why', () => {
  expect(rules(pass(undefined))).not.toContain('chair-taken');
  expect(rules(pass(taken))).toContain('chair-taken');
  const words = 'the record is wrong: she sits in chair 3';
  expect(rules(pass(taken, [{ rule: 'chair-taken', reason: words }]))).not.toContain('chair-taken');
});

test('a chair given out that is taken is recorded, and flagged', () => {
  const assign = (seats: readonly Seat[]) => {
    const { decision } = decide(arrived, 'assign-chair', { chair: here.chair! }, -1, { seats });
    return decision.kind === 'refused' ? null : decision.streams[0]!.events[0]!.body;
  };
  expect(assign(elsewhere)).toEqual({ chair: here.chair });
  expect(assign(taken)).toMatchObject({ chair: here.chair, flags: [{ rule: 'chair-taken' }] });
});
