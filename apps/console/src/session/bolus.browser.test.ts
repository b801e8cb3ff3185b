import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  type ClinicInABrowser,
  clinicInABrowser,
  onSession,
  recordOf,
} from '../../../../checks/browser/index.ts';

/** A bolus during a pain infusion: ordered by the prescriber, given against its order by the nurse. */
let clinic: ClinicInABrowser;
const SESSION = 'today-haddad';

describe.skipIf(!built)('a bolus', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('is ordered beside the infusion that runs, and given against that order', async () => {
    const desk = await clinic.signedIn('okafor', 'desktop', { at: `/session/${SESSION}` });
    const prescriber = onSession(desk);
    await clinic.picture(desk, 'bolus-0-before');
    await prescriber.open('Another order');
    await clinic.picture(desk, 'bolus-1-form');
    await prescriber.answer({
      'How it is given': 'Bolus',
      'Dose by weight': '0.1 mg/kg',
      'Which weight': 'Actual',
      'Vial strength': '10 mg/mL',
      'Pushed over': '60 s',
    });
    await clinic.picture(desk, 'bolus-2-order');
    await prescriber.press('Give the order', prescriber.sheet());
    await prescriber.sheet().waitFor({ state: 'detached' });
    await clinic.picture(desk, 'bolus-3-ordered');

    const page = await clinic.signedIn('lindqvist', 'tablet', { at: `/session/${SESSION}` });
    const nurse = onSession(page);
    await clinic.picture(page, 'bolus-4-nurse');
    // He is at the toilet, off the monitor: nothing more is given before he is back on it.
    await nurse.press('Back on now', page.getByRole('region', { name: 'Dose' }));
    await nurse.open('Give bolus');
    await nurse.answer({ 'How much got in?': 'All of it' });
    await clinic.picture(page, 'bolus-5-give');
    await nurse.press('Record the dose', nurse.sheet());
    await nurse.sheet().waitFor({ state: 'detached' });
    await clinic.picture(page, 'bolus-6-given');
    const record = await recordOf(page, SESSION);
    const order = record.findLast(({ kind }) => kind === 'order-written')!;
    expect(order.body).toMatchObject({ order: { form: 'bolus', overSeconds: 60 }, orderedBy: 'okafor' });
    const given = record.find(({ kind }) => kind === 'bolus-given')!;
    expect(given.body).toMatchObject({ order: { command: order.command }, mgPerMl: 10, overSeconds: 60, flags: [] });
    expect(await clinic.violations(page)).toEqual([]);
    expect(clinic.complaints).toEqual([]);
  }, 240_000);

  test('of which only a part got in is put right on a phone, and both stand in the record', async () => {
    const page = await clinic.signedIn('lindqvist', 'phone', { at: `/session/${SESSION}/record` });
    const on = onSession(page);
    const row = page.getByRole('listitem').filter({ hasText: 'Bolus given' });
    await on.open('Put right', row);
    await on.answer({ 'What is wrong?': 'A value or the time', 'How much got in?': 'Part of it' });
    await on.sheet().getByLabel('Got in, mg').fill('4');
    await on.answer({ Why: 'Wrong value' });
    await clinic.picture(page, 'bolus-7-put-right');
    await on.press('Correct it', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    await row.getByText('7 mg, Part of it: 4 mg').waitFor();
    await row.getByText('7 mg, All of it').waitFor();
    await clinic.picture(page, 'bolus-8-corrected');
    expect(await clinic.violations(page)).toEqual([]);
    expect(clinic.complaints).toEqual([]);
  }, 240_000);
});
