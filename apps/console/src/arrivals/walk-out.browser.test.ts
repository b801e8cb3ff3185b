import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, onSession } from '../../../../checks/browser/index.ts';

/** Somebody goes who was not released: seen at the chair or at the door, in a real browser against the real server. */
let clinic: ClinicInABrowser;

const rowOf = (page: Page, name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });
const clean = async (page: Page, name: string): Promise<void> => {
  expect(await clinic.violations(page)).toEqual([]);
  await clinic.picture(page, name);
};

describe.skipIf(!built)('a walk-out', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('at the chair is a fact that says at once what is owed; the desk sees who is gone; the task is a call', async () => {
    const nurse = await clinic.signedIn('lindqvist', 'tablet', { at: '/session/today-goldberg/release' });
    const on = onSession(nurse);
    await on.say('Left before release', {
      'Able to decide': 'Yes',
      'Advice given': 'No',
      Driving: 'Not known',
      'Line out': 'Yes',
    });
    await nurse.getByRole('heading', { name: /^Left before release at/ }).waitFor();
    // What is to be done now stands above what was not met.
    const owed = nurse.getByText('Left before release: call within the hour, nurse');
    await owed.waitFor();
    const top = async (at: typeof owed) => (await at.boundingBox())!.y;
    expect(await top(owed)).toBeLessThan(await top(nurse.getByText('Escort', { exact: false }).last()));
    await clean(nurse, 'walk-out-release');
    await nurse.getByRole('main').getByRole('link', { name: 'Tasks', exact: true }).click();
    const task = rowOf(nurse, 'Goldberg').filter({ hasText: 'call within the hour' });
    await task.getByRole('button', { name: 'Call now' }).click();
    await nurse.getByText(/on the line \d+:\d\d/).waitFor();
    await nurse.getByText('What was given, and when').waitFor();
    await nurse.context().close();

    const desk = await clinic.signedIn('reyes', 'phone', { at: '/arrivals' });
    const row = rowOf(desk, 'Goldberg');
    await row.getByText('Left before release').waitFor();
    await row.getByText(/^left at \d\d:\d\d$/).waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    await desk.context().close();
  }, 180_000);

  test('at the door is entered by the desk, which says nothing that it cannot know', async () => {
    const desk = await clinic.signedIn('reyes', 'phone', { at: '/arrivals' });
    const row = rowOf(desk, 'Haddad');
    await row.getByRole('button', { name: 'Walked out' }).click();
    const sheet = desk.getByRole('dialog');
    const save = sheet.getByRole('button', { name: 'Save' });
    await expect.poll(() => save.isDisabled()).toBe(true);
    await sheet.getByRole('group', { name: 'Do they drive?' }).getByRole('button', { name: 'Not known' }).click();
    await sheet
      .getByRole('group', { name: /written advice/ })
      .getByRole('button', { name: 'No' })
      .click();
    await clean(desk, 'walk-out-door');
    await save.click();
    await sheet.waitFor({ state: 'detached' });
    await row.getByText('Left before release').waitFor();
    await clean(desk, 'walk-out-arrivals');
    await desk.context().close();

    const nurse = await clinic.signedIn('nair', 'tablet');
    const said = await nurse.evaluate(async () => {
      const answer = await fetch('/api/v1/session/today-haddad');
      const { events } = (await answer.json()) as { events: { kind: string; body: Record<string, unknown> }[] };
      return events.findLast(({ kind }) => kind === 'left-before-release')?.body;
    });
    expect(said).toMatchObject({ capacity: 'not-assessed', lineOut: 'not-known', driving: 'not-known' });
    await nurse.goto(`${clinic.url}/console/tasks`);
    await rowOf(nurse, 'Haddad')
      .filter({ hasText: 'call within the hour' })
      .getByRole('button', { name: 'Call now' })
      .waitFor();
    await nurse.context().close();
  }, 180_000);
});
