import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  launchBrowser,
  PASSWORD,
  type ServedDemo,
  servedDemo,
  settled,
  untilMorning,
  violations,
} from '../../../../checks/browser/index.ts';

/** A form by a link, on a phone: from the message to done, counted in taps; then what is the patient's own. */
const built = existsSync(join(import.meta.dirname, '../../dist/portal.html'));
const PHONE = { width: 390, height: 844 };
const EMAIL = 'phone@example.test';

let demo: ServedDemo;
let browser: Browser;

async function phone(locale = 'en-US'): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, locale });
  return context.newPage();
}
async function newestLink(page: Page, says = ''): Promise<string> {
  await page.goto(`${demo.url}/mailbox/`);
  const message = page.locator('li', { hasText: EMAIL }).filter({ hasText: says }).first();
  await message.waitFor({ timeout: 30_000 });
  return `${demo.url}${await message.getByRole('link').first().getAttribute('href')}`;
}

/** What was asked for is sent by a job: the mailbox is looked into until it is there. */
async function questionsLink(page: Page): Promise<string> {
  await expect
    .poll(
      async () => {
        await page.goto(`${demo.url}/mailbox/`);
        await page.locator('li', { hasText: EMAIL }).first().waitFor();
        return page.locator('li', { hasText: EMAIL }).filter({ hasText: 'about a minute' }).count();
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
  const address = await newestLink(page, 'about a minute');
  await page.goto('about:blank');
  return address;
}

/** Says commands as staff, from the page of somebody who is signed in. */
const said = (page: Page, commands: readonly object[]) =>
  page.evaluate(
    async (body) => {
      const answer = await fetch('/api/v1/commands', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.json();
    },
    { commands },
  );
const uuid = (): string => {
  const hex = Date.now().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${crypto.randomUUID().slice(15)}`;
};
const command = (kind: string, stream: string, body: object) => ({
  id: uuid(),
  kind,
  stream,
  seenSeq: 0,
  occurredAt: new Date(demo.now()).toISOString(),
  body,
});

describe.skipIf(!built)('by a link, on a phone', () => {
  let patient: string;
  let own: Page;
  let staff: Page;
  beforeAll(async () => {
    // At night a reminder waits for the morning.
    demo = await servedDemo({ aheadMs: untilMorning() });
    browser = await launchBrowser({ offline: true });
    own = await phone();
    await own.goto(`${demo.url}/sign-up/`);
    await own.getByLabel('Yes', { exact: true }).check();
    await own.getByLabel('First name').fill('Phone');
    await own.getByLabel('Last name').fill('Testperson');
    await own.getByLabel('Date of birth').fill('1984-03-02');
    await own.getByLabel('E-mail', { exact: true }).fill(EMAIL);
    await own.getByLabel('You may write me e-mails').check();
    await own.getByRole('button', { name: 'Send', exact: true }).click();
    await own.getByText('Thank you. Look for our message').waitFor();
    const address = await newestLink(own);
    await own.goto('about:blank');
    await own.goto(address);
    await own.getByRole('button', { name: 'Open' }).click();
    await own.getByLabel('Your date of birth').fill('1984-03-02');
    await own.getByRole('button', { name: 'Open' }).click();
    await own.getByText('Hello, Phone').waitFor();
    patient = await own.evaluate(async () => {
      const answer = await fetch('/api/v1/portal/me', { headers: { 'keel-side': 'portal' } });
      return (await answer.json()).about;
    });
    staff = await (await browser.newContext({ locale: 'en-US' })).newPage();
    await staff.goto(`${demo.url}/mailbox/`);
    const login = { name: 'okafor', password: PASSWORD };
    expect(
      await staff.evaluate(
        async (body) =>
          (
            await fetch('/api/v1/login', {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(body),
            })
          ).status,
        login,
      ),
    ).toBe(200);
    const stream = `patient/${patient}`;
    const { answers } = await said(staff, [
      command('accept-sign-up', stream, {}),
      command('start-course', stream, {
        course: 'k',
        indication: 'depression',
        route: 'iv-ketamine',
        regimen: 'iv',
        plannedSessions: 6,
      }),
      command('send-message', stream, { template: 'questions-wait' }),
    ]);
    expect(answers.map(({ answer }: { answer: string }) => answer)).toEqual(['recorded', 'recorded', 'recorded']);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('item 9 is answered and the page is closed before Done: the clinic has been told; a slip that is put right is told to nobody', async () => {
    const told = (): Promise<{ said: object[]; tasks: string[] }> =>
      staff.evaluate(async (id) => {
        const view = (await (await fetch(`/api/v1/patient/${id}`)).json()) as {
          events: { kind: string; body: { kind?: string } & object }[];
        };
        const of = (kind: string) => view.events.filter((event) => event.kind === kind).map(({ body }) => body);
        return { said: of('answers-so-far-told'), tasks: of('task-opened').flatMap(({ kind }) => kind ?? []) };
      }, patient);
    const nine = async (page: Page, choice: number): Promise<void> => {
      await page.goto(await questionsLink(page));
      await page.getByRole('button', { name: 'Open' }).tap();
      for (let question = 1; question <= 8; question += 1) {
        await page.getByText(`Question ${question} of 10`).waitFor();
        await page.getByRole('button', { name: 'Leave blank' }).tap();
      }
      await page.getByText('Question 9 of 10').waitFor();
      await page
        .locator('label', { has: page.getByRole('radio') })
        .nth(choice)
        .tap();
      await page.getByRole('alert', { name: "You don't have to be alone with this" }).waitFor();
    };
    const slip = await phone();
    await nine(slip, 1);
    await slip.getByRole('button', { name: 'Back' }).tap();
    await slip
      .locator('label', { has: slip.getByRole('radio') })
      .first()
      .tap();
    await slip.getByText('Question 10 of 10').waitFor();
    await slip.waitForTimeout(6_000);
    await slip.context().close();
    expect((await told()).said).toEqual([]);

    const page = await phone();
    await nine(page, 1);
    await page.close({ runBeforeUnload: true });
    await expect.poll(told, { timeout: 30_000 }).toMatchObject({
      said: [{ of: 'scale', instrument: 'phq9', answers: { 'phq9.9': 1 } }],
      tasks: ['ask-cssrs'],
    });
  }, 120_000);

  test('a PHQ-9 from the link to done in twelve taps, clean for axe; item 9 shows help before anything else', async () => {
    const page = await phone();
    const address = await questionsLink(page);
    const began = performance.now();
    let taps = 0;
    const tap = async (name: string | RegExp): Promise<void> => {
      taps += 1;
      await page.getByRole('button', { name }).tap();
    };
    await page.goto(address);
    await tap('Open');
    for (let question = 1; question <= 10; question += 1) {
      await page.getByText(`Question ${question} of 10`).waitFor();
      if (question === 1) expect(await violations(page)).toEqual([]);
      taps += 1;
      await page
        .locator('label', { has: page.getByRole('radio') })
        .nth(question === 9 ? 1 : 0)
        .tap();
    }
    // Help waits for no last question, takes no answer away, and claims nothing: whoever closes the page here has told nobody.
    const help = page.getByRole('alert', { name: "You don't have to be alone with this" });
    await help.getByRole('link', { name: 'Call 988' }).waitFor({ timeout: 5_000 });
    await help.getByText('The clinic does not know of it yet').waitFor();
    expect(await help.getByText('reads what you write').count()).toBe(0);
    await expect.poll(() => help.evaluate((at) => at.getBoundingClientRect().top)).toBeLessThan(300);
    await help.getByText('The clinic has been told.').waitFor({ timeout: 30_000 });
    expect(await page.getByText('Question 10 of 10').count()).toBe(1);
    // The last tap falls into a tunnel: help stands there all the same, and what was answered goes out by itself, once, when it can.
    await page.context().setOffline(true);
    await tap(/^Done/);
    await page.getByText("You don't have to be alone with this").waitFor();
    expect(await page.getByText('The clinic has been told.').count()).toBe(0);
    await page.context().setOffline(false);
    await page.getByText('The clinic has been told.').waitFor({ timeout: 30_000 });
    const recorded = await staff.evaluate(async (id) => {
      const view = (await (await fetch(`/api/v1/patient/${id}`)).json()) as {
        events: { kind: string; body: { instrument?: string; version?: string } }[];
      };
      return view.events.filter(({ kind }) => kind === 'scale-answered').map(({ body }) => body);
    }, patient);
    expect(recorded).toEqual([expect.objectContaining({ instrument: 'phq9', version: expect.stringMatching(/\S/) })]);
    const seconds = (performance.now() - began) / 1_000;
    if (process.env['KEEL_MEASURE']) console.log(`PHQ-9 by link: ${taps} taps, ${seconds.toFixed(1)} s of the machine`);
    expect(taps).toBe(12);
    expect(await violations(page)).toEqual([]);
    if (process.env['KEEL_PICTURES'])
      await page.screenshot({ path: join(process.env['KEEL_PICTURES'], 'help.png'), fullPage: true });
    await page.context().close();
  }, 120_000);

  test('how I am, in two languages: the plan is kept on the phone and opens without signal; a journal page is kept', async () => {
    await own.goto(`${demo.url}/my/well/`);
    await own.getByRole('heading', { name: 'How I am' }).waitFor();
    expect(await violations(own)).toEqual([]);
    await own.getByRole('textbox', { name: 'Write' }).fill('A calm day by the river.');
    await own.getByRole('button', { name: 'Keep this page' }).click();
    await own.getByText('only yours').waitFor();
    const picture = (name: string) =>
      process.env['KEEL_PICTURES']
        ? own.screenshot({ path: join(process.env['KEEL_PICTURES'], `${name}.png`), fullPage: true })
        : undefined;
    await picture('well-en');
    await own.getByRole('link', { name: 'Write it' }).click();
    await own.getByLabel('What I can do alone').fill('walk\nmusic');
    await own.getByRole('button', { name: 'Keep my plan' }).click();
    await own.getByRole('button', { name: 'Change it' }).waitFor();
    // What is not on the phone is not said to open there.
    await own.goto(`${demo.url}/my/well/`);
    await own.getByText('It is not kept on this phone').waitFor();
    await own.getByRole('link', { name: 'Open it' }).click();
    // A worker that keeps nothing: nothing is said to be kept.
    await own.evaluate(() => {
      const worker = { postMessage: (_: unknown, ports?: MessagePort[]) => ports?.[0]?.postMessage({ kept: false }) };
      const register = () => Promise.resolve({ active: worker });
      Object.defineProperty(navigator.serviceWorker, 'register', { configurable: true, value: register });
    });
    await own.getByRole('button', { name: 'Keep it on this phone' }).click();
    await own.getByText('It does not open without signal yet').waitFor();
    expect(await own.getByText('It is kept on this phone').count()).toBe(0);
    await picture('plan-not-kept');
    await own.reload();
    // Opened anew it keeps itself. No sooner is it said to be kept than all of it lies there: looked at in the very moment in which the words appear.
    const lies = await own.evaluate(async () => {
      while (!document.body.innerText.includes('It is kept on this phone'))
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return (await caches.match('/my/plan/')) === undefined ? 'nothing' : 'the page';
    });
    expect(lies).toBe('the page');
    await own.context().setOffline(true);
    await own.goto(`${demo.url}/my/plan/`);
    await own.getByText('music').waitFor({ timeout: 60_000 });
    await own.getByText('It is kept on this phone').waitFor();
    await own.context().setOffline(false);
    await own.goto(`${demo.url}/my/plan/`);
    await own.getByRole('button', { name: 'Change it' }).waitFor();
    expect(await violations(own)).toEqual([]);
    await picture('plan-en');
    // A browser that kept its plan under an earlier Keel: what that one left goes when the plan opens without signal by this one.
    await own.evaluate(async () => (await caches.open('keel-plan-1')).put('/my/plan/', new Response('old')));
    await own.goto(`${demo.url}/my/plan/`);
    await own.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expect.poll(() => own.evaluate(() => caches.has('keel-plan-1')), { timeout: 20_000 }).toBe(false);
    await expect
      .poll(() => own.evaluate(async () => (await caches.match('/my/plan/')) !== undefined), { timeout: 20_000 })
      .toBe(true);
    await own.context().setOffline(true);
    await own.goto(`${demo.url}/my/plan/`);
    await own.getByText('music').waitFor({ timeout: 60_000 });
    await own.context().setOffline(false);
    await own.goto(`${demo.url}/my/well/`);
    await own.getByRole('button', { name: 'Español' }).click();
    await own.getByRole('heading', { name: 'Cómo estoy' }).waitFor();
    expect(await own.getByText('No está guardado en este teléfono').count()).toBe(0);
    expect(await violations(own)).toEqual([]);
    await picture('well-es');
  }, 120_000);

  test('a journal page that worries, written in a tunnel: help at once, and the next page that is opened sends it, once', async () => {
    await own.goto(`${demo.url}/my/well/`);
    await own.getByRole('button', { name: 'English' }).click();
    await own.getByRole('heading', { name: 'How I am' }).waitFor();
    await own.context().setOffline(true);
    await own.getByRole('textbox', { name: 'Write' }).fill('I took all my pills.');
    await own.getByRole('button', { name: 'Keep this page' }).tap();
    const help = own.getByRole('alert', { name: "You don't have to be alone with this" });
    await help.getByRole('link', { name: 'Call 988' }).waitFor();
    await help.getByText('It lies on this device').waitFor();
    expect(await help.getByText('The clinic has been told.').count()).toBe(0);
    expect(await own.getByText('I took all my pills.').isVisible()).toBe(true);
    if (process.env['KEEL_PICTURES'])
      await own.screenshot({ path: join(process.env['KEEL_PICTURES'], 'journal-tunnel.png'), fullPage: true });
    // The page is closed over it.
    await own.goto('about:blank');
    await own.context().setOffline(false);
    await own.goto(`${demo.url}/my/contact/`);
    const written = () =>
      own.evaluate(async () => {
        const answer = await fetch('/api/v1/my-care', { headers: { 'keel-side': 'portal' } });
        const { journal } = (await answer.json()) as { journal: { words: string }[] };
        return journal.filter(({ words }) => words === 'I took all my pills.').length;
      });
    await expect.poll(written, { timeout: 30_000 }).toBe(1);
  }, 120_000);

  test('what the clinic refused for good is said above every own page with its words, over a reload, until it is taken', async () => {
    await own.goto(`${demo.url}/my/well/`);
    await own.getByRole('button', { name: 'English' }).click();
    const refuse = (route: Route) =>
      route.fulfill({
        status: 400,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: '/problems/invalid-request', title: 'x', status: 400 }),
      });
    await own.route('**/api/v1/commands', refuse);
    await own.getByRole('button', { name: 'I am not safe' }).tap();
    const notice = own.getByRole('alert', { name: 'The clinic does not have this' });
    await notice.getByText('I am not safe').waitFor();
    await own.getByText('The clinic could not be told: please call.').waitFor();
    expect(await violations(own)).toEqual([]);
    await own.goto(`${demo.url}/my/contact/`);
    await notice.getByText('I am not safe').waitFor();
    await own.unroute('**/api/v1/commands', refuse);
    await notice.getByRole('button', { name: 'Send it once more' }).tap();
    await notice.waitFor({ state: 'detached' });
    const heard = await staff.evaluate(async (id) => {
      const view = (await (await fetch(`/api/v1/patient/${id}`)).json()) as { events: { kind: string }[] };
      return view.events.filter(({ kind }) => kind === 'not-safe-said').length;
    }, patient);
    expect(heard).toBe(1);
  }, 120_000);

  test('a network that swallows “I am not safe”: whom to call at once, and within seconds that nobody has confirmed it', async () => {
    await own.goto(`${demo.url}/my/well/`);
    await own.getByRole('button', { name: 'I am not safe' }).waitFor();
    let swallowed = 0;
    await own.route('**/api/v1/commands', () => {
      swallowed += 1;
    });
    await own.clock.install();
    await own.getByRole('button', { name: 'I am not safe' }).tap();
    const panel = own.getByRole('alert', { name: "You don't have to be alone with this" });
    await panel.getByRole('link', { name: 'Call 988' }).waitFor();
    expect(await panel.getByRole('link').first().getAttribute('href')).toBe('tel:988');
    await expect.poll(() => swallowed).toBeGreaterThan(0);
    await own.clock.fastForward(5_000);
    await panel.getByText('It is not confirmed yet that the clinic knows: call now.').waitFor();
    // Nobody is said to try to reach a person of whom nobody has heard.
    expect(await panel.getByText('reads what you write').count()).toBe(0);
    expect(await panel.getByText('this right now').count()).toBe(0);
    await own.unrouteAll();
  }, 120_000);

  test('“I am not safe” on a page that has not loaded: the help stays when the connection is back, and says that the clinic knows', async () => {
    await own.route('**/api/v1/my-care', (route) => route.abort());
    await own.route('**/api/v1/commands', (route) => route.abort());
    await own.goto(`${demo.url}/my/well/`);
    await own.getByText('This did not load.').waitFor({ timeout: 30_000 });
    await own.getByRole('button', { name: 'I am not safe' }).tap();
    const panel = own.getByRole('alert', { name: "You don't have to be alone with this" });
    await panel.getByText('The clinic could not be told: please call.').waitFor({ timeout: 30_000 });
    await own.unrouteAll();
    await own.getByRole('button', { name: 'Try again', exact: true }).tap();
    await own.getByRole('heading', { name: 'How I am' }).waitFor();
    await panel.getByRole('link', { name: 'Call 988' }).waitFor({ timeout: 5_000 });
    await panel.getByText('The clinic has been told.').waitFor({ timeout: 30_000 });
  }, 120_000);

  test('who signs out without a connection is signed out here at once, and at the clinic as soon as it can be reached', async () => {
    const status = () =>
      own.evaluate(async () => (await fetch('/api/v1/portal/me', { headers: { 'keel-side': 'portal' } })).status);
    await own.goto(`${demo.url}/my/contact/`);
    // What the test before left unsent goes out first: it would be asked about.
    await expect
      .poll(
        () =>
          own.evaluate(
            () =>
              new Promise<number>((resolve) => {
                const asked = indexedDB.open('keel-kept', 1);
                asked.onsuccess = () => {
                  const count = asked.result.transaction('said').objectStore('said').count();
                  count.onsuccess = () => {
                    asked.result.close();
                    resolve(count.result);
                  };
                };
              }),
          ),
        { timeout: 60_000 },
      )
      .toBe(0);
    await own.route('**/api/v1/portal/logout', (route) => route.abort());
    // What still comes into the page would move the button from under the finger.
    await settled(own);
    await own.getByRole('button', { name: 'Sign out', exact: true }).tap();
    await own.getByText('You are signed out on this device.').waitFor();
    expect(await status()).toBe(200);
    await own.goto(`${demo.url}/my/well/`);
    await own.getByRole('heading', { name: 'Please sign in' }).waitFor();
    expect(await own.getByText('A calm day by the river.').count()).toBe(0);
    await own.unroute('**/api/v1/portal/logout');
    await expect.poll(status, { timeout: 60_000 }).toBe(401);
    await own.getByText('You are signed out on this device.').waitFor({ state: 'detached' });
  }, 180_000);
});
