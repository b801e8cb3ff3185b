import { expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { ASKS } from './asks.ts';

const words = en.ask as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>;

test('every question of every sheet has its words, and is not shown by the name of its answer', () => {
  const wordless = Object.entries(ASKS).flatMap(([what, { questions }]) =>
    questions
      .map(({ name }) => [what, name] as const)
      .filter(([, name]) => !(words[what]?.[name] ?? words['q']?.[name])),
  );
  expect(wordless).toEqual([]);
});

test('every answer to choose from has its words', () => {
  const wordless = Object.entries(ASKS).flatMap(([what, { questions }]) =>
    questions.flatMap((question) =>
      question.kind !== 'choice'
        ? []
        : question.options
            .filter(
              (one) =>
                !(words[what]?.[`${question.name}-${one}`] ?? words['a']?.[one] ?? (/^\d/.test(one) ? one : undefined)),
            )
            .map((one) => [what, question.name, one]),
    ),
  );
  expect(wordless).toEqual([]);
});
