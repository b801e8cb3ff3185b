import type { Words } from '../en.ts';
import { askAnswers } from './ask-answers.ts';
import { askBefore } from './ask-before.ts';
import { askCare } from './ask-care.ts';
import { askDose } from './ask-dose.ts';
import { askLeaving } from './ask-leaving.ts';
import { askQuestions } from './ask-questions.ts';

export const ask: Words['ask'] = {
  save: 'Guardar',
  optional: 'si se preguntó',
  orName: 'O un nombre',
  takenBy: '{{what}} · lo ocupa {{name}}',
  noneKnown: '{{what}}: no consta ninguno.',
  ...askBefore,
  ...askCare,
  ...askDose,
  ...askLeaving,
  q: askQuestions,
  a: askAnswers,
};
