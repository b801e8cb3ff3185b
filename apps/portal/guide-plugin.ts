import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';
import { guideSite } from './src/guide/index.ts';
import { questionsSite } from './src/is-it-for-me/questions-page.ts';
import { verifySite } from './src/verify/verify-page.ts';

const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const QUESTIONS = join(here, 'src/is-it-for-me/main.ts');
const VERIFY = join(here, 'src/verify/main.ts');

/**
 * The tokens of packages/ui for pages without script: the dark look is chosen by the device instead of by `data-look`. On paper
 * it is always light.
 */
export function tokensByDevice(css: string): string {
  const block = (selector: string): string => {
    const from = css.indexOf(`${selector} {`);
    if (from < 0) throw new Error(`tokens.css has no ${selector}`);
    return css.slice(css.indexOf('{', from) + 1, css.indexOf('\n}', from));
  };
  return `:root {${block(':root')}}\n@media screen and (prefers-color-scheme: dark) {\n:root {${block('[data-look="dark"]')}}\n}\n`;
}

/** Writes the home page and the guide as plain files beside the portal's program. */
export function guide(): Plugin {
  return {
    name: 'keel-guide',
    apply: 'build',
    config: () => ({ build: { rollupOptions: { input: { 'is-it-for-me': QUESTIONS, verify: VERIFY } } } }),
    generateBundle(_options, bundle) {
      const font = this.emitFile({
        type: 'asset',
        name: 'inter.woff2',
        source: readFileSync(require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')),
      });
      const fontUrl = `/${this.getFileName(font)}`;
      const tokens = readFileSync(join(here, '../../packages/ui/src/tokens/tokens.css'), 'utf8');
      const sheet = readFileSync(join(here, 'src/guide/guide.css'), 'utf8').replace('__FONT__', fontUrl);
      const style = this.emitFile({
        type: 'asset',
        name: 'guide.css',
        source: tightened(tokensByDevice(tokens) + sheet),
      });
      const script = Object.values(bundle).find(
        (part): part is Rollup.OutputChunk => part.type === 'chunk' && part.facadeModuleId === QUESTIONS,
      );
      if (script === undefined) this.error('the questions of "Is it for me?" were not built');
      const assets = {
        style: `/${this.getFileName(style)}`,
        font: fontUrl,
        questions: `/${script.fileName}`,
        questionsImport: script.imports.map((file) => `/${file}`),
      };
      const check = Object.values(bundle).find(
        (part): part is Rollup.OutputChunk => part.type === 'chunk' && part.facadeModuleId === VERIFY,
      );
      // It is written into its page, which must be whole in one file.
      if (check === undefined || check.imports.length > 0)
        this.error('the page that checks a passport is not in one piece');
      delete bundle[check.fileName];
      const own = {
        script: check.code.trim(),
        style: tightened(tokensByDevice(tokens) + readFileSync(join(here, 'src/verify/verify.css'), 'utf8')),
      };
      const whole = { ...own, scriptHash: sha256(own.script), styleHash: sha256(own.style) };
      for (const { file, html } of [...guideSite(assets), ...questionsSite(assets), ...verifySite(whole)])
        this.emitFile({ type: 'asset', fileName: file, source: html });
    },
    writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      for (const { fileName } of Object.values(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue;
        const path = join(dir, fileName);
        writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
      }
    },
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Without comments and the spaces that lay the sheet out for us. */
const tightened = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/\s*([{};])\s*/g, '$1');
