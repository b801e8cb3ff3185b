import { expect, test } from 'vitest';
import { agreed, depressed, personAfter } from '../costs/costs.fixture.ts';
import { type PatientState, readPatient } from '../patient/index.ts';
import { type Instant, instant } from '../units/index.ts';
import { tick as ticked } from './clock.fixture.ts';
import { PLAN_CLOCK } from './plan-rows.ts';

const plan = {
  plan: 'plan-1',
  totalCents: 1_000,
  payments: [
    { on: '2026-03-15', cents: 500 },
    { on: '2026-04-15', cents: 500 },
  ],
};
const pay = (payment: string, cents: number) => ({ payment, on: '2026-03-20', cents, from: 'patient' });
const at = (date: string) => instant(Date.parse(`${date}T18:00:00Z`));

const tick = (state: PatientState, now: Instant): PatientState => ticked(PLAN_CLOCK, state, now);
const tasks = (state: PatientState) => readPatient(state).tasks.filter(({ kind }) => kind === 'instalment-late');

test('a payment of a plan that has not come is a task of the biller the day after, once, and ends when it comes', () => {
  let state = agreed(depressed(), 'agree-payment-plan', plan);
  expect(tasks(tick(state, at('2026-03-15')))).toEqual([]);
  state = tick(tick(state, at('2026-03-16')), at('2026-03-17'));
  expect(tasks(state)).toMatchObject([
    { state: 'open', ownerRole: 'biller', dueAt: at('2026-03-16') + 3 * 86_400_000 },
  ]);
  state = tick(personAfter(state, 'record-payment', pay('p1', 499)), at('2026-03-20'));
  expect(tasks(state)).toMatchObject([{ state: 'open' }]);
  state = tick(personAfter(state, 'record-payment', pay('p2', 1)), at('2026-03-21'));
  expect(tasks(state)).toMatchObject([{ state: 'closed', evidence: 'the payment has come' }]);
  state = tick(state, at('2026-04-16'));
  expect(tasks(state)).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
});

test('two late payments are asked about one after the other, and another plan ends the question', () => {
  let state = tick(agreed(depressed(), 'agree-payment-plan', plan), at('2026-05-01'));
  expect(tasks(state)).toMatchObject([{ state: 'open' }]);
  state = personAfter(state, 'close-task', { task: tasks(state)[0]!.task, evidence: 'pays in May' });
  state = tick(tick(state, at('2026-05-02')), at('2026-05-03'));
  expect(tasks(state)).toMatchObject([{ state: 'closed', evidence: 'pays in May' }, { state: 'open' }]);
  state = tick(agreed(depressed(), 'agree-payment-plan', plan), at('2026-05-01'));
  state = tick(agreed(state, 'agree-payment-plan', { plan: 'plan-2', totalCents: 0, payments: [] }), at('2026-05-02'));
  expect(tasks(state)).toMatchObject([{ state: 'closed', evidence: 'the plan was ended or replaced' }]);
});
