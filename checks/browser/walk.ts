import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ClinicInABrowser, SIZES } from './clinic-in-a-browser.ts';
import { logIn, violations } from './real-browser.ts';

interface Look {
  readonly name: string;
  readonly path: string;
  /** Login of who opens it; null: nobody is signed in. */
  readonly who: string | null;
  /** Buttons pressed one after another before it is looked at. */
  readonly presses?: readonly string[];
}

/** The screens of the console whose address holds a name, or which somebody in particular opens. */
const NAMED: readonly Look[] = [
  { name: 'board', path: '/', who: 'lindqvist' },
  { name: 'wall', path: '/wall', who: 'lindqvist' },
  { name: 'arrivals', path: '/arrivals', who: 'reyes' },
  { name: 'patient', path: '/patient/chen', who: 'okafor' },
  { name: 'patient-desk', path: '/patient/chen', who: 'reyes' },
  { name: 'plan', path: '/patient/chen/plan', who: 'okafor' },
  { name: 'screening', path: '/patient/chen/screening', who: 'okafor' },
  { name: 'costs', path: '/patient/alvarez/costs', who: 'wen' },
  { name: 'ready', path: '/session/today-brennan/ready', who: 'lindqvist' },
  { name: 'session', path: '/session/today-alvarez', who: 'lindqvist' },
  { name: 'session-nasal', path: '/session/today-chen', who: 'lindqvist' },
  { name: 'release', path: '/session/today-alvares/release', who: 'lindqvist' },
  { name: 'record', path: '/session/today-alvares/record', who: 'okafor' },
  { name: 'inspection', path: '/register/cabinet/inspection', who: 'okafor' },
  { name: 'rems', path: '/documents/rems/past-alvares-1', who: 'okafor' },
  { name: 'knowledge-entry', path: '/knowledge/bp-elevated', who: 'okafor' },
  { name: 'staff', path: '/staff', who: 'marsh' },
  { name: 'fees', path: '/fees', who: 'wen' },
  { name: 'audit', path: '/audit', who: 'auditor' },
  { name: 'start', path: '/start', who: 'marsh' },
  { name: 'public', path: '/public', who: 'marsh' },
  { name: 'me', path: '/me', who: 'lindqvist' },
  { name: 'emergency', path: '/emergency?session=today-chen', who: 'lindqvist' },
  { name: 'handover', path: '/emergency/handover?session=today-chen', who: 'lindqvist' },
  { name: 'sign-in', path: '/sign-in', who: null },
  { name: 'enrol', path: '/enrol', who: null },
];

/** The sheets that are opened most, or under the most strain. */
const SHEETS: readonly Look[] = [
  { name: 'sheet-check', path: '/session/today-chen', who: 'lindqvist', presses: ['Full check'] },
  { name: 'sheet-more', path: '/session/today-chen', who: 'lindqvist', presses: ['More'] },
  { name: 'sheet-emergency', path: '/session/today-chen', who: 'lindqvist', presses: ['Emergency'] },
  { name: 'sheet-add', path: '/patient/chen', who: 'okafor', presses: ['Add to the record'] },
  { name: 'sheet-entries', path: '/patient/chen', who: 'okafor', presses: ['All entries'] },
  { name: 'sheet-person', path: '/staff', who: 'marsh', presses: ['Change'] },
  { name: 'sheet-device', path: '/devices', who: 'lindqvist', presses: ['Change registration'] },
  { name: 'sheet-open-chart', path: '/patient/chen', who: 'marsh', presses: ['Open the chart in an emergency'] },
];

/** What the router has besides, and no name in its address: looked at as well, so that no new screen is forgotten. */
const router = readFileSync(join(import.meta.dirname, '../../apps/console/src/router.tsx'), 'utf8');
const listed: ReadonlySet<string> = new Set([
  ...NAMED.map(({ path }) => path.replace(/\?.*/, '')),
  '/ready',
  '/release',
]);
/** Parts of a session, and what a link alone opens: they are looked at by their own names, or by their own tests. */
const PARTS: ReadonlySet<string> = new Set(['/record', '/welcome', '/set-up']);
const OTHERS: readonly Look[] = [...router.matchAll(/\bpath: '(\/[a-z/-]+)'/g)]
  .map(([, path]) => path as string)
  .filter((path) => !listed.has(path) && !PARTS.has(path))
  .map((path) => ({ name: path.slice(1).replaceAll('/', '-'), path, who: 'okafor' }));

export const EVERY_SCREEN: readonly Look[] = [...NAMED, ...OTHERS, ...SHEETS];

export type Size = keyof typeof SIZES;
export type LookName = 'light' | 'dark' | 'quiet';
export type Language = 'en' | 'es';

export interface Found {
  readonly screen: string;
  /** What is wrong, each in a line: axe, wider than the glass, too small for a thumb, cut off, a key instead of words. */
  readonly wrong: readonly string[];
}

