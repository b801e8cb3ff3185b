export { LANGUAGES, type Language, speak, startWords } from './words.ts';
