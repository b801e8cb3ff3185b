import type { Locator, Page } from 'playwright-core';
import type { ClinicInABrowser } from './clinic-in-a-browser.ts';
import type { DayAtTheDoor } from './day-at-the-door.ts';
import type { DaySoFar } from './day-so-far.ts';
import { giveDevice, meetRelease, workOffTheGate } from './nasal-visit.ts';
import type { onSession } from './on-session.ts';

/** What the nurse does of a day with her thumb: from `board` to a chair, and back. */
export function dayOnTheGlass(
  clinic: ClinicInABrowser,
  on: ReturnType<typeof onSession>,
  { board, prescriber }: { readonly board: Locator; readonly prescriber: Page },
  door: DayAtTheDoor,
  { counted, tally }: DaySoFar,
) {
  const nurse = on.page;

  async function check(session: string, [s, d]: readonly [number, number]): Promise<void> {
    const before = on.taps();
    await on.check({ bp: `${s}${d}`, spo2: '97', hr: '76', awake: '5' }, /^Full check/);
    counted.tapsOfChecks.push(on.taps() - before);
    tally(session, 'observations-charted');
  }

  /** From the board to a chair and back, as a thumb does it. */
  async function at<T>(session: string, part: string, work: () => Promise<T>): Promise<T> {
    await nurse.goto(`${clinic.url}/console/session/${session}${part}`);
    const done = await work();
    await nurse.getByRole('link', { name: 'Board', exact: true }).click();
    await board.waitFor();
    return done;
  }
  return {
    check: (session: string, pressure: readonly [number, number]) => at(session, '', () => check(session, pressure)),
    device: (session: string) => at(session, '', () => giveDevice(on)),
    lookIn: (session: string) => at(session, '', () => on.press('Seen', nurse.getByRole('toolbar'))),
    /** Everything before the first dose of a nasal session that is planned, and the first dose. */
    begin: (session: string, order: Record<string, unknown>) =>
      at(session, '/ready', async () => {
        await workOffTheGate(on, { pregnancy: true });
        await on.say(/^Prescriber on site /, { 'On site': 'Yes', Who: /Okafor/ });
        await check(session, [122, 78]);
        await on.say(/^Vital signs before the dose /, { 'Acceptable for dosing': 'Yes' });
        await door.say(session, 'write-order', order, prescriber);
        const today = nurse.getByText('Treated already today');
        await nurse.getByText('Ready to be cleared for dosing').or(today).first().waitFor();
        if ((await today.count()) > 0) await door.passGate(session);
        else await on.press('Clear for dosing');
        await on.open(/^Two identifiers/);
        await on.answer({ 'Confirmed with the patient': 'Name' });
        await on.answer({ 'Confirmed with the patient': 'Date of birth', 'Allergies read out': 'Yes' });
        await on.press('Save', on.sheet());
        await on.sheet().waitFor({ state: 'detached' });
        await giveDevice(on);
      }),
    /** Every criterion met, released, and out of the door. */
    release: (session: string) =>
      at(session, '/release', async () => {
        await meetRelease(on);
        const form = nurse.getByRole('region', { name: 'For the monitoring form' });
        await on.press('Hand over', form);
        await on.answer({ To: /Lindqvist/ });
        await on.press('Save', on.sheet());
        await on.sheet().waitFor({ state: 'detached' });
        await on.press('Judge', form);
        await on.answer({ 'Acceptable for leaving': 'Yes' });
        await on.press('Save', on.sheet());
        await nurse.getByRole('heading', { name: 'Everything is met' }).waitFor();
        await on.press('Release');
        await nurse.getByText(/^Released at/).waitFor();
        await on.press('Has left');
        await on.press('Save', on.sheet());
        await on.sheet().waitFor({ state: 'detached' });
      }),
  };
}
