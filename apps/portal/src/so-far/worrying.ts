import type { CheckInAnswers } from '@keel/clinical/check-ins';

type Given = Readonly<Record<string, number | null | undefined>>;

/**
 * From which answer on an item about dying asks for a person, on every form that is answered at home: the record judges by its own rows, and a test
 * holds these against them.
 */
const ABOUT_DYING: Readonly<Record<string, number>> = {
  'phq9.9': 1,
  'qids.12': 1,
  'cssrs.1': 1,
  'cssrs.2': 1,
  'cssrs.3': 1,
  'cssrs.4': 1,
  'cssrs.5': 1,
  'cssrs.6': 1,
  'cssrs.6r': 1,
};
/** Shows help, and is looked at when the form is done: doing things that could cause harm is not dying. */
const ABOUT_HARM: Readonly<Record<string, number>> = { 'pcl5.16': 3 };

const reached = (items: Readonly<Record<string, number>>, answers: Given): boolean =>
  Object.entries(items).some(([item, least]) => (answers[item] ?? 0) >= least);

/** Help is shown at once. */
export const worryingAnswers = (answers: Given): boolean =>
  reached(ABOUT_DYING, answers) || reached(ABOUT_HARM, answers);

export const worryingCheckIn = (answers: CheckInAnswers): boolean =>
  answers.safe === 'no' || answers.safe === 'not-sure';

/** What was answered about dying, where a person must be told of it before the form is done; null where none of it asks for one. */
export function dyingSoFar(answers: Given): Readonly<Record<string, number | null>> | null {
  if (!reached(ABOUT_DYING, answers)) return null;
  return Object.fromEntries(
    Object.entries(answers).flatMap(([item, value]) => (item in ABOUT_DYING ? [[item, value ?? null]] : [])),
  );
}
