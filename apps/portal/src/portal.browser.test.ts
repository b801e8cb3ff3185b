import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyPassport } from '@keel/server/passport';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type ServedDemo, servedDemo, violations } from '../../../checks/browser/index.ts';

/** The built patients' side in a real browser at the size of a phone, against the real server with its demo clinic. */

const built = existsSync(join(import.meta.dirname, '../dist/portal.html'));
const PHONE = { width: 390, height: 844 };

let demo: ServedDemo;
let browser: Browser;

async function phone(locale = 'en-US'): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, locale });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** Fills the request as somebody would, and sends it. */
async function ask(page: Page, person: { readonly given: string; readonly email: string; readonly born?: string }) {
  await page.goto(`${demo.url}/sign-up/`);
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByLabel('First name').fill(person.given);
  await page.getByLabel('Last name').fill('Testperson');
  await page.getByLabel('Date of birth').fill(person.born ?? '1984-03-02');
  await page.getByLabel('E-mail', { exact: true }).fill(person.email);
  await page.getByLabel('You may write me e-mails').check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** The address of the newest message to this person, as it stands in the mailbox of the demo. */
async function linkTo(page: Page, email: string, nth = 0): Promise<string> {
  await page.goto(`${demo.url}/mailbox/`);
  const message = page.locator('li', { hasText: email }).first();
  await message.waitFor({ timeout: 30_000 });
  return `${demo.url}${await message.getByRole('link').nth(nth).getAttribute('href')}`;
}

async function openLink(page: Page, address: string, born = '1984-03-02'): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByLabel('Your date of birth').fill(born);
  await page.getByRole('button', { name: 'Open' }).click();
}

