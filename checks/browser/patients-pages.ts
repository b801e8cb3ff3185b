import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { en } from '../../apps/portal/src/words/en.ts';
import { es } from '../../apps/portal/src/words/es.ts';
import { timeAt } from './clinic-clock.ts';
import { SIZES } from './clinic-in-a-browser.ts';
import { PASSWORD, violations } from './real-browser.ts';
import { settled } from './settled.ts';

const dist = join(import.meta.dirname, '../../apps/portal/dist');

/** The patients' side as `npm start` built it; without it there is nothing to open. */
export const portalBuilt = existsSync(join(dist, 'portal.html'));

/** The addresses of what is made as a file: the guide, the front door, "Is it for me?", in both languages. */
export function guideAddresses(folder = dist): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? guideAddresses(join(folder, entry.name))
      : entry.name === 'index.html'
        ? [`/${relative(dist, folder).split('\\').join('/')}/`.replace('//', '/')]
        : [],
  );
}

/**
 * Who opens a page: nobody known; a person with a history (`chen` of the demo clinic, who has been treated and has visits ahead);
 * one before the first visit; one who asked an hour ago; or the holder of a link for one purpose.
 */
export type Who = 'nobody' | 'treated' | 'before' | 'asked' | 'escort' | 'referrer' | 'questions';

/** Every page that is a program, with who opens it. Several where it looks quite different for different people. */
export const PATIENTS_PAGES: readonly (readonly [name: string, path: string, who: Who])[] = [
  ['sign-up', '/sign-up/', 'nobody'],
  ['sign-in', '/sign-in/', 'nobody'],
  ['refer', '/refer/', 'nobody'],
  ['stop', '/open/stop/', 'nobody'],
  ['open-nothing', '/open/', 'nobody'],
  ['signed-out', '/my/', 'nobody'],
  ['plan-nobody', '/my/plan/', 'nobody'],
  ['mailbox', '/mailbox/', 'nobody'],
  ['my-asked', '/my/', 'asked'],
  ['forms-asked', '/my/forms/', 'asked'],
  ['consent-asked', '/my/consent/', 'asked'],
  ['prepare-asked', '/my/prepare/', 'asked'],
  ['well-asked', '/my/well/', 'asked'],
  ['sessions-asked', '/my/sessions/', 'asked'],
  ['my-before', '/my/', 'before'],
  ['forms-before', '/my/forms/', 'before'],
  ['consent-before', '/my/consent/', 'before'],
  ['prepare-before', '/my/prepare/', 'before'],
  ['cost-before', '/my/cost/', 'before'],
  ['answer-before', '/my/well/answer/', 'before'],
  ['my', '/my/', 'treated'],
  ['forms', '/my/forms/', 'treated'],
  ['consent', '/my/consent/', 'treated'],
  ['prepare', '/my/prepare/', 'treated'],
  ['well', '/my/well/', 'treated'],
  ['answer', '/my/well/answer/', 'treated'],
  ['decision', '/my/decision/', 'treated'],
  ['home', '/my/home/', 'treated'],
  ['plan', '/my/plan/', 'treated'],
  ['contact', '/my/contact/', 'treated'],
  ['sessions', '/my/sessions/', 'treated'],
  ['cost', '/my/cost/', 'treated'],
  ['privacy', '/my/privacy/', 'treated'],
  ['answer-by-link', '/my/answer/', 'questions'],
  ['wrong-link', '/my/', 'questions'],
  ['escort', '/escort/', 'escort'],
  /** By the link of one visit it opens nothing; what it says is tested by its own link in `home.test.ts`. */
  ['adult-at-home', '/escort/home/', 'escort'],
  /** As above: by its own link it is driven in `apps/portal/src/place.browser.test.ts`. */
  ['place', '/open/place/', 'escort'],
  ['refer-state', '/refer/state/', 'referrer'],
];

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;
export type KnownPeople = Readonly<Record<Who, Kept | undefined>>;

