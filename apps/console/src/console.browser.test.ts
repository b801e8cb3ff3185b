import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  launchBrowser,
  type ServedDemo,
  servedDemo,
  signInByHand,
  violations,
} from '../../../checks/browser/index.ts';

/** The built console in a real browser, against the real server with its demo clinic and simulated monitors. */

let demo: ServedDemo;
let browser: Browser;

interface Tile {
  readonly session: string;
  readonly phase: string;
}

async function signedIn(size: { width: number; height: number }, name = 'lindqvist'): Promise<Page> {
  // The packaged browser takes its language from the machine, which may have none that it can read.
  const context = await browser.newContext({ viewport: size, hasTouch: true, locale: 'en-US' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  Object.assign(page, { complaints });
  await signInByHand(page, demo.url, name);
  return page;
}
const complaintsOf = (page: Page): readonly string[] => (page as Page & { complaints: string[] }).complaints;

async function tiles(page: Page): Promise<readonly Tile[]> {
  return page.evaluate(async () => ((await (await fetch('/api/v1/board')).json()) as { tiles: Tile[] }).tiles);
}

describe.skipIf(!built)('the console in a browser', () => {
  beforeAll(async () => {
    demo = await servedDemo({ monitors: true });
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('every screen draws under the strict policy, says nothing to the console and is clean for axe', async () => {
    const page = await signedIn({ width: 1440, height: 900 });
    const [first] = (await tiles(page)).filter(({ phase }) => phase === 'dosing');
    for (const path of [
      '/',
      '/patients',
      '/devices',
      '/staff',
      `/session/${first!.session}`,
      `/session/${first!.session}/ready`,
      `/session/${first!.session}/release`,
      `/session/${first!.session}/record`,
    ]) {
      await page.goto(`${demo.url}/console${path}`);
      await page.waitForSelector('main h1');
      await page.waitForTimeout(400);
      expect(await page.getByText('This did not load.').count(), path).toBe(0);
      expect(await violations(page), path).toEqual([]);
    }
    expect(complaintsOf(page)).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('a full check is charted in at most 12 taps without a keyboard, stands in the record, and is taken back', async () => {
    const page = await signedIn({ width: 1024, height: 768 });
    const [first] = (await tiles(page)).filter(({ phase }) => phase === 'dosing');
    await page.goto(`${demo.url}/console/session/${first!.session}`);
    let taps = 0;
    const tap = async (name: RegExp | string, within = page.getByRole('dialog')): Promise<void> => {
      await within
        .getByRole('button', { name, exact: typeof name === 'string' })
        .last()
        .click();
      taps += 1;
    };
    await tap('Full check', page.getByRole('toolbar'));
    for (const digit of '13184') await tap(digit);
    await tap('97');
    for (const digit of '104') await tap(digit);
    await tap(/^4/);
    expect(taps).toBeLessThanOrEqual(12);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const undo = page.getByRole('button', { name: /^Undo/ });
    await undo.waitFor();
    const charted = async (): Promise<number> =>
      page.evaluate(async (id) => {
        const view = (await (await fetch(`/api/v1/session/${id}`)).json()) as {
          events: { kind: string; body: { observations?: { systolicMmHg?: number; heartRatePerMin?: number } } }[];
        };
        return view.events.filter(
          ({ body }) => body.observations?.systolicMmHg === 131 && body.observations.heartRatePerMin === 104,
        ).length;
      }, first!.session);
    await expect.poll(charted, { timeout: 10_000 }).toBe(1);
    await undo.click();
    await page.getByRole('link', { name: 'Record' }).click();
    await page.locator('[data-withdrawn=true]', { hasText: '131/84' }).waitFor();
    await page.context().close();
  }, 120_000);

  test('a refusal of the gate is a list of what to do, each with a button', async () => {
    const page = await signedIn({ width: 1024, height: 768 });
    const [planned] = (await tiles(page)).filter(({ phase }) => phase === 'planned');
    await page.goto(`${demo.url}/console/session/${planned!.session}/ready`);
    const pass = page.getByRole('button', { name: 'Clear for dosing' });
    await pass.waitFor();
    await expect.poll(() => pass.isDisabled()).toBe(true);
    await page.getByText('Nobody asked about alcohol').waitFor();
    await page.getByRole('button', { name: 'Ask', exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('it all works from the keyboard: in, to the board, to a session, and a check', async () => {
    const page = await signedIn({ width: 1440, height: 900 });
    await page.waitForSelector('article');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the screen');
    const link = page.locator('article a').first();
    await link.focus();
    await page.keyboard.press('Enter');
    const check = page.getByRole('toolbar').getByRole('button', { name: 'Full check' });
    await check.waitFor();
    await check.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (const digit of '12476') await page.keyboard.press(digit);
    expect(
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Systolic/ })
        .textContent(),
    ).toContain('124');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();
  }, 120_000);

  test('a server that stops answering is said on the page by its own timer, in 15 s', async () => {
    const page = await signedIn({ width: 1024, height: 768 });
    await page.getByText('Live', { exact: true }).waitFor();
    await demo.stop();
    await page.getByText(/Not live for/).waitFor({ timeout: 15_000 });
    await page.context().close();
  }, 120_000);
});
