import type { MyQuestion } from '@keel/formats/api';
import { expect, test } from 'vitest';
import { inHand } from './in-hand.ts';

const of = (key: string, language: string): MyQuestion => ({ key, language }) as unknown as MyQuestion;
const phq9 = of('phq9', 'en');
const phq9Spanish = of('phq9', 'es');
const evening = of('evening', 'en');
const open = (begun: boolean) => ({ question: phq9, language: 'en', begun });
const english = { language: 'en', onItsWay: false };
const spanish = { language: 'es', onItsWay: false };

test.each([
  ['nothing is open yet: the first of them', undefined, [phq9, evening], english, phq9],
  ['it is still asked: it stays', open(false), [evening, of('phq9', 'en')], english, phq9],
  [
    'its kept answer has arrived, and nothing of it was answered again: the next',
    open(false),
    [evening],
    english,
    evening,
  ],
  ['its kept answer has arrived, and nothing else waits: none', open(false), [], english, undefined],
  ['it was begun: it stays, whatever is asked', open(true), [evening], english, phq9],
  ['the other language is on its way: it stays', open(false), [phq9], { language: 'es', onItsWay: true }, phq9],
  ['the other language is there: it is asked in it', open(false), [evening, phq9Spanish], spanish, phq9Spanish],
  ['it was begun in the first language: it stays in it', open(true), [phq9Spanish], spanish, phq9],
])('%s', (_, one, left, reader, shown) => {
  expect(inHand(one, left, reader).question).toBe(shown);
});
