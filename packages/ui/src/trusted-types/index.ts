/** Zod asks a page whether it may make a function of a text; ours may not, and each asking was a report of a blocked script. */
(globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };

/**
 * The page's one Trusted Types policy. Nothing here ever turns text into markup, so a string that could be markup is
 * refused rather than cleaned; scripts may only come from where the page came from. Imported before everything else.
 */
interface Policies {
  createPolicy(
    name: string,
    rules: {
      createHTML(text: string): string;
      createScriptURL(url: string): string;
    },
  ): unknown;
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;

policies?.createPolicy('default', {
  createHTML(text) {
    if (text.includes('<')) throw new TypeError('markup made from text is refused');
    return text;
  },
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError('a script from elsewhere is refused');
    return url;
  },
});
