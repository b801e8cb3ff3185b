import { expect, test } from 'vitest';
import { PERSON, personAfter, ZONE } from '../costs/costs.fixture.ts';
import { type PatientState, patientFold, readPatient } from '../patient/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { type Instant, instant } from '../units/index.ts';
import { AUTHORISATION_CLOCK } from './authorisation-rows.ts';
import { put, tick as ticked } from './clock.fixture.ts';

const at = (date: string): Instant => instant(Date.parse(`${date}T18:00:00Z`));
const policy = STARTING_POLICIES.mixed;

const tick = (state: PatientState, now: Instant, by: typeof policy | null = policy): PatientState =>
  ticked(AUTHORISATION_CLOCK, state, now, by);
const granted = (state: PatientState, more: object = {}): PatientState =>
  personAfter(state, 'record-authorisation', {
    authorisation: 'pa-1',
    molecule: 'esketamine',
    from: '2026-03-01',
    until: '2026-08-31',
    sessions: 3,
    ...more,
  });
const treated = (state: PatientState, day: string): PatientState =>
  patientFold.evolve(state, {
    kind: 'session-closed',
    version: 1,
    stream: PERSON,
    seq: state.seq + 1,
    command: `s-${day}`,
    index: 0,
    occurredAt: at(day),
    recordedAt: at(day),
    author: { kind: 'person', id: 'n', right: 't' },
    body: { session: `s-${day}`, startedAt: at(day), route: 'intranasal-esketamine', deliveredMg: 84 },
  } as unknown as RecordedEvent);
const visitOn = (state: PatientState, day: string): PatientState =>
  put(state, at('2026-03-01'), `v-${day}`, {
    kind: 'visit-booked',
    version: 1,
    occurredAt: at('2026-03-01'),
    zone: ZONE,
    body: { visit: `v-${day}`, startsAt: at(day), kind: 'session', session: `s-${day}`, chair: 'c1' },
  });
const none = patientFold.initial(PERSON);
const tasks = (state: PatientState) => readPatient(state).tasks.filter(({ kind }) => kind === 'authorisation-renew');

test('one visit left is a task of the biller, once, and ends when another authorisation is on record', () => {
  let state = treated(granted(none), '2026-03-02');
  expect(tasks(tick(state, at('2026-03-03')))).toEqual([]);
  state = tick(tick(treated(state, '2026-03-05'), at('2026-03-06')), at('2026-03-07'));
  expect(tasks(state)).toMatchObject([
    { state: 'open', ownerRole: 'biller', dueAt: at('2026-03-06') + 2 * 86_400_000 },
  ]);
  // Used up while the question is open: it is the same question.
  state = tick(treated(state, '2026-03-09'), at('2026-03-10'));
  expect(tasks(state)).toHaveLength(1);
  state = tick(granted(state, { authorisation: 'pa-2', from: '2026-03-11', until: '2027-02-28' }), at('2026-03-11'));
  expect(tasks(state)).toMatchObject([{ state: 'closed', evidence: 'another authorisation is on record' }]);
});

test('its end near is a task at the days that the policy says, for whoever is still treated', () => {
  const state = visitOn(treated(granted(none, { sessions: null }), '2026-08-10'), '2026-09-02');
  expect(tasks(tick(state, at('2026-08-17')))).toEqual([]);
  expect(tasks(tick(state, at('2026-08-18')))).toMatchObject([{ state: 'open' }]);
  const month = { ...policy, settings: { ...policy.settings, 'authorisation-renew-days': 30 } };
  expect(tasks(tick(state, at('2026-08-12'), month))).toMatchObject([{ state: 'open' }]);
  // Nobody treated any more, and no visit ahead: there is nothing to ask the insurer for.
  const gone = treated(granted(none, { sessions: null }), '2026-03-02');
  expect(tasks(tick(gone, at('2026-08-20')))).toEqual([]);
});

test('closed by hand it is not asked again for the same grant, until nothing is left of it', () => {
  let state = tick(treated(treated(granted(none), '2026-03-02'), '2026-03-05'), at('2026-03-06'));
  state = personAfter(state, 'close-task', { task: tasks(state)[0]!.task, evidence: 'asked; they answer next week' });
  state = tick(state, at('2026-03-07'));
  expect(tasks(state)).toMatchObject([{ state: 'closed' }]);
  state = tick(visitOn(treated(state, '2026-03-09'), '2026-03-16'), at('2026-03-10'));
  expect(tasks(state)).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
});
