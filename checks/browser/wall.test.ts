import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser } from './index.ts';

describe.skipIf(!built)('the wall', () => {
  let clinic: ClinicInABrowser;
  beforeAll(async () => {
    clinic = await clinicInABrowser();
  }, 600_000);
  afterAll(() => clinic?.close(), 60_000);

  test('shows chairs and numbers to whoever walks past, and nobody’s name, birthday or allergy', async () => {
    const page = await clinic.signedIn('lindqvist', 'desktop');
    await page.getByRole('link', { name: 'Wall view' }).click();
    await page.getByRole('heading', { name: 'Chair 1' }).waitFor();
    const wall = page.locator('main');
    const said = await wall.innerText();
    const people = await page.evaluate(async () =>
      (
        (await (await fetch('/api/v1/board')).json()) as {
          tiles: { patient: { givenName: string; familyName: string } }[];
        }
      ).tiles.map(({ patient }) => patient),
    );
    expect(people.length).toBeGreaterThan(4);
    for (const { givenName, familyName } of people) {
      expect(said).not.toContain(givenName);
      expect(said).not.toContain(familyName);
    }
    expect(said).not.toMatch(/born|Allerg/i);
    const height = await wall
      .getByText(/^\d{2,3}\/\d{2,3}$/)
      .first()
      .evaluate((at) => Number.parseFloat(getComputedStyle(at).fontSize));
    expect(height).toBeGreaterThan(54);
    // Nobody scrolls a wall: whoever is in a chair is on it.
    const below = await wall
      .getByRole('article')
      .evaluateAll((chairs) => chairs.filter((at) => at.getBoundingClientRect().bottom > innerHeight + 1).length);
    expect(below).toBe(0);
    await expect.poll(() => wall.innerText(), { timeout: 30_000 }).not.toBe(said);
    await clinic.picture(page, 'wall');
    expect(await clinic.violations(page)).toEqual([]);
    expect(clinic.complaints).toEqual([]);
  });
});
