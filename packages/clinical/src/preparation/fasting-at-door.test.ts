import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSession, type Scenario } from '../session/index.ts';
import { after, at, until } from '../session/told.fixture.ts';
import { fastingAtDoor } from './index.ts';

const infusion = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;

/** Up to the arrival, with what was said of food and drink: minutes of the scenario, null for nothing, absent for not asked. */
const doorSays = (
  said: { readonly food?: number | null; readonly drink?: number | null } | null,
  minute = -20,
): string | null => {
  const arrived = until(infusion, -20, (step) => (step.kind === 'answer-fasting' ? null : step));
  const when = (told: number | null | undefined) => (told == null ? told : at(told));
  const body = {
    ...(said?.food === undefined ? {} : { lastSolidsAt: when(said.food) }),
    ...(said?.drink === undefined ? {} : { lastClearFluidAt: when(said.drink) }),
  };
  const told = said === null ? arrived : after(arrived, 'answer-fasting', body, -20);
  return fastingAtDoor(readSession(told.session), told.policy, at(minute));
};

test.each([
  ['nobody has asked', doorSays(null), 'not-said'],
  ['drink was not asked', doorSays({ food: -600 }), 'not-said'],
  ['long before', doorSays({ food: -600, drink: -300 }), 'as-asked'],
  ['nothing today', doorSays({ food: null, drink: null }), 'as-asked'],
  ['breakfast an hour before', doorSays({ food: -60, drink: -300 }), 'ask-nurse'],
  ['coffee at the door, food not asked', doorSays({ drink: -21 }), 'ask-nurse'],
  ['the breakfast of a visit that is late by hours', doorSays({ food: -60, drink: -300 }, 600), 'as-asked'],
  ['a visit of another day', doorSays(null, -24 * 60), null],
])('the desk hears of food and drink when to ask the nurse, and nothing else: %s', (_, found, wanted) => {
  expect(found).toBe(wanted);
});

test('once the nurse has passed the gate nothing is asked at the door', () => {
  const passed = until(infusion, 0);
  expect(fastingAtDoor(readSession(passed.session), passed.policy, at(0))).toBeNull();
});
