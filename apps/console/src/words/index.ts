export { LANGUAGES, type Language, laterWords, speak, startWords } from './words.ts';
