import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, onSession, SIZES, signInByHand, walk } from './index.ts';

/** What is seldom done, and must be found when it is: a chart in an emergency, a face, a chair, a monitor, a name, a slip. */
describe.skipIf(!built)('what is seldom done', () => {
  let clinic: ClinicInABrowser;
  const at = (login: string, path: string): Promise<Page> => clinic.signedIn(login, 'desktop', { at: path });
  beforeAll(async () => {
    clinic = await clinicInABrowser();
  }, 600_000);
  afterAll(() => clinic?.close(), 60_000);

  test('an owner opens a chart in an emergency: asked why, told so while it is open, closed again, reviewed by another', async () => {
    const owner = await at('marsh', '/patient/chen');
    const on = onSession(owner);
    await owner.getByText('What is clinical is held back from your role.').waitFor();
    expect(await owner.getByText('held back', { exact: false }).count()).toBeGreaterThan(0);
    // Nor is what is held back said to be unasked, or not there.
    for (const list of ['Allergies', 'Medicines', 'Conditions', 'Sessions'])
      await owner
        .locator('section', { has: owner.getByRole('heading', { name: list, exact: true }) })
        .last()
        .getByText('Held back from your role.', { exact: true })
        .waitFor();
    for (const none of ['Never asked.', 'No session and no score on record yet.', 'No earlier session on record.'])
      expect(await owner.getByText(none).count()).toBe(0);
    // A plan cannot be read, nor made, from a chart that is held back.
    await owner.goto(`${clinic.url}/console/patient/chen/plan`);
    await owner.getByText('Held back from your role.', { exact: true }).waitFor();
    expect(await owner.getByText('No plan is in force.').count()).toBe(0);
    expect(await owner.getByRole('button', { name: 'Sign the plan' }).count()).toBe(0);
    await owner.goto(`${clinic.url}/console/patient/chen`);
    await on.open('Open the chart in an emergency');
    await on.answer({ Why: 'Something else, in words' });
    // Words are asked where none of the reasons fits.
    expect(await on.sheet().getByRole('button', { name: 'Open the chart' }).isDisabled()).toBe(true);
    await on.answer({ Why: 'Somebody in danger is on the phone', 'For how long': '15 minutes' });
    await on.press('Open the chart', on.sheet());
    const band = owner.getByRole('region', { name: 'Access to this chart' });
    await band.getByText(/You opened the chart of Wei Chen in an emergency\. It closes at/).waitFor();
    await band.getByText(/Somebody in danger is on the phone/).waitFor();
    await owner.getByRole('heading', { name: 'Screening' }).waitFor();
    await clinic.picture(owner, 'opened-chart');
    expect(await clinic.violations(owner)).toEqual([]);

    // It stands above a session of this person as well, and that screen is live; with the opening goes what it showed.
    const followed = owner.waitForResponse((response) =>
      /\/stream\?.*view\/session/.test(decodeURIComponent(response.url())),
    );
    await owner.locator('a[href*="/session/"]').first().click();
    expect((await followed).status()).toBe(200);
    await owner.getByRole('navigation', { name: 'Parts of the session' }).waitFor();
    // It is there to be read: what would be refused is not offered.
    await owner.getByText('You read this session.').waitFor();
    const main = owner.getByRole('main');
    for (const part of ['Before', 'Session', 'Release', 'Record']) {
      await owner.getByRole('navigation', { name: 'Parts of the session' }).getByRole('link', { name: part }).click();
      await expect
        .poll(() => main.locator('button:enabled').allInnerTexts(), { timeout: 30_000 })
        .toEqual(['Close it now']);
      await clinic.picture(owner, `opened-session-${part.toLowerCase()}`);
    }
    expect(await clinic.violations(owner)).toEqual([]);
    await band.getByText(/You opened the chart of Wei Chen in an emergency\. It closes at/).waitFor();
    await on.press('Close it now', band);
    await owner.getByText('Wei Chen').first().waitFor({ state: 'detached' });
    await owner.goto(`${clinic.url}/console/patient/chen`);
    await owner.getByText('What is clinical is held back from your role.').waitFor();
    await owner.getByRole('heading', { name: 'Screening' }).waitFor({ state: 'detached' });

    // Whoever opened it does not review it; somebody else does, and sees why and until when.
    await owner.goto(`${clinic.url}/console/staff`);
    const own = owner.getByRole('region', { name: 'Charts opened in an emergency' });
    await own.getByText('Not reviewed yet').waitFor();
    expect(await own.getByRole('button', { name: 'Reviewed', exact: true }).count()).toBe(0);
    const auditor = await at('auditor', '/staff');
    const list = auditor.getByRole('region', { name: 'Charts opened in an emergency' });
    await list.getByText('Somebody in danger is on the phone').waitFor();
    await list.getByRole('button', { name: 'Reviewed', exact: true }).click();
    await list.getByText(/^Reviewed by|· Reviewed by|Reviewed by /).waitFor();
    expect(await clinic.violations(auditor)).toEqual([]);
    // Nobody else is told whose chart was opened, or why.
    const nurse = await at('nair', '/staff');
    await nurse.getByRole('heading', { level: 1 }).waitFor();
    expect(await nurse.getByRole('region', { name: 'Charts opened in an emergency' }).count()).toBe(0);
    for (const page of [owner, auditor, nurse]) await page.context().close();
  }, 120_000);

  test('what the desk is writing about a person stays when an opening ends, and what the chart showed goes', async () => {
    const desk = await at('reyes', '/patient/chen');
    const on = onSession(desk);
    await on.open('Open the chart in an emergency');
    await on.answer({ Why: 'Somebody in danger is on the phone', 'For how long': '15 minutes' });
    await on.press('Open the chart', on.sheet());
    const band = desk.getByRole('region', { name: 'Access to this chart' });
    await band.getByText(/You opened the chart of Wei Chen/).waitFor();
    await desk.getByRole('heading', { name: 'Screening' }).waitFor();
    await on.open('Add to the record');
    await on.press('A note', on.sheet());
    const words = on.sheet().getByRole('textbox').last();
    await words.fill('Her sister calls back at four');
    // The opening ends under the open sheet, as it does when its time is over.
    await desk.locator('[data-open] button').evaluate((button) => (button as HTMLElement).click());
    await desk.locator('[data-open]').waitFor({ state: 'detached' });
    await desk.getByRole('heading', { name: 'Screening' }).waitFor({ state: 'detached' });
    expect(await words.inputValue()).toBe('Her sister calls back at four');
    await clinic.picture(desk, 'opening-ended-while-writing');
    await desk.context().close();
  }, 120_000);

  test('an opening that is closed at another screen is closed here at once, and one that is made there is open here', async () => {
    const here = await at('reyes', '/patient/chen');
    const there = await clinic.newPage('desktop', here.context());
    await there.goto(`${clinic.url}/console/patient/chen`);
    const bands = [here, there].map((page) => page.locator('[data-open]'));
    const screenings = [here, there].map((page) => page.getByRole('heading', { name: 'Screening' }));
    await there.getByText('What is clinical is held back from your role.').waitFor();
    await here.getByText('What is clinical is held back from your role.').waitFor();
    const on = onSession(there);
    await on.open('Open the chart in an emergency');
    await on.answer({ Why: 'Somebody in danger is on the phone', 'For how long': '15 minutes' });
    await on.press('Open the chart', on.sheet());
    for (const shown of [...bands, ...screenings]) await shown.waitFor();
    await on.press('Close it now', there);
    for (const shown of [...bands, ...screenings]) await shown.waitFor({ state: 'detached' });
    // While it is asked anew, and after, what was signed and who is close are not said to be none.
    await here.getByText('What is clinical is held back from your role.').waitFor();
    await here.context().close();
  }, 120_000);

  test('while a chart is asked anew, what was signed is not said to be none', async () => {
    const desk = await at('reyes', '/patient/chen');
    const on = onSession(desk);
    await desk.getByText('What is clinical is held back from your role.').waitFor();
    const signed = await desk.getByText('None signed.').count();
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await on.open('Open the chart in an emergency');
    await on.answer({ Why: 'Somebody in danger is on the phone', 'For how long': '15 minutes' });
    const asked = new Promise<void>((resolve) => {
      void desk.route('**/api/v1/patient/chen', async (route) => {
        resolve();
        await answered;
        await route.continue();
      });
    });
    await on.press('Open the chart', on.sheet());
    await asked;
    // Nothing of the chart is left meanwhile, and nothing is said of what it holds.
    const consents = desk.locator('section', { has: desk.getByRole('heading', { name: 'Consents in force' }) }).last();
    await consents.getByText('Loading').waitFor();
    expect(await desk.getByText(/None signed|Nobody named|Never asked|No earlier session|No therapist/).count()).toBe(
      0,
    );
    await clinic.picture(desk, 'chart-asked-anew');
    answer();
    await desk.unrouteAll({ behavior: 'wait' });
    await consents.getByText('Loading').waitFor({ state: 'detached' });
    expect(await desk.getByText('None signed.').count()).toBe(signed);
    await on.press('Close it now', desk);
    await desk.locator('[data-open]').waitFor({ state: 'detached' });
    await desk.context().close();
  }, 120_000);

  test('words that were not sent outlive a page that is loaded again, for whoever wrote them, until they are sent or put away', async () => {
    const page = await at('lindqvist', '/patient/brennan');
    const on = onSession(page);
    const words = on.sheet().getByRole('textbox').last();
    const note = async (): Promise<void> => {
      await on.open('Add to the record');
      await on.press('A note', on.sheet());
      await words.waitFor();
    };
    /** Whose words the device holds, asked behind whatever the page itself has asked of it. */
    const kept = (): Promise<string[]> =>
      page.evaluate(
        () =>
          new Promise((resolve) => {
            const asked = indexedDB.open('keel-half-written');
            asked.onsuccess = () => {
              const all = asked.result.transaction('texts').objectStore('texts').getAll();
              all.onsuccess = () => {
                asked.result.close();
                resolve((all.result as { person: string }[]).map(({ person }) => person).sort());
              };
            };
          }),
      );
    const afresh = async (login?: string): Promise<void> => {
      if (login === undefined) await page.reload();
      else {
        await page.context().clearCookies();
        await signInByHand(page, clinic.url, login);
        await page.goto(`${clinic.url}/console/patient/brennan`);
      }
      await note();
    };
    await note();
    await words.fill('Brings his own blanket');
    await expect.poll(kept).toEqual(['lindqvist']);
    await afresh();
    await expect.poll(() => words.inputValue()).toBe('Brings his own blanket');
    await clinic.picture(page, 'half-written-after-reload');
    // Nobody else is shown it, on the same device; whoever wrote it finds it again.
    await afresh('nair');
    expect(await kept()).toEqual(['lindqvist']);
    expect(await words.inputValue()).toBe('');
    await words.fill('Prefers the window');
    await expect.poll(kept).toEqual(['lindqvist', 'nair']);
    await afresh('lindqvist');
    await expect.poll(() => words.inputValue()).toBe('Brings his own blanket');
    // Put away: it is gone.
    await page.keyboard.press('Escape');
    await on.sheet().waitFor({ state: 'detached' });
    await expect.poll(kept).toEqual(['nair']);
    await afresh();
    expect(await kept()).toEqual(['nair']);
    expect(await words.inputValue()).toBe('');
    // Sent: it is in the record, and nowhere else.
    await words.fill('Sits better with a cushion');
    await expect.poll(kept).toEqual(['lindqvist', 'nair']);
    await afresh();
    await expect.poll(() => words.inputValue()).toBe('Sits better with a cushion');
    await on.answer({ Kind: 'Clinical' });
    await on.press('Record', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    await expect.poll(kept).toEqual(['nair']);
    await afresh();
    expect(await kept()).toEqual(['nair']);
    expect(await words.inputValue()).toBe('');
    // Signing out leaves nothing of one's own on the device, and takes nothing from anybody else.
    await words.fill('Asks for the lights to be low');
    await expect.poll(kept).toEqual(['lindqvist', 'nair']);
    await page.reload();
    await page.getByRole('button', { name: /Jonas Lindqvist/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await kept()).toEqual(['nair']);
    expect(clinic.complaints).toEqual([]);
    await page.context().close();
  }, 180_000);

  test('the end of the board can be scrolled clear of Emergency, on every size of glass', async () => {
    for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[]) {
      const page = await clinic.signedIn('lindqvist', size, { at: '/' });
      await page.getByRole('heading', { name: 'Free chairs' }).waitFor();
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const over = await page.evaluate(() => {
        const button = document.querySelector('main a[href$="/emergency"]')?.getBoundingClientRect();
        const last = document.querySelector('main h1')?.closest('header')?.parentElement?.lastElementChild;
        return { top: button?.top ?? 0, last: last?.getBoundingClientRect().bottom ?? 9_999 };
      });
      await clinic.picture(page, `board-end-${size}`);
      expect(over.last, size).toBeLessThanOrEqual(over.top);
      await page.context().close();
    }
  }, 120_000);

  test('the desk takes a photo: seen before it is kept, then beside the name wherever the name is', async () => {
    const desk = await at('reyes', '/patient/brennan');
    const on = onSession(desk);
    await on.open('Add to the record');
    await on.press('Take a photo', on.sheet());
    const chooser = on.sheet().locator('input[type=file]').last();
    await chooser.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
    await on
      .sheet()
      .getByRole('alert')
      .getByText(/cannot be read as a picture/)
      .waitFor();
    const png = await desk.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 600, height: 400 });
      canvas.getContext('2d')?.fillRect(0, 0, 300, 400);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    });
    await chooser.setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
    await on.sheet().getByRole('img', { name: 'The photo as it will be shown' }).waitFor();
    await on.press('Keep this photo', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    const face = desk.locator('main img').first();
    await expect
      .poll(() => face.evaluate((img) => (img as HTMLImageElement).naturalWidth), { timeout: 30_000 })
      .toBe(512);
    expect(await clinic.violations(desk)).toEqual([]);

    // A slip is taken back within the minute, by whoever made it; the face is gone with it.
    await on.open('All entries');
    const row = on.sheet().getByRole('listitem').filter({ hasText: 'Photo' }).first();
    await row.getByRole('button', { name: 'Undo' }).click();
    await row.getByText(/Taken back by/).waitFor();
    await desk.keyboard.press('Escape');
    await face.waitFor({ state: 'detached' });
    await desk.context().close();
  }, 120_000);

  test('an entry about a person is put right beside itself', async () => {
    const nurse = await at('lindqvist', '/patient/brennan');
    const on = onSession(nurse);
    await on.open('Add to the record');
    await on.press('A note', on.sheet());
    await on.answer({ Kind: 'Clinical' });
    await on.sheet().getByRole('textbox').fill('Sleeps worse.');
    await on.press('Record', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    await clinic.passes(2, nurse);
    await on.open('All entries');
    const row = on.sheet().getByRole('listitem').filter({ hasText: 'Sleeps worse.' });
    await row.getByRole('button', { name: 'Put right' }).click();
    await on.press('A value or the time', on.sheet());
    await on.sheet().getByLabel('In words').first().fill('Sleeps better.');
    await on.answer({ Why: 'Wrong value' });
    await clinic.picture(nurse, 'entry-1-correct');
    await on.press('Correct it', on.sheet());
    await on
      .sheet()
      .getByRole('listitem')
      .filter({ hasText: 'Sleeps better.' })
      .getByText(/Corrected by Jonas Lindqvist/)
      .waitFor();
    await on
      .sheet()
      .getByRole('listitem')
      .filter({ hasText: 'Sleeps better.' })
      .getByRole('button', { name: 'Put right' })
      .click();
    await on.press('It should not be here', on.sheet());
    await on.answer({ Why: 'Other patient' });
    await on.press('Entered in error', on.sheet());
    await on
      .sheet()
      .locator('[data-withdrawn=true]', { hasText: 'Sleeps better.' })
      .getByText(/Struck by/)
      .waitFor();
    expect(await clinic.violations(nurse)).toEqual([]);
    await nurse.context().close();
  }, 120_000);

  test('somebody changes the chair; a monitor and a chair are taken out of use; a name is changed', async () => {
    const nurse = await at('lindqvist', '/session/today-chen');
    const on = onSession(nurse);
    const before = await nurse.locator('main header').first().innerText();
    await on.open('Change chair');
    // The free ones come first.
    const chair = on.sheet().getByRole('group', { name: 'Which chair' }).getByRole('button').first();
    const name = await chair.innerText();
    expect(before).not.toContain(name);
    await chair.click();
    await on.press('Save', on.sheet());
    await nurse.locator('main header').first().getByText(name, { exact: true }).waitFor();

    await nurse.goto(`${clinic.url}/console/devices`);
    await on.press('Register a monitor');
    for (const [label, value] of [
      ['Name', 'Spare'],
      ['Maker', 'Acme'],
      ['Model', 'One'],
      ['Network addresses', '10.9.9.9'],
    ] as const)
      await on.sheet().getByLabel(label, { exact: true }).fill(value);
    await on.press('Register a monitor', on.sheet());
    await on.sheet().waitFor({ state: 'detached' });
    const spare = nurse.getByRole('listitem').filter({ hasText: 'Acme One' });
    await spare.getByRole('button', { name: 'Take out of use' }).click();
    await on.answer({ Why: 'Broken' });
    await on.press('Take out of use', on.sheet());
    await spare.getByText('Out of use. What it sends is not taken.').waitFor();
    expect(await spare.getByRole('button', { name: 'Put on a patient' }).count()).toBe(0);
    await nurse.context().close();

    const owner = await at('marsh', '/devices');
    const there = onSession(owner);
    await there.press('Open another chair');
    await there.sheet().getByLabel('Name of the chair').fill('Window');
    await there.press('Open another chair', there.sheet());
    const row = owner.getByRole('listitem').filter({ hasText: 'Window' });
    await row.getByRole('button', { name: 'Close the chair' }).click();
    await there.answer({ Why: 'Broken' });
    await there.press('Close the chair', there.sheet());
    await row.getByText('closed').waitFor();
    expect(await clinic.violations(owner)).toEqual([]);

    await owner.goto(`${clinic.url}/console/staff`);
    const person = owner.getByRole('listitem').filter({ hasText: 'Priya Nair' }).first();
    await person.getByRole('button', { name: 'Change' }).click();
    await there.sheet().getByLabel('Name', { exact: true }).fill('Priya Nair-Olsen');
    await there.press('Change the name', there.sheet());
    await owner.getByText('Priya Nair-Olsen').first().waitFor();
    await owner.context().close();
    expect(clinic.complaints).toEqual([]);
  }, 120_000);

  test('on a phone, dark, in Spanish, where there is least room, nothing is cut off, too small or without words', async () => {
    // All screens in all sizes and looks: `npm run measure screens`.
    const screens = ['board', 'patient', 'devices', 'staff', 'audit', 'knowledge', 'knowledge-entry', 'rems'];
    const found = await walk(clinic, { size: 'phone', look: 'dark', language: 'es', screens });
    expect(found.map(({ screen }) => screen).toSorted()).toEqual(screens.toSorted());
    expect(found.flatMap(({ screen, wrong }) => wrong.map((one) => `${screen}: ${one}`))).toEqual([]);
  }, 180_000);
});
