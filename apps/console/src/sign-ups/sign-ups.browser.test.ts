import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, type SIZES } from '../../../../checks/browser/index.ts';

/** Requests to be treated, in a real browser: who must not wait, who is known already, and the way to the review. */
let clinic: ClinicInABrowser;

async function signedIn(size: keyof typeof SIZES, name: string): Promise<Page> {
  const page = await clinic.signedIn(name, size, { at: '/sign-ups' });
  await page.getByRole('heading', { name: 'Sign-ups' }).waitFor();
  return page;
}
const cardOf = (page: Page, name: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

describe.skipIf(!built)('the inbox of requests', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('the desk sees who must not wait first, nothing clinical, and takes a request by phone into the same list', async () => {
    const desk = await signedIn('phone', 'reyes');
    const names = await desk.getByRole('main').getByRole('heading', { level: 3 }).allTextContents();
    expect(names[0]).toBe('Dana Lowell');
    await cardOf(desk, 'Dana Lowell').getByRole('link', { name: 'Call +1 303 555 0181' }).waitFor();
    await cardOf(desk, 'Dana Lowell').getByText('Must be called today.').waitFor();
    expect(await desk.getByText('Recurrent depression', { exact: false }).count()).toBe(0);
    expect(await clinic.violations(desk)).toEqual([]);

    await desk.getByRole('button', { name: 'Take a request' }).click();
    const sheet = desk.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Not safe' }).click();
    await sheet.getByText('Stay on the line', { exact: false }).waitFor();
    await sheet.getByRole('button', { name: 'Safe', exact: true }).click();
    await sheet.getByLabel('Given name').fill('Imre');
    await sheet.getByLabel('Family name').fill('Kovacs');
    await sheet.getByLabel('Date of birth').fill('1969-04-04');
    await sheet.getByLabel('Phone').fill('+1 303 555 0190');
    expect(await clinic.violations(desk)).toEqual([]);
    await sheet.getByRole('button', { name: 'Save the request' }).click();
    await sheet.waitFor({ state: 'detached' });
    const card = cardOf(desk, 'Imre Kovacs');
    await card.getByText('how they may be reached', { exact: false }).waitFor();
    await card.getByRole('button', { name: 'Agreed to calls' }).click();
    await card.getByText('how they may be reached', { exact: false }).waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Ask for it' }).click();
    await card.getByRole('button', { name: 'Asked for' }).waitFor();
    await desk.context().close();
  }, 120_000);

  test('somebody who was here before is compared and joined; an accepted one goes on to the screening review', async () => {
    const prescriber = await signedIn('desktop', 'okafor');
    await cardOf(prescriber, 'Ada Okoye').getByText('no response to two antidepressants', { exact: false }).waitFor();
    await cardOf(prescriber, 'Wei Chen').getByRole('button', { name: 'Compare with Wei Chen' }).click();
    const sheet = prescriber.getByRole('dialog');
    await sheet.getByText('name and date of birth').waitFor();
    await sheet.getByRole('cell', { name: '+1 303 555 0183' }).waitFor();
    expect(await clinic.violations(prescriber)).toEqual([]);
    await sheet.getByRole('button', { name: 'Same person: go on in that chart' }).click();
    await sheet.waitFor({ state: 'detached' });
    await prescriber.getByText('Decided in the last 30 days', { exact: false }).click();
    await cardOf(prescriber, 'Wei Chen').getByRole('link', { name: 'To the chart' }).waitFor();

    await cardOf(prescriber, 'Ada Okoye').getByRole('button', { name: 'Accept, and review' }).click();
    await prescriber.getByRole('heading', { name: 'Screening review' }).waitFor();
    await prescriber.getByRole('main').getByText('Ada Okoye').first().waitFor();
    await prescriber.context().close();
  }, 120_000);
});
