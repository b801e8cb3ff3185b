import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, settled } from '../../../../checks/browser/index.ts';

/** A phone call in a real browser, against the real server with its demo clinic: with a name, without one, without a network. */
let clinic: ClinicInABrowser;

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();
const write = async (page: Page, words: string): Promise<void> => {
  await page.getByLabel('In their words').fill(words);
  await press(page, 'Keep');
};

describe.skipIf(!built)('somebody is on the phone', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false, offline: true });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('a suicidal caller nobody knows; the network drops, the path goes on; then a name, an end, and what it leaves', async () => {
    const page = await clinic.signedIn('lindqvist', 'phone');
    // One tap from anywhere.
    await page.getByRole('banner').getByRole('link', { name: 'Call' }).click();
    await page.getByRole('heading', { name: 'Somebody is on the phone' }).waitFor();
    expect(await clinic.violations(page)).toEqual([]);
    await clinic.picture(page, 'call-phone');
    await press(page, 'Nobody I can find');
    await press(page, 'Thoughts of suicide');
    await page.getByRole('heading', { name: 'Where are you right now?' }).waitFor();
    await page.getByText(/on the line \d+:\d\d/).waitFor();
    await write(page, 'On the bridge at Elm');
    await page.getByRole('heading', { name: /What number can we call back/ }).waitFor();

    // On its way until it is answered for: what is counted below is what was said without a network.
    await settled(page);
    await page.context().setOffline(true);
    await write(page, '303 555 0190');
    await press(page, 'Alone');
    await press(page, 'In the hand');
    await page.getByText('Has the means in hand: the second person calls 911.').waitFor();
    await page.getByText('3 answers are kept on this tablet').waitFor();
    // Whoever is on the phone is not the second person, and what is to be done now is not below what is asked.
    await page.getByRole('heading', { name: /Wave a second person over/ }).waitFor();
    expect(await page.getByRole('main').getByRole('button', { name: 'Jonas Lindqvist' }).count()).toBe(0);
    const top = async (found: ReturnType<Page['getByRole']>) => (await found.boundingBox())?.y ?? Number.NaN;
    expect(await top(page.getByRole('button', { name: '911 called' }))).toBeLessThan(
      await top(page.getByRole('heading', { name: /Wave a second person over/ })),
    );
    expect(await clinic.violations(page)).toEqual([]);
    await clinic.picture(page, 'call-suicidal-phone');
    await page.context().setOffline(false);
    await page.getByText('kept on this tablet').waitFor({ state: 'detached', timeout: 30_000 });

    await write(page, 'Ana at the desk');
    await press(page, '911 called');
    await page.getByText(/911 called · done at/).waitFor();
    // Wish, thoughts, method, intent, plan, behaviour: a later question waits for the one that opens it.
    for (const answer of ['Yes', 'Yes', 'No', 'Yes', 'No', 'No']) await press(page, answer);
    await page.getByText('High risk: a prescriber takes this call now.').waitFor();

    await press(page, 'Say who it is');
    const who = page.getByRole('dialog');
    await who.getByLabel('Number, name or date of birth').fill('alv');
    await who.getByRole('button').filter({ hasText: 'Alvares' }).click();
    await who.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: /Alvares/ }).waitFor();
    expect(page.url()).toMatch(/\/call\/k-[0-9a-f-]+$/);
    await press(page, 'There is none');
    await press(page, 'Not yet');
    await press(page, 'Nobody named');
    await page.getByText('Everything on this path was asked.').waitFor();
    await page.getByRole('button', { name: 'End the call' }).last().click();
    const end = page.getByRole('dialog');
    await end.getByRole('button', { name: '911 is on the way' }).click();
    await end.getByRole('button', { name: 'Stay with an adult tonight' }).click();
    expect(await clinic.violations(page)).toEqual([]);
    await clinic.picture(page, 'call-end-phone');
    await end.getByRole('button', { name: 'End the call' }).click();
    await page.getByRole('heading', { name: /Ended: 911 is on the way/ }).waitFor();
    await page.getByText('Call again after a suicidal call').waitFor();
    await page.context().close();

    const prescriber = await clinic.signedIn('okafor', 'desktop', { at: '/tasks' });
    await prescriber
      .getByRole('listitem')
      .filter({ hasText: 'Stay with the patient; a clinician assesses the risk now' })
      .filter({ hasText: 'Alvares' })
      .waitFor();
    const owed = prescriber.getByRole('listitem').filter({ hasText: 'Call again after a suicidal call' });
    await owed.getByRole('button', { name: 'Call now' }).click();
    await prescriber.getByRole('heading', { name: 'Where are you right now?' }).waitFor();
    await prescriber.getByRole('link', { name: '+1 303 555 0172 (escort, Nina Alvares)' }).waitFor();
    await clinic.picture(prescriber, 'call-suicidal-desk');
    expect(await clinic.violations(prescriber)).toEqual([]);
    // Nobody takes it: that is no line that broke, opens nothing more, and is counted where the call is owed.
    await press(prescriber, 'End the call');
    const silent = prescriber.getByRole('dialog');
    await silent.getByText('Not asked:', { exact: false }).waitFor();
    await silent.getByRole('button', { name: 'Nobody answered' }).click();
    await silent.getByText('Not asked:', { exact: false }).waitFor({ state: 'detached' });
    await clinic.picture(prescriber, 'call-nobody-answered');
    await silent.getByRole('button', { name: 'End the call' }).click();
    await prescriber.getByRole('heading', { name: /Ended: Nobody answered/ }).waitFor();
    await prescriber.goto(`${clinic.url}/console/tasks`);
    await owed.getByText('1 try without reaching anybody').waitFor();
    expect(await prescriber.getByText('The line broke in a suicidal call').count()).toBe(0);
    await prescriber.context().close();
  }, 180_000);

  test('unwell after the visit: found by name, what was given stands beside the questions, a red flag is said at once', async () => {
    const page = await clinic.signedIn('lindqvist', 'landscape');
    await page.getByRole('banner').getByRole('link', { name: 'Call' }).click();
    await page.getByLabel('Number, name or date of birth').fill('alvares');
    await page.getByRole('main').getByRole('button').filter({ hasText: 'Alvares' }).first().click();
    await press(page, 'Unwell after a visit');
    await page.getByText('What was given, and when').waitFor();
    await write(page, 'At home');
    await press(page, 'Later');
    await press(page, 'An adult is here');
    await press(page, 'No');
    await press(page, 'Yes');
    await page.getByText('Pain or pressure in the chest? Call 911 now.').waitFor();
    expect(await clinic.violations(page)).toEqual([]);
    await clinic.picture(page, 'call-after-visit-tablet');
    await page.getByRole('button', { name: 'End the call' }).first().click();
    const end = page.getByRole('dialog');
    await end.getByRole('button', { name: '911 is on the way' }).click();
    await end.getByRole('button', { name: 'in 1 hour' }).click();
    await end.getByRole('button', { name: 'End the call' }).click();
    await page.getByText('Red flag on the phone after a visit: a prescriber calls now').waitFor();
    await page.getByText('Call again after a side effect at home').waitFor();
    await page.context().close();
  }, 120_000);

  test('a request that nobody has joined is told from the chart of the same name; joined, its number finds the chart', async () => {
    const desk = await clinic.signedIn('reyes', 'phone', { at: '/call' });
    const find = async (words: string) => {
      await desk.getByLabel('Number, name or date of birth').fill(words);
      await desk.getByRole('main').getByRole('button').filter({ hasText: 'Chen' }).first().waitFor();
      return desk.getByRole('main').getByRole('button').filter({ hasText: 'Chen' });
    };
    const both = await find('wei chen');
    expect(await both.count()).toBe(2);
    // The chart stands first and is not marked; the request says what it is, and whose it may be.
    expect(await both.first().innerText()).not.toContain('A request');
    await both
      .last()
      .getByText(/A request, not taken up yet. May be Wei Chen, .*1978, whom we treat/)
      .waitFor();
    expect(await clinic.violations(desk)).toEqual([]);
    await clinic.picture(desk, 'call-request-phone');
    await both.last().click();
    await desk.getByText('A request, not taken up yet.', { exact: false }).waitFor();
    await desk.getByRole('button', { name: 'A question' }).click();
    await desk.getByRole('heading', { level: 1, name: /Wei Chen/ }).waitFor();
    await desk.getByText('A request, not taken up yet.', { exact: false }).waitFor();
    await clinic.picture(desk, 'call-request-open-phone');

    await desk.goto(`${clinic.url}/console/sign-ups`);
    await desk.getByRole('button', { name: 'Compare with Wei Chen' }).click();
    const sheet = desk.getByRole('dialog');
    // Both numbers, before anybody is joined: a family shares one.
    await sheet.getByRole('cell', { name: '+1 303 555 0183' }).waitFor();
    await sheet.getByRole('row', { name: /^Phone/ }).waitFor();
    expect(
      await sheet
        .getByRole('row', { name: /^Phone/ })
        .getByRole('cell')
        .count(),
    ).toBe(2);
    expect(await clinic.violations(desk)).toEqual([]);
    await clinic.picture(desk, 'compare-phone');
    await sheet.getByRole('button', { name: 'Same person: go on in that chart' }).click();
    await sheet.waitFor({ state: 'detached' });
    await desk.goto(`${clinic.url}/console/call`);
    const one = await find('555 0183');
    expect(await one.count()).toBe(1);
    expect(await one.innerText()).not.toContain('A request');
    await one.getByText('+1 303 555 0183 (given in a request)').waitFor();
    await desk.context().close();
  }, 120_000);
});
