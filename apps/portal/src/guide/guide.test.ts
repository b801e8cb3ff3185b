import { FIGURE_IDS, type FigureId, figureRow, HARM_IDS, sourcesOfFigure } from '@keel/clinical/figures';
import { describe, expect, test } from 'vitest';
import { addressOf } from './addresses.ts';
import { type Inline, LANGUAGES, type Language, type Text } from './block.ts';
import { guideSite } from './guide-site.ts';
import { PAGES } from './pages/index.ts';
import { proseOf, textsOf, textsOfBlock } from './prose.ts';
import {
  counted,
  englishSyllables,
  fernandezHuerta,
  fleschKincaidGrade,
  inflesz,
  spanishSyllables,
} from './reading-level.ts';
import { plainText } from './render-text.ts';

const ASSETS = {
  style: '/assets/guide.css',
  font: '/assets/inter.woff2',
  questions: '/assets/questions.js',
  questionsImport: [],
};
const site = guideSite(ASSETS);
const addresses = new Set(site.map(({ address }) => address));

/** Digits that are no figures, each with the reason why it may stand in a text. */
const ALLOWED: Readonly<Record<string, string>> = {
  '911': 'the telephone number of the emergency services',
  '988': 'the telephone number of the crisis line',
  '(GLP-1)': 'the name of a group of medicines',
  '“It works for 70 %.”': 'a claim that is quoted in order to be judged',
  '«Sirve al 70 %.»': 'the same claim in Spanish',
  '-1': 'the name of a trial',
  '-2': 'the name of a trial',
  '-3': 'the name of a trial',
};

const inlines = (language: Language): readonly { readonly page: string; readonly part: Inline }[] =>
  PAGES.flatMap((page) => textsOf(page, language).flatMap((text) => text.map((part) => ({ page: page.key, part }))));

