import { expect, test } from 'vitest';
import { matchesCaller } from './matches-caller.ts';

const brief = {
  id: 'p-ana',
  calledName: null,
  givenName: 'Ána',
  familyName: 'Álvares',
  birthDate: '1981-03-14',
  recordNumber: 'MR-77',
  photo: null,
  allergies: { answer: 'not-asked' as const, substances: [] },
  likeName: false,
};
const person = {
  brief,
  phones: [
    { number: '+1 (303) 555-0101', whose: 'patient', name: null },
    { number: '303 555 0199', whose: 'emergency', name: 'Cy Lund' },
  ],
  request: null,
  maySame: [],
};

test.each([
  ['3035550101', true],
  ['303 555-0101', true],
  ['0199', true],
  ['555-0102', false],
  ['010', false],
  ['alv', true],
  ['ana alvares', true],
  ['cy lund', true],
  ['1981-03-14', true],
  ['14.3.1981', true],
  ['3/14/1981', true],
  ['3/15/1981', false],
  ['1981', true],
  ['MR-77', true],
  ['nobody', false],
] as const)('“%s” finds her: %s', (search, found) => {
  expect(matchesCaller(person, search)).toBe(found);
});
