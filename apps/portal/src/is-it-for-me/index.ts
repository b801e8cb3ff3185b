export { type CarriedAnswers, carriedAnswers, forgetAnswers } from './carried-answers.ts';
