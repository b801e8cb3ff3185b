import { addressOf, HOME_AT, IS_IT_FOR_ME_AT, otherLanguage, SIGN_UP_AT } from './addresses.ts';
import type { GuidePage, Language } from './block.ts';
import { GUIDE_WORDS } from './guide-words.ts';
import { html, type Markup, raw } from './html.ts';

/** Where the built files lie: their names hold their hash. */
export interface GuideAssets {
  readonly style: string;
  readonly font: string;
  /** The script of "Is it for me?", and what it imports at once. */
  readonly questions: string;
  readonly questionsImport: readonly string[];
}

export interface ShellInput {
  readonly language: Language;
  readonly title: string;
  readonly lead: string;
  /** This page in the other language. */
  readonly other: string;
  readonly here: string;
  readonly pages: readonly GuidePage[];
  readonly page: GuidePage | null;
  readonly main: Markup;
  readonly assets: GuideAssets;
  readonly script: string | null;
}

/** The crisis line, first on every page and again where a reader may stop reading. */
export function crisisStrip(language: Language): Markup {
  const [unsafe, suicide, callOrText] = GUIDE_WORDS[language].crisis;
  return html`<aside class="crisis" aria-label="${GUIDE_WORDS[language].crisisLabel}"><p><strong>${unsafe} <a href="tel:911">911</a>.</strong> ${suicide} ${callOrText} <a href="tel:988">988</a>.</p></aside>`;
}

const MARK = raw(
  '<svg width="28" height="28" viewBox="0 0 32 32" fill="none" aria-hidden="true"><path d="M1.5 10h29" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><path d="M4 10c3.2 4 7.8 5.8 13 5.8 5 0 8.8-1.9 10.5-5.8" stroke="currentColor" stroke-width="1.8"/><path d="M13.6 15.6h5.2l-1.3 10.9c-.1.7-.6 1.1-1.3 1.1h-5.4c-.8 0-1.2-.8-.8-1.5z" fill="currentColor"/></svg>',
);

function contentsList({ pages, page, language }: ShellInput): Markup {
  const entry = (one: GuidePage) =>
    html`<li><a href="${addressOf(one, language)}"${one === page ? html` aria-current="page"` : null}>${one[language].title}</a></li>`;
  return html`<ol>${pages.map(entry)}</ol>`;
}

function neighbours({ pages, page, language }: ShellInput): Markup | null {
  if (page === null) return null;
  const words = GUIDE_WORDS[language];
  const at = pages.indexOf(page);
  const [before, after] = [pages[at - 1], pages[at + 1]];
  return html`<nav class="neighbours" aria-label="${words.contents}: ${words.previous}, ${words.next}">${
    before === undefined
      ? html`<span></span>`
      : html`<a rel="prev" href="${addressOf(before, language)}"><span>${words.previous}</span>${before[language].title}</a>`
  }${
    after === undefined
      ? null
      : html`<a rel="next" href="${addressOf(after, language)}"><span>${words.next}</span>${after[language].title}</a>`
  }</nav>`;
}

/** One whole page, readable without script. */
export function shell(input: ShellInput): string {
  const { language, title, lead, other, here, main, assets, script } = input;
  const words = GUIDE_WORDS[language];
  const theirs = otherLanguage(language);
  const hasContents = input.page !== null;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${lead}">
<title>${title} · ${words.siteName}</title>
<link rel="preload" href="${assets.font}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assets.style}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="alternate" hreflang="${theirs}" href="${other}">
<link rel="alternate" hreflang="${language}" href="${here}">${
    script === null
      ? null
      : html`${assets.questionsImport.map(
          (file) => html`\n<link rel="modulepreload" href="${file}">`,
        )}\n<script type="module" src="${script}"></script>`
  }
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${crisisStrip(language)}
<header class="top"><a class="home" href="${HOME_AT[language]}">${MARK}<span>${words.siteName}</span></a><nav aria-label="${words.language}"><a href="${other}" lang="${theirs}" hreflang="${theirs}">${words.language}</a></nav></header>
<div class="${hasContents ? 'with-contents' : 'alone'}">
${hasContents ? html`<nav class="side" aria-label="${words.contents}"><details><summary>${words.contents}</summary>${contentsList(input)}</details><div class="open">${contentsList(input)}</div></nav>` : null}
<main id="main">
<h1>${title}</h1>
<p class="lead">${lead}</p>
${main}
${neighbours(input)}
</main>
</div>
<footer><p>${words.notAdvice} ${words.nobodyReads}</p><p><a href="${IS_IT_FOR_ME_AT[language]}">${words.isItForMe}</a> <a href="${SIGN_UP_AT[language]}">${words.signUp}</a> <a href="/console/">${words.staff}</a></p></footer>
</body>
</html>
`.text;
}
