import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, type Serving, serve } from '@keel/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, demoFolder, launchBrowser, signIn, violations } from '../../../../checks/browser/index.ts';

/** The evening of the demo clinic in a real browser, against the real server: everything open, one line closed, the door locked. */
const pictures = process.env['KEEL_PICTURES'];

let serving: Serving;
let browser: Browser;
let dir: string;

const picture = async (page: Page, name: string, fullPage = false): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage });
};
const lineOf = (page: Page, heading: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });

describe.skipIf(!built)('may we lock the door?', () => {
  beforeAll(async () => {
    dir = await demoFolder('keel-closing-');
    serving = await serve({
      settings: readSettings({ KEEL_DATA: dir, PORT: '0', MLLP_PORT: '0', KEEL_DEMO: 'off' }, dir),
      version: 'test',
      say: () => {},
    });
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  test('every open line has its button and its reason; rooms are seen; what was open stays with the signature', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    await signIn(page, serving.url, 'lindqvist');
    await page.getByRole('link', { name: 'Close the day' }).click();
    await page.getByRole('heading', { name: 'May we lock the door?' }).waitFor();
    await page.getByText(/\d+ lines stand open/).waitFor();
    // The demo day is under way: people sit in chairs, and the door says so with the way to each of them.
    await lineOf(page, 'Everybody has left').getByText('still here').first().waitFor();
    expect(
      await lineOf(page, 'Everybody has left').getByRole('link', { name: 'To the session' }).count(),
    ).toBeGreaterThan(0);
    const lock = page.getByRole('button', { name: 'Sign and lock the door' });
    await expect.poll(() => lock.isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'closing-desk', true);

    const rooms = lineOf(page, 'Rooms and oxygen were looked at');
    for (const seen of [
      'Rooms empty',
      'Oxygen full enough for tomorrow',
      'Oxygen turned off',
      'Suction clean and working',
      'Drug safe locked',
      'Sharps away',
    ])
      await rooms.getByRole('button', { name: seen }).click();
    await rooms.getByRole('button', { name: 'Keep what was seen' }).click();
    await rooms.getByText('Clear', { exact: true }).waitFor();

    // Whoever is at risk has an owner before the door is locked: no reason carries that line.
    for (const take of await page.getByText('Nobody can lock the door over this.').all()) await take.waitFor();
    const risky = (await page.getByText('Nobody can lock the door over this.').count()) > 0;
    if (risky) {
      await page.getByText('First, and no reason carries it: Every risk has somebody who answers for it.').waitFor();
      await page.goto(`${serving.url}/console/tasks`);
      const pinned = page.getByRole('listitem').filter({ hasText: 'Suicide risk: stays on top' });
      await pinned.first().waitFor();
      for (let left = await pinned.count(); left > 0; left -= 1) {
        const take = pinned.getByRole('button', { name: 'Take it' });
        if ((await take.count()) === 0) break;
        const before = await take.count();
        await take.first().click();
        await expect.poll(() => take.count(), { timeout: 30_000 }).toBeLessThan(before);
      }
      await page.goto(`${serving.url}/console/closing`);
      await page.getByText(/\d+ lines stand open/).waitFor();
    }
    await expect.poll(() => page.getByText('Nobody can lock the door over this.').count()).toBe(0);
    for (const field of await page.getByLabel(/^Lock over it, because/).all())
      await field.fill('the night team has it');
    await expect.poll(() => lock.isEnabled(), { timeout: 30_000 }).toBe(true);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violations(page)).toEqual([]);
    await picture(page, 'closing-phone');
    await lock.click();
    // Who signs says again who he is.
    const again = page.getByRole('dialog');
    if (await again.isVisible().catch(() => false)) {
      await again.locator('input[type=password]').fill('keel-demo-clinic');
      await again.getByRole('button').last().click();
    }
    await page.getByText(/Locked at \d\d:\d\d by /).waitFor();
    await page.getByText(/Locked over: .*the night team has it/).waitFor();
    await picture(page, 'closing-locked-phone');
    await context.close();
  }, 180_000);
});
