import { expect, test } from 'vitest';
import { refusedWords } from './refused-words.ts';

test.each([
  ['login-refused', 'password', 'wrong'],
  ['code-refused', 'code', 'wrongCode'],
  ['login-refused', 'code', 'startAgain'],
  ['login-refused', 'passkey', 'passkeyFailed'],
  ['too-many-requests', 'code', null],
] as const)('%s, at the %s, is told as %s', (key, step, words) => {
  expect(refusedWords(key, step)).toBe(words);
});
