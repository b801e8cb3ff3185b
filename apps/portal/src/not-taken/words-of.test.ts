import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { wordsOf } from './words-of.ts';

/** Each word as its key. */
const t = ((key: string, more?: { answers?: string }) => more?.answers ?? key) as unknown as TFunction<'portal'>;

test.each([
  ['tell-home-dose', { dose: 'd1', step: 'before', systolic: 152, diastolic: 90, adultHere: true }, ['152/90 mmHg']],
  ['tell-home-dose', { dose: 'd1', step: 'taken' }, ['home.taken']],
  [
    'tell-home-dose',
    { dose: 'd1', step: 'heard', answers: { tired: 'very', safe: 'no' }, moreTaken: true },
    ['home.tired home.much.very', 'home.safe home.isSafe.no', 'home.moreTaken home.more.yes'],
  ],
  [
    'answer-check-in',
    { answers: { sad: 'very', safe: 'no' }, words: 'help me' },
    ['answer.sad answer.three.very', 'answer.safeSays.no', 'help me'],
  ],
  ['answer-scale', { instrument: 'phq9', answers: { 'phq9.1': 3, 'phq9.2': null } }, ['3, –']],
  [
    'answer-intake',
    { question: 'nobody-knows', answer: { kind: 'lines', lines: ['a', 'b'] } },
    ['{"kind":"lines","lines":["a","b"]}'],
  ],
] as const)('%s of %j is read again in its writer’s words', (kind, body, lines) => {
  expect(wordsOf({ kind, body }, t, 'en').lines).toEqual(lines);
});
