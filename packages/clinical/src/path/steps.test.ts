import { expect, test } from 'vitest';
import { INTAKE_QUESTIONS, readIntake } from '../intake/index.ts';
import { patientFold, readPatient } from '../patient/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { instant } from '../units/index.ts';
import { pathOf } from './index.ts';

const NOW = instant(Date.UTC(2026, 10, 27, 18));
const ASKED = [
  'signed-up',
  { by: 'self', name: { given: 'Ada', family: 'Lovelace' }, birthDate: '1984-03-02', contact: {}, language: 'en' },
] as const;
const ACCEPTED = ['sign-up-accepted', {}] as const;
const FINISHED = ['intake-finished', { form: 'intake' }] as const;
const COURSE = ['course-started', { course: 'c', indication: 'depression', route: 'iv-ketamine' }] as const;
const VISIT = ['visit-booked', { visit: 'v', startsAt: instant(NOW + 86_400_000), kind: 'assessment' }] as const;

type Event = readonly [kind: string, body: object];

function personOf(events: readonly Event[]) {
  const state = events.reduce(
    (before, [kind, body], index) =>
      patientFold.evolve(before, {
        kind,
        body,
        version: 1,
        occurredAt: NOW,
        recordedAt: NOW,
        zone: 'UTC',
        command: `c${index}`,
        index: 0,
        stream: before.stream,
        seq: index + 1,
        position: index + 1,
        author: { kind: 'person', id: 'p1', right: 'test' },
        hash: '',
      } as unknown as RecordedEvent),
    patientFold.initial('patient/p1'),
  );
  return readPatient(state);
}

/** Every question of the form that concerns this person, answered with "I don't know". */
function answers(events: readonly Event[]): readonly Event[] {
  const { next } = readIntake(personOf(events), NOW);
  if (next === null) return events;
  const row = INTAKE_QUESTIONS.find(({ id }) => id === next)!;
  const answer: Event =
    row.kind === 'scale'
      ? ['scale-answered', { instrument: row.instrument, answers: {} }]
      : ['intake-answered', { question: row.id, answer: { kind: 'unknown' }, form: '2026-11', language: 'en' }];
  return answers([...events, answer]);
}

test.each([
  ['asked', [ASKED], null],
  ['taken on, the questions still open', [ASKED, ACCEPTED], 'later'],
  ['taken on, the questions answered', [...answers([ASKED]), FINISHED, ACCEPTED], 'with-clinic'],
  ['with a visit ahead', [ASKED, ACCEPTED, VISIT], null],
  ['with a course', [ASKED, ACCEPTED, COURSE], null],
] as const)('what comes next of whoever was taken on: %s', (_what, events, state) => {
  const steps = pathOf(personOf(events), { now: NOW, zone: 'UTC' });
  expect(steps.find(({ step }) => step === 'clinic-decides')?.state ?? null).toBe(state);
});
