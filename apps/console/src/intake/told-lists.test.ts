import { INTAKE_QUESTIONS, intakeFacts } from '@keel/clinical/intake';
import { type IntakeAnswer, patientFold, readPatient } from '@keel/clinical/patient';
import type { RecordedEvent } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { intake as en } from '../words/en/intake.ts';
import { intake as es } from '../words/es/intake.ts';
import { toldLists } from './told-lists.ts';

const NOW = instant(Date.UTC(2026, 10, 25, 18));

/** What stands on the chart of what was told in these answers. */
function told(...answers: readonly (readonly [question: string, answer: IntakeAnswer])[]) {
  const state = answers.reduce(
    (before, [question, answer], n) =>
      patientFold.evolve(before, {
        ...{ kind: 'intake-answered', body: { question, answer, form: '2026-11', language: 'en' }, version: 1 },
        ...{ occurredAt: NOW, recordedAt: NOW, zone: 'America/Denver', command: `c${n}`, index: 0 },
        ...{ stream: 'patient/p1', seq: n + 1, position: n + 1, hash: '' },
        ...{ author: { kind: 'patient', id: 'p1', right: 'test' } },
      } as unknown as RecordedEvent),
    patientFold.initial('patient/p1'),
  );
  return toldLists(intakeFacts(readPatient(state), '2026-11-25'));
}

test('none, by the patient’s own word, is told with its day; unasked or not known, nothing is', () => {
  expect(told()).toEqual({ allergies: null, medicines: null, conditions: null });
  expect(told(['allergies', { kind: 'unknown' }], ['medicines', { kind: 'unknown' }])).toEqual({
    allergies: null,
    medicines: null,
    conditions: null,
  });
  expect(told(['allergies', { kind: 'allergies', allergies: [] }])).toEqual({
    allergies: { at: NOW, lines: [], part: false },
    medicines: null,
    conditions: null,
  });
  const latex: IntakeAnswer = { kind: 'allergies', allergies: [{ substance: 'latex', reaction: 'rash' }] };
  expect(told(['allergies', latex], ['medicines', { kind: 'medicines', medicines: [] }])).toEqual({
    allergies: { at: NOW, lines: ['latex, rash'], part: false },
    medicines: { at: NOW, lines: [], part: false },
    conditions: null,
  });
});

test('conditions by the patient’s own word are told, and that a part of them is not; none only where each was asked', () => {
  const heart: IntakeAnswer = { kind: 'many', values: ['high-blood-pressure'] };
  const { conditions } = told(['heart', heart]);
  expect(conditions).toMatchObject({ at: NOW, part: true, lines: [expect.stringMatching(/hypertension|pressure/i)] });
  const asked = INTAKE_QUESTIONS.filter(({ feeds, when }) => feeds.includes('patient.diagnoses') && when.length === 0);
  const none = asked.map(({ id, kind }) => {
    const answer =
      kind === 'lines' ? { kind, lines: [] } : kind === 'one' ? { kind, value: 'never' } : { kind, values: [] };
    return [id, answer as unknown as IntakeAnswer] as const;
  });
  expect(told(...none).conditions).toEqual({ at: NOW, lines: [], part: false });
  expect(told(...none.slice(1)).conditions).toBeNull();
});

test.each([
  ['en', en, 'Record: no known allergies', 'Take 1 allergy into the record'],
  ['es', es, 'Anotar: sin alergias conocidas', 'Pasar 1 alergia al registro'],
] as const)('in %s the button that takes an empty list says what it records', async (lng, intake, none, one) => {
  const words = i18next.createInstance();
  await words.init({ lng, resources: { [lng]: { translation: { intake } } } });
  expect(words.t('intake.takeAllergies', { count: 0 })).toBe(none);
  expect(words.t('intake.takeAllergies', { count: 1 })).toBe(one);
});
