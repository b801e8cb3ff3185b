export { forgetPage, isPageKept, type KeptPage, keepPage } from './keep-page.ts';
export { useKeptPages } from './own-pages.ts';