/** What the page itself can tell of its looks, without axe. */
async function looksOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const wider = document.documentElement.scrollWidth - innerWidth;
    if (wider > 0) wrong.push(`${wider} px wider than the glass`);
    const name = (at: Element): string => `${at.tagName.toLowerCase()} "${(at.textContent ?? '').trim().slice(0, 40)}"`;
    const large = (at: Element): boolean =>
      at.getBoundingClientRect().height >= 43.5 || getComputedStyle(at, '::after').position === 'absolute';
    for (const at of document.querySelectorAll('button, a[href], input, select, [role=button]')) {
      const box = at.getBoundingClientRect();
      // A link in running text, a mark in a drawing and what is only for readers and keyboards are no targets of a thumb.
      if (box.width < 2 || box.height < 2 || at.closest('[inert], [hidden], svg') !== null) continue;
      const around = at.closest('p, td, dd');
      if (around !== null && (around.textContent ?? '').trim() !== (at.textContent ?? '').trim()) continue;
      if (getComputedStyle(at).clipPath !== 'none' || at.matches('[class*=skip], [type=hidden]')) continue;
      // What covers its whole tile, or has a larger one on the screen that does the same, is no small target (WCAG 2.5.8).
      if (getComputedStyle(at, '::after').position === 'absolute') continue;
      const same = at.getAttribute('href');
      if (same !== null && [...document.querySelectorAll(`a[href="${same}"]`)].some((one) => one !== at && large(one)))
        continue;
      if (box.height < 43.5) wrong.push(`small: ${name(at)} ${Math.round(box.width)}×${Math.round(box.height)}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const at = node.parentElement;
      if (text === '' || at === null || at.closest('script, style') !== null) continue;
      // A section of the reference ("b.6") is no key.
      const section = /^[a-z](\.\d+)+$/.test(text);
      const address = /\.(com|org|test|example|local)$/.test(text);
      if (/^[a-z][A-Za-z]*(\.[A-Za-z0-9-]+)+$/.test(text) && !section && !address) {
        wrong.push(`a key instead of words: ${text}`);
      }
      for (let up: Element | null = at; up !== null && up !== document.body; up = up.parentElement) {
        const { overflowX, clipPath, position } = getComputedStyle(up);
        if (clipPath !== 'none' || position === 'absolute') break;
        if (
          (overflowX === 'hidden' || overflowX === 'clip') &&
          up.scrollWidth > up.clientWidth + 1 &&
          up.clientWidth > 1
        ) {
          wrong.push(`cut off: ${name(up)}`);
          break;
        }
      }
    }
    return [...new Set(wrong)];
  });
}

/** Looks at screens in one size, look and language; a picture of each goes into `folder`. */
export async function walk(
  clinic: ClinicInABrowser,
  of: {
    readonly size: Size;
    readonly look: LookName;
    readonly language: Language;
    /** Names of screens; absent: all of them. */
    readonly screens?: readonly string[];
    readonly folder?: string;
    readonly axe?: boolean;
  },
): Promise<Found[]> {
  const found: Found[] = [];
  const pageOf = async (who: string | null): Promise<Page> => {
    const context = await clinic.browser.newContext({
      viewport: SIZES[of.size],
      hasTouch: of.size !== 'desktop',
      locale: 'en-US',
      colorScheme: of.look === 'light' ? 'light' : 'dark',
      reducedMotion: 'reduce',
    });
    await context.addInitScript(
      ([language, look]) => {
        localStorage.setItem('keel.language', language);
        localStorage.setItem('keel.look', look);
      },
      [of.language, of.look] as const,
    );
    const page = await clinic.newPage(of.size, context);
    page.setDefaultTimeout(30_000);
    if (who !== null) await logIn(context, clinic.url, who);
    return page;
  };
  // Sheets are opened by their English names.
  const wanted = EVERY_SCREEN.filter(
    ({ name, presses }) => (of.screens?.includes(name) ?? true) && (presses === undefined || of.language === 'en'),
  );
  const lookAt = async (page: Page, { name, path, presses = [] }: Look): Promise<Found> => {
    await page.goto(`${clinic.url}/console${path}`);
    await page.locator('h1, h2, form, article').first().waitFor();
    // What comes after the first drawing (live values, curves) has come when nothing is busy any more.
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    for (const button of presses) {
      await page.getByRole('button', { name: button, exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
    }
    const axe = of.axe === false ? [] : (await violations(page)).map((violation) => `axe ${violation}`);
    const wrong = [...axe, ...(await looksOf(page))];
    if (of.folder !== undefined) {
      // What is fixed to the top or foot of the glass would stand in the middle of a long picture; what keeps to its side stays there.
      await page.evaluate(() => {
        for (const at of document.querySelectorAll<HTMLElement>('body *')) {
          const { position, top, bottom } = getComputedStyle(at);
          if (position === 'sticky' && (top !== 'auto' || bottom !== 'auto')) at.style.position = 'static';
        }
      });
      await page.screenshot({
        path: join(of.folder, `${name}.${of.size}.${of.look}.${of.language}.png`),
        fullPage: presses.length === 0,
      });
    }
    return { screen: name, wrong };
  };
  // One person after another: a browser keeps few connections to one address, and each page holds one for its stream.
  for (const who of new Set(wanted.map((one) => one.who))) {
    const page = await pageOf(who);
    for (const screen of wanted.filter((one) => one.who === who)) {
      // One that does not open hides none of the others.
      const failed = (error: Error): Found => ({ screen: screen.name, wrong: [`not seen: ${error.message}`] });
      found.push(await lookAt(page, screen).catch(failed));
    }
    await page.context().close();
  }
  return found;
}
