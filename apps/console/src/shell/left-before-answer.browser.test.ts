import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  type ClinicInABrowser,
  clinicInABrowser,
  onSession,
  sayAs,
  settled,
} from '../../../../checks/browser/index.ts';

/** A connection on which what is said arrives when the test lets it, and not before. */
async function slowly(page: Page): Promise<{ readonly asked: () => number; readonly letGo: () => Promise<void> }> {
  let asked = 0;
  let letGo = (): void => {};
  const open = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/api/v1/commands', async (route) => {
    asked += 1;
    await open;
    await route.continue();
  });
  return {
    asked: () => asked,
    letGo: async () => {
      letGo();
      await page.waitForResponse('**/api/v1/commands');
    },
  };
}

/** What somebody said from a sheet, and went on before the answer came. */
describe.skipIf(!built)('a screen that was left before the answer', () => {
  let clinic: ClinicInABrowser;
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  const toPatients = async (page: Page): Promise<void> => {
    await page.goBack();
    await page.waitForURL(/\/console\/patients$/);
  };
  const toChart = async (page: Page): Promise<void> => {
    await page.locator('a[href$="/patient/brennan"]').first().click();
    await page.waitForURL(/\/console\/patient\/brennan$/);
  };
  const note = async (page: Page): Promise<Locator> => {
    const on = onSession(page);
    await on.open('Add to the record');
    await on.press('A note', on.sheet());
    await on.answer({ Kind: 'Clinical' });
    const words = on.sheet().getByRole('textbox').last();
    await words.waitFor();
    return words;
  };
  const strip = (page: Page): Locator => page.getByRole('alert', { name: 'An entry of yours was not taken' });

  for (const size of ['phone', 'desktop'] as const)
    test(`a refusal is told where the user is by then, until it is put away (${size})`, async () => {
      const page = await clinic.signedIn('lindqvist', size);
      const colleague = await clinic.signedIn('okafor', 'desktop');
      const title = `Call the pharmacy about ${size}`;
      const task = `t-${size}`;
      await sayAs(colleague, 'open-task', 'patient/brennan', {
        task,
        kind: 'by-hand',
        title,
        ownerRole: 'nurse',
        dueAt: clinic.now() + 3_600_000,
        urgent: false,
      });
      await page.goto(`${clinic.url}/console/tasks`);
      await page.getByText(title).first().waitFor();
      const on = onSession(page);
      const line = await slowly(page);
      const row = page.getByRole('listitem').filter({ hasText: title });
      await row.getByRole('button', { name: 'Close with what was done' }).click();
      await on.sheet().getByLabel('In your words').fill('Called, they have it');
      await on.press('Close with what was done', on.sheet());
      await expect.poll(line.asked).toBe(1);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Patients', exact: true }).first().click();
      await page.waitForURL(/\/console\/patients$/);
      // A colleague was faster: the server does not take it a second time.
      await sayAs(colleague, 'close-task', 'patient/brennan', { task, evidence: 'Done by the prescriber.' });
      await line.letGo();
      await strip(page).getByText('Called, they have it').waitFor();
      await clinic.picture(page, `not-taken-after-leaving-${size}`);
      expect(await clinic.violations(page)).toEqual([]);
      await page.reload();
      await strip(page).getByRole('button', { name: 'I have read it' }).click();
      await strip(page).waitFor({ state: 'detached' });
      await page.context().close();
      await colleague.context().close();
    }, 180_000);

  test('words that were sent are half written no more, and are in the record once', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet', { at: '/patients' });
    await toChart(page);
    const line = await slowly(page);
    await (await note(page)).fill('Sleeps on the left side');
    const on = onSession(page);
    await on.press('Record', on.sheet());
    await expect.poll(line.asked).toBe(1);
    await toPatients(page);
    await on.sheet().waitFor({ state: 'detached' });
    // While it is on its way, too.
    await toChart(page);
    const words = await note(page);
    await settled(page);
    expect(await words.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await line.letGo();
    await expect.poll(() => page.getByText('Sleeps on the left side').count()).toBe(1);
    const again = await note(page);
    await settled(page);
    expect(await again.inputValue()).toBe('');
    await page.context().close();
  }, 180_000);

  test('words that were refused stand in their sheet again', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet', { at: '/patients' });
    await toChart(page);
    let refuse = (): void => {};
    const refused = new Promise<void>((resolve) => (refuse = resolve));
    await page.route('**/api/v1/commands', async (route) => {
      const { commands } = route.request().postDataJSON() as { commands: { id: string }[] };
      await refused;
      const problem = { type: '/problems/not-with-your-role', title: 'Not with your role', status: 403 };
      await route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ ...problem, answers: commands.map(({ id }) => ({ id, answer: 'refused', problem })) }),
      });
    });
    const on = onSession(page);
    await (await note(page)).fill('Prefers the window');
    await on.press('Record', on.sheet());
    await toPatients(page);
    refuse();
    await strip(page).getByText('Prefers the window').waitFor();
    await page.unroute('**/api/v1/commands');
    await toChart(page);
    const words = await note(page);
    await expect.poll(() => words.inputValue()).toBe('Prefers the window');
    await on.press('Record', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    await strip(page).getByRole('button', { name: 'I have read it' }).click();
    const empty = await note(page);
    await settled(page);
    expect(await empty.inputValue()).toBe('');
    expect(clinic.complaints).toEqual([]);
    await page.context().close();
  }, 180_000);
});
