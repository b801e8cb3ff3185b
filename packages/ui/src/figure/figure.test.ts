import { expect, test } from 'vitest';
import { figure } from './figure.ts';

test.each([
  [35, 1, '35'],
  [34.96, 1, '35'],
  [0.875, 2, '0.88'],
  [0.7, 2, '0.7'],
  [0.04, 1, '<0.1'],
  [0, 1, '0'],
  [Number.NaN, 1, '?'],
])('%d with %d decimals reads %s', (value, decimals, text) => {
  expect(figure(value, decimals)).toBe(text);
});
