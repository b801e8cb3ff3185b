import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  launchBrowser,
  type ServedDemo,
  sayAs,
  servedDemo,
  signIn,
  violations,
} from '../../../../checks/browser/index.ts';

/** A screening reviewed in a real browser: what is missing answered there, an unread entry put right, the decision signed. */
const PATIENT = 'new-candidate';

let demo: ServedDemo;
let browser: Browser;

async function signedIn(
  size: { width: number; height: number },
  name: string,
  at?: string,
  locale = 'en-US',
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, hasTouch: true, locale });
  const page = await context.newPage();
  await signIn(page, demo.url, name, at);
  return page;
}

/** Says something as whoever is logged in, as a tablet would. */
const say = (page: Page, kind: string, body: object): Promise<number> =>
  page.evaluate(
    async ([stream, command, said, occurredAt]) => {
      const hex = Date.now().toString(16).padStart(12, '0');
      const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7${crypto.randomUUID().slice(15)}`;
      const commands = [{ id, kind: command, stream, seenSeq: 0, occurredAt, body: said }];
      const answer = await fetch('/api/v1/commands', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ commands }),
      });
      return answer.status;
    },
    [`patient/${PATIENT}`, kind, body, new Date(demo.now()).toISOString()] as const,
  );

describe.skipIf(!built)('a screening in a browser', () => {
  beforeAll(async () => {
    demo = await servedDemo();
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('a nurse answers what is missing on a phone; the prescriber reads, weighs and signs; what changes later is said', async () => {
    const nurse = await signedIn({ width: 390, height: 844 }, 'lindqvist');
    const details = { givenName: 'Nora', familyName: 'Candidate', birthDate: '1984-02-11', sexAtBirth: 'female' };
    expect(await say(nurse, 'register-patient', details)).toBe(200);
    expect(await say(nurse, 'list-allergies', { answer: 'none-known', allergies: [] })).toBe(200);
    expect(await say(nurse, 'list-medicines', { medicines: [] })).toBe(200);
    const words = (text: string) => ({ system: 'words', words: text, status: 'active' });
    const conditions = [words('Major depressive disorder'), words('COPD; frobnitz')];
    expect(await say(nurse, 'list-conditions', { conditions })).toBe(200);
    await nurse.goto(`${demo.url}/console/patient/${PATIENT}`);
    await nurse.getByRole('link', { name: 'Screening review' }).click();
    await nurse.getByText('Something must happen first', { exact: false }).first().waitFor();
    const main = nurse.getByRole('main');
    // The half that nobody understood is asked about, beside the half that fired.
    await main.getByText('"frobnitz" of "COPD; frobnitz"', { exact: false }).waitFor();
    expect(await violations(nurse)).toEqual([]);
    const gone = async (label: string, answer: string) => {
      const group = main.getByRole('group', { name: new RegExp(`^${label.replace(/[?]/g, '\\?')}`) });
      await group.getByRole('button', { name: answer, exact: true }).click();
      await group.waitFor({ state: 'detached' });
    };
    await gone('Does the patient have capacity to consent?', 'Yes');
    await gone('Was the prescription monitoring programme looked at?', 'Yes');
    await gone('Could there be a pregnancy?', 'cannot be pregnant');
    await main.getByText('A prescriber decides and signs', { exact: false }).waitFor();
    await main.getByRole('button', { name: 'Read this entry again' }).first().click();
    const sheet = nurse.getByRole('dialog');
    await sheet.getByText('"frobnitz" is not recognised', { exact: false }).waitFor();
    expect(await violations(nurse)).toEqual([]);
    await sheet.getByLabel('Diagnosis').nth(1).fill('COPD');
    await sheet.getByText('"frobnitz" is not recognised', { exact: false }).waitFor({ state: 'detached' });
    await sheet.getByRole('button', { name: 'Save the list (2)' }).click();
    await sheet.waitFor({ state: 'detached' });
    await main.getByText('frobnitz', { exact: false }).first().waitFor({ state: 'detached' });
    await nurse.context().close();

    const prescriber = await signedIn({ width: 1440, height: 900 }, 'okafor', `/patient/${PATIENT}/screening`);
    const page = prescriber.getByRole('main');
    await page.getByRole('button', { name: 'Ketamine infusion' }).click();
    await page.getByRole('button', { name: 'Eligible: treat' }).click();
    const sign = page.getByRole('button', { name: 'Sign the decision' });
    await page.getByLabel('Why, in your words').fill('two adequate trials, wishes it');
    await page.getByLabel('Your name, as a signature').fill('Dr. Mara Okafor');
    // A caution is not clicked through: it takes a reason of its own.
    await expect.poll(() => sign.isDisabled()).toBe(true);
    for (const field of await page.getByLabel('Why it is right all the same').all())
      await field.fill('stable on tiotropium, saturation 96 %');
    expect(await violations(prescriber)).toEqual([]);
    await sign.click();
    await page.getByText('Decided: treat', { exact: false }).waitFor();
    await page.getByText('policy mixed', { exact: false }).first().waitFor();

    // Before the dose of somebody who never was screened there is nothing to take over: the way leads to the screening.
    await sayAs(prescriber, 'plan-session', 'session/never-screened', {
      patient: 'dubois',
      site: 'riverside',
      startsAt: new Date(demo.now() + 30 * 60_000).toISOString(),
      route: 'intranasal-esketamine',
      regimen: 'esketamine-trd',
      chair: 'chair-4',
      firstTreatment: false,
    });
    await prescriber.goto(`${demo.url}/console/session/never-screened/ready`);
    const never = page.getByRole('listitem').filter({ hasText: 'not taken into this session' });
    await never.getByRole('link', { name: 'Screening review' }).click();
    await prescriber.waitForURL(/\/patient\/dubois\/screening$/);

    // The record goes on, and the decision says that it no longer rests on it.
    expect(await say(prescriber, 'list-medicines', { medicines: [{ name: 'lorazepam', dose: '1 mg' }] })).toBe(200);
    await prescriber.goto(`${demo.url}/console/patient/${PATIENT}/screening`);
    await page.getByText('The record has changed since', { exact: false }).waitFor();
    await prescriber.goto(`${demo.url}/console/patient/${PATIENT}`);
    await prescriber.getByText('The record has changed since', { exact: false }).waitFor();
    await prescriber.context().close();
  }, 180_000);

  test('somebody at risk is seen first, and nobody is sent home unasked: in Spanish, with the keyboard', async () => {
    const page = await signedIn({ width: 820, height: 1180 }, 'okafor', undefined, 'es-ES');
    const conditions = [{ system: 'words', words: 'suicidal ideation with plan', status: 'active' }];
    expect(await say(page, 'list-conditions', { conditions })).toBe(200);
    await page.goto(`${demo.url}/console/patient/${PATIENT}/screening`);
    const main = page.getByRole('main');
    const first = main.getByRole('region', { name: 'Primero el riesgo de suicidio' });
    await first.waitFor();
    const [risk, missing] = await Promise.all([
      first.boundingBox(),
      main.getByRole('heading', { name: /^Lo que falta/ }).boundingBox(),
    ]);
    expect(risk!.y).toBeLessThan(missing!.y);
    await main.getByRole('button', { name: 'No apta' }).focus();
    await page.keyboard.press('Enter');
    await main.getByText('Nunca se preguntó por el riesgo de suicidio', { exact: false }).waitFor();
    await main.getByLabel('Por qué, con sus palabras').fill('otro camino acordado');
    await main.getByLabel('Su nombre, como firma').fill('Dr. Mara Okafor');
    await expect.poll(() => main.getByRole('button', { name: 'Firmar la decisión' }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 120_000);
});
