import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, recordOf, sayAs } from '../../../../checks/browser/index.ts';

/** A release that the server has not answered, and one that got worse after it was weighed, in a real browser. */
let clinic: ClinicInABrowser;
const SESSION = 'today-alvares';

/** A prescriber weighs each criterion that is open, in the same words. */
async function weighAll(page: Page): Promise<void> {
  const weigh = page.getByRole('main').getByRole('button', { name: 'Weigh it' });
  await weigh.first().waitFor();
  for (let left = await weigh.count(); left > 0; left -= 1) {
    await weigh.first().click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Watched more closely' }).click();
    await sheet.getByRole('button', { name: 'Sign with my name' }).click();
    await sheet.waitFor({ state: 'detached' });
  }
}

describe.skipIf(!built)('a release', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('what was weighed is weighed anew when it got worse, and it is not released before the server has said so', async () => {
    const page = await clinic.signedIn('okafor', 'tablet', { at: `/session/${SESSION}/release` });
    const heading = (name: string | RegExp) => page.getByRole('heading', { name });
    const release = page.getByRole('button', { name: 'Release', exact: true });
    const released = async () =>
      (await recordOf(page, SESSION)).filter(({ kind }) => kind === 'patient-released').length;
    await weighAll(page);
    await heading('Nothing is open; 5 criteria are not met and were weighed').waitFor();
    expect(await release.isDisabled()).toBe(false);

    // At another tablet the score, which nobody had taken when it was weighed, is three.
    const nurse = await clinic.signedIn('lindqvist', 'tablet');
    await sayAs(nurse, 'score-aldrete', `session/${SESSION}`, {
      activity: 1,
      respiration: 1,
      circulation: 1,
      consciousness: 0,
      saturation: 0,
    });
    await nurse.context().close();
    await heading('One criterion is open').waitFor();
    await page.getByText('Aldrete 3 of 10, 9 needed').waitFor();
    expect(await release.isDisabled()).toBe(true);
    await weighAll(page);

    // The server does not answer.
    await page.route('**/api/v1/commands', (route) => route.abort('failed'));
    await release.click();
    await heading('The release waits for the server').waitFor();
    await page.getByText('They stay until this says when they were released.').waitFor();
    expect(await page.getByText('Released at').count()).toBe(0);
    await page.getByText('not sent yet').waitFor();
    expect(await released()).toBe(0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await clinic.picture(page, 'release-waits');
    expect(await clinic.violations(page)).toEqual([]);

    await page.unroute('**/api/v1/commands');
    await heading(/^Released at \d\d:\d\d$/).waitFor();
    expect(await page.getByText('not sent yet').count()).toBe(0);
    expect(await released()).toBe(1);
    await page.context().close();
    expect(clinic.complaints).toEqual([]);
  }, 180_000);
});
