import { expect, test } from 'vitest';
import { dollarsIn } from './dollars-in.ts';

test.each([
  ['525', 52_500],
  ['525.5', 52_550],
  ['525,05', 52_505],
  [' 0 ', 0],
  ['', null],
  ['-1', null],
  ['1.234', null],
  ['1e3', null],
  ['12345678', null],
])('%j dollars are %s cents', (text, cents) => {
  expect(dollarsIn(text)).toBe(cents);
});
