import { expect, test } from 'vitest';
import { correctableOf, correctedBody, minutesBetween } from './correctable.ts';

const check = {
  observations: { systolicMmHg: 131, diastolicMmHg: 84, sedation: { scale: 'moaas-0-5', score: 4 } },
  source: { from: 'person', how: 'spot-check' },
  flags: [{ rule: 'bp-elevated' }],
};

test('every value that was entered is offered, and nothing that was not', () => {
  expect(correctableOf({ body: check } as never).map(({ value, unit }) => `${value} ${unit}`)).toEqual([
    '131 mmHg',
    '84 mmHg',
    '4 0–5',
  ]);
});

test('the corrected body is whole, keeps what was right, and leaves the old one alone', () => {
  const before = structuredClone(check);
  expect(correctedBody(check, [{ path: ['observations', 'sedation', 'score'], value: 5 }])).toEqual({
    observations: { systolicMmHg: 131, diastolicMmHg: 84, sedation: { scale: 'moaas-0-5', score: 5 } },
    source: { from: 'person', how: 'spot-check' },
  });
  expect(check).toEqual(before);
});

test('what the record put beside an entry of an emergency is not said again: the command has no such field', () => {
  const step = { emergency: 'e1', card: 'seizure', step: 'side', words: 'left', signatureOwed: true };
  expect(correctedBody(step, [{ path: ['words'], value: 'on the left side' }])).toEqual({
    emergency: 'e1',
    card: 'seizure',
    step: 'side',
    words: 'on the left side',
  });
});

test.each([
  ['09:40', '09:35', -5],
  ['09:40', '10:10', 30],
  ['00:05', '23:55', -10],
  ['23:55', '00:05', 10],
  ['09:40', 'later', null],
])('from %s to %s is %s minutes', (from, to, minutes) => {
  expect(minutesBetween(from, to)).toBe(minutes);
});
