import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  built,
  launchBrowser,
  type ServedDemo,
  servedDemo,
  signIn,
  violations,
} from '../../../../checks/browser/index.ts';
import { uuid7 } from '../outbox/uuid7.ts';

/** A policy in a real browser, from a change to a session that is judged under it. */

let demo: ServedDemo;
let browser: Browser;

async function signedIn(name: string, at?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
  const page = await context.newPage();
  await signIn(page, demo.url, name, at);
  return page;
}

const get = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (where) => (await fetch(`/api/v1${where}`)).json(), path) as Promise<T>;
async function say(page: Page, session: string, kind: string, body: unknown): Promise<string> {
  const { events } = await get<{ events: { seq: number }[] }>(page, `/session/${session}`);
  const command = {
    id: uuid7(demo.now()),
    kind,
    stream: `session/${session}`,
    seenSeq: events.at(-1)!.seq,
    occurredAt: new Date(demo.now()).toISOString(),
    body,
  };
  return page.evaluate(async (one) => {
    const answer = await fetch('/api/v1/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ commands: [one] }),
    });
    return ((await answer.json()) as { answers: { answer: string }[] }).answers[0]!.answer;
  }, command);
}
const versionOf = async (page: Page, session: string): Promise<string> =>
  (await get<{ policy: { version: string } }>(page, `/session/${session}`)).policy.version;

describe.skipIf(!built)('a policy in a browser', () => {
  beforeAll(async () => {
    demo = await servedDemo();
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('edited within bounds, compared, signed and adopted; the next to arrive is judged under it, who is here is not', async () => {
    const page = await signedIn('okafor');
    const { tiles } = await get<{ tiles: { session: string; phase: string }[] }>(page, '/board');
    const here = tiles.find(({ phase }) => phase === 'arrived')!.session;
    const next = tiles.find(({ phase }) => phase === 'planned')!.session;

    await page.goto(`${demo.url}/console/policy`);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const line = page.getByLabel('Defer today: systolic from');
    const sign = page.getByRole('button', { name: 'Compare and sign' });

    // Beyond the hard limit: told at once with the bound and where it comes from, and not to be signed.
    await line.fill('170');
    await page.getByText('160 mmHg is the hard limit, it can only be tightened (PD, GK, JNJ-CVAE)').waitFor();
    await sign.click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('alert').first().waitFor();
    await expect.poll(() => sheet.getByRole('button', { name: 'Sign and adopt' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');

    await line.fill('150');
    await sign.click();
    await sheet.getByText('160 → 150 mmHg').waitFor();
    await sheet.getByText('Tighter').waitFor();
    await sheet.getByText(/of \d+ patients would be judged otherwise/).waitFor();
    expect(await violations(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'From now' }).click();
    await sheet.getByLabel('Why').fill('A hold line nearer to the trials');
    const adopt = sheet.getByRole('button', { name: 'Sign and adopt' });
    await expect.poll(() => adopt.isDisabled()).toBe(true);
    await sheet.getByLabel('Your name, as you sign it').fill('Dr. Mara Okafor');
    await adopt.click();
    await page.getByText('All routes · mixed-2 · in force').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Compare versions' }).click();
    await sheet.getByText('160 → 150 mmHg').waitFor();
    await page.context().close();

    const nurse = await signedIn('lindqvist', '/policy');
    await nurse.getByText('All routes · mixed-2 · in force').waitFor();
    expect(await nurse.getByRole('button', { name: 'Change', exact: true }).count()).toBe(0);

    expect(await say(nurse, next, 'record-arrival', {})).toBe('recorded');
    const pressure = {
      observations: { systolicMmHg: 152, diastolicMmHg: 84 },
      source: { from: 'person', how: 'manual-cuff' },
    };
    for (const session of [here, next])
      expect(await say(nurse, session, 'chart-observations', pressure)).toBe('recorded');
    expect(await versionOf(nurse, here)).toBe('mixed-1');
    expect(await versionOf(nurse, next)).toBe('mixed-2');
    await nurse.goto(`${demo.url}/console/session/${next}/ready`);
    const flag = nurse.locator('li', { hasText: 'bp-high' }).first();
    await flag.waitFor();
    await nurse.goto(`${demo.url}/console/session/${here}/ready`);
    await nurse.locator('li', { hasText: 'bp-elevated' }).first().waitFor();
    expect(await nurse.locator('li', { hasText: 'bp-high' }).count()).toBe(0);

    // From the flag to its rule: the figure in force, its source, and for whom it fires.
    await nurse.goto(`${demo.url}/console/session/${next}/ready`);
    await flag.getByRole('link').click();
    await nurse.getByRole('heading', { name: 'Blood pressure is at the hold line' }).waitFor();
    await nurse.getByText('150 mmHg').first().waitFor();
    await nurse.getByText('at the gate today').first().waitFor();
    expect(await violations(nurse)).toEqual([]);
    await nurse.context().close();
  }, 180_000);

  test('everything Keel knows is found as it is typed, whatever the case and the accents', async () => {
    const page = await signedIn('lindqvist', '/knowledge');
    await page.getByRole('searchbox').fill('PHÉNELZINE');
    await expect.poll(() => page.locator('main li code').allInnerTexts()).toContain('ddi-maoi');
    await page.getByRole('searchbox').fill('laryngospasm');
    await expect.poll(() => page.locator('main li code').allInnerTexts()).toContain('card-laryngospasm');
    await page.getByRole('searchbox').fill('zzzz');
    await page.getByText('Nothing has all these words.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 120_000);
});
