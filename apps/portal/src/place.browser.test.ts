import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type ServedDemo, servedDemo, untilMorning, violations } from '../../../checks/browser/index.ts';

/** A freed place answered by its link, on a phone, against the real server: the desk sees the answer without a call. */

const built = existsSync(join(import.meta.dirname, '../dist/portal.html'));
const PHONE = { width: 390, height: 844 };
/** Where pictures are put, for whoever wants to look at them. */
const PICTURES = process.env['KEEL_PICTURES'];
const DEMO_PASSWORD = 'keel-demo-clinic';
const HOUR = 3_600_000;
let demo: ServedDemo;
let browser: Browser;

const uuid = (): string => {
  const ms = Date.now().toString(16).padStart(12, '0');
  const rest = crypto.randomUUID().replace(/-/g, '').slice(13);
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6, 18).padEnd(12, '0')}`;
};

/** What staff of the demo say and read, from a browser of their own. */
async function staff(login: string) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${demo.url}/healthz`);
  const ask = async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await page.evaluate(
      async ([url, text]) => {
        const init = text === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' } };
        const got = await fetch(url!, text === undefined ? init : { ...init, body: text });
        return { status: got.status, body: (await got.json()) as Record<string, unknown> };
      },
      [path, body === undefined ? undefined : JSON.stringify(body)] as const,
    );
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await ask('/api/v1/login', { name: login, password: DEMO_PASSWORD });
  return {
    ask,
    say: (kind: string, stream: string, body: object) =>
      ask('/api/v1/commands', {
        commands: [{ id: uuid(), kind, stream, seenSeq: 0, occurredAt: new Date(demo.now()).toISOString(), body }],
      }),
  };
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}-phone.png`), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: join(PICTURES, `${name}-desktop.png`), fullPage: true });
  await page.setViewportSize(PHONE);
}

describe.skipIf(!built)('a freed place, in a browser', () => {
  beforeAll(async () => {
    // At night the message waits for the morning.
    demo = await servedDemo({ aheadMs: untilMorning() });
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('is seen in two languages, taken with one press that lost its answer, and stands in the schedule', {
    timeout: 240_000,
  }, async () => {
    const desk = await staff('reyes');
    const dateIn = (days: number) => new Date(demo.now() + days * 24 * HOUR).toISOString().slice(0, 10);
    const day = dateIn(30);
    const later = dateIn(33);
    const stream = `day/riverside/${day}`;
    const view = (on = day) =>
      desk.ask(`/api/v1/schedule/riverside_${on}`) as Promise<Record<string, { id: string }[]>>;
    const chair = (await view())['chairs']![1]!.id;
    // In the middle of that day at the clinic, wherever the tests run.
    const startsAt = Date.parse(`${day}T17:00:00Z`);
    const opened = async (on: string, from: number): Promise<void> => {
      const until = iso(from + 8 * HOUR);
      await desk.say('open-day', on, { opensAt: iso(from - HOUR), closesAt: until });
      for (const [person, role] of [
        ['nair', 'nurse'],
        ['okafor', 'prescriber'],
      ])
        await desk.say('plan-duty', on, { person, role, from: iso(from - HOUR), until });
    };
    await opened(stream, startsAt);
    await opened(`day/riverside/${later}`, startsAt + 72 * HOUR);
    const register = async (id: string, more: object) => {
      await desk.say('register-patient', `patient/${id}`, {
        givenName: 'Wren',
        familyName: id,
        birthDate: '1984-03-02',
        sexAtBirth: 'female',
        ...more,
      });
    };
    await register('gave-back', {});
    await register('waits', { email: 'wren@example.test' });
    await desk.say('change-contact-consent', 'patient/waits', { channel: 'email', allowed: true, how: 'told' });
    await desk.say('book-chair', stream, {
      booking: 'freed',
      session: 's-freed',
      patient: 'gave-back',
      chair,
      regimen: 'esketamine-trd',
      startsAt: iso(startsAt),
      overrides: [],
    });
    await desk.say('book-chair', `day/riverside/${later}`, {
      booking: 'stands',
      session: 's-stands',
      patient: 'waits',
      chair,
      regimen: 'esketamine-trd',
      startsAt: iso(startsAt + 72 * HOUR),
      overrides: [],
    });
    await desk.say('list-waiting', stream, { patient: 'waits', regimen: 'esketamine-trd', words: '' });
    await desk.say('cancel-booking', stream, { booking: 'freed', because: 'patient' });
    await desk.say('offer-slot', stream, { offer: 'offer-1', freed: 'freed', patient: 'waits', channel: 'message' });

    const context = await browser.newContext({ viewport: PHONE, hasTouch: true, locale: 'en-US' });
    const page = await context.newPage();
    await page.goto(`${demo.url}/mailbox/`);
    const message = page.locator('li', { hasText: 'An earlier appointment' }).first();
    await message.waitFor({ timeout: 30_000 });
    await page.goto(`${demo.url}${await message.getByRole('link').first().getAttribute('href')}`);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('heading', { name: 'An earlier time is free' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/open/place');
    expect(new URL(page.url()).search).toBe('');
    await page.getByText('Place 2').waitFor();
    await page.getByText(/^It replaces your later time: .* is given up when you say yes\.$/).waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/ketamin|Wren|spray/i);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'place-open');
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('heading', { name: 'Hay una hora antes' }).waitFor();
    await picture(page, 'place-open-es');
    await page.getByRole('button', { name: 'English' }).click();

    // It is written down and its answer is lost, again and again: pressed once more it is the same yes.
    let sent = 0;
    await page.route('**/api/v1/commands', async (route) => {
      sent += 1;
      if (sent > 3) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: 'Yes, I take this time' }).click();
    await page.getByRole('alert').waitFor();
    const yours = page.getByRole('heading', { name: 'The time is yours' });
    const again = page.getByRole('button', { name: 'Yes, I take this time' });
    // What was lost may have been seen by the page in the meantime.
    await again.click({ timeout: 5_000 }).catch(() => undefined);
    await yours.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByText(/^Your later time, .*, is given up\./).waitFor();
    await picture(page, 'place-yours');
    expect(await view(later)).toMatchObject({
      bookings: [],
      cancelled: [{ booking: 'stands', tookPlace: iso(startsAt) }],
    });
    const { bookings, waiting } = await view();
    expect(bookings).toMatchObject([{ patient: { id: 'waits' }, chair }]);
    expect(waiting).toEqual([]);
    await page.reload();
    await yours.waitFor();
    await context.close();
  });
});

function iso(at: number): string {
  return new Date(at).toISOString();
}
