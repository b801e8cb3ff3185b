export { IS_IT_FOR_ME_AT, otherLanguage } from './addresses.ts';
export { LANGUAGES, type Language } from './block.ts';
export { guideSite, type SiteFile } from './guide-site.ts';
export { html, type Markup, raw } from './html.ts';
export { type GuideAssets, shell } from './page-shell.ts';
