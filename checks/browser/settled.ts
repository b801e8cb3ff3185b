import type { BrowserContext, Page, Request } from 'playwright-core';

/** What each page has asked for and not got yet, and how often it has asked at all. */
const asked = new WeakMap<Page, { open: Set<Request>; count: number }>();

const pageOf = (request: Request): Page | null => {
  try {
    return request.frame().page();
  } catch {
    // What a service worker asks for belongs to no page.
    return null;
  }
};

/** Follows what the pages of a context ask for, so that `settled` can tell when nothing is under way. */
export function followRequests(context: BrowserContext): void {
  const of = (request: Request) => {
    const page = pageOf(request);
    if (page === null) return null;
    const known = asked.get(page) ?? { open: new Set<Request>(), count: 0 };
    asked.set(page, known);
    return known;
  };
  context.on('request', (request) => {
    const known = of(request);
    if (known === null) return;
    // A new document leaves behind what the one before had asked for.
    if (request.isNavigationRequest() && request.frame() === pageOf(request)?.mainFrame()) known.open.clear();
    known.open.add(request);
    known.count += 1;
  });
  const ended = (request: Request): void => void of(request)?.open.delete(request);
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);
  // A stream of events never ends.
  context.on('response', (response) => {
    if (/event-stream/.test(response.headers()['content-type'] ?? '')) ended(response.request());
  });
}

/**
 * Waits until the page has what it asked for, has drawn it and asks for nothing more: by what happens, not by a time, so
 * that a quiet machine does not wait and a busy one is not taken for quiet.
 */
export async function settled(page: Page): Promise<void> {
  const state = () => asked.get(page) ?? { open: new Set<Request>(), count: 0 };
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const before = state().count;
    // Two idle moments with a frame between: what the first answer sets off is drawn, and has asked for its own.
    await page.evaluate(async () => {
      await document.fonts.ready;
      for (let turn = 0; turn < 2; turn += 1) {
        await new Promise((done) => requestAnimationFrame(done));
        await new Promise((done) => requestIdleCallback(done));
      }
    });
    if (state().open.size === 0 && state().count === before) return;
    if (state().open.size > 0) await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`still waiting for ${[...state().open].map((one) => new URL(one.url()).pathname).join(', ')}`);
}
