import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type ServedDemo, servedDemo, untilMorning, violations } from '../../../checks/browser/index.ts';

/** Forms, consent, preparation and the escort's page in a real browser at the size of a phone, against the real server. */

const built = existsSync(join(import.meta.dirname, '../dist/portal.html'));
const PHONE = { width: 390, height: 844 };
/** Where pictures are put, for whoever wants to look at them. */
const PICTURES = process.env['KEEL_PICTURES'];

let demo: ServedDemo;
let browser: Browser;
const DEMO_PASSWORD = 'keel-demo-clinic';
const uuid = (): string => {
  const ms = Date.now().toString(16).padStart(12, '0');
  const rest = crypto.randomUUID().replace(/-/g, '').slice(13);
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6, 18).padEnd(12, '0')}`;
};

async function phone(locale = 'en-US'): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, locale, timezoneId: 'America/Denver' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** The same page as a phone, a desk, in the dark and in Spanish. */
async function picture(page: Page, name: string, spanish = true): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}-phone.png`), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: join(PICTURES, `${name}-desktop.png`), fullPage: true });
  await page.setViewportSize(PHONE);
  await page.getByRole('button', { name: /Dark|Oscuro/ }).click();
  await page.screenshot({ path: join(PICTURES, `${name}-dark.png`), fullPage: true });
  await page.getByRole('button', { name: /Light|Claro/ }).click();
  // Other words begin a consent anew: where that would lose the place, there is no picture of them.
  if (!spanish) return;
  await page.getByRole('button', { name: 'Español' }).click();
  await page.locator('html[lang="es"]').waitFor();
  await page.screenshot({ path: join(PICTURES, `${name}-es.png`), fullPage: true });
  await page.getByRole('button', { name: 'English' }).click();
}

async function linkTo(page: Page, email: string, nth = 0): Promise<string> {
  await page.goto(`${demo.url}/mailbox/`);
  const message = page.locator('li', { hasText: email }).first();
  await message.waitFor({ timeout: 30_000 });
  return `${demo.url}${await message.getByRole('link').nth(nth).getAttribute('href')}`;
}

/** Somebody new, known in this browser, and accepted by the clinic. */
async function known(page: Page, given: string, device: 'own' | 'lent' = 'lent'): Promise<string> {
  const email = `${given.toLowerCase()}@example.test`;
  await page.goto(`${demo.url}/sign-up/`);
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByLabel('First name').fill(given);
  await page.getByLabel('Last name').fill('Testperson');
  await page.getByLabel('Date of birth').fill('1984-03-02');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('You may write me e-mails').check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Thank you. Look for our message').waitFor();
  await page.goto(await linkTo(page, email));
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByLabel('Your date of birth').fill('1984-03-02');
  if (device === 'own') await page.getByLabel('This is my own device').check();
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByText(`Hello, ${given}`).waitFor();
  return page.evaluate(async () => {
    const me = await fetch('/api/v1/portal/me', { headers: { 'keel-side': 'portal' } });
    return ((await me.json()) as { about: string }).about;
  });
}

