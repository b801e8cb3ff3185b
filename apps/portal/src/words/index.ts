export type { Words } from './en.ts';
export { LANGUAGES, type Language, loadSpanish, speak, startWords } from './words.ts';
