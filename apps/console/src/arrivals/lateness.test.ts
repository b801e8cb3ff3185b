import { expect, test } from 'vitest';
import { latenessOf } from './lateness.ts';

const minute = 60_000;
test.each([
  [-30, { kind: 'early', minutes: 30 }],
  [-0.5, { kind: 'early', minutes: 1 }],
  [0, { kind: 'late', minutes: 0, call: false }],
  [9.9, { kind: 'late', minutes: 9, call: false }],
  [10, { kind: 'late', minutes: 10, call: true }],
  [45, { kind: 'late', minutes: 45, call: true }],
])('%s minutes after the booked time', (after, expected) => {
  expect(latenessOf(1_000 * minute, (1_000 + after) * minute)).toEqual(expected);
});
