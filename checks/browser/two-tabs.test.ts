import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, onSession, recordOf, SIZES, settled } from './index.ts';

/** Two tabs of one console in one browser: one login, one lock, one disk, and a server that is killed now and then. */
describe.skipIf(!built)('two tabs of one console', () => {
  const SESSION = 'today-chen';
  let clinic: ClinicInABrowser;
  let context: BrowserContext;
  let one: Page;
  let other: Page;

  beforeAll(async () => {
    clinic = await clinicInABrowser({ apart: true });
    context = await clinic.browser.newContext({ viewport: SIZES.desktop, locale: 'en-US' });
    one = await clinic.signedIn('lindqvist', 'desktop', { context });
    other = await clinic.newPage('desktop', context);
    for (const page of [one, other]) await open(page);
  }, 600_000);
  afterAll(() => clinic?.close(), 60_000);

  const open = async (page: Page): Promise<void> => {
    await page.goto(`${clinic.url}/console/session/${SESSION}`);
    await page.getByRole('toolbar').getByRole('button', { name: 'Seen' }).waitFor();
  };
  const seen = (page: Page): Promise<void> => onSession(page).press('Seen', page.getByRole('toolbar'));
  /** What the record holds, by command: what is there twice would be counted twice. */
  const care = async (page: Page): Promise<number> =>
    (await recordOf(page, SESSION)).filter(({ kind }) => kind === 'care-given').length;
  const lock = (page: Page) => page.getByRole('form', { name: 'Locked' });
  const menu = async (page: Page, choice: string | RegExp): Promise<void> => {
    await page
      .locator('header')
      .getByRole('button', { name: /Jonas Lindqvist/ })
      .click();
    await page.getByRole('menuitem', { name: choice }).click();
  };
  const unlock = async (page: Page, pin: string): Promise<void> => {
    for (const digit of pin) await lock(page).getByRole('button', { name: digit, exact: true }).click();
    await lock(page).getByRole('button', { name: 'Unlock' }).click();
    await lock(page).waitFor({ state: 'detached' });
  };
  const waiting = (page: Page) => page.getByText(/waiting to be sent/).first();
  /** As when somebody turns to this tab. */
  const turnTo = (page: Page): Promise<void> => page.evaluate(() => void window.dispatchEvent(new Event('focus')));

  test('what both say while the server is killed is in the record once each, and waits in neither', async () => {
    const before = await care(one);
    await clinic.killServer();
    for (let n = 0; n < 3; n += 1) {
      await seen(one);
      await seen(other);
    }
    for (const page of [one, other]) await waiting(page).waitFor();
    await clinic.startServer();
    for (const page of [one, other]) await waiting(page).waitFor({ state: 'detached' });
    await expect.poll(() => care(one)).toBe(before + 6);
    expect(await care(other)).toBe(before + 6);
  }, 180_000);

  test('a tab that is closed with something unsent is spoken for by the one that stays, which does not sign out over it', async () => {
    const before = await care(one);
    await other.route('**/api/v1/commands', (route) => route.abort());
    await one.route('**/api/v1/commands', (route) => route.abort());
    await seen(other);
    await waiting(other).waitFor();
    await other.close();
    await turnTo(one);
    await waiting(one).waitFor();
    await one
      .locator('header')
      .getByRole('button', { name: /Jonas Lindqvist/ })
      .click();
    const out = one.getByRole('menuitem', { name: '1 entry waiting to be sent' });
    await out.waitFor();
    expect(await out.isDisabled()).toBe(true);
    await clinic.picture(one, 'two-tabs-unsent');
    await one.keyboard.press('Escape');
    await one.unroute('**/api/v1/commands');
    await turnTo(one);
    await waiting(one).waitFor({ state: 'detached' });
    await expect.poll(() => care(one)).toBe(before + 1);
    other = await clinic.newPage('desktop', context);
    await open(other);
  }, 180_000);

  test('a lock holds in both, also without the server; a PIN that was changed in one opens them there, too', async () => {
    await menu(one, /^Lock/);
    for (const page of [one, other]) await lock(page).waitFor();
    await unlock(other, '2580');
    await lock(one).waitFor({ state: 'detached' });

    await menu(one, 'How I sign in');
    const on = onSession(one);
    await on.open('Change the PIN');
    for (const button of ['Go on', 'Set the PIN']) {
      for (const digit of '4711') await on.press(digit, on.sheet());
      await on.press(button, on.sheet());
    }
    await on.sheet().waitFor({ state: 'detached' });
    await clinic.killServer();
    await menu(one, /^Lock/);
    for (const page of [one, other]) await lock(page).waitFor();
    await unlock(one, '4711');
    await clinic.startServer();
    await lock(other).waitFor({ state: 'detached' });
    await open(one);
  }, 180_000);

  test('a tab that nobody touches does not lock the one that somebody works in', async () => {
    const idle = await one.evaluate(
      async () => ((await (await fetch('/api/v1/me')).json()) as { idleLockMs: number }).idleLockMs,
    );
    const aside = await clinic.newPage('desktop', context);
    await aside.clock.install();
    await open(aside);
    await aside.evaluate(() => {
      const heard = { count: 0 };
      Object.assign(window, { heard });
      new BroadcastChannel('keel-pages').addEventListener('message', () => (heard.count += 1));
    });
    const heard = () => aside.evaluate(() => (window as unknown as { heard: { count: number } }).heard.count);
    const locked = () =>
      other.evaluate(
        async () => ((await (await fetch('/api/v1/me')).json()) as { lockedAt: string | null }).lockedAt !== null,
      );
    await aside.clock.fastForward(idle - 60_000);
    const before = await heard();
    await other.keyboard.press('Shift');
    await expect.poll(heard).toBeGreaterThan(before);
    await aside.clock.fastForward(120_000);
    await settled(other);
    expect(await locked()).toBe(false);
    // Nobody touches any of them: it is that one's own count.
    await aside.clock.fastForward(idle);
    for (const page of [one, other]) await lock(page).waitFor();
    await aside.close();
    await unlock(one, '4711');
  }, 180_000);

  test('signing out of one ends the other; what its disk does not let go of is said until it is cleared', async () => {
    await settled(one);
    for (const page of [one, other])
      await page.evaluate(() => {
        const { delete: remove } = IDBObjectStore.prototype;
        Object.assign(window, { mend: () => Object.assign(IDBObjectStore.prototype, { delete: remove }) });
        IDBObjectStore.prototype.delete = function (key) {
          if (this.name === 'views') throw new DOMException('no room', 'QuotaExceededError');
          return remove.call(this, key);
        };
      });
    const views = (): Promise<readonly unknown[]> =>
      one.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const opening = indexedDB.open('keel');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const asked = opening.result.transaction('views').objectStore('views').getAllKeys();
              asked.onsuccess = () => resolve(asked.result);
            };
          }),
      );
    await menu(one, 'Sign out');
    for (const page of [one, other]) await page.waitForURL(/\/console\/sign-in/);
    const told = one.getByRole('alert').filter({ hasText: 'could not clear what it had kept of patients' });
    await told.waitFor();
    await clinic.picture(one, 'sign-out-left-behind');
    expect(await clinic.violations(one)).toEqual([]);
    expect(await views()).toContain(`/session/${SESSION}`);
    await one.evaluate(() => (window as unknown as { mend: () => void }).mend());
    await told.getByRole('button', { name: 'Clear again' }).click();
    await told.waitFor({ state: 'detached' });
    expect((await views()).filter((key) => key !== '/places' && key !== '/emergency-chairs')).toEqual([]);
  }, 180_000);
});
