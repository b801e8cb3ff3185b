import { dayOfDate } from '@keel/clinical/units';
import { DEMO_ZONE } from '@keel/server/demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, settled } from '../../../../checks/browser/index.ts';

const local = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: DEMO_ZONE, ...options }).format(at);

/** So long until the next twenty past midnight at the demo's site, ms. */
function untilMidnight(): number {
  const now = Date.now();
  const [hour = 0, minute = 0] = local(now, { hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
    .split(':')
    .map(Number);
  return ((24 * 60 + 20 - (hour * 60 + minute)) % (24 * 60)) * 60_000;
}

/** A day that goes on past midnight: who sat in a chair at eleven sits there still at twenty past twelve. */
let clinic: ClinicInABrowser;

describe.skipIf(!built)('past midnight', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false, aheadMs: untilMidnight() });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);
  const sessionsOf = (page: Page, date: string) =>
    page.evaluate(async (of) => {
      const { sites } = (await (await fetch('/api/v1/places')).json()) as { sites: { id: string }[] };
      const day = (await (await fetch(`/api/v1/schedule/${sites[0]!.id}_${of}`)).json()) as {
        bookings: { phase: string; leftAt: string | null; patient: { givenName: string; familyName: string } }[];
      };
      return day.bookings
        .filter(({ leftAt }) => leftAt === null)
        .map(({ patient }) => `${patient.givenName} ${patient.familyName}`);
    }, date);

  test('the hall shows whoever came the evening before, and the evening before is what can be closed', async () => {
    const desk = await clinic.signedIn('reyes', 'tablet');
    const today = local(clinic.now(), { dateStyle: 'short' });
    const before = new Date((dayOfDate(today) - 1) * 86_400_000).toISOString().slice(0, 10);
    const late = await sessionsOf(desk, before);
    expect(late.length).toBeGreaterThan(2);
    await desk.goto(`${clinic.url}/console/arrivals`);
    const row = (name: string) => desk.getByRole('main').getByRole('listitem').filter({ hasText: name });
    for (const name of late) await row(name).first().waitFor();
    await clinic.picture(desk, 'arrivals-after-midnight');
    expect(await clinic.violations(desk)).toEqual([]);
    // The schedule opens on the day that the clinic is in, and goes on to the new one when somebody asks for it.
    await desk.goto(`${clinic.url}/console/schedule`);
    const shown = () => desk.getByLabel('Date').inputValue();
    await expect.poll(shown).toBe(before);
    await clinic.picture(desk, 'schedule-after-midnight');
    await desk.getByRole('button', { name: 'Day after' }).click();
    await expect.poll(shown).toBe(today);
    await desk.context().close();

    const nurse = await clinic.signedIn('lindqvist', 'tablet', { at: '/closing' });
    await nurse.getByRole('button', { name: /: not locked$/ }).click();
    await nurse.getByRole('button', { name: /: not locked$/, pressed: true }).waitFor();
    await nurse.getByText('still here').first().waitFor();
    await clinic.picture(nurse, 'closing-after-midnight');
    expect(await clinic.violations(nurse)).toEqual([]);
    await nurse.context().close();
    expect(clinic.complaints).toEqual([]);
  }, 120_000);

  test('whoever walks out of it is seen to be gone by the desk that entered it', async () => {
    const desk = await clinic.signedIn('reyes', 'phone', { at: '/arrivals' });
    const row = desk.getByRole('main').getByRole('listitem').filter({ hasText: 'Haddad' });
    await row.getByRole('button', { name: 'Walked out' }).click();
    const sheet = desk.getByRole('dialog');
    await sheet.getByRole('group', { name: 'Do they drive?' }).getByRole('button', { name: 'Not known' }).click();
    await sheet
      .getByRole('group', { name: /written advice/ })
      .getByRole('button', { name: 'No' })
      .click();
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.waitFor({ state: 'detached' });
    await row.getByText('Left before release').waitFor();
    await row.getByText(/^left at \d\d:\d\d$/).waitFor();
    await desk.context().close();
  }, 120_000);

  test('what somebody began on the evening before stays open when that day closes meanwhile', async () => {
    const desk = await clinic.signedIn('reyes', 'tablet');
    const today = local(clinic.now(), { dateStyle: 'short' });
    const before = new Date((dayOfDate(today) - 1) * 86_400_000).toISOString().slice(0, 10);
    let closesAt = 0;
    // Nobody has come, and the day closes in a moment.
    await desk.route(`**/api/v1/schedule/*_${before}`, async (route) => {
      const response = await route.fetch();
      const view = (await response.json()) as { hours: object; bookings: object[] };
      const bookings = view.bookings.map((one) => ({ ...one, phase: 'planned', arrivedAt: null, leftAt: null }));
      const hours = { ...view.hours, closesAt: new Date(closesAt).toISOString() };
      await route.fulfill({ response, json: { ...view, hours, bookings } });
    });
    const shown = () => desk.getByLabel('Date').inputValue();
    const sheet = desk.getByRole('dialog');
    const words = sheet.getByLabel('In words');
    const reason = sheet.getByRole('button', { name: 'Patient cannot come' });
    const open = async (): Promise<void> => {
      closesAt = clinic.now() + 4 * 60_000;
      await desk.goto(`${clinic.url}/console/schedule`);
      await expect.poll(shown).toBe(before);
    };
    await open();
    await desk.getByRole('button', { name: 'Put on the list' }).click();
    await words.fill('after six');
    await clinic.passes(5, desk);
    await settled(desk);
    await clinic.picture(desk, 'schedule-closed-meanwhile');
    expect(await words.inputValue()).toBe('after six');
    expect(await shown()).toBe(before);

    await open();
    await desk.getByRole('main').getByRole('button', { name: 'Take off the day', exact: true }).first().click();
    await reason.click();
    await clinic.passes(5, desk);
    await settled(desk);
    expect(await reason.getAttribute('aria-pressed')).toBe('true');
    expect(await shown()).toBe(before);

    // It had closed indeed: who comes to it now is shown the day that begins.
    await desk.goto(`${clinic.url}/console/schedule`);
    await expect.poll(shown).toBe(today);
    await desk.context().close();
    expect(clinic.complaints).toEqual([]);
  }, 120_000);
});
