import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  type ClinicInABrowser,
  clinicInABrowser,
  onSession,
  settled,
} from '../../../../checks/browser/index.ts';

/** What somebody has typed into a sheet, and then gone to another screen of the console. */
describe.skipIf(!built)('words that were not sent, when the screen is left', () => {
  let clinic: ClinicInABrowser;
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  const chart = (page: Page): Promise<void> => page.waitForURL(/\/console\/patient\/brennan$/);
  /** Within the console: no page is loaded. */
  const toChart = async (page: Page): Promise<void> => {
    await page.locator('a[href$="/patient/brennan"]').first().click();
    await chart(page);
  };
  const note = async (page: Page): Promise<Locator> => {
    const on = onSession(page);
    await on.open('Add to the record');
    await on.press('A note', on.sheet());
    const words = on.sheet().getByRole('textbox').last();
    await words.waitFor();
    return words;
  };

  for (const size of ['phone', 'desktop'] as const)
    test(`stand there when the same sheet is opened again, until they are put away (${size})`, async () => {
      const page = await clinic.signedIn('lindqvist', size);
      const on = onSession(page);
      await page.goto(`${clinic.url}/console/patients`);
      await toChart(page);
      await (await note(page)).fill('Brings his own blanket');
      await page.goBack();
      await page.waitForURL(/\/console\/patients$/);
      await on.sheet().waitFor({ state: 'detached' });
      await toChart(page);
      const again = await note(page);
      await expect.poll(() => again.inputValue()).toBe('Brings his own blanket');
      await clinic.picture(page, `half-written-after-leaving-${size}`);
      expect(await clinic.violations(page)).toEqual([]);
      // Put away: it is gone, also after other screens.
      await page.keyboard.press('Escape');
      await on.sheet().waitFor({ state: 'detached' });
      await page.goBack();
      await page.goForward();
      await chart(page);
      const words = await note(page);
      await settled(page);
      expect(await words.inputValue()).toBe('');
      expect(clinic.complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

  test('are gone when they were sent, also from a sheet that leads to another screen', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet');
    const on = onSession(page);
    await page.goto(`${clinic.url}/console/tasks`);
    await page.getByRole('link', { name: 'Patients', exact: true }).first().click();
    await page.waitForURL(/\/console\/patients$/);
    await on.open('Register a person');
    await on.sheet().getByLabel('Given name').fill('Ines');
    await page.goBack();
    await page.waitForURL(/\/console\/tasks$/);
    await page.goForward();
    await on.open('Register a person');
    await expect.poll(() => on.sheet().getByLabel('Given name').inputValue()).toBe('Ines');
    await on.sheet().getByLabel('Family name').fill('Ortega');
    await on.sheet().getByLabel('Date of birth').fill('1990-05-04');
    await on.answer({ 'Sex at birth': 'Female' });
    await on.press('Register a person', on.sheet());
    await page
      .getByRole('heading', { name: /Ines Ortega/ })
      .first()
      .waitFor();
    await page.goBack();
    await on.open('Register a person');
    await settled(page);
    expect(await on.sheet().getByLabel('Given name').inputValue()).toBe('');
    expect(clinic.complaints).toEqual([]);
  }, 120_000);
});
