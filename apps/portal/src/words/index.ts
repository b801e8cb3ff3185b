export type { Words } from './en.ts';
export { LANGUAGES, type Language, speak, startWords } from './words.ts';
