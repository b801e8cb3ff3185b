import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clinicInABrowser, type Language, type LookName, SIZES, type Size, walk } from '../checks/browser/index.ts';

/**
 * Every screen of the console and its main sheets in every size and look, in English, and on a phone in Spanish: a picture
 * of each, contact sheets to look at, and a list of what axe found, what is wider than the glass, too small for a thumb,
 * cut off or without words. Into `KEEL_PICTURES`, else `pictures/` of the checkout. `node bench/screens.bench.ts tablet
 * dark es` looks at less; so does the name of a screen.
 */
const folder = process.env['KEEL_PICTURES'] ?? join(import.meta.dirname, '../pictures');
mkdirSync(folder, { recursive: true });
const said = process.argv.slice(2);
const SIZE_NAMES = Object.keys(SIZES) as Size[];
const LOOKS: readonly LookName[] = ['light', 'dark', 'quiet'];
const some = <T extends string>(all: readonly T[], else_: readonly T[]): readonly T[] => {
  const named = all.filter((one) => said.includes(one));
  return named.length > 0 ? named : else_;
};
const languages = some<Language>(['en', 'es'], ['en', 'es']);
const screens = said.filter((word) => ![...SIZE_NAMES, ...LOOKS, 'en', 'es'].includes(word));

const clinic = await clinicInABrowser();
let pictures = 0;
const wrong: string[] = [];
for (const size of some(SIZE_NAMES, SIZE_NAMES)) {
  for (const look of some(LOOKS, LOOKS)) {
    for (const language of languages) {
      // Spanish is longer: where there is least room it is looked at, unless it was asked for.
      if (language === 'es' && !said.includes('es') && (size !== 'phone' || look !== 'dark')) continue;
      const found = await walk(clinic, { size, look, language, folder, ...(screens.length > 0 ? { screens } : {}) });
      pictures += found.length;
      for (const { screen, wrong: those } of found) {
        wrong.push(...those.map((one) => `${screen} ${size} ${look} ${language}: ${one}`));
      }
      const names = readdirSync(folder).filter(
        (name) => name.endsWith(`.${size}.${look}.${language}.png`) && !name.startsWith('sheet.'),
      );
      const page = await clinic.browser.newPage({ viewport: { width: 1600, height: 1000 } });
      const images = names.map((name) => {
        const data = readFileSync(join(folder, name)).toString('base64');
        return `<figure><figcaption>${name.split('.')[0]}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
      });
      await page.setContent(
        `<style>body{display:flex;flex-wrap:wrap;gap:12px;margin:12px;font:14px sans-serif;background:#888}
         figure{margin:0}img{height:${size === 'phone' || size === 'tablet' ? 560 : 400}px;display:block}</style>${images.join('')}`,
      );
      await page.screenshot({ path: join(folder, `sheet.${size}.${look}.${language}.png`), fullPage: true });
      await page.close();
      console.log(`${size} ${look} ${language}: ${found.length} screens`);
    }
  }
}
writeFileSync(join(folder, 'found.txt'), `${wrong.join('\n')}\n`);
console.log(`${pictures} pictures, ${wrong.length} findings, in ${folder}`);
await clinic.close();
process.exit(wrong.length === 0 ? 0 : 1);
