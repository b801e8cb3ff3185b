import { expect, test } from 'vitest';
import { correctableOf, correctedBody, deliveryIn, minutesBetween } from './correctable.ts';

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

test.each([
  [{ mg: 27.5, delivery: { kind: 'full' } }, ['dose.title 27.5']],
  // A device holds what it holds; how much of it got in can be wrong.
  [{ device: 1, mg: 28, delivery: { kind: 'partial', mg: 14 } }, []],
  [{ medicine: 'ondansetron', doseMg: 4 }, ['dose.title 4']],
])('so is how much was given: %o', (body, values) => {
  expect(correctableOf({ body }).map(({ label, value }) => `${label} ${value}`)).toEqual(values);
});

test('how much of a dose got in can be put right, and nothing else of it changes with that', () => {
  const device = { device: 2, mg: 28, lot: 'S7714', watchedBy: 'nora', delivery: { kind: 'full' }, flags: [] };
  expect(deliveryIn({ body: device })).toEqual({ kind: 'full' });
  expect(deliveryIn({ body: check })).toBeNull();
  const { flags: _, ...same } = device;
  expect(correctedBody(device, [{ path: ['delivery'], value: { kind: 'partial', mg: 14 } }])).toEqual({
    ...same,
    delivery: { kind: 'partial', mg: 14 },
  });
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
