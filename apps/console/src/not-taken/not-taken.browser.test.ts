import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, signInByHand } from '../../../../checks/browser/index.ts';
import { uuid7 } from '../outbox/index.ts';

/** What a tablet kept of somebody before the page went, and the server will not take. */
let clinic: ClinicInABrowser;

/** On the browser's own disk, as an outbox leaves it. */
const leave = (page: Page, person: string): Promise<void> =>
  page.evaluate(
    ([id, owner, at]) =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open('keel', 1);
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const command = {
            id,
            kind: 'list-allergies',
            stream: 'patient/chen',
            seenSeq: 0,
            occurredAt: new Date(at).toISOString(),
            body: { allergies: 'latex, and penicillin since 2019' },
          };
          const transaction = asked.result.transaction('commands', 'readwrite');
          transaction.objectStore('commands').put({ id, command, person: owner, keptAt: at });
          transaction.onabort = () => reject(transaction.error);
          transaction.oncomplete = () => {
            asked.result.close();
            resolve();
          };
        };
      }),
    [uuid7(clinic.now()), person, clinic.now()] as const,
  );

/** As by a revoked login: nothing is asked of the page, and nothing of it is cleared. */
async function leaveLogin(page: Page): Promise<void> {
  expect(await page.evaluate(async () => (await fetch('/api/v1/logout', { method: 'POST' })).status)).toBe(204);
  await page.close();
}

describe.skipIf(!built)('what the server refused after its screen was gone', () => {
  beforeAll(async () => {
    clinic = await clinicInABrowser({ monitors: false });
  }, 180_000);
  afterAll(() => clinic?.close(), 60_000);

  test('stands above every screen until its writer has read it, and nobody else sees it', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet');
    const person = await page.evaluate(
      async () => ((await (await fetch('/api/v1/me')).json()) as { person: { id: string } }).person.id,
    );
    await leave(page, person);
    await page.reload();
    const strip = page.getByRole('alert', { name: 'An entry of yours was not taken' });
    await strip.getByText('latex, and penicillin since 2019').waitFor();
    expect(await clinic.violations(page)).toEqual([]);
    await clinic.picture(page, 'not-taken-tablet');
    // A reload does not take it away, nor another screen.
    await page.goto(`${clinic.url}/console/patients`);
    await strip.waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await clinic.picture(page, 'not-taken-phone');
    expect(await clinic.violations(page)).toEqual([]);

    // Somebody else on the same device.
    const context = page.context();
    await leaveLogin(page);
    const other = await clinic.newPage('tablet', context);
    await signInByHand(other, clinic.url, 'nair');
    await other.getByRole('navigation').first().waitFor();
    await other.goto(`${clinic.url}/console/patients`);
    await other.getByRole('heading', { name: 'Patients' }).first().waitFor();
    expect(await other.getByText('latex, and penicillin since 2019').count()).toBe(0);
    await leaveLogin(other);

    const again = await clinic.newPage('tablet', context);
    await signInByHand(again, clinic.url, 'lindqvist');
    const back = again.getByRole('alert', { name: 'An entry of yours was not taken' });
    await back.getByRole('button', { name: 'I have read it' }).click();
    await back.waitFor({ state: 'detached' });
    await again.reload();
    await again.getByRole('navigation').first().waitFor();
    expect(await again.getByText('latex, and penicillin since 2019').count()).toBe(0);
    expect(clinic.complaints).toEqual([]);
  }, 300_000);
});
