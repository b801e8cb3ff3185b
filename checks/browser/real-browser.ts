import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { openBrowsers } from './open-pages.ts';
import { followRequests } from './settled.ts';

/** Of everybody in the demo clinic. */
export const PASSWORD = 'keel-demo-clinic';

/** The console as `npm start` built it; without it there is nothing to drive. */
export const built = existsSync(join(import.meta.dirname, '../../apps/console/dist/index.html'));

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How long a busy machine may take over one step of a page, ms. What is there sooner is not waited for. */
const STEP_MS = 90_000;

/** Debian's browser: the one without windows first, which spends a quarter less on the same pages. */
const DEBIAN = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/**
 * Debian's browser where there is one, else the one that comes from npm. Its contexts keep no program for a time without a
 * connection, unless that is what is tested (`offline`): taking all of it along costs each of them more than opening a page.
 */
export async function launchBrowser({ offline = false }: { readonly offline?: boolean } = {}): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath:
      process.env['KEEL_CHROMIUM'] ?? DEBIAN.find((path) => existsSync(path)) ?? (await sparticuz.executablePath()),
    // The packaged browser's own list is for a single process that dies with its first window.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  openBrowsers.add(browser);
  browser.once('disconnected', () => openBrowsers.delete(browser));
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    if (!offline) await context.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    context.setDefaultTimeout(STEP_MS);
    followRequests(context);
    return context;
  };
  return browser;
}

/** A port for a server that is stopped and comes back to the same address. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number };
      probe.close(() => resolve(free));
    });
  });

/**
 * Gives a browser context the login of `login`, as the sign-in page would by the same request, without opening that page: for
 * tests of what comes after. `signInByHand` is for those of the door itself.
 */
export async function logIn(context: BrowserContext, url: string, login: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/v1/login`, {
    headers: { origin: new URL(url).origin },
    data: { name: login, password: PASSWORD },
  });
  const { next } = (await answer.json()) as { next?: string };
  if (next !== 'done') throw new Error(`${login} is not signed in: ${answer.status()} ${next ?? ''}`);
}

/** Signs in and opens the console at `at`, a path below it; without one, waits until the board's frame is there. */
export async function signIn(page: Page, url: string, login: string, at?: string): Promise<void> {
  await logIn(page.context(), url, login);
  await page.goto(`${url}/console${at ?? '/'}`);
  if (at === undefined) await page.waitForSelector('nav');
}

/** Signs in as a person does: opens the page, types, presses, and waits until the console is there. */
export async function signInByHand(page: Page, url: string, login: string): Promise<void> {
  await page.goto(`${url}/console/`);
  await page.fill('input[name=username]', login);
  await page.fill('input[name=password]', PASSWORD);
  await page.click('button[type=submit]');
  await page.waitForSelector('nav');
}

/** What axe finds, by rule, once nothing fades or moves any more. `evaluate` runs outside the page's policy, which would refuse an injected script. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: { run(d: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    return (await run.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}
