import { type Grants, RIGHTS } from '@keel/clinical/rights';
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { notTaken as english } from '../words/en/not-taken.ts';
import { notTaken as spanish } from '../words/es/not-taken.ts';
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
    'withdraw-consent',
    { consent: 'ketamine', signature: { command: '0198', index: 0 }, words: 'too much' },
    ['consent.kind.ketamine', 'too much'],
  ],
  ['withdraw-consent', { consent: 'photo', signature: { command: '0198', index: 0 } }, ['consent.kind.photo']],
  ['say-cannot-come', { visit: 'v1', wants: 'no-more' }, ['prepare.wants.no-more']],
  ['report-food', { visit: 'v1', what: 'drink', lastAt: '18:00' }, ['prepare.ateDrink', '18:00']],
  [
    'answer-intake',
    { question: 'nobody-knows', answer: { kind: 'lines', lines: ['a', 'b'] } },
    ['{"kind":"lines","lines":["a","b"]}'],
  ],
] as const)('%s of %j is read again in its writer’s words', (kind, body, lines) => {
  expect(wordsOf({ kind, body }, t, 'en', String).lines).toEqual(lines);
});

test.each([
  ['answer-intake', { question: 'height' }],
  ['answer-intake', { question: 'height', answer: null }],
  ['answer-intake', { question: 'trials', answer: { kind: 'trials' } }],
  ['answer-scale', { instrument: 'phq9', answers: 'old' }],
] as const)('%s of %j, as another Keel may have kept it, stands as it was sent and fails no page', (kind, body) => {
  expect(wordsOf({ kind, body }, t, 'en', String).lines.length).toBeGreaterThan(0);
});

test('a medicine that was tried stands there with all that was said of it', () => {
  const trials = [{ medicine: 'sertraline', mgPerDay: 150, weeks: 8, helped: 'no' }, { medicine: 'bupropion' }];
  const { lines } = wordsOf(
    { kind: 'answer-intake', body: { question: 'trials', answer: { kind: 'trials', trials } } },
    t,
    'en',
    String,
  );
  expect(lines).toEqual(['sertraline (150 mg, forms.forWeeks, forms.itHelped.no); bupropion']);
});

const TOLD = Object.entries(RIGHTS as Readonly<Record<string, Grants>>).flatMap(([action, grants]) =>
  action.startsWith('command/') && grants.patient !== undefined ? [action.slice('command/'.length)] : [],
);

test.each([
  ['English', english],
  ['Spanish', spanish],
])('whatever a patient can tell has plain words in %s, and stands under them', (_language, { kind: words }) => {
  const said: Readonly<Record<string, string>> = words;
  expect(TOLD.length).toBeGreaterThan(20);
  expect(TOLD.filter((kind) => (said[kind] ?? '').trim() === '')).toEqual([]);
  expect(Object.keys(said).filter((kind) => !TOLD.includes(kind))).toEqual([]);
  expect(wordsOf({ kind: 'report-food', body: { what: 'food' } }, t, 'en', String).what).toBe(
    'notTaken.kind.report-food',
  );
});
