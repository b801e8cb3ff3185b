import type { Page } from 'playwright-core';
import type { ClinicInABrowser } from './clinic-in-a-browser.ts';
import { sayAs } from './clinic-in-a-browser.ts';
import type { onSession } from './on-session.ts';
import { screened } from './screened.ts';

type Hands = ReturnType<typeof onSession>;

/** Plans a session of nasal esketamine, as the desk and the prescriber leave it before the day. */
export async function planNasal(
  prescriber: Page,
  clinic: ClinicInABrowser,
  { session, patient, chair, inMinutes }: { session: string; patient: string; chair: string; inMinutes: number },
): Promise<void> {
  const standing = await screened(prescriber, patient, 'intranasal-esketamine');
  if (standing.length > 0) throw new Error(`${patient}: ${standing.join(', ')}`);
  await sayAs(prescriber, 'plan-session', `session/${session}`, {
    patient,
    site: 'riverside',
    startsAt: new Date(clinic.now() + inMinutes * 60_000).toISOString(),
    route: 'intranasal-esketamine',
    regimen: 'esketamine-trd',
    chair,
    firstTreatment: false,
  });
}

/** A delivery of nasal devices, so that the day does not end with the stock. */
export async function receiveDevices(nurse: Page, lot: string, count: number): Promise<void> {
  await sayAs(nurse, 'receive-stock', 'register/cabinet', {
    receiptId: `receipt-${lot.toLowerCase()}`,
    product: {
      drug: 'esketamine',
      schedule: 'CIII',
      form: 'nasal-device',
      ndc: '50458-028-00',
      lot,
      expiry: '2028-12-31',
      mgPerMl: 140,
      mlPerContainer: 0.2,
    },
    owner: { kind: 'clinic' },
    invoice: { number: `FR-${lot}`, date: '2026-01-05' },
    supplier: { name: 'Front Range Medical Supply', address: '88 Depot Road, Aurora', registration: 'RF0000001' },
    containerIds: Array.from({ length: count }, (_, nth) => `${lot.toLowerCase()}-${nth + 1}`),
  });
}

/** Everything that stands between arrival and clearance, worked off by its own button, on the screen before the dose. */
export async function workOffTheGate(on: Hands, of: { readonly pregnancy: boolean }): Promise<void> {
  await on.press('Record arrival');
  await on.say('Ask about food', { 'Last ate': '8 h ago', 'Last drank': '4 h ago' });
  await on.say('Name an escort', { 'Who takes them home': 'Adult', Name: /./ });
  await on.say('Check consent', { 'Signed consent': 'Signed on paper, seen now' });
  await on.say(/^Medicines /, {
    'Anything changed': 'No',
    'Benzodiazepine on board': 'No',
    'Other sleeping pill on board': 'No',
    'Stimulant on board': 'No',
    'MAO inhibitor on board': 'No',
    'Opioid on board': 'No',
  });
  await on.say(/^Alcohol and cannabis /, {
    'Last alcohol': 'Nothing remembered',
    'Last cannabis': 'Nothing remembered',
  });
  if (of.pregnancy) await on.say(/^Pregnancy /, { Answer: 'Test negative' }, null);
  await on.say(/^Suicidal thoughts /, { 'Asked with': 'C-SSRS', Result: 'None' });
  await on.say(/^REMS /, { 'Patient enrolled': 'Yes', 'Site certified': 'Yes' });
  await on.say(/^Rescue kit /, { 'All there and working': 'Yes', 'Standing orders in force': /./ });
  await on.say(/^Screening /, { Screening: 'eligible' });
  await on.say(/^Since last time /, { Mood: 'Same', 'Nose blocked': 'No' });
  await on.say(/^Agreed words and touch /, { Touch: 'Hand' });
}

/** One device from the shelf, all of it, watched by who holds it out. */
export async function giveDevice(on: Hands): Promise<void> {
  await on.open('Give device');
  await on.answer({ 'How much got in?': 'All of it' });
  await on.press(/esketamine/, on.sheet().getByRole('group', { name: /^From the shelf/ }));
  await on.press('Record the dose', on.sheet());
  await on.sheet().waitFor({ state: 'detached' });
}

/** On the release screen: each criterion by its own button, then what the monitoring form lacks. */
export async function meetRelease(on: Hands): Promise<void> {
  const { page } = on;
  const criterion = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  const met = (name: string) => criterion(name).getByText('met', { exact: true });
  const ask = (name: string) => on.press('Ask', criterion(name));
  await on.say('Score now', {
    Activity: /^2/,
    Breathing: /^2/,
    Circulation: /^2/,
    Consciousness: /^2/,
    'Oxygen saturation': /^2/,
  });
  await on.say('Walk and ask', { Walking: 'Steady', 'Knows name, place, day': 'Yes' });
  await ask('Dissociation gone');
  await on.press('None', on.sheet());
  await met('Dissociation gone').waitFor();
  await ask('Nausea minimal');
  await on.press('None', on.sheet());
  await met('Nausea minimal').waitFor();
  await ask('No new suicidal thoughts');
  await on.answer({ 'Asked with': 'C-SSRS', Result: 'None', 'New since the start': 'No' });
  await on.press('Save', on.sheet());
  await met('No new suicidal thoughts').waitFor();
  await on.say('Escort is here', { Name: /./, 'Recognised by': 'Patient says so' });
  await on.say('Advice given', { To: 'Both', Language: 'English' });
}
