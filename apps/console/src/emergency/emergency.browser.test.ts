import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  launchBrowser,
  PASSWORD,
  type ServedDemo,
  servedDemo,
  signIn,
  signInByHand,
  violations,
} from '../../../../checks/browser/index.ts';

/** An emergency on the built console, with the server gone and with nobody logged in. */
const shots = process.env['KEEL_SHOTS'];

let demo: ServedDemo;
let browser: Browser;

async function opened(size = { width: 1024, height: 768 }): Promise<Page> {
  const context = await browser.newContext({ viewport: size, hasTouch: true, locale: 'en-US' });
  // A tablet whose clock nobody has set: what is entered here goes by the clinic's, with a server or without.
  await context.addInitScript(() => {
    const own = Date.now.bind(Date);
    Date.now = () => own() + 540_000;
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  Object.assign(page, { complaints });
  await page.goto(`${demo.url}/console/`);
  return page;
}
const post = (page: Page, path: string, body: unknown): Promise<{ status: number; body: never }> =>
  page.evaluate(
    async ([to, said]) => {
      const answer = await fetch(`/api/v1${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(said),
      });
      return { status: answer.status, body: (answer.status === 204 ? null : await answer.json()) as never };
    },
    [path, body] as const,
  );
interface Event {
  readonly kind: string;
  readonly occurredAt: string;
  readonly author: { readonly kind: string; readonly id: string };
  readonly body: { readonly step?: string; readonly card?: string; readonly words?: string };
}
const eventsOf = (page: Page, session: string): Promise<readonly Event[]> =>
  page.evaluate(
    async (id) => ((await (await fetch(`/api/v1/session/${id}`)).json()) as { events: Event[] }).events,
    session,
  );
async function dosing(page: Page): Promise<{ session: string; chair: string }> {
  return page.evaluate(async () => {
    const board = (await (await fetch('/api/v1/board')).json()) as {
      tiles: { session: string; phase: string; chair: { name: string } | null }[];
    };
    const tile = board.tiles.find(({ phase, chair }) => phase === 'dosing' && chair !== null)!;
    return { session: tile.session, chair: tile.chair!.name };
  });
}

describe.skipIf(!built)('an emergency in a browser', () => {
  beforeAll(async () => {
    demo = await servedDemo({ monitors: true });
    browser = await launchBrowser({ offline: true });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('the server is gone: it opens, computes, logs, prints, and everything arrives when the server is back', async () => {
    const page = await opened();
    await signIn(page, demo.url, 'lindqvist');
    await page.waitForSelector('article');
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const { session, chair } = await dosing(page);
    await page.goto(`${demo.url}/console/session/${session}`);
    await page.getByRole('button', { name: 'Emergency' }).waitFor();
    await page.goto(`${demo.url}/console/`);
    await page.waitForSelector('article');
    await demo.stop();
    const gone = demo.now();

    // One tap from the board, "not sure" first.
    await page.getByRole('link', { name: 'Emergency', exact: true }).click();
    await page.getByRole('button', { name: chair, exact: true }).click();
    const cards = page.getByRole('listitem').getByRole('button');
    await page.getByRole('button', { name: /^Not sure/ }).waitFor();
    await expect.poll(() => cards.first().textContent()).toMatch(/^Not sure/);
    await page.getByRole('button', { name: /^Anaphylaxis/ }).click();
    await page.getByText(/Call now:/).waitFor();
    await expect.poll(() => page.getByRole('region', { name: '911. Read out:' }).textContent()).toMatch(/Call back/);
    const drugs = page.getByRole('region', { name: 'Drugs' });
    const epinephrine = (await drugs.getByRole('listitem').first().textContent()) ?? '';
    const [, mg] = /epinephrine ([\d.]+) mg IM/.exec(epinephrine) ?? [];
    expect(Number(mg)).toBeGreaterThan(0);
    expect(Number(mg)).toBeLessThanOrEqual(0.5);
    expect(epinephrine).toContain(`${mg} mL of the 1 mg/mL ampoule`);
    for (const step of [/Stop the drug/, /Call for help/, /Flat, legs up/]) {
      await page.getByRole('button', { name: step }).click();
    }
    await page.getByRole('button', { name: '911 called' }).click();
    await page.getByRole('button', { name: /Watches the other chairs/ }).click();
    await page.getByRole('button', { name: 'Somebody else' }).click();
    await page.getByText(/kept on this tablet/).waitFor();
    if (shots) await page.screenshot({ path: join(shots, 'emergency-card-tablet.png'), fullPage: true });

    // The page itself is opened anew without a server, and nothing is lost.
    await page.reload();
    await page.getByText(/kept on this tablet/).waitFor();
    await page.goto(`${demo.url}/console/emergency/handover?session=${session}`);
    await page.getByRole('heading', { name: 'Sheet for the ambulance' }).waitFor();
    const headings = (await page.getByRole('columnheader').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    for (const unit of ['mmHg', '/min', '%']) expect(headings.some((text) => text.includes(unit))).toBe(true);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.getByText(/^Anaphylaxis, /).waitFor();
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Flat, legs up' }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    if (shots) await page.screenshot({ path: join(shots, 'handover-tablet.png'), fullPage: true });

    // In Spanish too, from what the tablet holds: title, steps, how a drug is given, and the sheet for the ambulance.
    await page.evaluate(() => localStorage.setItem('keel.language', 'es'));
    await page.reload();
    await page.getByText(/^Anafilaxia, /).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Acostada, piernas en alto' }).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.goto(`${demo.url}/console/emergency?session=${session}`);
    await page.getByRole('heading', { name: 'Anafilaxia' }).waitFor();
    await page.getByRole('button', { name: /Epinefrina en la cara externa del muslo, ya/ }).waitFor();
    const doing = await page.getByRole('region', { name: 'Anafilaxia' }).innerText();
    const giving = await page.getByRole('region', { name: 'Fármacos' }).innerText();
    expect(giving).toContain('de la ampolla de 1 mg/mL, nunca en una vena');
    expect(`${doing} ${giving}`.toLowerCase()).not.toMatch(/\b(?:the|and|into|every|with|never|stop|outer|if)\b/);
    expect(await violations(page)).toEqual([]);
    if (shots) await page.screenshot({ path: join(shots, 'emergency-card-es.png'), fullPage: true });
    await page.evaluate(() => localStorage.setItem('keel.language', 'en'));

    const back = demo.now();
    await demo.start();
    await page.goto(`${demo.url}/console/`);
    await page.waitForSelector('article');
    const logged = async (): Promise<readonly string[]> =>
      (await eventsOf(page, session))
        .filter(({ kind }) => kind.startsWith('emergency-'))
        .map(({ kind, body }) => `${kind} ${body.step ?? body.card}`);
    await expect
      .poll(logged, { timeout: 30_000 })
      .toEqual([
        'emergency-opened anaphylaxis',
        'emergency-step-taken stop-drug',
        'emergency-step-taken call-help',
        'emergency-step-taken lie',
        'emergency-step-taken called-911',
        'emergency-step-taken role-other-chairs',
      ]);
    for (const { kind, occurredAt } of await eventsOf(page, session)) {
      if (!kind.startsWith('emergency-')) continue;
      expect(Date.parse(occurredAt)).toBeGreaterThanOrEqual(gone);
      expect(Date.parse(occurredAt)).toBeLessThanOrEqual(back);
    }

    // In the session it goes on, ends by a person, and what is owed becomes tasks.
    await page.goto(`${demo.url}/console/session/${session}`);
    await page.getByRole('button', { name: 'Emergency' }).click();
    await page.getByRole('heading', { name: 'Anaphylaxis' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'It is over' }).click();
    await page.getByRole('button', { name: 'Recovered here' }).click();
    await page.getByRole('button', { name: 'Not yet' }).click();
    await page.getByRole('button', { name: 'End the emergency' }).click();
    await expect
      .poll(async () => (await eventsOf(page, session)).some(({ kind }) => kind === 'emergency-closed'), {
        timeout: 15_000,
      })
      .toBe(true);
    expect((page as Page & { complaints: string[] }).complaints).toEqual([]);
    await page.context().close();
  }, 600_000);

  test('nobody is logged in: an enrolled tablet writes in its own name, and a person signs for it', async () => {
    const page = await opened();
    await signIn(page, demo.url, 'lindqvist');
    await page.waitForSelector('article');
    const { session, chair } = await dosing(page);
    await post(page, '/logout', {});
    await page.goto(`${demo.url}/console/sign-in`);
    await signInByHand(page, demo.url, 'marsh');
    expect((await post(page, '/step-up', { password: PASSWORD })).status).toBeLessThan(300);
    const code = await post(page, '/tablets/code', { name: 'Chair 1' });
    expect(code.status).toBeLessThan(300);
    expect((await post(page, '/tablets', { code: (code.body as { code: string }).code })).status).toBeLessThan(300);
    await page.goto(`${demo.url}/console/`);
    await post(page, '/logout', {});
    await page.goto(`${demo.url}/console/sign-in`);
    await page.getByRole('link', { name: 'Emergency' }).click();
    await page.getByRole('button', { name: /^Not sure/ }).waitFor();
    // Tapped before anybody says which chair: kept with its time, and sent when the chair is known.
    await page.getByRole('button', { name: /^Seizure/ }).click();
    await page.getByRole('button', { name: /On the side/ }).click();
    if (shots) await page.screenshot({ path: join(shots, 'emergency-no-login.png'), fullPage: true });
    await page.getByRole('button', { name: chair, exact: true }).click();
    const desk = await opened();
    await signIn(desk, demo.url, 'lindqvist');
    const written = async (): Promise<readonly string[]> =>
      (await eventsOf(desk, session))
        .filter(({ kind, author }) => kind.startsWith('emergency-') && author.kind === 'device')
        .map(({ kind, body }) => `${kind} ${body.step ?? body.card}`);
    await expect.poll(written, { timeout: 30_000 }).toEqual(['emergency-opened seizure', 'emergency-step-taken side']);
    await desk.goto(`${demo.url}/console/session/${session}`);
    await desk.getByRole('button', { name: 'Emergency' }).click();
    await desk.getByRole('button', { name: 'Sign for what was logged' }).click();
    await expect
      .poll(async () => (await eventsOf(desk, session)).some(({ kind }) => kind === 'emergency-signed'), {
        timeout: 15_000,
      })
      .toBe(true);
    await desk.context().close();
    await page.context().close();
  }, 600_000);

  test('the desk logs what it sees at its own computer: steps under its name, a drug in words, and it ends nothing', async () => {
    const nurse = await opened();
    await signIn(nurse, demo.url, 'lindqvist');
    const { session } = await dosing(nurse);
    const page = await opened();
    await signIn(page, demo.url, 'reyes');
    await page.goto(`${demo.url}/console/emergency?session=${session}`);
    await page.getByRole('button', { name: /^Anaphylaxis/ }).click();
    await page.getByRole('button', { name: '911 called' }).click();
    await page.getByRole('region', { name: 'Drugs' }).getByRole('button', { name: /^Gave/ }).first().click();
    expect(await page.getByText(/kit\.(form|gap)\./).count()).toBe(0);
    await page.getByText(/^.*Seen given: epinephrine 0\.\d+ mg IM/).waitFor();
    const written = async (): Promise<readonly string[]> =>
      (await eventsOf(nurse, session))
        .filter(({ kind, author }) => kind.startsWith('emergency-') && author.id === 'reyes')
        .map(({ kind, body }) => `${kind} ${body.step ?? body.card}`);
    await expect
      .poll(written, { timeout: 30_000 })
      .toEqual(['emergency-opened anaphylaxis', 'emergency-step-taken called-911', 'emergency-step-taken drug-given']);
    expect(await page.getByRole('button', { name: 'It is over' }).count()).toBe(0);
    expect(await page.getByRole('alert', { name: /not taken$/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    if (shots) await page.screenshot({ path: join(shots, 'emergency-desk.png'), fullPage: true });
    await page.context().close();
    await nurse.context().close();
  }, 600_000);

  test('what is not taken is told above the cards, and on the next screen', async () => {
    const page = await opened();
    await signIn(page, demo.url, 'reyes');
    // A visit that is not there: it was kept by this browser from another clinic, or the address was mistyped.
    await page.goto(`${demo.url}/console/emergency?session=no-such-visit`);
    await page.getByRole('button', { name: /^Anaphylaxis/ }).click();
    const told = page.getByRole('alert', { name: /not taken$/ });
    await told.getByRole('button', { name: 'I have read it' }).first().waitFor();
    if (shots) await page.screenshot({ path: join(shots, 'emergency-not-taken.png'), fullPage: true });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to the board' }).click();
    await told.waitFor();
    await page.context().close();
  }, 600_000);
});
