import { expect, test } from 'vitest';
import { PERSON } from '../costs/costs.fixture.ts';
import { type PatientState, patientFold, readPatient } from '../patient/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { HOUR_MS, type Instant, instant } from '../units/index.ts';
import { tick as ticked } from './clock.fixture.ts';
import { PATIENT_CLOCK } from './index.ts';

const at = (date: string): Instant => instant(Date.parse(`${date}T18:00:00Z`));
const BOOKED = at('2026-03-01');

const told = (state: PatientState, kind: string, body: object, when = BOOKED): PatientState => {
  const seq = state.seq + 1;
  const event = { kind, version: 1, stream: PERSON, seq, position: seq, command: `c${seq}`, index: 0, body };
  const author = { kind: 'person', id: 'n', right: 't' };
  return patientFold.evolve(state, {
    ...event,
    occurredAt: when,
    recordedAt: when,
    author,
  } as unknown as RecordedEvent);
};
const visit = (state: PatientState, day: string, kind = 'session'): PatientState =>
  told(state, 'visit-booked', { visit: `v-${day}`, startsAt: at(day), kind });

const RULES = PATIENT_CLOCK.filter(({ rule }) => rule.startsWith('visits-after-stop'));
const tick = (state: PatientState, now: Instant): PatientState => ticked(RULES, state, now);
const tasks = (state: PatientState) => readPatient(state).tasks.filter(({ kind }) => kind === 'visits-after-stop');
const course = told(patientFold.initial(PERSON), 'course-started', { course: 'k1', route: 'iv-ketamine' });
const booked = visit(visit(course, '2026-03-10'), '2026-03-17');
const STOPS = [
  ['cannot-come-said', { visit: 'v-2026-03-03', wants: 'no-more' }],
  ['course-ended', { course: 'k1', because: 'no benefit' }],
  ['decision-signed', { decision: 'not-now', route: null, words: 'w', overrides: [] }],
  ['decision-signed', { decision: 'decline', route: null, words: 'w', overrides: [] }],
] as const;

test.each(STOPS)('after %s %j the desk is asked about what is still booked, once, until none is', (kind, body) => {
  const now = at('2026-03-03');
  const stopped = told(booked, kind, body, now);
  let state = tick(tick(stopped, now), at('2026-03-04'));
  expect(tasks(state)).toMatchObject([
    { state: 'open', ownerRole: 'front-desk', dueAt: now + 4 * HOUR_MS, about: { stream: PERSON } },
  ]);
  state = tick(told(state, 'visit-cancelled', { visit: 'v-2026-03-10', because: 'patient' }), at('2026-03-04'));
  expect(tasks(state)).toMatchObject([{ state: 'open' }]);
  state = tick(told(state, 'visit-cancelled', { visit: 'v-2026-03-17', because: 'patient' }), at('2026-03-04'));
  expect(tasks(state)).toMatchObject([{ state: 'closed', evidence: 'no visit from before it is booked any more' }]);
});

test('who closes it with why is not asked about that stop again, and is about the next one', () => {
  const stopped = told(booked, ...STOPS[0]);
  let state = tick(stopped, at('2026-03-03'));
  state = told(state, 'task-closed', { task: tasks(state)[0]!.task, evidence: 'comes after all, said by phone' });
  state = tick(state, at('2026-03-04'));
  expect(tasks(state)).toMatchObject([{ state: 'closed' }]);
  state = tick(told(state, ...STOPS[1]), at('2026-03-05'));
  expect(tasks(state)).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
});

test.each([
  ['who wants another day', told(booked, 'cannot-come-said', { visit: 'v-2026-03-03', wants: 'another-day' })],
  ['whose visits are over', told(visit(course, '2026-03-02'), ...STOPS[1])],
  ['who has a talk alone', told(visit(course, '2026-03-10', 'integration'), ...STOPS[1])],
  ['who was booked after the stop', visit(told(course, ...STOPS[1]), '2026-03-10')],
  ['whom a prescriber treats again', told(told(booked, ...STOPS[1]), 'course-started', { course: 'k2' })],
])('nothing is asked of somebody %s', (_, state) => {
  expect(tasks(tick(state, at('2026-03-03')))).toEqual([]);
});

test("a plan does not take back the patient's own word", () => {
  const state = told(told(booked, ...STOPS[0]), 'plan-signed', { course: 'k1' });
  expect(tasks(tick(state, at('2026-03-03')))).toMatchObject([{ state: 'open' }]);
});
