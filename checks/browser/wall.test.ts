import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type ClinicInABrowser, clinicInABrowser, settled } from './index.ts';

const GLASSES = [
  [360, 640],
  [390, 844],
  [844, 390],
  [820, 1180],
  [1024, 768],
  [1180, 820],
  [1440, 900],
] as const;

describe.skipIf(!built)('the wall, and the board before it', () => {
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

  test('Emergency has one corner, and no live value of the board is ever under it or cut by it, on any glass', async () => {
    const page = await clinic.signedIn('lindqvist', 'tablet');
    const session = await clinic.newPage('tablet', page.context());
    await session.goto(`${clinic.url}/console/session/today-chen`);
    const there = session.getByRole('button', { name: 'Emergency', exact: true });
    const emergency = page.getByRole('link', { name: 'Emergency', exact: true });
    const last = page.locator('article a').last();
    await there.waitFor();
    await page.locator('article [data-freshness]').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    for (const [width, height] of GLASSES) {
      await page.setViewportSize({ width, height });
      await session.setViewportSize({ width, height });
      const found = await page.evaluate(async () => {
        const button = [...document.querySelectorAll('main a')].find((at) => at.textContent === 'Emergency')!;
        const corners = new Set<string>();
        const wrong = new Set<string>();
        const whole = new Set<Element>();
        const values = [...document.querySelectorAll('article [data-freshness]')];
        for (let from = 0; ; from += 40) {
          scrollTo({ top: from, behavior: 'instant' });
          await new Promise((done) => requestAnimationFrame(done));
          const over = button.getBoundingClientRect();
          corners.add(`${Math.round(innerWidth - over.right)} right, ${Math.round(innerHeight - over.bottom)} below`);
          const below = document.querySelector('header')!.getBoundingClientRect().bottom;
          for (const value of values) {
            const chair = value.closest('article')!;
            const { left, right, top, bottom } = value.getBoundingClientRect();
            if (top >= below && bottom <= over.top) whole.add(value);
            // At the height of Emergency nothing of it is in sight, neither under the button nor beside it.
            for (let y = Math.max(top, over.top) + 1; y < Math.min(bottom, over.bottom); y += 6)
              for (let x = left + 1; x < right; x += 12)
                if (chair.contains(document.elementFromPoint(x, y)))
                  wrong.add(`${chair.querySelector('h2')?.textContent}: ${value.textContent}`);
          }
          if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) break;
        }
        for (const value of values) if (!whole.has(value)) wrong.add(`never seen whole: ${value.textContent}`);
        return { values: values.length, corners: [...corners], wrong: [...wrong] };
      });
      const glass = `${width} by ${height}`;
      expect(found.values, glass).toBeGreaterThan(8);
      expect(found.wrong, glass).toEqual([]);
      // What the keyboard comes to is not behind it either.
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await last.blur();
      await last.focus();
      const focused = (await last.boundingBox())!;
      expect(focused.y + focused.height, glass).toBeLessThanOrEqual((await emergency.boundingBox())!.y);
      await clinic.picture(page, `board-emergency-${width}`);
      const own = (await there.boundingBox())!;
      const inSession = `${Math.round(width - own.x - own.width)} right, ${Math.round(height - own.y - own.height)} below`;
      expect(found.corners, glass).toEqual([inSession]);
    }
    await page.context().close();
  });

  test.each(['ready', 'release', 'record'])(
    'in the part “%s” of a session Emergency has the same strip: no words are ever under it or beside it, on any glass',
    async (part) => {
      const page = await clinic.signedIn('lindqvist', 'tablet', { at: `/session/today-chen/${part}` });
      const emergency = page.getByRole('button', { name: 'Emergency', exact: true });
      await emergency.waitFor();
      await settled(page);
      for (const [width, height] of GLASSES) {
        await page.setViewportSize({ width, height });
        await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
        const found = await page.evaluate(async () => {
          const main = document.querySelector('main')!;
          const button = [...document.querySelectorAll('button')].find((at) => at.textContent === 'Emergency')!;
          const wrong = new Set<string>();
          const corners = new Set<string>();
          for (let from = 0; ; from += 60) {
            scrollTo({ top: from, behavior: 'instant' });
            await new Promise((done) => requestAnimationFrame(done));
            const over = button.getBoundingClientRect();
            corners.add(`${Math.round(innerWidth - over.right)} right, ${Math.round(innerHeight - over.bottom)} below`);
            for (let y = over.top + 1; y < over.bottom; y += 8)
              for (let x = main.getBoundingClientRect().left + 1; x < innerWidth; x += 12) {
                const at = document.elementFromPoint(x, y);
                if (at !== null && main.contains(at)) wrong.add(at.textContent.slice(0, 60));
              }
            if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) break;
          }
          // At its end the page stands above the strip, down to its last words.
          const words = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
          let lowest = 0;
          while (words.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(words.currentNode);
            lowest = Math.max(lowest, range.getBoundingClientRect().bottom);
          }
          return { wrong: [...wrong], corners: corners.size, under: lowest - button.getBoundingClientRect().top };
        });
        const glass = `${width} by ${height}`;
        expect(found.wrong, glass).toEqual([]);
        expect(found.corners, glass).toBe(1);
        expect(found.under, glass).toBeLessThanOrEqual(0);
        // What the keyboard comes to is not behind it either.
        await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
        const last = page.locator('main').locator('a:visible, button:visible:enabled').last();
        await last.blur();
        await last.focus();
        const focused = (await last.boundingBox())!;
        expect(focused.y + focused.height, glass).toBeLessThanOrEqual((await emergency.boundingBox())!.y);
        await clinic.picture(page, `${part}-emergency-${width}`);
      }
      await page.context().close();
    },
  );
});
