import { expect, test } from 'vitest';
import { writtenNumber } from './written-number.ts';

test.each([
  ['', null],
  ['  ', null],
  ['150', 150],
  [' 7,5 ', 7.5],
  ['0', 0],
  ['150 mg', 'unread'],
  ['20-40', 'unread'],
  ['about 10', 'unread'],
  ['-3', 'unread'],
  ['1e9', 'unread'],
  ['6"', 'unread'],
])('%j is read as %j: what is no number is not taken for nothing written', (text, value) => {
  expect(writtenNumber(text)).toBe(value);
});
