export { type CourseLetterFacts, draftCourseLetter } from './draft-course-letter.ts';
export { draftLetter, LETTER_ASKS, type LetterAsk, type LetterFacts } from './draft-letter.ts';
export { draftReferrerLetter, type ReferrerLetterFacts } from './draft-referrer-letter.ts';
