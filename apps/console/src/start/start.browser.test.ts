import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, type Serving, serve } from '@keel/server';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, launchBrowser, violations } from '../../../../checks/browser/index.ts';

/** A new clinic in a real browser: from an empty house to the first booked patient, with taps and fields counted. */
const { generate } = createRequire(join(import.meta.dirname, '../../../server/package.json'))('otplib') as {
  generate: (options: { secret: string; epoch?: number }) => Promise<string>;
};
const pictures = process.env['KEEL_PICTURES'];

let serving: Serving;
let browser: Browser;
let dir: string;
let code = '';
const count = { taps: 0, fields: 0 };

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};
const tap = async (what: Locator): Promise<void> => {
  count.taps += 1;
  await what.click();
};
const fill = async (what: Locator, words: string): Promise<void> => {
  count.fields += 1;
  await what.fill(words);
};

/** One HL7 message of one monitor, answered with an acknowledgement. */
const reading = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const time = `${new Date().toISOString().replace(/[-:TZ]/g, '')}+0000`;
    const text = [
      `MSH|^~\\&|BED-1|BED|||${time}||ORU^R01^ORU_R01|T1|P|2.6|||AL|NE||UNICODE UTF-8`,
      'PID|||nobody^^^KEEL^MR',
      `OBR|1|||182777000^monitoring of patient^SCT|||${time}`,
      `OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.1|97|262688^MDC_DIM_PERCENT^MDC|||||R|||${time}`,
      '',
    ].join('\r');
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(`\u000b${text}\u001c\r`));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      resolve(String(chunk));
      socket.destroy();
    });
  });