const uuid = (): string => {
  const hex = Date.now().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${crypto.randomUUID().slice(15)}`;
};

/** Signs up, is accepted, planned, asked and accompanied as anybody would be; answers with the browsers that know them. */
export async function knownPeople(browser: Browser, url: string): Promise<KnownPeople> {
  const opened: BrowserContext[] = [];
  const blank = async (): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en-US', viewport: SIZES.phone, hasTouch: true });
    opened.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return page;
  };
  const linkTo = async (page: Page, to: string, subject: string): Promise<string> => {
    await page.goto(`${url}/mailbox/`);
    const message = page.locator('li', { hasText: to }).filter({ hasText: subject }).first();
    await message.waitFor();
    return `${url}${await message.getByRole('link').first().getAttribute('href')}`;
  };
  const open = async (page: Page, address: string, born: string | null): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('button', { name: 'Open' }).click();
    if (born === null) return;
    await page.getByLabel('Your date of birth').fill(born);
    await page.getByRole('button', { name: 'Open' }).click();
  };
  const asks = async (given: string): Promise<Page> => {
    const page = await blank();
    const email = `${given.toLowerCase()}@example.test`;
    await page.goto(`${url}/sign-up/`);
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByLabel('First name').fill(given);
    await page.getByLabel('Last name').fill('Testperson');
    await page.getByLabel('Date of birth').fill('1984-03-02');
    await page.getByLabel('E-mail', { exact: true }).fill(email);
    await page.getByLabel('You may write me e-mails').check();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Thank you. Look for our message').waitFor();
    await open(page, await linkTo(page, email, 'link'), '1984-03-02');
    await page.getByText(`Hello, ${given}`).waitFor();
    return page;
  };

  const treated = await blank();
  await treated.goto(`${url}/sign-in/`);
  await treated.getByRole('textbox').fill('chen@mail.example');
  await treated.locator('form button[type=submit]').click();
  await treated.locator('form').waitFor({ state: 'detached' });
  await open(treated, await linkTo(treated, 'chen@mail.example', 'Your link'), '1978-01-30');
  await treated.getByText('Hello, Wei').waitFor();

  const asked = await asks('Marta');
  const before = await asks('Vera');
  const id = await before.evaluate(async () => {
    const me = await fetch('/api/v1/portal/me', { headers: { 'keel-side': 'portal' } });
    return ((await me.json()) as { about: string }).about;
  });
  const staff = await blank();
  await staff.goto(`${url}/mailbox/`);
  const post = (path: string, body: object) =>
    staff.evaluate(
      async ([to, text]) => {
        const answer = await fetch(to!, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: text!,
        });
        return JSON.stringify(await answer.json());
      },
      [path, JSON.stringify(body)] as const,
    );
  await post('/api/v1/login', { name: 'okafor', password: PASSWORD });
  const say = async (kind: string, stream: string, body: object): Promise<void> => {
    const command = { id: uuid(), kind, stream, seenSeq: 0, occurredAt: new Date(timeAt(url)).toISOString(), body };
    const answer = await post('/api/v1/commands', { commands: [command] });
    if (!answer.includes('"recorded"')) throw new Error(`${kind}: ${answer}`);
  };
  const stream = `patient/${id}`;
  await say('accept-sign-up', stream, {});
  const course = { course: 'first', indication: 'depression', route: 'iv-ketamine', regimen: 'iv-depression' };
  await say('start-course', stream, { ...course, plannedSessions: 6 });
  const startsAt = timeAt(url) + 3 * 24 * 3_600_000;
  const session = `s-${id.slice(-8)}`;
  const planned = { patient: id, site: 'riverside', startsAt, route: 'iv-ketamine', regimen: 'iv-depression' };
  await say('plan-session', `session/${session}`, planned);
  await say('book-visit', stream, { visit: `v-${id.slice(-8)}`, startsAt, kind: 'session', session });
  const hold = { medicine: 'lorazepam', instruction: 'last-dose-before', hours: 12 };
  await say('instruct-holds', stream, { holds: [hold] });
  await say('send-message', stream, { template: 'questions-wait' });

  await before.goto(`${url}/my/prepare/`);
  await before.getByLabel('Their name').fill('Robin');
  await before.getByLabel('Their e-mail').fill('robin@example.test');
  await before.getByRole('button', { name: 'Ask them' }).click();
  await before.getByText('Robin has been asked and has not answered yet.').waitFor();
  const escort = await blank();
  await open(escort, await linkTo(escort, 'robin@example.test', ''), null);
  await escort.getByText('Taking Vera home').waitFor();

  const referrer = await blank();
  await referrer.goto(`${url}/refer/`);
  await referrer.getByLabel('Your name').fill('Dr. Sol Prado');
  await referrer.getByLabel('Your e-mail').fill('sol@practice.test');
  await referrer.getByLabel('First name').fill('Omar');
  await referrer.getByLabel('Last name').fill('Diaz');
  await referrer.getByLabel('Date of birth').fill('1970-07-07');
  await referrer.getByLabel('What are they referred for?').fill('Two antidepressants without effect');
  await referrer.getByRole('button', { name: 'Send', exact: true }).click();
  await referrer.getByText('Thank you. We have your request').waitFor();
  await open(referrer, await linkTo(referrer, 'sol@practice.test', ''), null);
  await referrer.getByText('Your request for O. D.').waitFor();

  const questions = await blank();
  await open(questions, await linkTo(questions, 'vera@example.test', 'about a minute'), null);
  await questions.getByText('Question 1 of').waitFor();

  const kept: KnownPeople = {
    nobody: undefined,
    treated: await treated.context().storageState(),
    before: await before.context().storageState(),
    asked: await asked.context().storageState(),
    escort: await escort.context().storageState(),
    referrer: await referrer.context().storageState(),
    questions: await questions.context().storageState(),
  };
  for (const context of opened) await context.close();
  return kept;
}

export type PortalSize = 'phone' | 'tablet' | 'desktop';
export type PortalLook = 'light' | 'dark';
export type PortalLanguage = 'en' | 'es';

export interface PortalFinding {
  readonly name: string;
  readonly wrong: readonly string[];
}

/** Texts of the English words that Spanish says otherwise: none of them may stand on a Spanish page. */
const ENGLISH: ReadonlySet<string> = new Set(
  Object.entries(en).flatMap(([topic, words]) => differing(words, es[topic as keyof typeof es])),
);
function differing(english: unknown, spanish: unknown): string[] {
  if (typeof english === 'string') return english === spanish || english.includes('{{') ? [] : [english];
  if (english === null || typeof english !== 'object') return [];
  return Object.entries(english).flatMap(([key, value]) =>
    differing(value, (spanish as Readonly<Record<string, unknown>> | undefined)?.[key]),
  );
}
const NO_CRISIS_LINE = 'no crisis line';
const TOPICS = Object.keys(en).join('|');
const KEY = new RegExp(`\\b(${TOPICS})\\.[a-z]+[A-Za-z.]*\\b(?! ?@)`);

/**
 * Opens pages in one size, look and language and says what is wrong with each: wider than the glass, text that is cut off, a word
 * without translation, a target too small for a thumb, no crisis line, what axe finds. `see` is called with each page as it stands.
 */
export async function openEveryPage(
  browser: Browser,
  url: string,
  of: {
    readonly size: PortalSize;
    readonly look: PortalLook;
    readonly language: PortalLanguage;
    readonly people: KnownPeople;
    readonly only?: (name: string) => boolean;
    readonly see?: (page: Page, name: string) => Promise<void>;
  },
): Promise<PortalFinding[]> {
  const found: PortalFinding[] = [];
  const contexts = new Map<Who, Page>();
  const complaints: string[] = [];
  const pageOf = async (who: Who): Promise<Page> => {
    const known = contexts.get(who);
    if (known) return known;
    const kept = of.people[who];
    const context = await browser.newContext({
      ...(kept === undefined ? {} : { storageState: kept }),
      viewport: SIZES[of.size],
      hasTouch: of.size !== 'desktop',
      locale: 'en-US',
      colorScheme: of.look,
      serviceWorkers: 'block',
    });
    await context.addInitScript(
      ([language, look]) => {
        localStorage.setItem('keel.language', language);
        localStorage.setItem('keel.look', look);
      },
      [of.language, of.look] as const,
    );
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
    });
    contexts.set(who, page);
    return page;
  };
  const guide = guideAddresses()
    .filter((at) => at.startsWith('/es/') === (of.language === 'es'))
    .map((at) => [`guide${at.replaceAll('/', '-').replace(/-$/, '')}`, at, 'nobody'] as const);
  for (const [name, path, who] of [...guide, ...PATIENTS_PAGES]) {
    if (of.only?.(name) === false) continue;
    const page = await pageOf(who);
    await page.goto(`${url}${path}`);
    await settled(page);
    await page.locator('h1').first().waitFor();
    const wrong = (await page.evaluate(measured, of.size !== 'desktop')).filter(
      // The page that checks a passport is one file for whoever is shown one, saved and opened anywhere: no patient's page.
      (one) => one !== NO_CRISIS_LINE || !/-(verify|verificar)$/.test(name),
    );
    const text = await page.locator('body').innerText();
    const key = KEY.exec(text)?.[0] ?? /\{\{\w+\}\}/.exec(text)?.[0];
    if (key !== undefined) wrong.push(`untranslated: ${key}`);
    if (of.language === 'es' && name !== 'mailbox') {
      const left = text.split('\n').find((line) => ENGLISH.has(line.trim()));
      if (left !== undefined) wrong.push(`English: ${left.trim()}`);
    }
    wrong.push(...(await violations(page)).map((one) => `axe ${one}`), ...complaints.splice(0));
    found.push({ name, wrong });
    await of.see?.(page, name);
  }
  for (const page of contexts.values()) await page.context().close();
  return found;
}

/** Runs in the page. */
function measured(touched: boolean): string[] {
  const wrong: string[] = [];
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) wrong.push(`${wider} px wider than the glass`);
  const named = (at: Element): string => `${at.tagName.toLowerCase()} "${(at.textContent ?? '').trim().slice(0, 40)}"`;
  for (const at of document.querySelectorAll<HTMLElement>('body *')) {
    const style = getComputedStyle(at);
    const cut = at.scrollWidth > at.clientWidth + 1 && at.clientWidth > 1;
    if (cut && (style.overflowX === 'hidden' || style.overflowX === 'clip') && at.closest('.sr-only') === null)
      wrong.push(`cut off: ${named(at)}`);
    if (cut && style.overflowX === 'auto' && style.whiteSpace !== 'pre' && at.closest('[tabindex], nav') === null)
      wrong.push(`scrolls sideways and cannot be reached by keyboard: ${named(at)}`);
  }
  if (document.querySelector('a[href="tel:988"]') === null || document.querySelector('a[href="tel:911"]') === null)
    wrong.push('no crisis line');
  if (!touched) return wrong;
  for (const at of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')) {
    const box = (
      at.matches('input[type=radio], input[type=checkbox], input[type=file]')
        ? (at.closest('label') ?? (at as HTMLInputElement).labels?.[0] ?? at)
        : at
    ).getBoundingClientRect();
    const style = getComputedStyle(at);
    if (box.width === 0 || box.height === 0 || box.right < 0 || style.visibility === 'hidden') continue;
    // A link within a sentence has the room of its line (WCAG 2.5.8).
    const inText =
      style.display === 'inline' &&
      ((at.parentElement?.textContent ?? '').trim() !== at.textContent?.trim() || at.closest('.marks') !== null);
    if (!inText && box.height < 43.5)
      wrong.push(`small: ${named(at)} ${Math.round(box.width)}×${Math.round(box.height)}`);
  }
  return wrong;
}
