import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, serve } from '@keel/server';
import {
  knownPeople,
  launchBrowser,
  openEveryPage,
  type PortalLanguage,
  type PortalLook,
  type PortalSize,
} from '../checks/browser/index.ts';

/**
 * Every page of the patients' side in every size, look and language: a picture of each, contact sheets to look at, and what is wrong
 * with it: wider than the glass, cut off, untranslated, too small for a thumb, without the crisis line, what axe finds.
 * Writes to `KEEL_PICTURES`, else to a folder that is named at the end. `node bench/portal-screens.bench.ts phone dark es` opens less;
 * a word in quotes that is none of these names the pages ('=well' those whose name begins so).
 */
const folder = process.env['KEEL_PICTURES'] ?? mkdtempSync(join(tmpdir(), 'keel-portal-pictures-'));
mkdirSync(folder, { recursive: true });
const said = process.argv.slice(2);
const some = <T extends string>(all: readonly T[]): readonly T[] => {
  const named = all.filter((one) => said.includes(one));
  return named.length > 0 ? named : all;
};
const pages = said.filter((one) => one.startsWith('=')).map((one) => one.slice(1));
const dir = mkdtempSync(join(tmpdir(), 'keel-portal-screens-'));
const serving = await serve({
  settings: readSettings({ KEEL_DATA: dir, PORT: '0', MLLP_PORT: '0' }, dir),
  version: 'bench',
  say: () => {},
});
const { url } = serving;
const browser = await launchBrowser();
const people = await knownPeople(browser, url);
let pictures = 0;
const wrong: string[] = [];
for (const size of some<PortalSize>(['phone', 'tablet', 'desktop'])) {
  for (const look of some<PortalLook>(['light', 'dark'])) {
    for (const language of some<PortalLanguage>(['en', 'es'])) {
      const end = `${size}.${look}.${language}.png`;
      const found = await openEveryPage(browser, url, {
        size,
        look,
        language,
        people,
        only: (name) => pages.length === 0 || pages.some((one) => name.startsWith(one)),
        see: async (page, name) => {
          // What is fixed to the glass would stand in the middle of a long picture.
          await page.evaluate(() => {
            for (const at of document.querySelectorAll('nav')) at.style.position = 'static';
          });
          await page.screenshot({ path: join(folder, `${name}.${end}`), fullPage: true });
        },
      });
      pictures += found.length;
      for (const one of found)
        for (const what of one.wrong) wrong.push(`${one.name} ${size} ${look} ${language}: ${what}`);
      await contactSheets(end, size === 'phone' ? 300 : 480);
      console.log(`${size} ${look} ${language}: ${found.length} pages`);
    }
  }
}
writeFileSync(join(folder, 'found.txt'), `${wrong.join('\n')}\n`);
console.log([...new Set(wrong)].join('\n'));
console.log(`${pictures} pages opened, ${wrong.length} findings, pictures in ${folder}`);
await browser.close();
await serving.close();
rmSync(dir, { recursive: true, force: true });
process.exitCode = wrong.length === 0 ? 0 : 1;

/** Sixteen pages side by side, each cut where a reader would have scrolled twice. */
async function contactSheets(end: string, width: number): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.endsWith(`.${end}`) && !name.startsWith('sheet'));
  for (let from = 0; from < names.length; from += 16) {
    const page = await browser.newPage({ viewport: { width: 4 * (width + 12) + 24, height: 900 } });
    const images = names.slice(from, from + 16).map((name) => {
      const data = readFileSync(join(folder, name)).toString('base64');
      return `<figure><figcaption>${name.split('.')[0]}</figcaption><div><img src="data:image/png;base64,${data}"></div></figure>`;
    });
    await page.setContent(
      `<style>body{display:grid;grid-template-columns:repeat(4,${width}px);gap:12px;margin:12px;font:14px sans-serif;background:#888}
       figure{margin:0}div{max-height:${width * 2.6}px;overflow:hidden}img{width:${width}px;display:block}</style>${images.join('')}`,
    );
    await page.screenshot({ path: join(folder, `sheet-${from / 16}.${end}`), fullPage: true });
    await page.close();
  }
}
