import { addressOf, fileOf, HOME_AT, otherLanguage } from './addresses.ts';
import { type GuidePage, LANGUAGES, type Language } from './block.ts';
import { GUIDE_WORDS } from './guide-words.ts';
import { home } from './home.ts';
import { html, type Markup } from './html.ts';
import { type GuideAssets, shell } from './page-shell.ts';
import { linkOf, PageSources } from './page-sources.ts';
import { PAGES } from './pages/index.ts';
import { renderBlock } from './render-block.ts';
import type { Writing } from './render-text.ts';

/** One file of the built site. */
export interface SiteFile {
  /** Path below the site's root, without a slash before it. */
  readonly file: string;
  readonly address: string;
  readonly language: Language;
  readonly html: string;
}

/** The numbered sources at the foot of a page, each with how far the reading went. */
export function sourceList({ rows }: PageSources, language: Language): Markup | null {
  if (rows.length === 0) return null;
  const words = GUIDE_WORDS[language];
  return html`<section class="sources" aria-labelledby="sources"><h2 id="sources">${words.sources}</h2><p>${
    words.sourcesNote
  }</p><ol>${rows.map((source, n) => {
    const to = linkOf(source);
    return html`<li id="source-${n + 1}"><cite${language === 'en' ? null : html` lang="en"`}>${source.what}</cite> · <span>${source.seen
      .map((seen) => words.seen[seen])
      .join('; ')}</span>${
      to === null ? null : html` · <a href="${to}" rel="noreferrer">${new URL(to).hostname}</a>`
    }</li>`;
  })}</ol></section>`;
}

function guidePage(page: GuidePage, language: Language, assets: GuideAssets): SiteFile {
  const { title, lead, body } = page[language];
  const sources = new PageSources();
  const writing: Writing = { language, sources, pages: PAGES };
  const blocks = body.map((block) => renderBlock(block, writing));
  const address = addressOf(page, language);
  return {
    file: fileOf(address),
    address,
    language,
    html: shell({
      language,
      title,
      lead,
      other: addressOf(page, otherLanguage(language)),
      here: address,
      pages: PAGES,
      page,
      main: html`${blocks}${sourceList(sources, language)}`,
      assets,
      script: null,
    }),
  };
}

/** Every static page of the site: the home page and the guide, in both languages. Pure: the build writes the files. */
export function guideSite(assets: GuideAssets): readonly SiteFile[] {
  return LANGUAGES.flatMap((language) => [
    {
      file: fileOf(HOME_AT[language]),
      address: HOME_AT[language],
      language,
      html: home(language, assets),
    },
    ...PAGES.map((page) => guidePage(page, language, assets)),
  ]);
}