describe.skipIf(!built)("the patients' side in a browser", () => {
  beforeAll(async () => {
    demo = await servedDemo();
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('from a request by the message to the own page, clean for axe at each step', { timeout: 120_000 }, async () => {
    const { context, page, complaints } = await phone();
    await page.goto(`${demo.url}/sign-up/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
    await ask(page, { given: 'Marta', email: 'marta@example.test' });
    await page.getByText('Thank you. Look for our message').waitFor();
    expect(await violations(page)).toEqual([]);
    const address = await linkTo(page, 'marta@example.test');
    expect(await violations(page)).toEqual([]);
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('button', { name: 'Open' }).waitFor();
    expect(await page.evaluate(() => location.href)).not.toContain('#');
    expect(await violations(page)).toEqual([]);
    await openLink(page, address);
    await page.getByText('Hello, Marta').waitFor();
    await page.getByText('We look at your request').waitFor();
    expect(new URL(page.url()).pathname).toBe('/my/');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'More' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'How we reach you' }).click();
    await expect.poll(() => page.getByRole('link', { name: 'How we reach you' }).isVisible()).toBe(false);
    await page.getByText('By e-mail to marta@example.test').waitFor();
    await page
      .getByRole('group', { name: /By e-mail/ })
      .getByLabel('No')
      .check();
    await page.getByText('Kept.').waitFor();
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => page.getByText('call or text').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in\/$/);
    await page.goto(`${demo.url}/my/`);
    await page.getByText('Please sign in').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a phone that was told to remember the page opens it without a link, and is taken out again', {
    timeout: 180_000,
  }, async () => {
    const { context, page, complaints } = await phone();
    // What holds the key in a test: an authenticator of the browser's own, whose owner always agrees.
    const control = await context.newCDPSession(page);
    await control.send('WebAuthn.enable');
    await control.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await ask(page, { given: 'Petra', email: 'petra@example.test' });
    await page.getByText('Thank you. Look for our message').waitFor();
    // A passkey is for a name, not for a number of the network.
    const named = (address: string): string => address.replace('127.0.0.1', 'localhost');
    await openLink(page, named(await linkTo(page, 'petra@example.test')));
    await page.getByText('Hello, Petra').waitFor();
    await page.getByRole('heading', { name: 'Next time, without waiting for a link' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in with this device next time' }).click();
    await page.getByText('Done. Next time').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    const come = page.getByRole('button', { name: 'Sign in with this device', exact: true });
    await come.waitFor();
    expect(await violations(page)).toEqual([]);
    await come.click();
    await page.getByText('Hello, Petra').waitFor();
    await page.goto(named(`${demo.url}/my/privacy/`));
    await page.getByRole('button', { name: /^Take out / }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await page.getByRole('button', { name: /^Take out / }).click();
    await page.getByRole('button', { name: /^Take out / }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await come.waitFor();
    await come.click();
    await page.getByText('This device does not open a page here any more').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('cost, sessions, passport and privacy on a phone: clean for axe, nothing wider than the screen', {
    timeout: 180_000,
  }, async () => {
    const { context, page, complaints } = await phone();
    await ask(page, { given: 'Lena', email: 'lena@example.test' });
    await page.getByText('Thank you. Look for our message').waitFor();
    await openLink(page, await linkTo(page, 'lena@example.test'));
    await page.getByText('Hello, Lena').waitFor();
    const clean = async (): Promise<void> => {
      expect(await violations(page)).toEqual([]);
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
      expect(await page.evaluate(() => location.href)).not.toMatch(/lena|Testperson|1984/i);
    };
    await page.goto(`${demo.url}/my/cost/`);
    // The demo clinic's prices: the first talk and four infusions.
    await page.getByText('$2,450', { exact: true }).first().waitFor();
    await page.getByText('about 45 to 49 of 100 people').waitFor();
    await page.getByText('$400 – $800').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('within three business days.').last().waitFor();
    await page.goto(`${demo.url}/my/sessions/`);
    await page.getByLabel('Music').fill('cello, softly');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByText('Your nurse will see it').waitFor();
    await clean();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'As a signed file (FHIR)' }).click(),
    ]);
    expect(verifyPassport(JSON.parse(readFileSync(await file.path(), 'utf8')))).toMatchObject({ valid: true });
    await page.goto(`${demo.url}/my/privacy/`);
    await page.getByText('your own page').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('The clinic will answer').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a link that was used opens nothing, and says so without blame', { timeout: 60_000 }, async () => {
    const { context, page } = await phone();
    await ask(page, { given: 'Once', email: 'once@example.test' });
    await page.getByText('Thank you. Look for our message').waitFor();
    const address = await linkTo(page, 'once@example.test');
    await openLink(page, address);
    await page.getByText('Hello, Once').waitFor();
    const other = await phone();
    await other.page.goto(address);
    await other.page.getByRole('button', { name: 'Open' }).click();
    await other.page.getByText('This link no longer works').waitFor();
    expect(await violations(other.page)).toEqual([]);
    // Whoever has no login sees nothing of anybody.
    await other.page.goto(`${demo.url}/my/contact/`);
    await other.page.getByText('Please sign in').waitFor();
    await other.context.close();
    await context.close();
  });

  test('a wrong date of birth opens nothing', { timeout: 60_000 }, async () => {
    const { context, page } = await phone();
    await ask(page, { given: 'Guessed', email: 'guessed@example.test' });
    await page.getByText('Thank you. Look for our message').waitFor();
    const address = await linkTo(page, 'guessed@example.test');
    await openLink(page, address, '1984-03-03');
    await page.getByText('That is not the date we have').waitFor();
    expect(await page.getByText('Guessed').count()).toBe(0);
    await context.close();
  });

  test('the link that says stop says stop, and opens no page of anybody', { timeout: 60_000 }, async () => {
    const { context, page } = await phone();
    await ask(page, { given: 'Stopper', email: 'stopper@example.test' });
    await page.getByText('Thank you. Look for our message').waitFor();
    const address = await linkTo(page, 'stopper@example.test', 1);
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('button', { name: 'Stop them' }).click();
    await page.getByText('Done. We do not write there any more.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${demo.url}/my/`);
    await page.getByText('This link was for something else').waitFor();
    await context.close();
  });

  test('who says that they are not safe sees help before anything else', { timeout: 60_000 }, async () => {
    const { context, page } = await phone();
    await page.goto(`${demo.url}/sign-up/`);
    await page.getByLabel(/^No, I think of ending my life/).check();
    await page.getByRole('link', { name: 'Call 988' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Call 988' }).getAttribute('href')).toBe('tel:988');
    expect(await violations(page)).toEqual([]);
    // And the request goes out without a yes to being written to.
    await page.getByLabel('First name').fill('Noa');
    await page.getByLabel('Last name').fill('Testperson');
    await page.getByLabel('Date of birth').fill('1984-03-02');
    await page.getByLabel('E-mail', { exact: true }).fill('noa@example.test');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Thank you. The clinic has your request').waitFor();
    await page.getByRole('link', { name: 'Call 988' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test('what was ticked in "Is it for me?" and brought along begins the form, and is checked there', {
    timeout: 120_000,
  }, async () => {
    const { context, page, complaints } = await phone();
    await page.goto(`${demo.url}/is-it-for-me/`);
    await page.getByRole('button', { name: 'Begin' }).click();
    const shown = page.locator('fieldset:not([hidden])');
    const vessel = shown.getByLabel('A weak spot (aneurysm) or wrong link (AVM) in a vessel');
    for (let guard = 0; guard < 20 && (await page.locator('#result').isHidden()); guard += 1) {
      if (await vessel.isVisible()) await vessel.check();
      await page.getByRole('button', { name: /^(Next|Leave it open|See my list)$/ }).click();
    }
    await page.getByRole('link', { name: 'Take my answers along' }).click();
    await page.getByLabel('Send my answers along').waitFor();
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByLabel('First name').fill('Mira');
    await page.getByLabel('Last name').fill('Testperson');
    await page.getByLabel('Date of birth').fill('1984-03-02');
    await page.getByLabel('E-mail', { exact: true }).fill('mira@example.test');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    // No yes to being written to is ticked for anybody.
    await page.getByText('Please tick at least one').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('You may write me e-mails').check();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Thank you. Look for our message').waitFor();
    await openLink(page, await linkTo(page, 'mira@example.test'));
    await page.getByText('Hello, Mira').waitFor();
    await page.goto(`${demo.url}/my/forms/`);
    await page.getByRole('button', { name: 'See all my answers' }).click();
    await page.getByText('You told us before. Please check it.').waitFor();
    await page.getByRole('button', { name: 'Answer: Heart and blood vessels' }).click();
    await page.getByText(/^You told us this on /).waitFor();
    await expect.poll(() => page.getByLabel(/^An aneurysm/).isChecked()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send a document or insurance card' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Documents');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a young person is told honestly, in Spanish as well', { timeout: 60_000 }, async () => {
    const { context, page } = await phone('es-MX');
    await page.goto(`${demo.url}/sign-up/`);
    await page.getByLabel('Fecha de nacimiento').fill('2012-01-01');
    await page.getByText('Tratamos a personas desde los 18 años').waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('es');
    expect(await page.title()).toBe('Pedir una primera conversación');
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test('a practitioner refers, and follows it by a link that shows nobody', { timeout: 90_000 }, async () => {
    const { context, page } = await phone();
    await page.goto(`${demo.url}/refer/`);
    await page.getByLabel('Your name').fill('Dr. Sol Prado');
    await page.getByLabel('Your e-mail').fill('sol@practice.test');
    await page.getByLabel('First name').fill('Omar');
    await page.getByLabel('Last name').fill('Diaz');
    await page.getByLabel('Date of birth').fill('1970-07-07');
    await page.getByLabel('What are they referred for?').fill('Two antidepressants without effect');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Thank you. We have your request').waitFor();
    const address = await linkTo(page, 'sol@practice.test');
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('Your request for O. D.').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/Omar|Diaz|1970|antidepress/);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test('what is missing is said beside its field, and the first of them is where the reader goes', {
    timeout: 60_000,
  }, async () => {
    const { context, page } = await phone();
    await page.goto(`${demo.url}/sign-up/`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Please choose one.').waitFor();
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.innerText))
      .toBe('First name');
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test('a page whose program is not there shows the line of help and what to do, in both languages', {
    timeout: 60_000,
  }, async () => {
    for (const gone of ['**/assets/*.js', '**/assets/*']) {
      const { context, page } = await phone();
      await page.route(gone, (route) => route.fulfill({ status: 404, body: '' }));
      await page.goto(`${demo.url}/sign-in/`);
      await page.getByText('If it stays like this, load it again').waitFor();
      await page.getByText('Si se queda así, cárguela de nuevo').waitFor();
      for (const number of ['911', '988']) {
        const call = page.getByRole('link', { name: number }).first();
        expect(await call.getAttribute('href')).toBe(`tel:${number}`);
        expect(await call.isVisible()).toBe(true);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await context.close();
    }
  });

  test('a part of the program that is gone since the page was opened is told from a lost network', {
    timeout: 60_000,
  }, async () => {
    for (const [network, words] of [
      [true, 'There is a new version of this page.'],
      [false, 'This did not load.'],
    ] as const) {
      const { context, page } = await phone();
      await page.goto(`${demo.url}/sign-in/`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.route('**/assets/*', (route) => (network ? route.fulfill({ status: 404, body: '' }) : route.abort()));
      if (!network) await page.route('**/api/**', (route) => route.abort());
      await page.evaluate(() => {
        history.pushState(null, '', '/refer/');
        dispatchEvent(new PopStateEvent('popstate'));
      });
      await page.getByRole('heading', { name: words }).waitFor();
      await context.close();
    }
  });

  test('each page has a title of its own, in the language of the page, and is called by it where a link leads to it', {
    timeout: 60_000,
  }, async () => {
    for (const [locale, own, none] of [
      ['en-US', ['Open your page', 'Ask for a first talk', 'Refer a patient'], 'No such page'],
      ['es-ES', ['Abrir su página', 'Pedir una primera conversación', 'Derivar a un paciente'], 'Esa página no existe'],
    ] as const) {
      const { context, page } = await phone(locale);
      const titles: string[] = [];
      for (const path of ['/sign-in/', '/sign-up/', '/refer/']) {
        await page.goto(`${demo.url}${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        titles.push(await page.title());
      }
      expect(titles).toEqual(own);
      // Without a load, as a link of the program does it.
      for (const [path, title] of [
        ['/sign-in/', own[0]],
        ['/nothing/', none],
      ] as const) {
        await page.evaluate((to) => {
          history.pushState(null, '', to);
          dispatchEvent(new PopStateEvent('popstate'));
        }, path);
        await page.getByRole('main', { name: title }).waitFor();
        expect(await page.title()).toBe(title);
        expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(title);
      }
      await context.close();
    }
  });

  test('every control is large enough for a thumb, and nothing runs over the side', { timeout: 90_000 }, async () => {
    const { context, page } = await phone();
    for (const path of [
      '/sign-up/',
      '/sign-in/',
      '/refer/',
      '/open/',
      '/mailbox/',
      '/my/',
      '/nowhere/at/all',
      '/my/nothing',
    ]) {
      await page.goto(`${demo.url}${path}`);
      if (path === '/nowhere/at/all') continue;
      await page.getByRole('heading', { level: 1 }).waitFor();
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'main a, main button, main select, footer button, header a, aside a',
          ),
        ]
          .map((one) => ({
            text: one.innerText,
            height: one.getBoundingClientRect().height,
            inLine: one.closest('p') !== null && one.closest('aside') === null,
          }))
          .filter(({ height, inLine }) => height > 0 && height < 44 && !inLine),
      );
      expect(small, path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
});
