import { expect, test } from 'vitest';
import { type Patient, type PatientState, patientFold, readPatient } from '../patient/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { instant } from '../units/index.ts';
import { PERSON, personAfter, ZONE } from './costs.fixture.ts';
import { authorisationOn, authorisationsOf } from './index.ts';

const granted = (more: object = {}, state: PatientState = patientFold.initial(PERSON)): PatientState =>
  personAfter(state, 'record-authorisation', {
    authorisation: 'pa-1',
    molecule: 'esketamine',
    from: '2026-03-01',
    until: '2026-08-31',
    sessions: 3,
    ...more,
  });
const treated = (state: PatientState, day: string, more: object = {}): PatientState =>
  patientFold.evolve(state, {
    kind: 'session-closed',
    version: 1,
    stream: PERSON,
    seq: state.seq + 1,
    command: `s-${day}`,
    index: 0,
    occurredAt: instant(Date.parse(`${day}T18:00:00Z`)),
    recordedAt: instant(Date.parse(`${day}T18:00:00Z`)),
    author: { kind: 'person', id: 'n', right: 't' },
    body: {
      session: `s-${day}`,
      startedAt: Date.parse(`${day}T18:00:00Z`),
      route: 'intranasal-esketamine',
      deliveredMg: 84,
      ...more,
    },
  } as unknown as RecordedEvent);
const on = (state: PatientState, day: string, molecule: 'ketamine' | 'esketamine' = 'esketamine') =>
  authorisationOn(readPatient(state) as Patient, molecule, day, ZONE);
const insured = personAfter(patientFold.initial(PERSON), 'state-cover', { cover: 'insured' });

test('sessions that were given of this drug in its days are taken off what is left, and no others', () => {
  let state = treated(treated(granted(), '2026-03-02'), '2026-02-20');
  state = treated(state, '2026-03-05', { deliveredMg: 0 });
  state = treated(state, '2026-03-06', { route: 'iv-ketamine' });
  expect(authorisationsOf(readPatient(state), ZONE)).toMatchObject([{ used: 1, left: 2 }]);
});

test.each([
  ['in force', granted(), '2026-03-10', 'in-force'],
  ['without a number', granted({ sessions: null }), '2026-03-10', 'in-force'],
  ['not begun', granted(), '2026-02-28', 'not-yet'],
  ['on its first day', granted(), '2026-03-01', 'in-force'],
  ['two weeks before its end', granted(), '2026-08-17', 'in-force'],
  ['within two weeks of its end', granted(), '2026-08-18', 'runs-out'],
  ['on its last day', granted(), '2026-08-31', 'runs-out'],
  ['after its last day', granted(), '2026-09-01', 'ended'],
  ['at its last session', treated(treated(granted(), '2026-03-02'), '2026-03-04'), '2026-03-10', 'runs-out'],
  [
    'used up',
    ['2026-03-02', '2026-03-04', '2026-03-06'].reduce((state, day) => treated(state, day), granted()),
    '2026-03-10',
    'used-up',
  ],
  [
    'about to end and followed by the next',
    granted({ authorisation: 'pa-2', from: '2026-09-01', until: '2026-12-31' }, granted()),
    '2026-08-20',
    'in-force',
  ],
  ['corrected to a later end', granted({ until: '2026-10-31' }, granted()), '2026-09-01', 'in-force'],
  ['on record nowhere, of an insured', insured, '2026-03-10', 'none'],
  ['on record nowhere, of whom nobody asked who pays', patientFold.initial(PERSON), '2026-03-10', 'not-asked'],
] as const)('an authorisation %s', (_, state, day, standing) => {
  expect(on(state, day)).toMatchObject({ standing });
});

test('ketamine is held to a grant that is on record, and none is asked for', () => {
  expect(on(insured, '2026-03-10', 'ketamine').standing).toBe('not-asked');
  expect(on(granted({ molecule: 'ketamine' }), '2026-09-01', 'ketamine').standing).toBe('ended');
});