describe.skipIf(!built)('a new clinic', () => {
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'keel-start-'));
    serving = await serve({
      settings: readSettings({ KEEL_DATA: dir, PORT: '0', MLLP_PORT: '0', KEEL_DEMO: 'off' }, dir),
      version: 'test',
      say: (line) => {
        code = /enter the code (\S+)/.exec(line)?.[1] ?? code;
      },
    });
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  /** A house of its own for each who works here: what they tap and type is counted together. */
  function at(page: Page) {
    const main = page.getByRole('main');
    const sheet = page.getByRole('dialog');
    const button = (name: string | RegExp) => main.getByRole('button', { name, exact: typeof name === 'string' });
    const step = (name: string) => main.getByRole('button', { name: new RegExp(`^${name}`) });
    return {
      page,
      main,
      sheet,
      button,
      step,
      nav: (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).first(),
      done: (name: string) => step(name).getByText('Done', { exact: true }).waitFor(),
      async fillAll(where: Locator, fields: readonly (readonly [string, string])[]): Promise<void> {
        for (const [label, words] of fields) await fill(where.getByLabel(label, { exact: true }), words);
      },
    };
  }
  type At = ReturnType<typeof at>;
  const opened = async (): Promise<At> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-US',
      timezoneId: 'America/Denver',
    });
    return at(await context.newPage());
  };

  /** A password alone opens nothing. */
  async function secondFactor({ page, main, button }: At): Promise<string> {
    await tap(button('Set it up'));
    const secret = (await main.locator('code').innerText()).replace(/\s/g, '');
    expect(await violations(page)).toEqual([]);
    await fill(page.getByLabel('The six digits that the app shows'), await generate({ secret }));
    await tap(button('Confirm'));
    return secret;
  }

  /** Invited by name, joins with a login of their own. */
  async function invited(owner: At, name: string, role: string, login: string): Promise<At> {
    await tap(owner.button('Add a person'));
    await fill(owner.sheet.getByLabel('Name'), name);
    await tap(owner.sheet.getByRole('button', { name: new RegExp(`^${role}$`, 'i') }));
    await tap(owner.sheet.getByRole('button', { name: 'Add a person' }));
    await owner.sheet.waitFor({ state: 'detached' });
    await tap(owner.main.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Invite' }));
    const link = (await owner.sheet.locator('output').innerText()).trim();
    await owner.page.keyboard.press('Escape');
    await owner.sheet.waitFor({ state: 'detached' });
    const joined = await opened();
    await joined.page.goto(`${serving.url}${link.slice(link.indexOf('/console'))}`);
    await tap(joined.page.getByRole('button', { name: 'Open the invitation' }));
    await fill(joined.page.getByLabel('Login name'), login);
    await fill(joined.page.getByLabel('Password'), `${login} likes long words`);
    await tap(joined.page.getByRole('button', { name: 'Join the clinic' }));
    await secondFactor(joined);
    await joined.page.getByRole('navigation').first().waitFor();
    return joined;
  }

  test('from an empty house to the first booked patient, by three people: owner and prescriber, nurse, front desk', async () => {
    const owner = await opened();
    const { page, main, sheet, button, step, done } = owner;

    // The owner, by the code that the terminal printed.
    await page.goto(`${serving.url}/console/#setup`);
    await owner.fillAll(page.locator('body'), [
      ['Set-up code', code],
      ['Name of the clinic', 'Mesa Clinic'],
      ['Your name', 'Dr. Ines Vega'],
      ['Login name', 'vega'],
    ]);
    await fill(page.getByLabel('Password'), 'a mesa has a flat top');
    await tap(page.getByRole('button', { name: 'Open the clinic' }));
    const secret = await secondFactor(owner);

    await main.getByRole('heading', { name: 'Set up the clinic' }).waitFor();
    await owner.fillAll(main, [
      ['Name of the site', 'Mesa'],
      ['Street and number', '12 Mesa Road'],
      ['City', 'Denver'],
      ['State', 'CO'],
      ['ZIP code', '80202'],
      ['Suite, floor and door, as told to 911', 'Suite 2, north door'],
      ['Number of the desk', '+1 303 555 0123'],
    ]);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'start-site');
    await tap(button('Keep the site'));
    await done('Where you work');
    await fill(main.getByLabel('How many chairs?'), '3');
    await tap(button('Open the chairs'));
    await done('Chairs and rooms');
    await tap(button(/^prescriber$/i));
    await tap(button('Keep my roles'));
    // Rights are changed by whoever shows again who he is; a code is good once, so the next one is taken.
    await fill(sheet.getByLabel('Password'), 'a mesa has a flat top');
    const epoch = Math.floor(Date.now() / 1_000) + 30;
    await fill(sheet.locator('input[inputmode=numeric]'), await generate({ secret, epoch }));
    await tap(sheet.locator('button[type=submit]'));
    await sheet.waitFor({ state: 'detached' });
    await tap(main.getByRole('link', { name: 'Invite others' }));
    const nurse = await invited(owner, 'Sam Okoye', 'Nurse', 'okoye');
    const desk = await invited(owner, 'Lena Ortiz', 'Front desk', 'ortiz');
    await tap(owner.nav('Set up'));
    await done('Who prescribes and who nurses');
    await tap(button('All routes'));
    await tap(button('Sign and adopt'));
    await done('The protocol you work by');
    await tap(main.getByRole('link', { name: 'Register' }));
    await tap(button('Open a register').first());
    await owner.fillAll(sheet, [
      ['Name of the place', 'Cabinet'],
      ['Registrant', 'Dr. Ines Vega'],
      ['DEA registration number', 'BV1234563'],
    ]);
    await tap(sheet.getByRole('button', { name: 'Open a register' }));
    await sheet.waitFor({ state: 'detached' });

    await drugByNurse(nurse);
    await readingByNurse(nurse);
    await tap(owner.nav('Set up'));
    await done('The drug on the shelf, counted');
    await done('One reading from a monitor');
    await dayByNurse(nurse);
    await visitByDesk(desk);
    await tap(step('The first patient'));
    await done('The first patient');
    await done('The first visit');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violations(page)).toEqual([]);
    await picture(page, 'start-phone');
    console.log(`new clinic to first booked patient: ${count.taps} taps, ${count.fields} fields`);
    // At ten seconds a tap and thirty a field it stays well under an hour.
    expect(count.taps * 10 + count.fields * 30).toBeLessThan(3_600);
    for (const one of [owner, nurse, desk]) await one.page.context().close();
  }, 600_000);

  /** A delivery, and the opening inventory. */
  async function drugByNurse({ page, sheet, button, nav, fillAll }: At): Promise<void> {
    await tap(nav('Register'));
    await tap(button('Receive stock').first());
    await tap(sheet.getByRole('button', { name: /[Ee]sketamine/ }).first());
    await fillAll(sheet, [
      ['Lot', 'L100'],
      ['Expiry date', '2028-06-30'],
      ['How many', '6'],
      ['Invoice number', 'INV-1'],
      ['Invoice date', '2026-11-02'],
      ['Supplier', 'Western Drug'],
      ['Supplier’s address', '1 Depot Way, Denver CO'],
      ['Supplier’s DEA number', 'RW0000001'],
    ]);
    await tap(sheet.getByRole('button', { name: 'Clinic stock' }));
    await tap(sheet.getByRole('button', { name: 'Put on the shelf' }));
    await sheet.waitFor({ state: 'detached' });
    await tap(button('Count').first());
    await tap(sheet.getByRole('button', { name: 'Opening of business' }));
    await fill(sheet.getByLabel(/^Sealed containers found/), '6');
    await tap(sheet.getByRole('button', { name: 'Save the count' }));
    await sheet.waitFor({ state: 'detached' });
    await picture(page, 'start-nurse-register');
    expect(await violations(page)).toEqual([]);
  }

  /** One reading from a monitor, live. */
  async function readingByNurse({ page, main, sheet, button, nav, fillAll }: At): Promise<void> {
    await tap(nav('Devices'));
    await tap(button('Register a monitor'));
    await fillAll(sheet, [
      ['Name', 'Bed 1'],
      ['Maker', 'Acme'],
      ['Model', 'M1'],
      ['How it names itself', 'BED-1'],
      ['Network addresses', '127.0.0.1'],
    ]);
    await tap(sheet.getByRole('button', { name: 'Register a monitor' }));
    await sheet.waitFor({ state: 'detached' });
    // The feed learns of a registration a moment after the page does; a monitor sends again until it is acknowledged.
    await expect.poll(() => reading(serving.feedPort ?? 0), { timeout: 30_000 }).toMatch(/MSA\|[AC]A/);
    await main
      .getByText(/^Heard .* ago/)
      .first()
      .waitFor({ timeout: 30_000 });
    await picture(page, 'start-nurse-reading');
  }

  async function dayByNurse({ sheet, button, nav, fillAll }: At): Promise<void> {
    await tap(nav('Schedule'));
    await tap(button('Day after'));
    await tap(button('Open the day').first());
    await fillAll(sheet, [
      ['Opens at', '08:00'],
      ['Closes at', '18:00'],
    ]);
    await tap(sheet.getByRole('button', { name: 'Open the day' }));
    await sheet.waitFor({ state: 'detached' });
    for (const [role, who] of [
      ['Nurse', 'Sam Okoye'],
      ['Prescriber', 'Dr. Ines Vega'],
    ] as const) {
      await tap(button('Add somebody on duty'));
      await tap(sheet.getByRole('button', { name: role, exact: true }));
      count.fields += 1;
      await sheet.getByLabel('Who').selectOption({ label: who });
      await fillAll(sheet, [
        ['From', '08:00'],
        ['Until', '18:00'],
      ]);
      await tap(sheet.getByRole('button', { name: 'Add somebody on duty' }));
      await sheet.waitFor({ state: 'detached' });
    }
  }

  /** The first patient, and the first visit. */
  async function visitByDesk({ page, sheet, button, nav, fillAll }: At): Promise<void> {
    await tap(nav('Patients'));
    await tap(button('Register a person').first());
    await fillAll(sheet, [
      ['Given name', 'Rosa'],
      ['Family name', 'Marin'],
      ['Date of birth', '1984-05-06'],
    ]);
    await tap(sheet.getByRole('button', { name: 'Female' }));
    await tap(sheet.getByRole('button', { name: 'Register a person' }));
    await page.waitForURL(/\/patient\//);
    await tap(nav('Schedule'));
    await tap(button('Day after'));
    await tap(button('Book a visit').first());
    await fill(sheet.getByLabel('Patient'), 'marin');
    await tap(sheet.getByRole('button').filter({ hasText: 'Marin' }).first());
    await tap(sheet.getByRole('button', { name: /[Ee]sketamine.*(depression|TRD|resistant)/ }).first());
    await tap(sheet.getByRole('button', { name: /^\d\d:\d\d/ }).first());
    await tap(sheet.getByRole('button', { name: /^Book ·/ }));
    await sheet.waitFor({ state: 'detached' });
    await picture(page, 'start-desk-booked');
    expect(await violations(page)).toEqual([]);
  }
});
