import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, type Serving, serve } from '@keel/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, demoFolder, launchBrowser, onSession, signIn, violations } from '../../../../checks/browser/index.ts';

/** Somebody goes who was not released: seen at the chair or at the door, in a real browser against the real server. */
const pictures = process.env['KEEL_PICTURES'];

let serving: Serving;
let browser: Browser;
let dir: string;

async function signedIn(size: { width: number; height: number }, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: size, hasTouch: true, locale: 'en-US' });
  const page = await context.newPage();
  await signIn(page, serving.url, name);
  return page;
}
const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
};
const rowOf = (page: Page, name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });
const clean = async (page: Page, name: string): Promise<void> => {
  expect(await violations(page)).toEqual([]);
  await picture(page, name);
};

describe.skipIf(!built)('a walk-out', () => {
  beforeAll(async () => {
    dir = await demoFolder('keel-walk-out-');
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

  test('at the chair is a fact that says at once what is owed; the desk sees who is gone; the task is a call', async () => {
    const nurse = await signedIn({ width: 1024, height: 768 }, 'lindqvist');
    await nurse.goto(`${serving.url}/console/session/today-goldberg/release`);
    const on = onSession(nurse);
    await on.say('Left before release', {
      'Able to decide': 'Yes',
      'Advice given': 'No',
      Driving: 'Not known',
      'Line out': 'Yes',
    });
    await nurse.getByRole('heading', { name: /^Left before release at/ }).waitFor();
    // What is to be done now stands above what was not met.
    const owed = nurse.getByText('Left before release: call within the hour, nurse');
    await owed.waitFor();
    const top = async (at: typeof owed) => (await at.boundingBox())!.y;
    expect(await top(owed)).toBeLessThan(await top(nurse.getByText('Escort', { exact: false }).last()));
    await clean(nurse, 'walk-out-release');
    await nurse.getByRole('main').getByRole('link', { name: 'Tasks' }).click();
    const task = rowOf(nurse, 'Goldberg').filter({ hasText: 'call within the hour' });
    await task.getByRole('button', { name: 'Call now' }).click();
    await nurse.getByText(/on the line \d+:\d\d/).waitFor();
    await nurse.getByText('What was given, and when').waitFor();
    await nurse.context().close();

    const desk = await signedIn({ width: 390, height: 844 }, 'reyes');
    await desk.goto(`${serving.url}/console/arrivals`);
    const row = rowOf(desk, 'Goldberg');
    await row.getByText('Left before release').waitFor();
    await row.getByText(/^left at \d\d:\d\d$/).waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    await desk.context().close();
  }, 180_000);

  test('at the door is entered by the desk, which says nothing that it cannot know', async () => {
    const desk = await signedIn({ width: 390, height: 844 }, 'reyes');
    await desk.goto(`${serving.url}/console/arrivals`);
    const row = rowOf(desk, 'Haddad');
    await row.getByRole('button', { name: 'Walked out' }).click();
    const sheet = desk.getByRole('dialog');
    const save = sheet.getByRole('button', { name: 'Save' });
    await expect.poll(() => save.isDisabled()).toBe(true);
    await sheet.getByRole('group', { name: 'Do they drive?' }).getByRole('button', { name: 'Not known' }).click();
    await sheet
      .getByRole('group', { name: /written advice/ })
      .getByRole('button', { name: 'No' })
      .click();
    await clean(desk, 'walk-out-door');
    await save.click();
    await sheet.waitFor({ state: 'detached' });
    await row.getByText('Left before release').waitFor();
    await clean(desk, 'walk-out-arrivals');
    await desk.context().close();

    const nurse = await signedIn({ width: 1024, height: 768 }, 'nair');
    const said = await nurse.evaluate(async () => {
      const answer = await fetch('/api/v1/session/today-haddad');
      const { events } = (await answer.json()) as { events: { kind: string; body: Record<string, unknown> }[] };
      return events.findLast(({ kind }) => kind === 'left-before-release')?.body;
    });
    expect(said).toMatchObject({ capacity: 'not-assessed', lineOut: 'not-known', driving: 'not-known' });
    await nurse.goto(`${serving.url}/console/tasks`);
    await rowOf(nurse, 'Haddad')
      .filter({ hasText: 'call within the hour' })
      .getByRole('button', { name: 'Call now' })
      .waitFor();
    await nurse.context().close();
  }, 180_000);
});