describe.each(LANGUAGES)('the numbers of the guide (%s)', (language) => {
  test('no digit stands in a text that is not taken from a row, but for names with a reason', () => {
    const strays = inlines(language).flatMap(({ page, part }) => {
      const words = typeof part === 'string' ? part : 'words' in part ? part.words : '';
      if (!/\d/.test(words)) return [];
      const named = typeof part === 'object' && (part.mark === 'name' || part.mark === 'link');
      return named && words in ALLOWED ? [] : [`${page}: ${words}`];
    });
    expect(strays).toEqual([]);
  });
  test('no number is written out where the table has it in digits: percent and dollar signs come from rows alone', () => {
    const strays = inlines(language).flatMap(({ page, part }) =>
      typeof part === 'string' && /[%$]|percent|por ciento/i.test(part) ? [`${page}: ${part}`] : [],
    );
    expect(strays).toEqual([]);
  });
  test('every figure in the written pages carries at least one source mark, and every mark leads to a source of its page', () => {
    for (const { address, html } of site.filter((file) => file.language === language)) {
      for (const [whole] of html.matchAll(/<span class="figure">.*?<\/span>/g))
        expect(whole, `${address} ${whole}`).toMatch(/<sup class="marks"><a href="#source-\d+"/);
      const ids = new Set([...html.matchAll(/id="([^"]+)"/g)].map((match) => match[1]));
      for (const [, anchor] of html.matchAll(/href="#([^"]+)"/g))
        expect(ids, `${address} #${anchor}`).toContain(anchor);
    }
  });
  test('every hundred people that are drawn stand beside a hundred without the drug, or beside the words that nobody counted them', () => {
    const effects = site.find((file) => file.language === language && /effects|efectos/.test(file.address))!;
    const drawn = effects.html.match(/class="people"/g)!.length;
    const missing = effects.html.match(/class="group none"/g)!.length;
    expect((drawn + missing) % 2).toBe(0);
    expect(drawn).toBeGreaterThan(30);
    // Two groups are compared at a glance only where both are of a hundred.
    const said = [...effects.html.matchAll(/class="people"[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label);
    expect(said.filter((label) => !/\u00a0(in|de\u00a0cada)\u00a0100,/.test(label ?? ''))).toEqual([]);
  });
  test('every harm that is counted stands beside its comparator, or beside the words that there was none', () => {
    const counted = new Set<string>(HARM_IDS.filter((id) => figureRow(id as FigureId).unit === '%'));
    const figuresOf = (text: Text) =>
      text.flatMap((part) => (typeof part === 'object' && part.mark === 'figure' ? [part.id as string] : []));
    const none = language === 'en' ? /without the drug|no group|No group/ : /sin el fármaco|(no|No) había grupo/;
    const alone = PAGES.flatMap((page) =>
      page[language].body
        // What stands in one row is read as one; the drawn pairs have a test of their own.
        .flatMap((block): readonly Text[] =>
          block.block === 'table' ? block.rows.map((row) => row.flat()) : textsOfBlock(block),
        )
        .flatMap((text) => {
          const here = figuresOf(text);
          return here.filter(
            (id) =>
              counted.has(id) &&
              !id.endsWith('-placebo') &&
              !here.includes(`${id}-placebo`) &&
              !none.test(plainText(text, language)),
          );
        })
        .map((id) => `${page.key}: ${id}`),
    );
    expect(alone).toEqual([]);
  });
});

test('both languages say the same figures, page by page', () => {
  for (const page of PAGES) {
    const figures = (language: Language) =>
      textsOf(page, language)
        .flat()
        .flatMap((part) => (typeof part === 'object' && part.mark === 'figure' ? [part.id] : []))
        .sort();
    expect(figures('es'), page.key).toEqual(figures('en'));
    expect(
      page.es.body.map(({ block }) => block),
      page.key,
    ).toEqual(page.en.body.map(({ block }) => block));
  }
});

test('a table has a cell for every column', () => {
  for (const page of PAGES)
    for (const language of LANGUAGES)
      for (const block of page[language].body)
        if (block.block === 'table')
          for (const row of block.rows) expect(row.length, block.caption).toBe(block.head.length);
});

test('every figure has a value that makes sense, a source and a basis', () => {
  for (const id of FIGURE_IDS) {
    const row = figureRow(id);
    const ends = [row.value].flat();
    expect(sourcesOfFigure(row).length, id).toBeGreaterThan(0);
    expect(ends[0], id).toBeLessThanOrEqual(ends.at(-1)!);
    if (row.unit === '%') for (const value of ends) expect(value, id).toBeGreaterThanOrEqual(0);
    if (row.unit === '%') for (const value of ends) expect(value, id).toBeLessThanOrEqual(100);
    if (row.sources.length > 0 && row.sources.every((source) => source === 'GK'))
      expect(row.basis, id).toBe('general knowledge');
    if (row.sources[0] === 'PD') expect(row.basis, id).toBe('clinic policy');
  }
});

describe('addresses', () => {
  /** Pages of the portal's program, and the staff's: not files of the guide. */
  const ELSEWHERE = /^\/(console|my|sign-up|refer|is-it-for-me|es\/es-para-mi|icon\.svg|assets)/;
  test('every link within the site leads to a page that is built', () => {
    for (const { address, html } of site)
      for (const [, to] of html.matchAll(/href="(\/[^"#?]*)/g))
        expect(addresses.has(to!) || ELSEWHERE.test(to!), `${address} → ${to}`).toBe(true);
  });
  test('each page names its twin in the other language, and the twin names it', () => {
    for (const { address, html } of site) {
      const other = /<link rel="alternate" hreflang="\w+" href="([^"]+)"/.exec(html)?.[1];
      const twin = site.find((file) => file.address === other);
      expect(twin?.html.includes(`href="${address}"`), address).toBe(true);
    }
  });
  test('no two pages share an address', () => {
    expect(addresses.size).toBe(site.length);
    for (const page of PAGES) expect(addressOf(page, 'en')).not.toBe(addressOf(page, 'es'));
  });
});

describe('every page', () => {
  test('begins with the crisis line, needs no script, and holds nothing that a strict policy refuses', () => {
    for (const { address, html } of site) {
      const body = html.slice(html.indexOf('<body>'));
      expect(body.indexOf('tel:988'), address).toBeLessThan(body.indexOf('<main'));
      expect(body.indexOf('tel:911'), address).toBeLessThan(body.indexOf('<main'));
      expect(/<script|<style|\sstyle=|\son\w+=/.exec(html)?.[0], address).toBeUndefined();
    }
  });
  test('says on its own pages what is approved and what is off-label', () => {
    for (const key of ['start', 'what', 'routes', 'who-may', 'compared', 'key-points', 'professionals']) {
      const page = PAGES.find((one) => one.key === key)!;
      for (const [language, off] of [
        ['en', /off-label/],
        ['es', /fuera de etiqueta/],
      ] as const) {
        const html = site.find(({ address }) => address === addressOf(page, language))!.html;
        expect(off.test(html), `${key} ${language}`).toBe(true);
        expect(
          (language === 'en' ? /approved|labelled/i : /aprobad|indicaciones/i).test(html),
          `${key} ${language}`,
        ).toBe(true);
      }
    }
  });
  test('never tells anybody to stop a medicine', () => {
    for (const page of PAGES)
      for (const language of LANGUAGES)
        for (const sentence of proseOf(page, language).flatMap((block) => block.split(/(?<=[.!?])\s/)))
          if (/^(stop|deje) /i.test(sentence.trim()))
            expect(sentence, page.key).toMatch(/(no|none|any|never|ninguno|nunca) /i);
  });
});

describe('reading level', () => {
  test.each([
    ['people', 2],
    ['ketamine', 3],
    ['quiet', 2],
    ['science', 2],
    ['little', 2],
    ['watched', 1],
    ['needed', 2],
    ['depression', 3],
    ['idea', 3],
  ])('%s has %d syllables, give or take one', (word, syllables) => {
    expect(Math.abs(englishSyllables(word) - syllables)).toBeLessThanOrEqual(1);
  });
  test.each([
    ['ketamina', 4],
    ['depresión', 3],
    ['ciudad', 2],
    ['día', 2],
    ['quien', 1],
    ['estudios', 3],
    ['muy', 1],
    ['aerosol', 4],
    ['seguía', 3],
    ['guerra', 2],
    ['aéreo', 4],
  ])('%s has %d syllables', (word, syllables) => {
    expect(spanishSyllables(word)).toBe(syllables);
  });
  test('a hard text is measured as hard, in both languages', () => {
    const hard =
      'Subanaesthetic intravenous administration precipitates transient dissociative symptomatology, necessitating continuous haemodynamic observation until pharmacodynamic resolution is objectively documented.';
    expect(fleschKincaidGrade(counted([hard], englishSyllables))).toBeGreaterThan(16);
    const duro =
      'La administración intravenosa subanestésica precipita sintomatología disociativa transitoria, necesitando observación hemodinámica continuada hasta documentar objetivamente la resolución farmacodinámica.';
    expect(inflesz(counted([duro], spanishSyllables))).toBeLessThan(20);
  });
  test.each(PAGES.map((page) => [page.key, page] as const))('%s can be read at twelve', (_key, page) => {
    const english = counted(proseOf(page, 'en'), englishSyllables);
    const spanish = counted(proseOf(page, 'es'), spanishSyllables);
    if (process.env['KEEL_MEASURE'] !== undefined)
      console.log(
        `| ${page.key} | ${english.words} | ${fleschKincaidGrade(english).toFixed(1)} | ${spanish.words} | ${inflesz(spanish).toFixed(0)} | ${fernandezHuerta(spanish).toFixed(0)} |`,
      );
    const limit = page.reader === 'patient' ? { grade: 7, ease: 65 } : { grade: 13, ease: 40 };
    expect(fleschKincaidGrade(english)).toBeLessThanOrEqual(limit.grade);
    expect(inflesz(spanish)).toBeGreaterThanOrEqual(limit.ease);
  });
});
