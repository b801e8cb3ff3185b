export { answerText, trialDetails } from './answer-text.ts';
