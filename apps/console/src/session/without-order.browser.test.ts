import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  type ClinicInABrowser,
  clinicInABrowser,
  onSession,
  recordOf,
} from '../../../../checks/browser/index.ts';

/** A dose that nobody had ordered, in a session that has an order for another one. */
let clinic: ClinicInABrowser;
const SESSION = 'today-chen';

describe.skipIf(!built)('what was given beside the order', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('a push during an infusion is told as it was, and is in the total', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet', { at: `/session/${SESSION}` });
    const on = onSession(page);
    const total = async () =>
      Number.parseFloat(
        await page.getByRole('region', { name: 'Dose' }).locator('p').filter({ hasText: 'in the patient' }).innerText(),
      );
    const before = await total();
    await on.open('More', page.getByRole('toolbar'));
    const way = on.sheet().getByRole('button', { name: 'Push given without an order' });
    await way.waitFor({ timeout: 10_000 });
    await clinic.picture(page, 'without-order-more');
    await way.click();
    await on.sheet().getByLabel('Given, mg').fill('10');
    await on.answer({ 'Over, seconds': '60', 'How much got in': 'All of it' });
    await clinic.picture(page, 'without-order-push');
    await on.press('Save', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    await expect.poll(total).toBeGreaterThanOrEqual(before + 10);
    await clinic.picture(page, 'without-order-given');
    const given = (await recordOf(page, SESSION)).find(({ kind }) => kind === 'bolus-given');
    expect(given!.body).toMatchObject({ mg: 10, order: null });
    expect((given!.body['flags'] as { rule: string }[]).map(({ rule }) => rule)).toContain('order-missing');
    expect(await clinic.violations(page)).toEqual([]);
    expect(clinic.complaints).toEqual([]);
  }, 180_000);
});
