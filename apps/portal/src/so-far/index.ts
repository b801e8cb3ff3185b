export { type SoFar, useSoFar } from './use-so-far.ts';
export { dyingSoFar, worryingAnswers, worryingCheckIn } from './worrying.ts';
