import type { Patient } from '@keel/clinical/patient';
import { AskEstimateBody, PATIENT_COMMAND_BODIES, PREPARATION_COMMAND_BODIES } from '@keel/formats/api';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
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
  // Of three, the one that is not over: what somebody on the phone means.
  visits: [
    { body: { visit: 'v-later', startsAt: 1_772_900_000_000 } },
    { body: { visit: 'v-over', startsAt: 1_772_400_000_000 } },
    { body: { visit: 'v-next', startsAt: 1_772_600_000_000 } },
  ],
} as unknown as Patient;
const given = { patient: ann, now: 1_772_550_000_000.4 };

const BODIES: Readonly<Record<string, z.ZodType>> = {
  ...PATIENT_COMMAND_BODIES,
  ...PREPARATION_COMMAND_BODIES,
  'ask-estimate': AskEstimateBody,
};

const FILLED: Readonly<Record<AdditionKey, Filled>> = {
  note: { class: 'clinical', words: ' Sleeps better. ' },
  contact: { contact: 'escort', name: 'Bo Lee', phone: '555 0100', relation: '' },
  details: { ...ADDITIONS.details.known(ann), phone: '555 0199' },
  consent: { consent: 'ketamine', document: 'Ketamine consent', version: '3', offLabelWording: 'yes' },
  withdrawal: { consent: 'ketamine' },
  'portal-logins': { because: 'phone-lost', words: '' },
  rems: { enrolledOn: '2026-01-05', number: '  ' },
  task: { title: 'Call the pharmacy', ownerRole: 'nurse', dueIn: '24', urgent: 'no' },
  distress: { what: 'not-safe', heard: 'phone', callBack: '555 0100', whereNow: '' },
  'cannot-come': { wants: 'another-day' },
  food: { foodOrDrink: 'food', hoursAgo: '2' },
  ride: { escort: 'adult', name: 'Bo Lee', phone: '' },
  'escort-says': { answer: 'yes' },
  wish: { words: 'Window open', music: '' },
  estimate: { words: '' },
  deletion: { words: '' },
  'end-course': { course: 'k1', because: 'the patient moved away' },
};

describe.each(ADDITION_KEYS.map((key) => [key, ADDITIONS[key] as Addition] as const))('%s', (key, addition) => {
  test('says a body that the door takes, without what was left empty', () => {
    const body = addition.body(FILLED[key], given);
    const parsed = BODIES[addition.command]?.safeParse(body);
    expect(parsed).toBeDefined();
    expect(parsed?.error?.issues ?? []).toEqual([]);
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

test('what is said about a visit is about the next one, and not offered where none is booked', () => {
  expect(ADDITIONS['cannot-come'].body({ wants: 'call-me' }, given)).toEqual({ visit: 'v-next', wants: 'call-me' });
  expect(ADDITIONS.food.body({ foodOrDrink: 'drink', hoursAgo: '1' }, given)).toEqual({
    visit: 'v-next',
    what: 'drink',
    lastAt: Math.round(given.now - 3_600_000),
  });
  expect(ADDITIONS.ride.offered(ann, given.now)).toBe(true);
  expect(ADDITIONS.ride.offered(ann, 1_773_900_000_000)).toBe(false);
});
