import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, SIZES, settled } from './index.ts';

const dist = join(import.meta.dirname, '../../apps/portal/dist');
const measuring = process.env['KEEL_MEASURE'] !== undefined;
const drawing = process.env['KEEL_PICTURES'] !== undefined;

/** Addresses of every static page that was built. */
const addresses = (dir = dist): readonly string[] =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory()
          ? addresses(join(dir, entry.name))
          : entry.name === 'index.html'
            ? [`/${relative(dist, dir).split('\\').join('/')}/`.replace('//', '/')]
            : [],
      )
    : [];

const kilobytes = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length / 1000;

/** A script and everything that it imports at once. */
function fetched(entry: string | undefined, found = new Set<string>()): ReadonlySet<string> {
  if (entry === undefined || found.has(entry)) return found;
  found.add(entry);
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    { readonly file: string; readonly imports?: readonly string[] }
  >;
  const chunk = Object.values(manifest).find(({ file }) => file === entry);
  for (const key of chunk?.imports ?? []) fetched(manifest[key]?.file, found);
  return found;
}

/** The guide and "Is it for me?" in a real browser, as the server sends them. */
describe.skipIf(!built)('the public pages', () => {
  let clinic: ClinicInABrowser;
  let browser: Browser;
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
    browser = clinic.browser;
  }, 600_000);
  afterAll(() => clinic?.close(), 60_000);

  async function opened(
    address: string,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ page: Page; requests: string[] }> {
    const context = await browser.newContext({ viewport: SIZES.phone, hasTouch: true, locale: 'en-US', ...options });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => clinic.complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) clinic.complaints.push(message.text());
    });
    await page.goto(`${clinic.url}${address}`);
    return { page, requests };
  }

  test.each([
    ['on a phone', SIZES.phone, 'light', /^\/(?!es\/)/],
    ['on a desk in the dark, in Spanish', SIZES.desktop, 'dark', /^\/es\//],
    ...(measuring
      ? ([
          ['on a desk', SIZES.desktop, 'light', /^\/(?!es\/)/],
          ['on a desk in the dark', SIZES.desktop, 'dark', /^\/(?!es\/)/],
          ['on a phone in the dark, in Spanish', SIZES.phone, 'dark', /^\/es\//],
          ['on a phone, in Spanish', SIZES.phone, 'light', /^\/es\//],
        ] as const)
      : []),
  ] as const)(
    '%s every page is clean for axe, fits its width and obeys the policy',
    async (name, viewport, colorScheme, which) => {
      const pages = addresses().filter((address) => which.test(address));
      expect(pages.length).toBeGreaterThan(20);
      // Every topic once, in one language or the other; every page in every look under KEEL_MEASURE.
      const turn = colorScheme === 'dark' ? 1 : 0;
      const { page } = await opened('/guide/', { viewport, colorScheme });
      const found: string[] = [];
      for (const address of measuring || drawing ? pages : pages.filter((_, n) => n % 2 === turn)) {
        await page.goto(`${clinic.url}${address}`);
        found.push(...(await clinic.violations(page)).map((line) => `${address} ${line}`));
        if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
          found.push(`${address} too wide`);
        if (drawing) await clinic.picture(page, `guide-${name}-${address}`.replace(/\W+/g, '-'));
      }
      expect(found).toEqual([]);
      expect(clinic.complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('a passport is checked in the page itself, served here or saved and opened without any server; nothing is sent', async () => {
    const golden = (name: string) => join(import.meta.dirname, '../../apps/server/src/passport/golden', name);
    const { page, requests } = await opened('/verify/');
    const verdict = page.locator('#result[data-verdict]:not([data-verdict="checking"])');
    await page.setInputFiles('#file', golden('treatment-passport.json'));
    await verdict.waitFor();
    expect(await page.locator('#result').innerText()).toMatch(
      /The file is whole[\s\S]*Riverside[\s\S]*7341 f077[\s\S]*not the key of the clinic[\s\S]*Ines Fontaine/,
    );
    expect(await clinic.violations(page)).toEqual([]);
    expect(requests.filter((url) => !url.endsWith('/verify/') && !url.endsWith('/icon.svg'))).toEqual([]);
    const saved = join(clinic.dir, 'saved.html');
    writeFileSync(saved, await (await fetch(`${clinic.url}/es/verificar/`)).text());
    const changed = readFileSync(golden('treatment-passport.pdf'));
    changed[4_000]! ^= 1;
    await page.goto(`file://${saved}`);
    for (const [file, says] of [
      [golden('treatment-passport.pdf'), 'El archivo está entero'],
      [{ name: 'changed.pdf', mimeType: 'application/pdf', buffer: changed }, 'Se cambió después de firmarlo.'],
    ] as const) {
      await page.setInputFiles('#file', file);
      await page.locator('#result').getByText(says).waitFor();
    }
    expect(clinic.complaints).toEqual([]);
    await page.context().close();
  });

  test('without script everything is there to read, and the questions to print', async () => {
    const { page } = await opened('/guide/effects-and-risks/', { javaScriptEnabled: false });
    await expect.poll(() => page.locator('main h1').innerText()).toBe('Effects and risks');
    await expect.poll(() => page.locator('svg.people').count()).toBeGreaterThan(30);
    await page.goto(`${clinic.url}/is-it-for-me/`);
    await expect.poll(() => page.locator('fieldset:visible').count()).toBe(13);
    await expect.poll(() => page.getByText('You can print it').isVisible()).toBe(true);
    await page.context().close();
  });

  test('a page is light: its script at most 200 kB compressed, its text sent compressed', async () => {
    for (const address of addresses()) {
      const html = readFileSync(join(dist, address, 'index.html'), 'utf8');
      const [entry, ...more] = [...html.matchAll(/<script type="module" src="\/(assets\/[^"]+)"/g)].map(
        (match) => match[1]!,
      );
      expect(more, address).toEqual([]);
      expect(entry !== undefined, address).toBe(/is-it-for-me|es-para-mi/.test(address));
      const script = [...fetched(entry)].reduce((sum, file) => sum + kilobytes(readFileSync(join(dist, file))), 0);
      expect(script, address).toBeLessThanOrEqual(200);
      if (measuring) console.log(`| ${address} | ${kilobytes(Buffer.from(html)).toFixed(1)} | ${script.toFixed(1)} |`);
    }
    const answer = await fetch(`${clinic.url}/guide/sources/`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
  });

  describe('Is it for me?', () => {
    const next = (page: Page) => page.getByRole('button', { name: /^(Next|See my list)$/ }).tap();
    const choose = (page: Page, words: string) =>
      page.locator('fieldset:visible label').filter({ hasText: words }).tap();
    const leaveOpen = (page: Page) => page.getByRole('button', { name: 'Leave it open' }).tap();

    test.each([
      ['I think about ending my life', 'tel:988'],
      ['No, I am not safe', 'tel:988'],
    ])('"%s" brings help at once, before anything else', async (words, to) => {
      const { page } = await opened('/is-it-for-me/');
      await page.getByRole('button', { name: 'Begin' }).tap();
      await choose(page, words);
      const help = page.locator('#crisis');
      await help.waitFor();
      await expect.poll(() => help.evaluate((panel) => panel.contains(document.activeElement))).toBe(true);
      expect(await help.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
        to,
        'sms:988',
        'tel:911',
      ]);
      // It stands above the question, and the questions do not go on by themselves.
      expect(await page.getByRole('button', { name: 'Next' }).count()).toBe(0);
      const [panel, form] = [await help.boundingBox(), await page.locator('#questions').boundingBox()];
      expect(panel!.y).toBeLessThan(form!.y);
      expect(await clinic.violations(page)).toEqual([]);
      await page.context().close();
    });

    test('signs of an emergency lead to 911', async () => {
      const { page } = await opened('/is-it-for-me/');
      await page.getByRole('button', { name: 'Begin' }).tap();
      await choose(page, 'Yes, I am safe');
      await next(page);
      await choose(page, 'Pain in the chest');
      await expect.poll(() => page.locator('#crisis a').getAttribute('href')).toBe('tel:911');
      await page.context().close();
    });

    test('answers become a list to talk about, what was left out stays open, and nothing is sent or kept until it is taken along', async () => {
      const { page, requests } = await opened('/is-it-for-me/');
      // The page's own files are there before anything is answered.
      await settled(page);
      const before = requests.length;
      await page.getByRole('button', { name: 'Begin' }).tap();
      await choose(page, 'Yes, I am safe');
      await next(page);
      await choose(page, 'None of these');
      await next(page);
      await page.locator('input[name=age]').fill('67');
      // Leaving the field and pressing the button are one tap: it must count.
      await next(page);
      await choose(page, 'Depression that other drugs did not help');
      await next(page);
      await leaveOpen(page);
      await choose(page, 'A weak spot');
      await next(page);
      await leaveOpen(page);
      await choose(page, 'Bipolar disorder');
      await next(page);
      await choose(page, 'None of these');
      await next(page);
      await choose(page, 'I am not sure');
      await next(page);
      await choose(page, 'No, that cannot be');
      await next(page);
      await page.locator('textarea').fill('lorazepam\nfoobarin');
      await next(page);
      await leaveOpen(page);
      await page.locator('#result [data-rule]').first().waitFor({ timeout: 30_000 });
      const rules = await page
        .locator('#result [data-rule]')
        .evaluateAll((items) => items.map((item) => item.getAttribute('data-rule')));
      expect(rules[0]).toBe('aneurysm-avm');
      expect(rules).toEqual(
        expect.arrayContaining(['bipolar-disorder', 'age-65-plus', 'ddi-benzodiazepine', 'medicine-unrecognised']),
      );
      await expect.poll(() => page.locator('.open-questions li').count()).toBe(4);
      await expect.poll(() => page.getByText('This is not a verdict').isVisible()).toBe(true);
      expect(await clinic.violations(page)).toEqual([]);
      await clinic.picture(page, 'is-it-for-me-result');
      expect(requests.slice(before).filter((url) => !url.endsWith('/icon.svg'))).toEqual([]);
      expect(await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie])).toEqual([
        0,
        0,
        '',
      ]);

      await page.getByRole('link', { name: 'Take my answers along' }).tap();
      await page.waitForURL(/\/sign-up\//);
      const carried = await page.evaluate(() => sessionStorage.getItem('keel-carried-answers'));
      expect(JSON.parse(carried!)).toMatchObject({
        version: 1,
        language: 'en',
        answers: { age: ['67'], heart: ['vessel'] },
      });
      expect(
        requests
          .slice(before)
          // A port or the name of a built file may hold any number.
          .map((url) => new URL(url).pathname.replace(/^\/assets\/.*/, '') + new URL(url).search)
          .some((url) => /aneurysm|vessel|67/.test(url)),
      ).toBe(false);
      await page.context().close();
    });
  });

  test('what the owner states stands in the guide at once, in both languages and without script; the rest stays not stated', async () => {
    const owner = await clinic.signedIn('marsh', 'desktop', { at: '/public' });
    const point = owner
      .getByRole('listitem')
      .filter({ has: owner.getByRole('heading', { name: /^Shows its prices/ }) });
    await point.getByRole('button', { name: 'Yes' }).click();
    await point.getByRole('textbox').fill('site 4711 <b>');
    expect(await clinic.violations(owner)).toEqual([]);
    await clinic.picture(owner, 'public-answers');
    await owner.getByRole('button', { name: 'Publish' }).click();
    await owner.getByText('Stated by Elena Marsh').waitFor();
    for (const [address, yes, notStated] of [
      ['/guide/judge-a-clinic/', 'Yes: site 4711 <b>', 'not stated'],
      ['/es/guia/juzgar-una-clinica/', 'Sí: site 4711 <b>', 'no consta'],
    ] as const) {
      const { page } = await opened(address, { javaScriptEnabled: false });
      // The demo clinic has said something before: what is published now is there when the page is opened again.
      await expect
        .poll(async () => {
          await page.reload();
          return page.locator('td').filter({ hasText: yes }).count();
        })
        .toBe(1);
      await expect.poll(() => page.locator('td').filter({ hasText: notStated }).count()).toBeGreaterThan(5);
      await page.context().close();
    }
    await owner.context().close();
  });
});
