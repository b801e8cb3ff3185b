import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, recordOf } from '../../../../checks/browser/index.ts';

/** An infusion stopped at a counter that cannot follow from its rate, read again and flushed slowly, in a real browser. */
let clinic: ClinicInABrowser;
const SESSION = 'today-chen';

describe.skipIf(!built)('the counter of a pump and the flush of its line', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('a counter far from rate and time leaves the total open until it is read once more', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet', { at: `/session/${SESSION}` });
    const dose = page.getByRole('region', { name: 'Dose' });
    const sheet = page.getByRole('dialog');
    const counter = () => sheet.getByLabel(/Counter|Pump/i);
    const total = () => dose.locator('p').filter({ hasText: 'in the patient' }).innerText();
    await dose.getByRole('button', { name: 'Stop', exact: true }).click();
    await sheet
      .getByRole('radio', { name: 'Complete' })
      .or(sheet.getByRole('button', { name: 'Complete' }))
      .first()
      .click();
    await counter().fill('5');
    await sheet.getByRole('button', { name: 'Save' }).click();
    const doubt = dose.getByRole('status').filter({ hasText: 'The counter says 5 mL' });
    await doubt.waitFor();
    const [, least, most] = /^([\d.]+)–([\d.]+)\s+mg/.exec(await total())!;
    expect(Number(most)).toBeGreaterThan(Number(least) + 5);
    await clinic.picture(page, 'counter-in-doubt');
    expect(await clinic.violations(page)).toEqual([]);

    await dose.getByRole('button', { name: 'Read the pump' }).click();
    await counter().fill('5');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await doubt.waitFor({ state: 'detached' });
    expect(await total()).toMatch(new RegExp(`^${least}\\s+mg`));

    await dose.getByRole('button', { name: 'Flush the line' }).click();
    await sheet.getByText('20', { exact: true }).click();
    await sheet.getByText('By hand, at once').click();
    await sheet.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => Number.parseFloat(await total())).toBeGreaterThan(Number(least));
    await clinic.picture(page, 'flushed-by-hand');
    const flushed = (await recordOf(page, SESSION)).filter(({ kind }) => kind === 'line-flushed');
    expect(flushed.map(({ body }) => (body as { flags: { rule: string }[] }).flags.map(({ rule }) => rule))).toEqual([
      ['flush-faster-than-infusion'],
    ]);
    expect(clinic.complaints).toEqual([]);
  }, 180_000);
});
