import { selfCheckAnswers } from '../sign-up/index.ts';
import { type Answers, NONE, UNSURE } from './question.ts';
import { QUESTIONS } from './questions.ts';

/** One question as it was answered: ids of what was ticked, or what was written. */
export interface ToldAnswer {
  readonly question: string;
  readonly options: readonly string[];
  readonly written: readonly string[];
}

/**
 * What somebody told in "Is it for me?" and brought along, in the order in which it is asked. What they left out, were not sure of,
 * or answered with "none of these" is not in it.
 */
export function toldAnswers(brought: Readonly<Record<string, unknown>>): readonly ToldAnswer[] {
  const answers: Answers = selfCheckAnswers(brought);
  return QUESTIONS.flatMap((question): ToldAnswer[] => {
    const given = answers[question.id] ?? [];
    const known = 'options' in question ? question.options.map(({ id }) => id) : [];
    const options = known.filter((id) => given.includes(id));
    const written =
      'options' in question
        ? []
        : given
            .flatMap((one) => one.split('\n'))
            .map((one) => one.trim())
            .filter((one) => one !== '' && one !== NONE && one !== UNSURE);
    return options.length + written.length === 0 ? [] : [{ question: question.id, options, written }];
  });
}

/** Whether one of them asks for help at once. */
export const asksForHelp = (told: readonly ToldAnswer[]): boolean =>
  QUESTIONS.some(
    (question) =>
      'options' in question &&
      question.options.some(
        ({ id, crisis }) =>
          crisis !== undefined && told.some((one) => one.question === question.id && one.options.includes(id)),
      ),
  );
