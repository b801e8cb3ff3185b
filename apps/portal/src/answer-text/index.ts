export { answerText } from './answer-text.ts';
