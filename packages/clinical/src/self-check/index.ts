export { type Answers, NONE, type Option, type Question, UNSURE } from './question.ts';
export { QUESTION_WORDS, type SelfCheckWords } from './question-words.ts';
export { QUESTIONS } from './questions.ts';
export { ageOf, isOpen, medicinesOf, requestOfAnswers, ticked } from './request-of-answers.ts';
export { asksForHelp, type ToldAnswer, toldAnswers } from './told.ts';
