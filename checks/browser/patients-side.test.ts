import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type KnownPeople,
  knownPeople,
  launchBrowser,
  openEveryPage,
  PATIENTS_PAGES,
  portalBuilt,
  type ServedDemo,
  screenReader,
  servedDemo,
  settled,
  untilMorning,
} from './index.ts';

/** The patients' side where it is hardest: on a phone in the dark in the longer language, and for somebody who sees nothing of it. */
describe.skipIf(!portalBuilt)("the patients' side", () => {
  let demo: ServedDemo;
  let browser: Browser;
  let people: KnownPeople;
  beforeAll(async () => {
    // At night what is not asked for waits for the morning.
    demo = await servedDemo({ aheadMs: untilMorning() });
    browser = await launchBrowser();
    people = await knownPeople(browser, demo.url);
  }, 480_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  const opened = async (who: keyof KnownPeople, path: string): Promise<Page> => {
    const kept = people[who];
    const context = await browser.newContext({
      ...(kept === undefined ? {} : { storageState: kept }),
      viewport: { width: 390, height: 844 },
      locale: 'en-US',
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await page.goto(`${demo.url}${path}`);
    await settled(page);
    await page.locator('h1').first().waitFor();
    return page;
  };

  test('no page of the program is left out of what is opened', () => {
    const rows = readFileSync(join(import.meta.dirname, '../../apps/portal/src/shell/pages.ts'), 'utf8');
    const paths = [...rows.matchAll(/path: '([^']+)'/g)].map(([, path]) => path as string);
    expect(paths.length).toBeGreaterThan(20);
    const opened = new Set<string>(PATIENTS_PAGES.map(([, path]) => path));
    expect(paths.filter((path) => !opened.has(path))).toEqual([]);
  });

  test('each of its own pages on a phone, dark, in Spanish: nothing wider than the glass, cut off, untranslated or too small', async () => {
    // Pages of the guide are looked at in `guide.test.ts`; all of both in every size and look by `npm run measure portal-screens`.
    const only = (name: string): boolean => !name.startsWith('guide');
    const found = await openEveryPage(browser, demo.url, {
      size: 'phone',
      look: 'dark',
      language: 'es',
      people,
      only,
    });
    expect(found.length).toBeGreaterThan(30);
    expect(found.flatMap(({ name, wrong }) => wrong.map((what) => `${name}: ${what}`))).toEqual([]);
  }, 600_000);

  describe('by keyboard and ear alone', () => {
    test('a page of the guide: past what repeats, through its parts, to the picture in words', async () => {
      const page = await opened('nobody', '/guide/how-it-may-work/');
      const ear = await screenReader(page);
      expect(await ear.problems()).toEqual([]);
      const skip = await ear.tabTo('link', /^Skip/);
      expect(skip.name).not.toBe('');
      await ear.press('Enter');
      // From here the next thing is in the text, not in the list of pages.
      await ear.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
      expect((await ear.tree()).some(({ role, name }) => /ima?ge?/.test(role) && name.length > 20)).toBe(true);
      await page.context().close();
    }, 120_000);

    test('"Is it for me?": each question is what has the focus next; danger is answered with help first', async () => {
      const page = await opened('nobody', '/is-it-for-me/');
      const ear = await screenReader(page);
      expect(await ear.problems()).toEqual([]);
      await ear.tabTo('button', 'Begin');
      await ear.press('Enter');
      await expect.poll(async () => (await ear.focused())?.name ?? '').toMatch(/safe/i);
      expect(await ear.problems()).toEqual([]);
      await ear.tabTo('radio', /.+/);
      await ear.press('ArrowDown');
      await ear.press('ArrowDown');
      // Passed over by arrows, it does not tear the choice away: it is announced, and it is what comes next.
      await expect.poll(async () => (await ear.tree()).some(({ role }) => role === 'alert')).toBe(true);
      expect((await ear.focused())?.role).toBe('radio');
      await ear.press('Tab');
      await expect.poll(async () => (await ear.focused())?.role).toBe('alert');
      expect(await ear.problems()).toEqual([]);
      expect((await ear.tabTo('link', /988/)).name).toMatch(/988/);
      await page.context().close();
    }, 120_000);

    test('sign-up: what is missing is said with its field, and the first of them is where one stands', async () => {
      const page = await opened('nobody', '/sign-up/');
      const ear = await screenReader(page);
      expect(await ear.problems()).toEqual([]);
      await ear.tabTo('button', 'Send');
      await ear.press('Enter');
      await expect.poll(async () => (await ear.focused())?.invalid).toBe(true);
      const at = await ear.focused();
      expect(at).toMatchObject({ role: 'textbox', name: 'First name' });
      expect(at?.description).not.toBe('');
      await ear.type('Ada');
      expect((await ear.tabTo('textbox', 'Last name')).description).not.toBe('');
      await page.context().close();
    }, 120_000);

    test('a PHQ-9 by a link: question by question, and item 9 brings help that is announced', async () => {
      const page = await opened('questions', '/my/answer/');
      const ear = await screenReader(page);
      await page.getByText('Question 1 of 10').waitFor();
      expect(await ear.problems()).toEqual([]);
      for (let question = 1; question <= 10; question += 1) {
        await page.getByText(`Question ${question} of 10`).waitFor();
        await ear.tabTo('radio', /.+/);
        await ear.press('Space');
        if (question === 9) await ear.press('ArrowDown');
        if (question === 10) break;
        await ear.tabTo('button', 'Next');
        await ear.press('Enter');
        // The next question has the focus: it is read before its answers.
        await expect.poll(async () => (await ear.focused())?.role).toBe('group');
        expect((await ear.focused())?.name).not.toBe('');
      }
      await ear.tabTo('button', /^Done/);
      await ear.press('Enter');
      await expect.poll(async () => (await ear.focused())?.role, { timeout: 30_000 }).toBe('alert');
      expect(await ear.problems()).toEqual([]);
      await ear.tabTo('link', /988/);
      await page.context().close();
    }, 600_000);

    test('"I am not safe": one press, and help has the focus; one’s pages are found, opened and closed by keys', async () => {
      const page = await opened('before', '/my/well/');
      const ear = await screenReader(page);
      await page.getByRole('heading', { name: 'How I am' }).waitFor();
      expect(await ear.problems()).toEqual([]);
      await ear.tabTo('button', 'More');
      await ear.press('Enter');
      await ear.tabTo('link', 'Privacy');
      await ear.press('Escape');
      expect(await ear.focused()).toMatchObject({ role: 'button', name: 'More' });
      await ear.tabTo('button', 'I am not safe');
      await ear.press('Enter');
      await expect.poll(async () => (await ear.focused())?.role).toBe('alert');
      expect(await ear.problems()).toEqual([]);
      await ear.tabTo('link', 'Call 988');
      // Following a link moves one to the new page, not to the end of the old one.
      await ear.tabTo('link', 'My path');
      await ear.press('Enter');
      await page.getByText('Hello, Vera').waitFor();
      await expect.poll(async () => (await ear.focused())?.role).toBe('main');
      expect(await ear.problems()).toEqual([]);
      await page.context().close();
    }, 120_000);
  });
});
