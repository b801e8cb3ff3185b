export { forgetPage, type KeptPage, keepPage } from './keep-page.ts';
