export { type UiWords, uiEn } from './en.ts';
export { uiEs } from './es.ts';
