import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, sayAs } from '../../../../checks/browser/index.ts';

let clinic: ClinicInABrowser;

describe.skipIf(!built)('two patients in one chair by the record', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('the board says so on both of them, by name, until one of them has another chair', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet', { at: '/' });
    const tiles = await page.evaluate(
      async () =>
        (await (await fetch('/api/v1/board')).json()).tiles as {
          session: string;
          phase: string;
          chair: { id: string } | null;
        }[],
    );
    const inRoom = tiles.filter(({ phase, chair }) => ['ready', 'dosing', 'recovery'].includes(phase) && chair);
    const [one, other] = [
      inRoom.find(({ session }) => session === 'today-chen')!,
      inRoom.find(({ session }) => session !== 'today-chen')!,
    ];
    const warning = page.getByText(/is in this chair too/);
    await page.getByRole('article').first().waitFor({ timeout: 15_000 });
    expect(await warning.count()).toBe(0);
    await sayAs(page, 'assign-chair', `session/${other.session}`, { chair: one.chair!.id });
    await expect.poll(() => warning.count(), { timeout: 30_000 }).toBe(2);
    await page.getByText('Wei Chen is in this chair too').waitFor({ timeout: 15_000 });
    await clinic.picture(page, 'same-chair');
    expect(await clinic.violations(page)).toEqual([]);
    await sayAs(page, 'assign-chair', `session/${other.session}`, { chair: other.chair!.id });
    await expect.poll(() => warning.count(), { timeout: 30_000 }).toBe(0);
  }, 180_000);
});
