import { expect, test } from 'vitest';
import { openQuestions } from '../consent/index.ts';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '../patient/index.ts';
import type { EventDraft, RecordedEvent } from '../record/index.ts';
import { addMs, HOUR_MS, type Instant, instant } from '../units/index.ts';
import { CONSENT_CLOCK } from './consent-rows.ts';

const NOW = instant(Date.UTC(2026, 10, 25, 18));
const QUESTION = { command: 'c1', index: 0 };

/** A chart whose patient has asked about a consent, and its task as the record has it. */
function chart(...more: readonly (readonly [string, unknown, ('patient' | 'person' | 'system')?])[]) {
  let state = patientFold.initial('patient/p1');
  const put = (
    kind: string,
    body: unknown,
    by: 'patient' | 'person' | 'system',
    at: Instant,
    command: string,
  ): void => {
    const seq = state.seq + 1;
    const where = { stream: 'patient/p1', seq, position: seq, command, index: 0, occurredAt: at, recordedAt: at };
    const author = { kind: by, id: 'ana', right: 'test' };
    const event = { kind, body, version: 1, zone: 'UTC', hash: '', author, ...where };
    state = patientFold.evolve(state, event as unknown as RecordedEvent);
  };
  const about = { stream: 'patient/p1', entry: QUESTION, rule: 'ketamine-iv' };
  const task = {
    task: 't1',
    kind: 'consent-question',
    title: 'x',
    ownerRole: 'nurse',
    urgent: false,
    dueAt: NOW,
    about,
  };
  put('consent-question-asked', { document: 'ketamine-iv', words: 'Does it hurt?' }, 'patient', NOW, 'c1');
  put('task-opened', task, 'patient', NOW, 'c2');
  for (const [n, [kind, body, by]] of more.entries()) put(kind, body, by ?? 'person', NOW, `c${n + 3}`);
  return {
    state: () => state,
    /** The clock as the ticker runs it: what is due and was not done before is appended. */
    tick(now: Instant) {
      for (const { rule, due } of CONSENT_CLOCK)
        for (const one of due(
          readPatient(state),
          { now, zone: 'UTC', policy: null, days: [], cover: null },
          () => `tick/${rule}`,
        )) {
          const command = `${rule}/${one.about}/${one.dueAt}`;
          if (state.events.some((event) => event.command === command)) continue;
          for (const { kind, body } of one.events) put(kind, body, 'system', now, command);
        }
      return this;
    },
    take({ kind, body }: EventDraft) {
      put(kind, body, 'person', NOW, `d${state.seq}`);
      return this;
    },
  };
}
const STRUCK = ['entry-struck', { entry: { command: 'c2', index: 0 }, reason: 'mistake' }] as const;
const later = addMs(NOW, HOUR_MS);

test('a question whose task was struck gets another one, and whoever closes it has answered', () => {
  const there = chart(STRUCK).tick(later).tick(addMs(later, HOUR_MS));
  const { tasks } = readPatient(there.state());
  expect(tasks).toMatchObject([{ kind: 'consent-question', state: 'open', ownerRole: 'nurse', openedAt: later }]);
  expect(openQuestions(readPatient(there.state()), 'ketamine-iv')).toHaveLength(1);
  const body = { task: tasks[0]!.task, evidence: 'told him on the phone' };
  const command = { id: 'x', kind: 'close-task', stream: 'patient/p1', seenSeq: 9, occurredAt: later, body };
  const closed = decidePatient({ patient: there.state() }, command as unknown as PatientCommand, {
    now: later,
    zone: 'UTC',
    actor: { kind: 'person', id: 'ana', roles: ['nurse'] },
  });
  if (closed.kind === 'refused') throw new Error(closed.reasons.map(({ rule }) => rule).join());
  for (const draft of closed.streams.flatMap(({ events }) => events)) there.take(draft);
  expect(openQuestions(readPatient(there.state()), 'ketamine-iv')).toEqual([]);
});

test.each([
  ['whose task is open', []],
  ['that was answered', [['task-closed', { task: 't1', evidence: 'told' }]]],
  ['that the patient took back', [STRUCK, ['consent-question-withdrawn', { question: QUESTION }, 'patient']]],
] as const)('a question %s gets no other', (_, more) => {
  const there = chart(...more);
  const before = there.state().seq;
  expect(there.tick(later).state().seq).toBe(before);
});
