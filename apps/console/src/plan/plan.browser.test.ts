import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  launchBrowser,
  PASSWORD,
  type ServedDemo,
  servedDemo,
  signIn,
  violations,
} from '../../../../checks/browser/index.ts';

/** A course planned and signed in a real browser, and the order of a session taken from it. */

let demo: ServedDemo;
let browser: Browser;

describe.skipIf(!built)('a plan in a browser', () => {
  beforeAll(async () => {
    demo = await servedDemo();
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('is signed once, stands on the patient, and a session begins from it with nothing typed again', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    await signIn(page, demo.url, 'okafor');
    // Somebody whose session is planned for today and has no order yet.
    const planned = await page.evaluate(async () => {
      const board = (await (await fetch('/api/v1/board')).json()) as { tiles: { session: string; phase: string }[] };
      for (const { session, phase } of board.tiles) {
        if (phase !== 'planned') continue;
        const view = (await (await fetch(`/api/v1/session/${session}`)).json()) as {
          brief: { id: string };
          events: { kind: string; body: { regimen?: string } }[];
        };
        const regimen = view.events.find(({ kind }) => kind === 'session-planned')?.body.regimen;
        if (regimen === 'iv-depression' || regimen === 'esketamine-trd')
          return { session, patient: view.brief.id, regimen };
      }
      return null;
    });
    expect(planned).not.toBeNull();
    await page.goto(`${demo.url}/console/patient/${planned!.patient}/plan`);
    await page.waitForSelector('main h1');
    const press = (name: string | RegExp) =>
      page
        .getByRole('main')
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click();
    const iv = planned!.regimen === 'iv-depression';
    await press(iv ? /^Ketamine infusion, depression/ : /^Esketamine nasal spray, treatment-resistant/);
    for (const name of iv ? ['0.5 mg/kg', 'Actual', '50 mg/mL', '40 min', '50 mL', 'Saline', '2 mL'] : [/^2\s*56 mg/])
      await press(name);
    await page.getByRole('img', { name: /Predicted plasma level over time/ }).waitFor();
    await press('Dose whose peak reaches it');
    await page.getByText('Model output, not an order').waitFor();

    const sign = page.getByRole('button', { name: 'Sign the plan' });
    await expect.poll(() => sign.isDisabled()).toBe(true);
    for (const field of await page.getByLabel(/Why it is right all the same/).all()) {
      await field.fill('decided at the former clinic, letter on file');
    }
    await page.getByLabel('Why this course').fill('two adequate trials without response');
    await page.getByLabel('Your name, as a signature').fill('Dr. Mara Okafor');
    expect(await violations(page)).toEqual([]);
    await sign.click();
    // A fresh login counts as having shown who one is; later a signature asks again.
    const again = page.getByRole('dialog').getByLabel('Password');
    await Promise.race([page.getByText('In force: revision 1').waitFor(), again.waitFor()]);
    if (await again.isVisible()) {
      await again.fill(PASSWORD);
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    }
    await page.getByText('In force: revision 1').waitFor();
    await page.getByRole('button', { name: 'Sign the change' }).waitFor();

    // The days of the plan become bookings in one act: what stands against it comes for every day at once.
    await page.getByRole('button', { name: /^Book \d+ days? that/ }).click();
    const days = page.getByRole('dialog');
    await days.getByLabel('Each day at').fill('09:00');
    await days.getByLabel('In', { exact: true }).selectOption({ label: 'Chair 5' });
    await days.getByRole('button', { name: /^Book \d+ visits/ }).click();
    await days.getByRole('alert').getByText('Nobody has said when the clinic opens that day').waitFor();
    expect(await violations(page)).toEqual([]);
    // Once the days are opened and people are on duty, the same act books every one of them.
    const opened = await page.evaluate(
      async ([patient, occurredAt]) => {
        const view = (await (await fetch(`/api/v1/patient/${patient}`)).json()) as {
          events: { kind: string; body: { dates?: string[] } }[];
        };
        const dates = view.events.findLast(({ kind }) => kind === 'plan-signed')?.body.dates ?? [];
        const say = async (kind: string, date: string, body: object) => {
          const hex = Date.now().toString(16).padStart(12, '0');
          const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7${crypto.randomUUID().slice(15)}`;
          const command = { id, kind, stream: `day/riverside/${date}`, seenSeq: 0, body };
          return fetch('/api/v1/commands', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ commands: [{ ...command, occurredAt }] }),
          });
        };
        for (const date of dates) {
          const [from, until] = [Date.parse(`${date}T13:00:00Z`), Date.parse(`${date}T23:59:00Z`)];
          await say('open-day', date, { opensAt: from, closesAt: until });
          for (const [person, role] of [
            ['lindqvist', 'nurse'],
            ['nair', 'nurse'],
            ['okafor', 'prescriber'],
          ])
            await say('plan-duty', date, { person, role, from, until });
        }
        return dates.length;
      },
      [planned!.patient, new Date(demo.now()).toISOString()] as const,
    );
    expect(opened).toBeGreaterThan(1);
    await days.getByRole('button', { name: /^Book \d+ visits/ }).click();
    await days.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Book 0 days that are not booked' }).waitFor();

    await page.goto(`${demo.url}/console/patient/${planned!.patient}`);
    await page.getByText('In force: revision 1').waitFor();
    await page.goto(`${demo.url}/console/session/${planned!.session}/ready`);
    await page
      .getByRole('button', { name: /^Write the order|^Order/ })
      .first()
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(/From the plan of .*revision 1/).waitFor();
    await sheet.getByRole('button', { name: 'Give the order' }).click();
    await sheet.waitFor({ state: 'detached' });
    const ordered = await page.evaluate(async (session) => {
      const view = (await (await fetch(`/api/v1/session/${session}`)).json()) as {
        events: { kind: string; body: { order?: unknown } }[];
      };
      return view.events.filter(({ kind }) => kind === 'order-written').map(({ body }) => body.order);
    }, planned!.session);
    expect(ordered.at(-1)).toMatchObject(
      iv ? { form: 'infusion', minutes: 40, amount: { mgPerKg: 0.5 } } : { form: 'nasal-devices', devices: 2 },
    );
    await context.close();
  }, 120_000);
});
