import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  launchBrowser,
  type ServedDemo,
  servedDemo,
  signIn,
  violations,
} from '../../../../checks/browser/index.ts';

/** A questionnaire on the built console while the server is away: answered, kept over a reload, and recorded once. */
const PATIENT = 'alvares';

let demo: ServedDemo;
let browser: Browser;

interface Answered {
  readonly kind: string;
  readonly body: { readonly instrument?: string; readonly version?: string; readonly answers?: object };
}
const answered = (page: Page): Promise<readonly Answered['body'][]> =>
  page.evaluate(async (id) => {
    const view = (await (await fetch(`/api/v1/patient/${id}`)).json()) as { events: Answered[] };
    return view.events.flatMap(({ kind, body }) =>
      kind === 'scale-answered' && body.instrument === 'gad7' ? [body] : [],
    );
  }, PATIENT);

describe.skipIf(!built)('a scale without the server', () => {
  beforeAll(async () => {
    demo = await servedDemo();
    browser = await launchBrowser({ offline: true });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('is answered and scored, kept over a reload, and recorded once with its version when the server is back', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      locale: 'en-US',
    });
    const page = await context.newPage();
    await signIn(page, demo.url, 'lindqvist');
    await page.waitForSelector('article');
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.goto(`${demo.url}/console/patient/${PATIENT}`);
    await page.getByRole('button', { name: 'Answer a scale' }).first().waitFor();
    const before = await answered(page);
    await demo.stop();

    await page.getByRole('button', { name: 'Answer a scale' }).first().click();
    const sheet = page.getByRole('dialog');
    await sheet
      .getByRole('button', { name: /^Generalized Anxiety Disorder/ })
      .last()
      .click();
    await sheet.getByText(/^Question 1 of \d/).waitFor();
    const next = sheet.getByRole('button', { name: 'Next' });
    const done = sheet.getByRole('button', { name: /^Done/ });
    for (let question = 0; question < 20 && !(await done.isVisible()); question += 1) {
      await sheet.getByRole('radio').nth(2).check();
      await next.or(done).first().waitFor();
      if (await next.isVisible()) await next.click();
    }
    await done.click();
    await sheet.getByText('14 of 21').waitFor();
    await page.getByText('kept on this tablet').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();

    await demo.start();
    await expect.poll(async () => (await answered(page)).length, { timeout: 60_000 }).toBe(before.length + 1);
    const last = (await answered(page)).at(-1)!;
    expect(last).toMatchObject({ instrument: 'gad7', version: expect.stringMatching(/\S/) });
    expect(Object.values(last.answers ?? {}).filter((value) => value === 2)).toHaveLength(7);

    // Opened again, nothing is sent a second time.
    await page.goto(`${demo.url}/console/patient/${PATIENT}`);
    await page.getByRole('button', { name: 'Answer a scale' }).first().waitFor();
    await page.getByText('kept on this tablet').waitFor({ state: 'detached', timeout: 30_000 });
    expect((await answered(page)).length).toBe(before.length + 1);
    await context.close();
  }, 600_000);
});
