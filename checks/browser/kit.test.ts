import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser } from './index.ts';

/** The emergency kit is gone through, and the cards speak of what was found. */
describe.skipIf(!built)('the emergency kit', () => {
  let clinic: ClinicInABrowser;
  let nurse: Page;

  beforeAll(async () => {
    clinic = await clinicInABrowser();
    nurse = await clinic.signedIn('lindqvist', 'tablet', { at: '/kit' });
  }, 600_000);
  afterAll(() => clinic?.close(), 60_000);

  const lines = () => nurse.getByRole('region', { name: /^Kit of/ }).getByRole('listitem');

  test('says what is there, what is not, and when somebody looked', async () => {
    await nurse.getByText(/Gone through on/).waitFor();
    await nurse.getByRole('row', { name: /^Hydralazine/ }).waitFor();
    await clinic.picture(nurse, 'kit-1-listed');
    expect(await clinic.violations(nurse)).toEqual([]);
  });

  test('is recorded only when each line was looked at, and holds only what was found', async () => {
    await nurse.getByRole('button', { name: 'Go through the kit' }).click();
    const record = nurse.getByRole('button', { name: 'Record the kit' });
    await expect.poll(() => record.isDisabled()).toBe(true);
    const hydralazine = lines().filter({ hasText: 'Hydralazine' });
    await hydralazine.getByRole('button', { name: 'Not there' }).click();
    await hydralazine.waitFor({ state: 'detached' });
    const left = await lines().count();
    for (let line = 0; line < left; line += 1) {
      await lines().nth(line).getByRole('button', { name: 'As listed' }).click();
    }
    const first = lines().first();
    const before = Number(await first.getByRole('status').textContent());
    await first.getByRole('button', { name: 'One fewer' }).click();
    await nurse.getByLabel('Something else lies in it').selectOption({ label: 'Succinylcholine 20 mg/mL, vial' });
    await nurse.getByText('One line is not seen yet, or has no date.').waitFor();
    await lines().last().getByLabel('Good until').fill('2031-05-31');
    await nurse.getByRole('button', { name: 'Oxygen' }).click();
    await clinic.picture(nurse, 'kit-2-checking');
    expect(await clinic.violations(nurse)).toEqual([]);
    await record.click();
    await record.waitFor({ state: 'detached' });

    const { sites } = await nurse.evaluate(
      async () =>
        (await (await fetch('/api/v1/places')).json()) as {
          sites: { kit: { equipment: string[]; items: { drug: string; count: number; expiry: string }[] } }[];
        },
    );
    const { kit } = sites[0]!;
    expect(kit.items.some(({ drug }) => drug === 'hydralazine')).toBe(false);
    expect(kit.items[0]?.count).toBe(before - 1);
    expect(kit.items.at(-1)).toMatchObject({ drug: 'succinylcholine', count: 1, expiry: '2031-05-31' });
    expect(kit.equipment).toEqual(['oxygen']);
    await nurse.getByText('Checked equipment: Oxygen', { exact: true }).waitFor();
    await nurse
      .getByRole('note')
      .getByText(/Hydralazine/)
      .waitFor();
    expect(clinic.complaints).toEqual([]);
  });

  test('a card gives no volume of what is not in it', async () => {
    await nurse.goto(`${clinic.url}/console/emergency?session=today-chen`);
    await nurse.getByRole('button', { name: /^High pressure with symptoms/ }).click();
    await nurse.getByText('Not in our kit').first().waitFor();
    await clinic.picture(nurse, 'kit-3-card');
  });
});
