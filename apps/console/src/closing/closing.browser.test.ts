import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, PASSWORD, SIZES } from '../../../../checks/browser/index.ts';

/** The evening of the demo clinic in a real browser, against the real server: everything open, one line closed, the door locked. */
let clinic: ClinicInABrowser;

const lineOf = (page: Page, heading: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });

/** Who signs says again who he is, where that was longer ago. */
const confirmed = async (page: Page): Promise<void> => {
  const again = page.getByRole('dialog');
  if (!(await again.isVisible().catch(() => false))) return;
  await again.locator('input[type=password]').fill(PASSWORD);
  await again.getByRole('button').last().click();
};

describe.skipIf(!built)('may we lock the door?', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('every open line has its button and its reason; rooms are seen; what was open stays with the signature', async () => {
    const page = await clinic.signedIn('lindqvist', 'desktop');
    await page.getByRole('link', { name: 'Close the day' }).click();
    await page.getByRole('heading', { name: 'May we lock the door?' }).waitFor();
    await page.getByText(/\d+ lines stand open/).waitFor();
    // The demo day is under way: people sit in chairs, and the door says so with the way to each of them.
    await lineOf(page, 'Everybody has left').getByText('still here').first().waitFor();
    expect(
      await lineOf(page, 'Everybody has left').getByRole('link', { name: 'To the session' }).count(),
    ).toBeGreaterThan(0);
    const lock = page.getByRole('button', { name: 'Sign and lock the door' });
    await expect.poll(() => lock.isDisabled()).toBe(true);
    expect(await clinic.violations(page)).toEqual([]);
    await clinic.picture(page, 'closing-desk');

    const rooms = lineOf(page, 'Rooms and oxygen were looked at');
    for (const seen of [
      'Rooms empty',
      'Oxygen full enough for tomorrow',
      'Oxygen turned off',
      'Suction clean and working',
      'Drug safe locked',
      'Sharps away',
    ])
      await rooms.getByRole('button', { name: seen }).click();
    await rooms.getByRole('button', { name: 'Keep what was seen' }).click();
    await rooms.getByText('Clear', { exact: true }).waitFor();

    // Whoever is at risk has an owner before the door is locked: no reason carries that line.
    for (const take of await page.getByText('Nobody can lock the door over this.').all()) await take.waitFor();
    const risky = (await page.getByText('Nobody can lock the door over this.').count()) > 0;
    if (risky) {
      await page.getByText('First, and no reason carries it: Every risk has somebody who answers for it.').waitFor();
      await page.goto(`${clinic.url}/console/tasks`);
      const pinned = page.getByRole('listitem').filter({ hasText: 'Suicide risk: stays on top' });
      await pinned.first().waitFor();
      for (let left = await pinned.count(); left > 0; left -= 1) {
        const take = pinned.getByRole('button', { name: 'Take it' });
        if ((await take.count()) === 0) break;
        const before = await take.count();
        await take.first().click();
        await expect.poll(() => take.count(), { timeout: 30_000 }).toBeLessThan(before);
      }
      await page.goto(`${clinic.url}/console/closing`);
      await page.getByText(/\d+ lines stand open/).waitFor();
    }
    await expect.poll(() => page.getByText('Nobody can lock the door over this.').count()).toBe(0);
    for (const field of await page.getByLabel(/^Lock over it, because/).all())
      await field.fill('the night team has it');
    await expect.poll(() => lock.isEnabled(), { timeout: 30_000 }).toBe(true);
    await page.setViewportSize(SIZES.phone);
    // The same evening on the desk of the prescriber, who looks at the open door.
    const other = await clinic.signedIn('okafor', 'tablet', { at: '/closing' });
    await other.getByRole('button', { name: 'Sign and lock the door' }).waitFor();
    expect(await clinic.violations(page)).toEqual([]);
    await clinic.picture(page, 'closing-phone');
    await lock.click();
    await confirmed(page);
    // Where it was pressed stands who locked it and when; there is nothing to press by mistake, on no screen.
    const locked = (at: Page) => at.getByRole('status').filter({ hasText: /^Locked: \d\d:\d\d by / });
    await locked(page)
      .getByText(/Locked over: .*the night team has it/)
      .waitFor();
    await locked(other).waitFor();
    for (const at of [page, other]) {
      await at.getByText('The door is locked.', { exact: false }).first().waitFor();
      expect(await at.getByRole('button', { name: 'Sign and lock the door' }).count()).toBe(0);
      expect(await at.getByLabel(/^Lock over it, because/).count()).toBe(0);
    }
    expect(await clinic.violations(page)).toEqual([]);
    await locked(page).scrollIntoViewIfNeeded();
    await clinic.picture(page, 'closing-locked-phone');

    // Whoever comes in again says why, and both signatures stand.
    await other.getByRole('button', { name: 'Somebody came in again' }).click();
    for (const field of await other.getByLabel(/^Lock over it, because/).all()) await field.fill('as it was before');
    const anew = other.getByRole('button', { name: 'Sign and lock again' });
    expect(await anew.isDisabled()).toBe(true);
    await other.getByLabel('Why the door was opened again').fill('a coat was left');
    expect(await clinic.violations(other)).toEqual([]);
    await clinic.picture(other, 'closing-again-tablet');
    await anew.click();
    await confirmed(other);
    await locked(other)
      .getByText(/Before that: \d\d:\d\d /)
      .waitFor();
    await locked(page).getByText('a coat was left', { exact: false }).waitFor();
    await clinic.picture(other, 'closing-locked-tablet');
    expect(clinic.complaints).toEqual([]);
  }, 180_000);
});
