import type { Patient } from '@keel/clinical/patient';
import { PATIENT_COMMAND_BODIES } from '@keel/formats/api';
import { describe, expect, test } from 'vitest';
import { ADDITION_KEYS, ADDITIONS, type Addition, type AdditionKey, type Filled, missingLines } from './additions.ts';

const ann = {
  details: {
    givenName: 'Ann',
    familyName: 'Lee',
    birthDate: '1990-03-01',
    sexAtBirth: 'female',
    address: { lines: ['1 Elm St'], city: 'Denver' },
  },
  courses: [{ endedAt: null, body: { course: 'k1' } }],
  consents: [{ body: { consent: 'ketamine' } }],
} as unknown as Patient;
const given = { patient: ann, now: 1_772_550_000_000.4 };

const FILLED: Readonly<Record<AdditionKey, Filled>> = {
  note: { class: 'clinical', words: ' Sleeps better. ' },
  contact: { contact: 'escort', name: 'Bo Lee', phone: '555 0100', relation: '' },
  details: { ...ADDITIONS.details.known(ann), phone: '555 0199' },
  consent: { consent: 'ketamine', document: 'Ketamine consent', version: '3', offLabelWording: 'yes' },
  withdrawal: { consent: 'ketamine' },
  'portal-logins': { because: 'phone-lost', words: '' },
  rems: { enrolledOn: '2026-01-05', number: '  ' },
  task: { title: 'Call the pharmacy', ownerRole: 'nurse', dueIn: '24', urgent: 'no' },
  'end-course': { course: 'k1', because: 'the patient moved away' },
};

describe.each(ADDITION_KEYS.map((key) => [key, ADDITIONS[key] as Addition] as const))('%s', (key, addition) => {
  test('says a body that the door takes, without what was left empty', () => {
    const body = addition.body(FILLED[key], given);
    const parsed = PATIENT_COMMAND_BODIES[addition.command].safeParse(body);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(Object.values(body)).not.toContain('');
    expect(missingLines(addition, FILLED[key])).toEqual([]);
  });

  test('is not recorded while a line that is needed is empty', () => {
    const needed = addition.lines.flatMap((line) => (line.needed ? [line.name] : []));
    expect(missingLines(addition, {})).toEqual(needed);
    for (const name of needed) expect(missingLines(addition, { ...FILLED[key], [name]: '  ' })).toEqual([name]);
  });
});

test('details that the form does not show stay as they are', () => {
  expect(ADDITIONS.details.body(FILLED.details, given)).toMatchObject({
    givenName: 'Ann',
    phone: '555 0199',
    address: { lines: ['1 Elm St'], city: 'Denver' },
  });
});

test('nothing is offered that this person does not have', () => {
  const nobody = { ...ann, details: null, consents: [], courses: [] } as unknown as Patient;
  expect(ADDITIONS.withdrawal.offered(nobody)).toBe(false);
  expect(ADDITIONS['end-course'].offered(nobody)).toBe(false);
  expect(ADDITIONS.details.offered(nobody)).toBe(false);
});
