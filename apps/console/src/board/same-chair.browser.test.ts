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
    // On the page of either of them too, whatever part of it is open.
    const atChair = await clinic.signedIn('nair', 'tablet', { at: `/session/${other.session}` });
    await atChair.getByText('Wei Chen is in this chair too').waitFor({ timeout: 30_000 });
    await clinic.picture(atChair, 'same-chair-session');
    await sayAs(page, 'assign-chair', `session/${other.session}`, { chair: other.chair!.id });
    await expect.poll(() => atChair.getByText(/is in this chair too/).count(), { timeout: 30_000 }).toBe(0);
    await expect.poll(() => warning.count(), { timeout: 30_000 }).toBe(0);
  }, 180_000);

  test('whoever waits is held at the gate while somebody else is in the chair, and is given a free one from there', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet', { at: '/' });
    const { tiles, chairs } = await page.evaluate(
      async () =>
        (await (await fetch('/api/v1/board')).json()) as {
          tiles: { session: string; phase: string; chair: { id: string } | null }[];
          chairs: { id: string; name: string; session: string | null }[];
        },
    );
    const waiting = tiles.find(({ phase }) => phase === 'arrived')!;
    const taken = chairs.find(({ session }) => session === 'today-chen')!;
    await sayAs(page, 'assign-chair', `session/${waiting.session}`, { chair: taken.id });
    await page.goto(`${clinic.url}/console/session/${waiting.session}/ready`);
    const reason = page.getByText('Somebody else is in this chair by the record');
    await reason.waitFor({ timeout: 30_000 });
    await page.getByText('Wei Chen is in this chair too').waitFor();
    await clinic.picture(page, 'same-chair-gate');
    await page.getByRole('button', { name: 'Change chair' }).first().click();
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    // Free ones first; behind a name it can be picked all the same.
    const labels = await sheet.getByRole('button', { name: /^(Chair|Room) / }).allTextContents();
    const free = labels.findIndex((label) => /is in it/.test(label));
    expect(labels.slice(0, free).some((label) => /is in it/.test(label))).toBe(false);
    expect(labels.slice(free).every((label) => /is in it/.test(label))).toBe(true);
    await clinic.picture(page, 'same-chair-sheet');
    await sheet.getByText(labels[0]!, { exact: true }).click();
    await sheet.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => reason.count(), { timeout: 30_000 }).toBe(0);
  }, 180_000);

  test('a chair in which somebody is treated and that nobody holds says so', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet', { at: '/' });
    const coming = await page.evaluate(async () => {
      const { tiles } = (await (await fetch('/api/v1/board')).json()) as {
        tiles: { session: string; phase: string; nurse: object | null }[];
      };
      return tiles.find(({ phase, nurse }) => phase === 'planned' && nurse === null)!.session;
    });
    const unheld = page.getByText('Nobody holds this chair');
    await page.getByRole('article').first().waitFor({ timeout: 15_000 });
    expect(await unheld.count()).toBe(0);
    await sayAs(page, 'give-injection', `session/${coming}`, {
      order: null,
      route: 'im-ketamine',
      mg: 20,
      place: 'deltoid',
      delivery: { kind: 'full' },
      overrides: [],
      as: 'fact',
    });
    await expect.poll(() => unheld.count(), { timeout: 30_000 }).toBe(1);
    await clinic.picture(page, 'chair-unheld');
    const me = await page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).person.id as string);
    await sayAs(page, 'hand-over-chair', `session/${coming}`, { from: me, to: me });
    await expect.poll(() => unheld.count(), { timeout: 30_000 }).toBe(0);
  }, 180_000);
});
