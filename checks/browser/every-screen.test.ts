import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, walk } from './index.ts';

/** Every screen where it is hardest: on a phone, in the dark, in the longer language. All of them in `npm run measure screens`. */
describe.skipIf(!built)('every screen of the console', () => {
  let clinic: ClinicInABrowser;
  beforeAll(async () => {
    clinic = await clinicInABrowser();
  }, 240_000);
  afterAll(() => clinic?.close(), 60_000);

  test('on a phone, dark, in Spanish: clean for axe, and nothing is wider than the glass', async () => {
    const found = await walk(clinic, { size: 'phone', look: 'dark', language: 'es' });
    expect(found.length).toBeGreaterThan(28);
    const wrong = found.flatMap(({ screen, violations, wider }) => [
      ...violations.map((violation) => `${screen}: ${violation}`),
      ...(wider > 0 ? [`${screen}: ${wider} px wider than the glass`] : []),
    ]);
    expect(wrong).toEqual([]);
    expect(clinic.complaints).toEqual([]);
  }, 300_000);
});
