import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRICES } from '@keel/clinical/comparison';
import {
  courseCounts,
  DISPUTE,
  INSURER_PATHS,
  MAINTENANCE_HORIZON_DAYS,
  publishedOdds,
  publishedPrices,
} from '@keel/clinical/costs';
import { type Regimen, STARTING_POLICIES } from '@keel/clinical/policy';
import { type SourceId, sourceById } from '@keel/clinical/sources';
import { describe, expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { es } from '../words/es.ts';

/** What is counted by, and is no figure: a hundred people. */
const COUNTED_BY = /\b100\b/g;

const textsOf = (words: unknown): readonly string[] =>
  typeof words === 'string' ? [words] : Object.values(words as object).flatMap(textsOf);
const REGIMENS = Object.values(STARTING_POLICIES).flatMap(({ regimens }) =>
  Object.entries(regimens as Readonly<Record<string, Regimen>>).map(([id, regimen]) => ({ id, ...regimen })),
);

describe('the numbers of the cost page', () => {
  test.each([
    ['en', en.cost],
    ['es', es.cost],
  ] as const)(
    'no digit stands in its words (%s): each comes from a row, from the clinic’s prices or from the account',
    (_, words) => {
      const strays = textsOf(words).filter((text) =>
        /\d/.test(text.replace(/\{\{\w+\}\}/g, '').replace(COUNTED_BY, '')),
      );
      expect(strays).toEqual([]);
    },
  );

  test('none stands in the page itself', () => {
    const page = readFileSync(join(import.meta.dirname, 'CostPage.tsx'), 'utf8');
    // Text between tags, and numbers larger than a step or a share needs.
    expect([...page.matchAll(/>([^<>{}()=;&]*\d[^<>{}()=;&]*)</g)].map(([, text]) => text)).toEqual([]);
    expect(
      [...page.matchAll(/(?<![\w.#'-])\d{3,}(?![\w'-])/g)].map(([text]) => text).filter((text) => text !== '100'),
    ).toEqual([]);
  });

  test('every figure that it is given names a source that exists: prices of others, odds, insurers, the right to dispute', () => {
    const sources: SourceId[] = [...DISPUTE.sources];
    let figures = 0;
    for (const regimen of REGIMENS) {
      const counts = courseCounts(regimen);
      const odds = publishedOdds(regimen);
      for (const row of counts.figures) {
        figures += 1;
        expect(row.sources.length, row.what).toBeGreaterThan(0);
        sources.push(...row.sources);
      }
      if (counts.paths.some((path) => path.odds !== null)) expect(odds, regimen.id).not.toBeNull();
      for (const price of publishedPrices(regimen.route)) {
        figures += 1;
        expect(PRICES).toContain(price);
        sources.push(...price.sources);
      }
    }
    expect(figures).toBeGreaterThan(10);
    for (const path of INSURER_PATHS) {
      expect(path.sources.length, path.id).toBeGreaterThan(0);
      sources.push(...path.sources);
    }
    for (const id of sources) expect(sourceById(id).id).toBe(id);
  });

  test('the half year of its words is the half year that is counted', () => {
    expect(en.cost.path.maintained).toContain('half a year');
    expect(Math.round(MAINTENANCE_HORIZON_DAYS / 30.4375)).toBe(6);
  });
});
