import type { Browser } from 'playwright-core';

/** The browsers that this worker has open: what they show is printed where a test fails. */
export const openBrowsers = new Set<Browser>();

/** Path and text of every page that is open, without what stands after the path: links carry secrets there. */
export async function whatIsShown(): Promise<string[]> {
  const pages = [...openBrowsers].flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
  return Promise.all(
    pages.map(async (page) => {
      const text = await page
        .locator('body')
        .innerText({ timeout: 5_000 })
        .catch(() => '(no text)');
      return `${new URL(page.url()).pathname}\n${text.replace(/\n\s*\n/g, '\n')}`;
    }),
  );
}
