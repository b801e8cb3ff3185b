import { html, LANGUAGES, type Language, otherLanguage, raw, type SiteFile } from '../guide/index.ts';
import { VERIFY_WORDS } from './verify-words.ts';

export const VERIFY_AT: Readonly<Record<Language, string>> = { en: '/verify/', es: '/es/verificar/' };

/** What stands in the page, each part with the SHA-256 (base64) of its bytes. */
export interface VerifyParts {
  readonly script: string;
  readonly scriptHash: string;
  readonly style: string;
  readonly styleHash: string;
}

/**
 * The page as one file: script and style stand in it, named by their hashes in its own policy, which allows nothing else.
 * It can be saved and opened anywhere; whoever reads its first lines sees that it may not send anything to anybody.
 */
function verifyPage(language: Language, given: VerifyParts): string {
  const words = VERIFY_WORDS[language];
  const theirs = otherLanguage(language);
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${given.scriptHash}'`,
    `style-src 'sha256-${given.styleHash}'`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="keel-passport-key" content="">
<meta name="description" content="${words.lead}">
<title>${words.title}</title>
<style>${raw(given.style)}</style>
</head>
<body>
<header class="top"><span class="home">Keel</span><a href="${VERIFY_AT[theirs]}" lang="${theirs}" hreflang="${theirs}">${words.other}</a></header>
<main id="main" class="alone">
<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<div id="zone" class="zone" role="group" aria-label="${words.dropZone}"><input id="file" type="file" accept=".json,.pdf,application/json,application/pdf"><label for="file">${words.choose}</label> <span>${words.drop}</span></div>
<noscript><p>${words.noScript}</p></noscript>
<section id="result" aria-live="polite" tabindex="-1" hidden></section>
<p class="soft">${words.offline}</p>
</main>
<script type="module">${raw(given.script)}</script>
</body>
</html>
`.text;
}

/** The page in both languages. @throws Error when the script would end its own element. */
export function verifySite(given: VerifyParts): readonly SiteFile[] {
  if (/<\/script|<!--/i.test(given.script)) throw new Error('the script of the page would end its own element');
  return LANGUAGES.map((language) => {
    const address = VERIFY_AT[language];
    return { file: `${address.slice(1)}index.html`, address, language, html: verifyPage(language, given) };
  });
}
