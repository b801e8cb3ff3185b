import { expect, test } from 'vitest';
import { tasks } from '../words/en/tasks.ts';
import { whoseWords } from './whose-words.ts';

const nair = { id: 'nair', name: 'Nair' };

test.each([
  [nair, false, 'nair', 'own'],
  [nair, true, 'nair', 'ownNotOnDuty'],
  [nair, false, 'okafor', 'ownedBy'],
  [nair, true, 'okafor', 'ownerAway'],
  [nair, true, undefined, 'ownerAway'],
] as const)('a task of %j, away: %s, is told to %s as %s', (owner, away, reader, words) => {
  expect(whoseWords(owner, away, reader)).toBe(words);
});

test('nobody reads of himself that he is not here', () => {
  expect(tasks[whoseWords(nair, true, 'nair')]).toMatch(/^You have it/);
});
