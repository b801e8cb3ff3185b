import { expect, test } from 'vitest';
import { matches } from './matches.ts';

const brief = {
  givenName: 'Noé',
  familyName: 'Ibáñez Roca',
  calledName: null,
  recordNumber: 'R-1042',
  birthDate: '1988-04-12',
};

test.each([
  ['', true],
  ['ibanez', true],
  ['roca noe', true],
  ['r-104', true],
  ['1988-04', true],
  ['19880412', true],
  ['0412', true],
  ['ibanez 1990', false],
  ['x', false],
])('%j: %s', (search, found) => expect(matches(brief, search)).toBe(found));
