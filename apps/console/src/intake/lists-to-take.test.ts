import { type IntakeFacts, intakeFacts, readIntake } from '@keel/clinical/intake';
import { type IntakeAnswer, patientFold, readPatient } from '@keel/clinical/patient';
import type { RecordedEvent } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { describe, expect, test } from 'vitest';
import { listsToTake } from './lists-to-take.ts';

const NOW = instant(Date.UTC(2026, 10, 25, 18));
type Said = readonly (readonly [kind: string, body: unknown])[];

/** What can be taken of somebody, by list: the words of each entry. */
function taken(said: Said) {
  const state = said.reduce(
    (before, [kind, body], n) =>
      patientFold.evolve(before, {
        ...{
          kind,
          body,
          version: 1,
          occurredAt: instant(NOW + n),
          recordedAt: instant(NOW + n),
          zone: 'America/Denver',
        },
        ...{ command: `c${String(n).padStart(3, '0')}`, index: 0, stream: 'patient/p1', seq: n + 1, position: n + 1 },
        ...{ author: { kind: 'patient', id: 'p1', right: 'test' }, hash: '' },
      } as unknown as RecordedEvent),
    patientFold.initial('patient/p1'),
  );
  const patient = readPatient(state);
  const facts: IntakeFacts = intakeFacts(patient, '2026-11-25');
  const lists = listsToTake(patient, facts, readIntake(patient, instant(NOW + 1_000)));
  return {
    medicines: lists.medicines?.map(({ name }) => name) ?? null,
    allergies: lists.allergies?.map(({ substance }) => substance) ?? null,
    conditions: lists.conditions?.map(({ words }) => words) ?? null,
  };
}
const brought = (answers: Readonly<Record<string, readonly string[]>>): Said => [
  [
    'signed-up',
    { by: 'self', givenName: 'A', familyName: 'B', birthDate: '1980-01-01', language: 'en', contact: { email: true } },
  ],
  ['self-check-carried', { answers: { answers } }],
];
const answered = (question: string, answer: IntakeAnswer) =>
  ['intake-answered', { question, answer, form: '2026-11', language: 'en' }] as const;
const many = (question: string, ...values: string[]) => answered(question, { kind: 'many', values });
const HISTORY: Said = [
  ...['brain', 'mind', 'organs', 'breathing', 'bladder'].map((question) => many(question)),
  answered('other-illness', { kind: 'lines', lines: [] }),
  ...['drug-problem', 'ketamine-misuse'].map((question) => answered(question, { kind: 'one', value: 'never' })),
];
const NOTHING = { medicines: null, allergies: null, conditions: null };

describe('what can be taken into the record', () => {
  test('nothing of what was told before there was an account: the rest of each list is still to be asked', () => {
    expect(taken(brought({ heart: ['vessel'], body: ['allergy', 'lungs'], medicines: ['lorazepam'] }))).toEqual(
      NOTHING,
    );
  });

  test('a list of illnesses once every question of it is answered, and not before', () => {
    const told = brought({ heart: ['vessel'] });
    expect(taken([...told, many('heart', 'aneurysm')])).toEqual(NOTHING);
    expect(taken([...told, ...HISTORY])).toEqual(NOTHING);
    expect(taken([...told, ...HISTORY, many('heart', 'aneurysm')]).conditions).toEqual(['Aneurysm']);
    // What follows from an answer is a part of it.
    const pressure = [...HISTORY, many('heart', 'high-blood-pressure')];
    expect(taken(pressure).conditions).toBeNull();
    const controlled = answered('blood-pressure-control', { kind: 'unknown' });
    expect(taken([...pressure, controlled]).conditions).toEqual(['High blood pressure']);
  });

  test('no list with a hole that the patient could not fill', () => {
    const rest = HISTORY.filter(([, body]) => (body as { question: string }).question !== 'organs');
    const open = [many('heart', 'angina'), ...rest, answered('organs', { kind: 'unknown' })];
    expect(taken(open).conditions).toBeNull();
    expect(taken([answered('medicines', { kind: 'unknown' }), answered('allergies', { kind: 'unknown' })])).toEqual(
      NOTHING,
    );
  });

  test('medicines and allergies with the answer to their own question', () => {
    const said: Said = [
      ...brought({ body: ['allergy'], medicines: ['lorazepam'] }),
      answered('medicines', { kind: 'medicines', medicines: [{ name: 'sertraline' }] }),
      answered('allergies', { kind: 'allergies', allergies: [] }),
    ];
    expect(taken(said)).toEqual({ medicines: ['sertraline'], allergies: [], conditions: null });
  });

  test('what is told while the clinic has the whole list is added to it', () => {
    const listed = ['allergies-listed', { answer: 'listed', allergies: [{ substance: 'latex' }] }] as const;
    expect(taken([listed, ...brought({ body: ['allergy'] })]).allergies).toEqual(['latex', 'ketamine']);
  });
});
