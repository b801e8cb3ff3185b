import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, onSession, recordOf, screened } from './index.ts';

/**
 * One infusion from the gate to the signature, clicked through the built console by a nurse on a tablet and a prescriber
 * at a desk, with a simulated patient on a monitor that speaks HL7 into the feed and answers the drug.
 */
const silentMs = (page: Page, device: string): Promise<number> =>
  page.evaluate(async (id) => {
    const view = (await (await fetch('/api/v1/devices')).json()) as {
      devices: { device: string; lastMessageAt: string | null }[];
    };
    const found = view.devices.find((one) => one.device === id);
    const now = Date.parse(document.querySelector('header time')?.getAttribute('datetime') ?? '');
    return found?.lastMessageAt ? now - Date.parse(found.lastMessageAt) : 0;
  }, device);

/** What the monitor measured last, as the server holds it. */
const vital = (page: Page, kind: string): Promise<number> =>
  page.evaluate(async (name) => {
    const view = (await (await fetch('/api/v1/session/today-ferreira')).json()) as {
      trends: { kind: string; points: [number, number][] }[];
    };
    return view.trends.find((trend) => trend.kind === name)?.points.at(-1)?.[1] ?? 0;
  }, kind);

describe.skipIf(!built)('an infusion, from the gate to the signature', () => {
  let clinic: ClinicInABrowser;
  let nurse: Page;
  let prescriber: Page;
  const SESSION = 'today-ferreira';
  const events = () => recordOf(nurse, SESSION);
  const kinds = async () => (await events()).map(({ kind }) => kind);

  beforeAll(async () => {
    clinic = await clinicInABrowser();
    nurse = await clinic.signedIn('lindqvist', 'landscape');
    prescriber = await clinic.signedIn('okafor', 'desktop');
  }, 600_000);
  afterAll(() => clinic?.close(), 60_000);

  test('from the gate to the signature', async () => {
    const on = onSession(nurse);
    const desk = onSession(prescriber);
    const later = async (minutes: number): Promise<void> => {
      await clinic.leftAlone(minutes, nurse);
      // A screen that nobody touched for ten minutes has locked itself: he comes back and opens it.
      if (minutes >= 10) await on.unlock('2580');
    };
    expect(await screened(prescriber, 'ferreira', 'iv-ketamine')).toEqual(['age-65-plus']);

    // ---- arrival and the gate: every open reason is worked off by its own button -------------------------------------
    await nurse.goto(`${clinic.url}/console/session/${SESSION}/ready`);
    await on.press('Record arrival');
    await on.say('Ask about food', { 'Last ate': '8 h ago', 'Last drank': '4 h ago' });
    await on.say('Name an escort', { 'Who takes them home': 'Adult', Name: /./ });
    await on.say('Check consent', { 'Signed consent': 'Signed on paper, seen now' });
    await on.say(/^Medicines /, { 'Anything changed': 'No' });
    await on.say(/^Alcohol and cannabis /, {
      'Last alcohol': 'Nothing remembered',
      'Last cannabis': 'Nothing remembered',
    });
    await on.say(/^Suicidal thoughts /, { 'Asked with': 'C-SSRS', Result: 'None' });
    await on.say(/^Rescue kit /, { 'All there and working': 'Yes', 'Standing orders in force': /./ });
    await on.say(/^Screening /, { Screening: 'with caution' });
    await on.say(/^Since last time /, { Mood: 'Same' });
    await on.say(/^Agreed words and touch /, { Touch: 'Hand' });
    await on.check({ bp: '13482', spo2: '97', hr: '78', awake: '5' });

    // ---- the prescriber writes the order; its arithmetic stands under it --------------------------------------------
    await prescriber.goto(`${clinic.url}/console/session/${SESSION}/ready`);
    await desk.press(/^Order /);
    await desk.answer({
      'Dose by weight': '0.5 mg/kg',
      'Which weight': 'Actual',
      'Vial strength': '50 mg/mL',
      Over: '40 min',
      'Bag or syringe, drug included': '50 mL',
      'Line primed with': 'Saline',
      'The line holds': '15 mL',
    });
    await expect.poll(() => desk.sheet().innerText()).toContain('40.5 mg');
    await clinic.picture(prescriber, 'iv-2-order');
    await desk.press('Give the order', desk.sheet());
    await desk.sheet().waitFor({ state: 'detached' });

    // ---- a monitor is put on: by a person, with two identifiers ------------------------------------------------------
    await nurse.goto(`${clinic.url}/console/devices`);
    const monitor = nurse.getByRole('listitem').filter({ hasText: 'Chair 4 monitor' });
    await on.press('Take off', monitor);
    // Until it is switched off it still says the patient before; put on another one, it would be caught out.
    await expect.poll(() => silentMs(nurse, 'monitor-4'), { timeout: 20_000 }).toBeGreaterThan(2_500);
    await on.press('Put on a patient', monitor);
    await on
      .sheet()
      .getByRole('button', { name: /Ferreira/ })
      .click();
    await on.answer({ 'Confirmed with the patient': 'Name' });
    await on.answer({ 'Confirmed with the patient': 'Date of birth' });
    await on.press('Put on a patient', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });

    await nurse.goto(`${clinic.url}/console/session/${SESSION}/ready`);
    await clinic.picture(nurse, 'iv-3-clear');
    // What the screening found stands until a prescriber has weighed it, with his name.
    await prescriber.bringToFront();
    await desk.press('Weigh it');
    await desk.answer({ 'Why it may go ahead': 'Watched more closely' });
    await desk.press('Sign with my name', desk.sheet());
    await desk.press('Clear for dosing');
    await prescriber.waitForURL(/\/session\/today-ferreira$/);
    await nurse.goto(`${clinic.url}/console/session/${SESSION}`);

    // ---- before the first dose: drug, line, pump by two, two identifiers -----------------------------------------
    await on.press('More', nurse.getByRole('toolbar'));
    await on.say('Line placed', { Where: 'Left arm' });
    await on.open(/^Drug and lot/);
    // From the shelf: lot, expiry and strength follow from the container.
    await on.answer({ 'From the shelf': /mg/ });
    await on.press('Save', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    await on.open(/^Pump checked/);
    await on.sheet().getByLabel('Rate on the pump, mL/h').fill('75');
    await on.sheet().getByLabel('Volume on the pump, mL').fill('50');
    await on.answer({ 'Checked by': 'A second person', Who: 'Priya Nair' });
    await on.press('Save', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    await on.open(/^Two identifiers/);
    await on.answer({ 'Confirmed with the patient': 'Name' });
    await on.answer({ 'Confirmed with the patient': 'Date of birth', 'Allergies read out': 'Yes' });
    await on.press('Save', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    await expect.poll(() => vital(nurse, 'NIBP_SYS'), { timeout: 30_000 }).toBeGreaterThan(90);
    const rest = await vital(nurse, 'NIBP_DIA');

    // ---- the infusion: checks come due, the patient on the monitor answers the drug ---------------------------------
    await on.press('Start infusion');
    await nurse.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await on.check({ bp: '13684', spo2: '97', hr: '80', awake: '5' });
    for (const [minute, bp, hr, awake] of [
      [5, '14186', '84', '5'],
      [10, '14688', '86', '4'],
      [15, '14890', '88', '4'],
      [20, '15091', '88', '4'],
      [30, '15292', '90', '4'],
      [40, '15090', '88', '4'],
    ] as const) {
      await later(minute <= 20 ? 5 : 10);
      await on.check({ bp, spo2: '97', hr, awake });
      if (minute === 20) {
        await on.tap('Dissociation', 'Present, calm');
        await clinic.picture(nurse, 'iv-4-session');
      }
    }
    // Ketamine raises pressure: the simulated body follows what was recorded as given.
    await expect.poll(() => vital(nurse, 'NIBP_DIA'), { timeout: 30_000 }).toBeGreaterThan(rest + 8);
    await on.press('Stop', nurse.getByRole('region', { name: 'Dose' }));
    await on.answer({ Why: 'Complete' });
    await on
      .sheet()
      .getByLabel(/Counter of the pump/)
      .fill('50');
    await on.press('Save', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    await on.press('Flush the line');
    await on.answer({ 'Volume, mL': '20', 'How it goes in': '75 mL/h' });
    await on.press('Save', on.sheet());
    // What the line holds comes in over sixteen minutes, not with the press.
    await nurse.getByText(/^20(\.0)? mL left, 75(\.0)? mL\/h, until/).waitFor();
    await clinic.picture(nurse, 'iv-5-flush');

    // ---- recovery: nobody leaves before the clock and every criterion ---------------------------------------------
    for (const [minutes, bp, hr] of [
      [10, '14286', '82'],
      [10, '13684', '78'],
      [15, '13280', '74'],
      [15, '12878', '72'],
    ] as const) {
      await later(minutes);
      await on.check({ bp, spo2: '98', hr, awake: '5' });
    }
    await nurse.getByText('40.5', { exact: true }).waitFor();
    await on.tap('Dissociation', 'None');
    await on.tap('Nausea', 'None');
    await nurse.getByRole('link', { name: 'Release' }).click();
    await clinic.picture(nurse, 'iv-5-release-open');
    await expect.poll(() => nurse.getByRole('button', { name: 'Release', exact: true }).isDisabled()).toBe(true);
    await later(27);
    const met = (criterion: string) =>
      nurse.getByRole('listitem').filter({ hasText: criterion }).getByText('met', { exact: true });
    await on.check({ bp: '13080', spo2: '98', hr: '72', awake: '5' }, /^Full check/);
    await on.say('Score now', {
      Activity: /^2/,
      Breathing: /^2/,
      Circulation: /^2/,
      Consciousness: /^2/,
      'Oxygen saturation': /^2/,
    });
    await on.say('Walk and ask', { Walking: 'Steady', 'Knows name, place, day': 'Yes' });
    const ask = (criterion: string) =>
      nurse.getByRole('listitem').filter({ hasText: criterion }).getByRole('button', { name: 'Ask' });
    await ask('Dissociation gone').click();
    await on.press('None', on.sheet());
    await met('Dissociation gone').waitFor();
    await ask('Nausea minimal').click();
    await on.press('None', on.sheet());
    await met('Nausea minimal').waitFor();
    await ask('No new suicidal thoughts').click();
    await on.answer({ 'Asked with': 'C-SSRS', Result: 'None', 'New since the start': 'No' });
    await on.press('Save', on.sheet());
    await met('No new suicidal thoughts').waitFor();
    await on.say('Line is out', { 'Site clean': 'Yes' });
    await on.say('Escort is here', { Name: /./, 'Recognised by': 'Patient says so' });
    await on.say('Advice given', { To: 'Both', Language: 'English' });
    await nurse.getByRole('heading', { name: 'Everything is met' }).waitFor();
    await clinic.picture(nurse, 'iv-6-release-met');
    await on.press('Release');
    await nurse.getByText(/^Released at/).waitFor();
    await on.press('Has left');
    await on.press('Save', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });

    // ---- the prescriber reads the record and signs it; the login of hours ago has ended meanwhile -----------------
    const signer = await clinic.signedIn('okafor', 'desktop', { at: `/session/${SESSION}/record` });
    await signer.getByRole('button', { name: 'Sign', exact: true }).click();
    await signer.getByText(/^Signed by Dr. Mara Okafor/).waitFor();
    await clinic.picture(signer, 'iv-7-signed');

    const said = await kinds();
    for (const kind of [
      'gate-passed',
      'infusion-started',
      'line-flushed',
      'patient-released',
      'patient-left',
      'session-signed',
    ]) {
      expect(
        said.filter((one) => one === kind),
        kind,
      ).toHaveLength(1);
    }
    const started = Date.parse((await events()).find(({ kind }) => kind === 'infusion-started')!.occurredAt);
    const released = Date.parse((await events()).find(({ kind }) => kind === 'patient-released')!.occurredAt);
    expect((released - started) / 60_000).toBeGreaterThan(100);
    expect(clinic.complaints).toEqual([]);
    void desk;
  }, 600_000);
});
