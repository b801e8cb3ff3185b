import { askAnswers } from './ask-answers.ts';
import { askBefore } from './ask-before.ts';
import { askCare } from './ask-care.ts';
import { askDose } from './ask-dose.ts';
import { askLeaving } from './ask-leaving.ts';
import { askQuestions } from './ask-questions.ts';

/** Whatever is asked in a session, by the sheet that asks it; `q` are questions, `a` answers that several sheets share. */
export const ask = {
  save: 'Save',
  optional: 'if asked',
  orName: 'Or a name',
  takenBy: '{{what}} · {{name}} is in it',
  noneKnown: '{{what}}: the record knows none.',
  ...askBefore,
  ...askCare,
  ...askDose,
  ...askLeaving,
  q: askQuestions,
  a: askAnswers,
} as const;
