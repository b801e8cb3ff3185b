export { draftLetter, LETTER_ASKS, type LetterAsk, type LetterFacts } from './draft-letter.ts';
