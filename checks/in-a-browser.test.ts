import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser/index.ts';

/**
 * The built console in a real browser, on a real server started as a person starts it, with the simulated monitors on
 * the wire. Debian's browser where there is one, else the one that comes from npm.
 */
const root = join(import.meta.dirname, '..');
const dir = mkdtempSync(join(tmpdir(), 'keel-browser-'));
let server: ChildProcess;
let browser: Browser;
let base = '';

async function started(): Promise<string> {
  server = spawn(process.execPath, ['apps/cli/src/main.ts', 'serve'], {
    cwd: root,
    env: { ...process.env, KEEL_DATA: dir, PORT: '0', MLLP_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout!.on('data', (chunk) => {
      said += String(chunk);
      const found = /Console\s+(http:\/\/[^/\s]+)\/console\//.exec(said);
      if (found !== null) resolve(found[1]!);
    });
    server.once('exit', (code) => reject(new Error(`keel serve ended with ${code}: ${said}`)));
  });
}

beforeAll(async () => {
  base = await started();
  browser = await launchBrowser();
}, 600_000);
afterAll(async () => {
  await browser?.close();
  if (server?.exitCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  }
  rmSync(dir, { recursive: true, force: true });
}, 120_000);

/** A tablet of its own, signed in. Any error of the page fails the test that made it. */
async function signedIn(name: string): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) errors.push(message.text());
  });
  await page.goto(`${base}/console/`);
  await page.locator('input').nth(0).fill(name);
  await page.locator('input').nth(1).fill('keel-demo-clinic');
  await page.keyboard.press('Enter');
  await page.getByText('Riverside Interventional Psychiatry').waitFor({ timeout: 60_000 });
  return { page, errors };
}

const events = async (page: Page, session: string) =>
  page.evaluate(async (id) => {
    const answer = await fetch(`/api/v1/session/${id}`);
    return (
      (await answer.json()) as { events: { kind: string; author: { id: string }; body: Record<string, unknown> }[] }
    ).events;
  }, session);

describe('the console in a browser', () => {
  test('signing in leads to a board whose numbers come from the monitors, and go on coming', async () => {
    const { page, errors } = await signedIn('lindqvist');
    await page.getByRole('heading', { name: 'Board' }).waitFor();
    await page.getByText('Wei Chen').first().waitFor();
    const numbers = () => page.locator('main').innerText();
    const before = await numbers();
    await expect.poll(numbers, { timeout: 60_000 }).not.toBe(before);
    await expect.poll(() => page.getByText('Live', { exact: true }).count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a full check takes twelve taps, no keyboard, and is in the record under the nurse’s name', async () => {
    const { page, errors } = await signedIn('lindqvist');
    await page.goto(`${base}/console/session/today-chen`);
    await page.getByRole('button', { name: 'Full check' }).tap();
    const sheet = page.getByRole('dialog');
    let taps = 1;
    for (const key of ['1', '3', '2', '8', '4', '9', '7', '7', '8']) {
      await sheet.getByRole('button', { name: key, exact: true }).tap();
      taps += 1;
    }
    // How awake somebody is has words beside its number; with it the check is whole and saves itself.
    await sheet.getByRole('button', { name: /^5/ }).tap();
    taps += 1;
    expect(taps).toBeLessThanOrEqual(12);
    await expect
      .poll(
        async () =>
          (await events(page, 'today-chen'))
            .filter(({ kind, author }) => kind === 'observations-charted' && author.id === 'lindqvist')
            .at(-1)?.body['observations'],
        { timeout: 30_000 },
      )
      .toMatchObject({
        systolicMmHg: 132,
        diastolicMmHg: 84,
        spo2Percent: 97,
        heartRatePerMin: 78,
        sedation: { score: 5 },
      });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('what one nurse charts is on the other’s screen by itself', async () => {
    const one = await signedIn('lindqvist');
    const two = await signedIn('nair');
    for (const { page } of [one, two]) await page.goto(`${base}/console/session/today-haddad`);
    await two.page.getByText('Karim Haddad').first().waitFor();
    const seen = async () => (await events(two.page, 'today-haddad')).length;
    const before = await seen();
    const shown = await two.page.locator('main').innerText();
    await one.page.getByRole('button', { name: 'Seen', exact: true }).tap();
    await expect.poll(seen, { timeout: 30_000 }).toBeGreaterThan(before);
    await expect.poll(() => two.page.locator('main').innerText(), { timeout: 30_000 }).not.toBe(shown);
    await one.page.context().close();
    await two.page.context().close();
  });

  test('a refusal is a to-do list: nobody leaves before the observation is over', async () => {
    const { page } = await signedIn('lindqvist');
    await page.goto(`${base}/console/session/today-alvares/release`);
    await page.getByText('Observation over').waitFor();
    await expect.poll(() => page.getByText('not met').count()).toBeGreaterThan(0);
    expect((await events(page, 'today-alvares')).some(({ kind }) => kind === 'patient-released')).toBe(false);
    await page.context().close();
  });

  test('the way to the ambulance is one tap from a session, with the address to read out', async () => {
    const { page } = await signedIn('lindqvist');
    await page.goto(`${base}/console/session/today-chen`);
    await page.getByRole('button', { name: 'Emergency' }).tap();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('1420 Riverside Avenue').waitFor();
    await expect.poll(() => sheet.getByRole('button').first().isVisible()).toBe(true);
    await expect.poll(() => sheet.getByText('Not sure').count()).toBeGreaterThan(0);
    await page.context().close();
  });
});
