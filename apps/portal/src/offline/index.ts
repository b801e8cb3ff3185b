export { forgetPage, type KeptPage, keepPage } from './keep-page.ts';
export { useKeptPages } from './own-pages.ts';
