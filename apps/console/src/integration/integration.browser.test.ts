import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser } from '../../../../checks/browser/index.ts';

/** From a patient's wish to talk to the talk, on the pages of everybody who has a part in it. */
let clinic: ClinicInABrowser;
const CAM = { email: 'dubois@mail.example', born: '1996-09-08' };

/** The patient's own pages on a phone, by the link of the demo's mailbox. */
async function atHome(): Promise<Page> {
  const page = await clinic.newPage('phone');
  await page.goto(`${clinic.url}/sign-in/`);
  await page.getByLabel('E-mail or telephone').fill(CAM.email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByText(/a link is on its way/).waitFor();
  const message = page.locator('li', { hasText: CAM.email }).filter({ hasText: 'This is your new link' }).first();
  // The page of the mailbox asks again by itself; an older link may lie below the one that was asked for.
  await page.goto(`${clinic.url}/mailbox/`);
  await message.waitFor({ timeout: 60_000 });
  const address = `${clinic.url}${await message.getByRole('link').first().getAttribute('href')}`;
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByLabel('Your date of birth').fill(CAM.born);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.waitForURL(/\/my\/$/);
  await page.getByRole('heading', { name: /Cam/ }).waitFor();
  return page;
}

describe.skipIf(!built)('a talk about what came up', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('asked at home, referred by a nurse, booked by the therapist, seen at home, recorded when it is over', async () => {
    const nurse = await clinic.signedIn('lindqvist', 'tablet', { at: '/integration' });
    const waiting = nurse.getByRole('main').getByRole('listitem').filter({ hasText: 'Dubois' });
    await waiting.getByText(/Waits for a time/).waitFor();
    await waiting.getByRole('button', { name: 'Refer to a therapist' }).click();
    const refer = nurse.getByRole('dialog');
    await refer.getByRole('button', { name: 'Inés Sandoval' }).click();
    expect(await clinic.violations(nurse)).toEqual([]);
    await refer.getByRole('button', { name: 'Refer', exact: true }).click();
    await waiting.getByText(/Seen by Inés Sandoval/).waitFor();
    await nurse.context().close();

    const therapist = await clinic.signedIn('sandoval', 'desktop');
    // Nothing else of the clinic is offered, and the screen begins where the work is.
    await therapist.waitForURL(/\/console\/integration/);
    const mine = therapist.getByRole('main').getByRole('listitem').filter({ hasText: 'Dubois' });
    await mine.getByRole('button', { name: 'Book a talk' }).click();
    const book = therapist.getByRole('dialog');
    const tomorrow = new Date(clinic.now() + 86_400_000).toLocaleDateString('en-CA', { timeZone: 'America/Denver' });
    await book.getByLabel('Day').fill(tomorrow);
    await book.getByLabel('Starts at').fill('09:15');
    await book.getByRole('button', { name: 'by video' }).click();
    expect(await clinic.violations(therapist)).toEqual([]);
    await book.getByRole('button', { name: 'Book it' }).click();
    await mine.getByText(/Next talk/).waitFor();
    await mine.getByRole('link', { name: 'Open' }).click();
    await therapist.getByText('The patient has not shared the scores.').waitFor();
    await therapist.getByText(/has not shared the goals/).waitFor();
    expect(await clinic.violations(therapist)).toEqual([]);

    const home = await atHome();
    await home.goto(`${clinic.url}/my/sessions/`);
    await home.getByText(/It is arranged\. With Inés Sandoval\. By video\./).waitFor();
    expect(await clinic.violations(home)).toEqual([]);
    await home.goto(`${clinic.url}/my/well/`);
    await home.getByLabel('Goal 1').fill('Sleep without the light');
    await home.getByRole('button', { name: 'Keep my goals' }).click();
    await home.getByText('Kept.').waitFor();
    await home.getByLabel(/may see my goals/).click();
    await expect.poll(() => home.getByLabel(/may see my goals/).isChecked()).toBe(true);
    expect(await clinic.violations(home)).toEqual([]);

    // Shared at home, seen by the therapist without a reload; a note of his own beside it.
    await expect
      .poll(() => therapist.getByLabel('Goal 1').inputValue(), { timeout: 30_000 })
      .toContain('without the light');
    await therapist.getByLabel('A new note').fill('Afraid of the dark since the flood.');
    await therapist.getByRole('button', { name: 'Keep the note' }).click();
    await therapist.getByText('only yours').waitFor();
    // A note that is corrected in between takes nothing from the one that is being written.
    await therapist.getByLabel('A new note').fill('Half a thought');
    await therapist.getByRole('button', { name: 'Correct this note' }).click();
    const corrected = therapist.getByLabel('The note as it should read');
    await expect.poll(() => corrected.inputValue()).toBe('Afraid of the dark since the flood.');
    await expect.poll(() => corrected.evaluate((one) => one === document.activeElement)).toBe(true);
    await therapist.getByRole('button', { name: 'Leave it as it was' }).click();
    await expect.poll(() => therapist.getByLabel('A new note').inputValue()).toBe('Half a thought');
    await therapist.getByLabel('A new note').fill('');

    await clinic.passes(48 * 60);
    const later = await clinic.signedIn('sandoval', 'phone', { at: '/integration' });
    const over = later.getByRole('main').getByRole('listitem').filter({ hasText: 'Dubois' }).first();
    await over.getByText(/did the patient come/).waitFor();
    expect(await clinic.violations(later)).toEqual([]);
    await over.getByRole('button', { name: 'Did not come' }).click();
    await over.getByText(/did not come once/).waitFor();
    const desk = await clinic.signedIn('reyes', 'desktop', { at: '/tasks' });
    await desk.getByText('Did not come to the talk: call, and offer another time').waitFor();
    await desk.goto(`${clinic.url}/console/patient/dubois`);
    expect(await desk.getByText('Afraid of the dark').count()).toBe(0);
    expect(clinic.complaints).toEqual([]);
  }, 600_000);
});
