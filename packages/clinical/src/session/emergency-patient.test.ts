import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMERGENCY_DRUGS, emergencyDose } from '../emergency/index.ts';
import { readPatient } from '../patient/index.ts';
import { emergencyPatient, type Replayed, readSession, type Scenario } from './index.ts';
import { after, at, until, withBody, without } from './told.fixture.ts';

const iv: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
);
const of = (replayed: Replayed, drug = 'midazolam', minute = 30) =>
  emergencyPatient(readSession(replayed.session), readPatient(replayed.patient), drug, at(minute));
const given = (replayed: Replayed, medicine: string, doseMg: number) =>
  after(
    replayed,
    'give-medicine',
    { as: 'fact', overrides: [], medicine, route: 'iv', doseMg, order: null, because: 'x' },
    21,
  );

test('it is read from the record: weight, age, what is on board, what was given', () => {
  expect(of(until(iv, 20))).toMatchObject({
    weight: { kg: 70, how: 'measured' },
    ageYears: 37,
    sedativeOnBoard: false,
    givenMg: 0,
  });
});
test('a class nobody asked about is not known, and one given here is on board', () => {
  const unasked = until(iv, 20, without('review-medicines', 'pass-gate', 'start-infusion'));
  expect(of(unasked).sedativeOnBoard).toBe(null);
  expect(of(until(iv, 20, withBody('review-medicines', { classes: { opioid: true } }))).sedativeOnBoard).toBe(true);
  const gave = given(until(iv, 20), 'midazolam', 1);
  expect(of(gave, 'lorazepam')).toMatchObject({ sedativeOnBoard: true, givenMg: 0 });
  // Its own first dose is no other sedative: it counts against the total instead.
  expect(of(gave)).toMatchObject({ sedativeOnBoard: false, givenMg: 1 });
});
test('what was given here by name alone is not known to be no sedative', () => {
  const named = (name: string) =>
    after(
      until(iv, 20),
      'give-medicine',
      { as: 'fact', overrides: [], medicine: 'other', name, route: 'iv', doseMg: 5, order: null, because: 'x' },
      21,
    );
  expect(['Lorazepam', 'Valium', 'midazolam'].map((name) => of(named(name)).sedativeOnBoard)).toEqual([
    true,
    null,
    false,
  ]);
});
test('an amount given that cannot be leaves nobody knowing, and the card asks', () => {
  const patient = of(given(until(iv, 20), 'midazolam', -5));
  expect(patient.givenMg).toBe(null);
  const dose = emergencyDose(EMERGENCY_DRUGS['midazolam-agitation-iv'], patient, null, {
    now: at(30),
    today: '2026-03-03',
  });
  expect(dose).toMatchObject({ kind: 'ask', because: 'given-unknown' });
});
test('the last weight counts, and one that cannot be is said to be so', () => {
  const slip = after(until(iv, -11.5), 'record-weight', { weightKg: 7 }, -11);
  const dose = emergencyDose(EMERGENCY_DRUGS['epinephrine-anaphylaxis'], of(slip, 'epinephrine', -10), null, {
    now: at(-10),
    today: '2026-03-03',
  });
  expect(dose).toMatchObject({ toMg: 0.3, assumed: ['weight-implausible'] });
});
test('without anybody known nothing is assumed in favour of more', () => {
  expect(emergencyPatient(null, null, 'atropine', at(0))).toEqual({
    weight: null,
    ageYears: null,
    sedativeOnBoard: null,
    givenMg: 0,
  });
});
