import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  type ClinicInABrowser,
  clinicInABrowser,
  onSession,
  recordOf,
} from '../../../../checks/browser/index.ts';

/** An order above the usual first dose: refused, weighed by its prescriber, and given with the words in the record. */
let clinic: ClinicInABrowser;
const SESSION = 'today-lopez';

describe.skipIf(!built)('an order that a prescriber may weigh', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('is said again with what was signed for, and by nobody else', async () => {
    const page = await clinic.signedIn('okafor', 'tablet', { at: `/session/${SESSION}/ready` });
    const on = onSession(page);
    await on.open(/^Order /);
    await on.answer({ Devices: /^3/ });
    await on.press('Give the order', on.sheet());
    const refusal = page.getByRole('dialog', { name: 'Not yet' });
    await refusal.waitFor();
    await clinic.picture(page, 'weighed-1-refused');
    const again = refusal.getByRole('button', { name: 'Go ahead, signed with my name' });
    expect(await again.isDisabled()).toBe(true);
    for (let left = await refusal.getByRole('button', { name: 'Weigh it' }).count(); left > 0; left -= 1) {
      await refusal.getByRole('button', { name: 'Weigh it' }).first().click();
      const weigh = page.getByRole('dialog', { name: 'Weigh it' });
      await weigh.getByRole('button', { name: 'Watched more closely' }).click();
      await weigh.getByRole('button', { name: 'Sign with my name' }).click();
      await weigh.waitFor({ state: 'detached' });
    }
    await clinic.picture(page, 'weighed-2-signed');
    await again.click();
    await page.getByRole('dialog').first().waitFor({ state: 'detached' });
    const order = (await recordOf(page, SESSION)).findLast(({ kind }) => kind === 'order-written')!;
    expect(order.body).toMatchObject({ order: { devices: 3 }, orderedBy: 'okafor' });
    const overridden = (order.body['overridden'] as { rule: string }[]).map(({ rule }) => rule);
    expect(overridden).toContain('first-dose-high');
    expect(await clinic.violations(page)).toEqual([]);
    expect(clinic.complaints).toEqual([]);
  }, 240_000);
});
