export { LANGUAGES, type Language } from './block.ts';
export { guideSite, type SiteFile } from './guide-site.ts';
export type { GuideAssets } from './page-shell.ts';
