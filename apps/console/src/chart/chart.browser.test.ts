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

/** Scales, tasks and the chart in a real browser, against the real server with its demo clinic. */
const PATIENT = 'alvares';

let demo: ServedDemo;
let browser: Browser;

async function signedIn(size: { width: number; height: number }, name: string, at?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: size, hasTouch: true, locale: 'en-US' });
  const page = await context.newPage();
  await signIn(page, demo.url, name, at);
  return page;
}

describe.skipIf(!built)('a scale, from the first answer to the closed task', () => {
  beforeAll(async () => {
    demo = await servedDemo();
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('PHQ-9 with item 9, the C-SSRS asked, a task above all others, closed by the prescriber’s words', async () => {
    const nurse = await signedIn({ width: 390, height: 844 }, 'lindqvist', `/patient/${PATIENT}`);
    await nurse.getByRole('button', { name: 'Answer a scale' }).first().click();
    const sheet = nurse.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Patient Health Questionnaire, 9 items' }).last().click();
    // One question at a time on a phone: a number key answers, the button goes on.
    await sheet.getByText('Question 1 of 10').waitFor();
    for (const value of [1, 1, 1, 1, 1, 1, 1, 1, 1]) {
      await sheet.getByRole('radio').nth(value).check();
      await sheet.getByRole('button', { name: 'Next' }).click();
    }
    expect(await violations(nurse)).toEqual([]);
    await sheet.getByRole('button', { name: /^Done/ }).click();
    await sheet.getByText('9 of 27').waitFor();
    await sheet.getByRole('button', { name: 'Ask the C-SSRS screener now' }).click();
    // Wish no, thoughts yes, method no, intent yes, plan no, behaviour no.
    await sheet.getByText('Question 1 of 3').waitFor();
    for (const yes of [false, true, false, true, false, false]) {
      await sheet.getByRole('radio', { name: yes ? /^Yes/ : /^No/ }).check();
      const next = sheet.getByRole('button', { name: 'Next' });
      if (await next.isVisible()) await next.click();
    }
    await sheet.getByRole('button', { name: /^Done/ }).click();
    await sheet.getByText('Risk: High').waitFor();
    await nurse.context().close();

    const prescriber = await signedIn({ width: 1440, height: 900 }, 'okafor', '/tasks');
    const first = prescriber
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: 'Stay with the patient; a clinician assesses the risk now' })
      .filter({ hasText: 'Alvares' });
    await first.waitFor();
    expect(await violations(prescriber)).toEqual([]);
    await first.getByRole('button', { name: 'Close with what was done' }).click();
    const close = prescriber.getByRole('dialog');
    // A word is not enough: whom, how, when, and with what outcome.
    for (const said of ['The patient', 'In person', 'just now', 'Somebody stays with them']) {
      await close.getByRole('button', { name: said, exact: true }).click();
    }
    await close.getByRole('button', { name: 'Close with what was done' }).click();
    await close.waitFor({ state: 'detached' });
    await first.waitFor({ state: 'detached' });
    await prescriber.goto(`${demo.url}/console/patient/${PATIENT}`);
    await prescriber.waitForSelector('main h1');
    expect(await violations(prescriber)).toEqual([]);
    await prescriber.context().close();
  }, 180_000);

  test('a yes or a no has room for its word and for what it is worth', async () => {
    const nurse = await signedIn({ width: 820, height: 1180 }, 'lindqvist', `/patient/${PATIENT}`);
    await nurse.getByRole('button', { name: 'Answer a scale' }).first().click();
    const sheet = nurse.getByRole('dialog');
    await sheet
      .getByRole('button', { name: /^Columbia/ })
      .last()
      .click();
    const choices = sheet.locator('label', { has: nurse.getByRole('radio', { name: /^(Yes|No)/ }) });
    await choices.first().waitFor();
    const wider = await choices.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect(wider).toBe(0);
    await nurse.context().close();
  }, 120_000);

  test('the desk names an escort and changes a number by hand, and nothing of it is typed twice', async () => {
    const desk = await signedIn({ width: 820, height: 1180 }, 'reyes', `/patient/${PATIENT}`);
    const sheet = desk.getByRole('dialog');
    const add = async (what: string): Promise<void> => {
      await desk.getByRole('button', { name: 'Add to the record' }).click();
      await sheet.getByRole('button', { name: what }).click();
    };
    await add('Somebody close to them');
    await expect.poll(() => sheet.getByRole('button', { name: 'Record' }).isDisabled()).toBe(true);
    await sheet.getByRole('button', { name: 'Escort' }).click();
    await sheet.getByLabel('Name').fill('Teodora Quist');
    expect(await violations(desk)).toEqual([]);
    await sheet.getByRole('button', { name: 'Record' }).click();
    await sheet.waitFor({ state: 'detached' });
    await desk.getByText('Teodora Quist').waitFor();

    await add('Change name, phone, details');
    await expect.poll(() => sheet.getByLabel('Family name').inputValue()).toBe('Alvares');
    await sheet.getByLabel('Phone').fill('555 0142');
    await sheet.getByRole('button', { name: 'Record' }).click();
    await sheet.waitFor({ state: 'detached' });
    await add('Change name, phone, details');
    await expect.poll(() => sheet.getByLabel('Phone').inputValue()).toBe('555 0142');
    // What only a prescriber may do is not offered.
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: 'Add to the record' }).click();
    expect(await sheet.getByRole('button', { name: 'End the course' }).count()).toBe(0);
    await desk.context().close();
  }, 120_000);
});