/** What staff of the demo say, from a browser of their own. */
async function staff(login: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${demo.url}/healthz`);
  const post = (path: string, body: unknown): Promise<{ status: number; body: unknown }> =>
    page.evaluate(
      async ([url, text]) => {
        const answer = await fetch(url!, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: text!,
        });
        return { status: answer.status, body: (await answer.json()) as unknown };
      },
      [path, JSON.stringify(body)] as const,
    );
  const answer = await post('/api/v1/login', { name: login, password: DEMO_PASSWORD });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return {
    say: async (kind: string, stream: string, body: object) => {
      const command = { id: uuid(), kind, stream, seenSeq: 0, occurredAt: new Date(demo.now()).toISOString(), body };
      const said = await post('/api/v1/commands', { commands: [command] });
      if (said.status !== 200) throw new Error(`${kind}: ${JSON.stringify(said.body)}`);
    },
    /** How often this stands in the patient's chart. */
    countOf: (patient: string, kind: string): Promise<number> =>
      page.evaluate(
        async ([id, wanted]) => {
          const view = (await (await fetch(`/api/v1/patient/${id}`)).json()) as { events: { kind: string }[] };
          return view.events.filter((one) => one.kind === wanted).length;
        },
        [patient, kind] as const,
      ),
    close: () => context.close(),
  };
}

describe.skipIf(!built)('before the visit, in a browser', () => {
  beforeAll(async () => {
    // At night an escort's message waits for the morning.
    demo = await servedDemo({ aheadMs: untilMorning() });
    browser = await launchBrowser({ offline: true });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  }, 60_000);

  test('forms: help comes first, answers stand on another device, and without a signal they wait', {
    timeout: 300_000,
  }, async () => {
    const { context, page: first, complaints } = await phone();
    let page = first;
    await known(page, 'Ines', 'own');
    await page.goto(`${demo.url}/my/forms/`);
    await page.getByText('First of all: are you safe right now?').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'forms-first');
    await page.getByLabel('I am not sure').check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText("You don't have to be alone with this").waitFor();
    // Nobody is said to have been told before he was.
    await page.getByText('The clinic has been told.').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'forms-help');
    await page.getByRole('button', { name: 'Go on with the questions' }).click();
    await page.getByText('What would you most like help with?').waitFor();

    // On one's own device the program is kept once it is whole.
    await expect
      .poll(() => page.evaluate(async () => (await caches.match('/my/')) !== undefined), { timeout: 60_000 })
      .toBe(true);
    // Without a signal the next question comes all the same, and what waits is said.
    await context.setOffline(true);
    await page.getByLabel('Depression', { exact: true }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('What sex were you given at birth?').waitFor();
    await page.getByText('1 answer waits for a connection').waitFor();

    // The battery dies with the answer unsent: it lies in the browser, sealed, and is sent by the next page that is opened.
    const kept = (on: Page): Promise<string[]> =>
      on.evaluate(
        () =>
          new Promise<string[]>((resolve, reject) => {
            const asked = indexedDB.open('keel-kept', 1);
            asked.onupgradeneeded = () => asked.result.createObjectStore('said', { keyPath: 'id' });
            asked.onerror = () => reject(asked.error);
            asked.onsuccess = () => {
              const rows = asked.result.transaction('said').objectStore('said').getAll();
              rows.onerror = () => reject(rows.error);
              rows.onsuccess = () => {
                asked.result.close();
                resolve(
                  (rows.result as { sealed: ArrayBuffer }[]).map((row) => new TextDecoder('latin1').decode(row.sealed)),
                );
              };
            };
          }),
      );
    await expect.poll(async () => (await kept(page)).length).toBe(1);
    expect((await kept(page)).join()).not.toMatch(/depression|answer|question/);
    await page.close();
    // Opened again in the tunnel: the questions stand where they were, the next one is answered, a scale as well, and help is there.
    page = await context.newPage();
    await page.goto(`${demo.url}/my/forms/`);
    await page.getByText('No connection.').waitFor({ timeout: 60_000 });
    await page.getByText('What sex were you given at birth?').waitFor();
    await page.getByRole('link', { name: '988' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'See all my answers' }).click();
    await page.getByRole('button', { name: 'Answer: Your mood (PHQ-9)' }).click();
    await page.getByText('Question 1 of 10').waitFor();
    await page
      .locator('label', { has: page.getByRole('radio') })
      .first()
      .click();
    await page.getByText('Question 2 of 10').waitFor();
    // What was answered of it stands when one has looked elsewhere.
    await page.getByRole('button', { name: 'See all my answers' }).click();
    await page.getByRole('button', { name: 'Answer: Your mood (PHQ-9)' }).click();
    for (let question = 2; question <= 9; question += 1) {
      await page.getByText(`Question ${question} of 10`).waitFor();
      await page
        .locator('label', { has: page.getByRole('radio') })
        .first()
        .click();
    }
    await page.getByText('Question 10 of 10').waitFor();
    await page
      .locator('label', { has: page.getByRole('radio') })
      .first()
      .click();
    await page.getByRole('button', { name: /^Done/ }).click();
    await page.getByText('2 answers wait for a connection').waitFor();
    // A danger said in the tunnel: help stands there, and nobody is said to have been told.
    await page.getByRole('button', { name: 'See all my answers' }).click();
    await page.getByRole('button', { name: 'Change: First of all: are you safe right now?' }).click();
    await page.getByLabel('I am not sure').check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('The clinic could not be told: please call.').waitFor();
    expect(await page.getByText('The clinic has been told.').count()).toBe(0);
    await page.getByRole('button', { name: 'Go on with the questions' }).click();
    await page.getByText('3 answers wait for a connection').waitFor();
    await expect.poll(async () => (await kept(page)).length).toBe(3);
    await picture(page, 'forms-offline');
    // Nothing that the clinic has answered lies in a cache.
    const cached = await page.evaluate(async () => {
      const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      return (await Promise.all(stores.map((store) => store.keys()))).flat().map(({ url }) => new URL(url).pathname);
    });
    expect(cached).toContain('/my/');
    expect(cached.filter((path) => path !== '/my/' && !path.startsWith('/assets/'))).toEqual([]);
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto(`${demo.url}/my/forms/`);
    // A danger that waited comes with its help, and with word of the clinic when that has it.
    await page.getByText('The clinic has been told.').waitFor();
    await page.getByRole('button', { name: 'Go on with the questions' }).click();
    await page.getByText('What sex were you given at birth?').waitFor();
    // Forgotten here only when it is written down there.
    await expect.poll(() => kept(page), { timeout: 30_000 }).toEqual([]);

    // The same questions stand where they were after a fresh start.
    await page.reload();
    await page.getByText('What sex were you given at birth?').waitFor();
    // A fault of the server is no refusal: the answer stays, and any other page of one's own sends it later.
    const fault = { type: '/problems/internal', title: 'x', status: 500 };
    let faults = 0;
    await page.route('**/api/v1/commands', (route) => {
      faults += 1;
      return route.fulfill({ status: 500, json: fault });
    });
    await page.getByLabel('Male', { exact: true }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => faults, { timeout: 30_000 }).toBeGreaterThan(1);
    expect(await kept(page)).toHaveLength(1);
    await page.unroute('**/api/v1/commands');
    await page.goto(`${demo.url}/my/`);
    await expect.poll(() => kept(page), { timeout: 30_000 }).toEqual([]);
    await page.goto(`${demo.url}/my/forms/`);
    await page.getByRole('textbox', { name: 'Feet' }).fill('5');
    await page.getByRole('textbox', { name: 'Inches' }).fill('10');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Pounds' }).fill('180');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Next' }).click();
    // A man is not asked whether he is pregnant.
    await page.getByText('Heart and blood vessels').waitFor();
    await page.getByLabel('High blood pressure').check();
    await picture(page, 'forms-many');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('How is your blood pressure now?').waitFor();
    await page.getByRole('button', { name: 'See all my answers' }).click();
    await page.getByText('177.8 cm').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'forms-review');

    // What can never be written down has told nobody, and is not said to have.
    const refusal = { type: '/problems/invalid-request', title: 'x', status: 400 };
    await page.route('**/api/v1/commands', (route) => route.fulfill({ status: 400, json: refusal }));
    await page.getByRole('button', { name: 'Change: First of all: are you safe right now?' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('alert').filter({ hasText: 'Please look at what is marked' }).waitFor();
    await page.getByText('The clinic could not be told: please call.').waitFor();
    expect(await page.getByText('The clinic has been told.').count()).toBe(0);
    await page.unroute('**/api/v1/commands');
    // What was said stays with its words, above every own page, until its writer has put it away.
    const notTaken = page.getByRole('alert', { name: 'The clinic does not have this' });
    await notTaken.getByText('I am not sure').waitFor();
    expect(await kept(page)).toHaveLength(1);
    await page.reload();
    await notTaken.getByText('I am not sure').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'forms-not-taken');
    await notTaken.getByRole('button', { name: 'I have read this; put it away' }).click();
    await notTaken.waitFor({ state: 'detached' });
    await expect.poll(() => kept(page)).toEqual([]);
    await page.getByRole('button', { name: 'See all my answers' }).click();

    // A card: what is no picture is said to be none, whatever its name says.
    const card = page.getByLabel('Choose a photo or PDF');
    await card.setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: Buffer.from('<script>1</script>') });
    await page.getByText('neither a photo nor a PDF').waitFor();
    await card.setInputFiles({ name: 'card.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 card') });
    await page.getByText('Insurance card, front, ').waitFor();

    // What waits when somebody signs out on a borrowed phone is not left on it.
    await page.getByRole('button', { name: 'Change: What would you most like help with?' }).click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(async () => (await kept(page)).length).toBe(1);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('1 answer has not reached us yet').waitFor();
    expect(await kept(page)).toHaveLength(1);
    await page.getByRole('button', { name: 'Sign out and lose them' }).click();
    await expect.poll(() => kept(page)).toEqual([]);
    // Nor does it open there any more.
    await page.goto(`${demo.url}/my/forms/`);
    await page.getByText('You are signed out on this device.').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('button', { name: 'See all my answers' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('medicines: found by their first letters, listed, and "none" is an answer', { timeout: 120_000 }, async () => {
    const { context, page } = await phone();
    await known(page, 'Omar');
    await page.goto(`${demo.url}/my/forms/`);
    await page.getByRole('button', { name: 'See all my answers' }).click();
    await page.getByRole('button', { name: 'Answer: Which medicines do you take?' }).click();
    await page.getByLabel('Name of the medicine').fill('sertr');
    await page.getByRole('button', { name: /^sertraline/ }).click();
    await page.getByLabel('How much and how often').fill('100 mg in the morning');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('100 mg in the morning').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'forms-medicines');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'See all my answers' }).click();
    await page.getByText('sertraline, 100 mg in the morning').waitFor();
    await context.close();
  });

  test('what is no number where one is asked for is said at its field, and nothing that was written is lost', {
    timeout: 120_000,
  }, async () => {
    const { context, page } = await phone();
    await known(page, 'Petra');
    await page.goto(`${demo.url}/my/forms/`);
    const answer = async (question: string): Promise<void> => {
      await page.getByRole('button', { name: 'See all my answers' }).click();
      await page.getByRole('button', { name: `Answer: ${question}` }).click();
    };
    await answer('What would you most like help with?');
    await page.getByText('Depression', { exact: true }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await answer('How tall are you?');
    await page.getByLabel('Feet', { exact: true }).fill('5');
    await page.getByLabel('Inches', { exact: true }).fill('6"');
    await page.getByText('Only a number here').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Choose an answer, or “I don’t know”.').waitFor();
    await page.getByLabel('Inches', { exact: true }).fill('6');
    await page.getByRole('button', { name: 'Next' }).click();
    await answer('Which antidepressants have you tried?');
    await page.getByLabel('Highest dose a day, in mg').fill('150 mg');
    await page.getByLabel('For how many weeks').fill('about 10');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Please press “Add”').waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Write the name first.').waitFor();
    await page.getByLabel('Name of the medicine').fill('sertraline');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    expect(await page.getByText('Only a number here').count()).toBe(2);
    expect(await page.getByLabel('Highest dose a day, in mg').inputValue()).toBe('150 mg');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'forms-trials');
    await page.getByLabel('Highest dose a day, in mg').fill('150');
    await page.getByLabel('For how many weeks').fill('10');
    await page.getByText('No', { exact: true }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('150 mg, 10 weeks, it did not help').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'See all my answers' }).click();
    await page.getByText('sertraline (150 mg, 10 weeks, it did not help)').waitFor();
    await page.getByText('167.6 cm').waitFor();
    await context.close();
  });

  test('consent, preparation and the escort, to the yes that the patient sees', { timeout: 600_000 }, async () => {
    const { context, page: first, complaints } = await phone();
    let page = first;
    const id = await known(page, 'Vera', 'own');
    const stream = `patient/${id}`;
    await page.goto(`${demo.url}/my/consent/`);
    await page.getByText('There is nothing to sign yet').waitFor();
    expect(await violations(page)).toEqual([]);

    const prescriber = await staff('okafor');
    await prescriber.say('accept-sign-up', stream, {});
    await prescriber.say('start-course', stream, {
      course: `course-${id.slice(0, 8)}`,
      indication: 'depression',
      route: 'iv-ketamine',
      regimen: 'iv-depression',
    });
    const startsAt = demo.now() + 3 * 24 * 3_600_000;
    const session = `s-${id.slice(-8)}`;
    await prescriber.say('plan-session', `session/${session}`, {
      patient: id,
      site: 'riverside',
      startsAt,
      route: 'iv-ketamine',
      regimen: 'iv-depression',
    });
    await prescriber.say('book-visit', stream, { visit: `v-${id.slice(-8)}`, startsAt, kind: 'session', session });
    await prescriber.say('instruct-holds', stream, {
      holds: [{ medicine: 'lorazepam', instruction: 'last-dose-before', hours: 12 }],
    });

    await page.goto(`${demo.url}/my/consent/`);
    await page.getByRole('heading', { name: 'Consent to ketamine through a vein' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'consent-read');
    // A question of one's own stands before the signature until it is answered, or not needed any more.
    await page.getByRole('button', { name: 'Ask a question first' }).click();
    await page.getByLabel('Your question', { exact: true }).fill('Does the needle hurt?');
    await page.getByRole('button', { name: 'Send the question' }).click();
    await page.getByRole('heading', { name: 'Your question is waiting for an answer' }).waitFor();
    expect(await page.getByRole('button', { name: 'I have read it. To the questions' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'consent-waits');
    // What is being written meanwhile stays when the first one is answered, or taken back.
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByLabel('Your question', { exact: true }).fill('May I read?');
    await page.getByRole('button', { name: 'Take this question back' }).click();
    await page.getByText(/You took it back on/).waitFor();
    expect(await page.getByLabel('Your question', { exact: true }).inputValue()).toBe('May I read?');
    await page.getByRole('button', { name: 'I have read it. To the questions' }).click();
    // A wrong answer is explained and asked again.
    await page.getByLabel('As soon as I feel normal').check();
    await page.getByRole('button', { name: 'That is my answer' }).click();
    await page.getByText('Not quite.').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'consent-question', false);
    for (const answer of [
      'After 24 hours',
      'No. It is given off-label',
      'I say so, and it stops',
      'It helps many people, not all, and it may not last',
      'I call or text 988, or call 911, at once',
      'I tell the clinic at once',
    ]) {
      await page.getByLabel(answer, { exact: true }).check();
      await page.getByRole('button', { name: 'That is my answer' }).click();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
    await page.getByLabel('Your full name').fill('Vera Testperson');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'consent-sign', false);
    await page.getByRole('button', { name: 'Sign', exact: true }).dblclick();
    await page.getByRole('button', { name: 'Save as PDF' }).waitFor();
    expect(await prescriber.countOf(id, 'consent-signed')).toBe(1);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    expect((await saved).suggestedFilename()).toBe('consent.pdf');

    await page.goto(`${demo.url}/my/prepare/`);
    await page.getByText('Nobody is named yet').waitFor();
    await page.getByText('Take the last one before').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'prepare');
    await page.getByLabel('Their name').fill('Robin');
    await page.getByLabel('Their e-mail').fill(`robin-${id.slice(-4)}@example.test`);
    await page.getByRole('button', { name: 'Ask them' }).dblclick();
    await page.getByText('Robin has been asked and has not answered yet.').waitFor();
    expect(await prescriber.countOf(id, 'escort-named')).toBe(1);

    const robin = await phone();
    await robin.page.goto(await linkTo(robin.page, `robin-${id.slice(-4)}@example.test`));
    await robin.page.getByRole('button', { name: 'Open' }).click();
    await robin.page.getByText('Taking Vera home').waitFor();
    expect(await robin.page.locator('main').innerText()).not.toMatch(/ketamin|lorazepam|Testperson/i);
    expect(await violations(robin.page)).toEqual([]);
    await picture(robin.page, 'escort');
    // Heard by the clinic, and its answer lost on the way: said again it is the same yes, and so is a tap too many.
    const yes = robin.page.getByRole('button', { name: 'Yes, I take them home' });
    await robin.page.route('**/api/v1/commands', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await yes.dblclick();
    await robin.page.getByText('Nobody answered.').waitFor();
    await robin.page.unroute('**/api/v1/commands');
    await yes.dblclick();
    await robin.page.getByText('The clinic knows that you come.').waitFor();
    expect(await prescriber.countOf(id, 'escort-answered')).toBe(1);
    // Another word is heard as one, and the first one again as well.
    await robin.page.getByRole('button', { name: 'No, I cannot come' }).dblclick();
    await robin.page.getByText('The clinic looks for another way home now.').waitFor();
    await yes.dblclick();
    await robin.page.getByText('The clinic knows that you come.').waitFor();
    expect(await prescriber.countOf(id, 'escort-answered')).toBe(3);
    // Nothing else opens for an escort.
    await robin.page.goto(`${demo.url}/my/prepare/`);
    await robin.page.getByText('This link was for something else').waitFor();
    await robin.context.close();

    await page.reload();
    await page.getByText('Robin takes you home.').waitFor();
    const next = { visit: `v2-${id.slice(-8)}`, startsAt: startsAt + 3 * 86_400_000, kind: 'session' };
    await prescriber.say('book-visit', stream, next);
    // Told without a network and the page closed: it waits on the phone, says so, and is told by the next page.
    await context.setOffline(true);
    await page.getByRole('button', { name: 'I ate or drank' }).click();
    await page.getByLabel('Yesterday').check();
    await page.getByLabel('At what time?').last().fill('18:00');
    await page.getByRole('button', { name: 'Tell the clinic' }).click();
    const waits = () => page.getByRole('alert').filter({ hasText: 'the clinic does not know it yet' });
    await waits().getByText('ring the clinic').waitFor();
    await waits().getByText('You may close this one.').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'prepare-waits');
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto(`${demo.url}/my/prepare/`);
    await page.getByText('You told us: Food').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'I can’t come' }).click();
    await page.getByLabel('Another day').check();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'prepare-cannot');
    await page.getByRole('button', { name: 'Call off this visit' }).click();
    await page.getByText('You told us that you cannot come.').waitFor();
    // The page goes on to the visit after it, which a second press does not call off.
    await page.getByRole('button', { name: 'I can’t come' }).waitFor();
    expect(await page.getByRole('button', { name: 'Call off this visit' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    // The same without a network, and a consent that is taken back so: each waits, says so, and is told by the next page, once.
    await context.setOffline(true);
    await page.getByRole('button', { name: 'I can’t come' }).click();
    await page.getByLabel('Please call me').check();
    await page.getByRole('button', { name: 'Call off this visit' }).dblclick();
    await waits().getByText('ring the clinic').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await prescriber.countOf(id, 'cannot-come-said')).toBe(1);
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto(`${demo.url}/my/consent/`);
    await expect.poll(() => prescriber.countOf(id, 'cannot-come-said'), { timeout: 60_000 }).toBe(2);
    const takeBack = page.getByRole('button', { name: 'Take it back: Treatment with ketamine' });
    await takeBack.waitFor();
    await context.setOffline(true);
    await takeBack.click();
    await page.getByRole('button', { name: 'Yes, I take it back' }).dblclick();
    await waits().getByText('ring the clinic').waitFor();
    await waits().getByText('You may close this one.').waitFor();
    expect(await page.getByText('It is taken back, and the clinic has been told.').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto(`${demo.url}/my/`);
    await expect.poll(() => prescriber.countOf(id, 'consent-withdrawn'), { timeout: 60_000 }).toBe(1);
    await page.goto(`${demo.url}/my/consent/`);
    await page.getByText('You took your consent back. You can sign again if you wish.').waitFor();
    expect(complaints).toEqual([]);
    await prescriber.close();
    await context.close();
  });
});
