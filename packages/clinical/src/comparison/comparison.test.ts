import { describe, expect, test } from 'vitest';
import { findCode } from '../codes/index.ts';
import { sourceById } from '../sources/index.ts';
import { isPriceOld, PRICES, pricesOf } from './prices.ts';
import { compareTreatments, DISAGREEMENTS, GUIDELINE_PLACES, TREATMENTS } from './treatments.ts';

describe('treatments', () => {
  test('each has one row, an onset that runs forward, harms, and sources that exist', () => {
    expect(new Set(TREATMENTS.map((row) => row.id)).size).toBe(TREATMENTS.length);
    for (const row of TREATMENTS) {
      expect(row.onset.fromDays).toBeLessThan(row.onset.toDays);
      expect(row.harms.length).toBeGreaterThan(0);
      expect(row.figures.length).toBeGreaterThan(0);
      for (const id of [...row.sources, ...row.figures.flatMap((figure) => figure.sources)])
        expect(sourceById(id).id).toBe(id);
    }
    for (const id of [...GUIDELINE_PLACES, ...DISAGREEMENTS].flatMap((row) => row.sources))
      expect(sourceById(id).id).toBe(id);
  });
  test('percentages are percentages, and points are falls on MADRS', () => {
    for (const figure of TREATMENTS.flatMap((row) => row.figures)) {
      if (figure.unit === '%') {
        expect(figure.value).toBeGreaterThan(0);
        expect(figure.value).toBeLessThan(100);
      } else expect(figure.value).toBeLessThan(0);
      expect(figure.unit === 'points').toBe(figure.outcome === 'madrs-difference');
    }
  });
  test('a figure that two treatments share reads the same from both sides', () => {
    const of = (id: string) => TREATMENTS.find((row) => row.id === id)?.figures ?? [];
    for (const [mine, theirs, name] of [
      ['ketamine-iv', 'ect', 'ECT'],
      ['ect', 'ketamine-iv', 'ketamine'],
    ] as const) {
      for (const figure of of(mine).filter((row) => row.against?.what === name)) {
        const other = of(theirs).find((row) => row.study === figure.study && row.outcome === figure.outcome);
        expect(other?.value, `${figure.study} ${figure.outcome}`).toBe(figure.against?.value);
      }
    }
  });
  test('where trials disagree, both stand in the table and the reason beside them', () => {
    const depression = compareTreatments('depression');
    expect(depression.map((row) => row.treatment.id)).toEqual([
      'ketamine-iv',
      'esketamine-nasal',
      'ect',
      'rtms',
      'antidepressant',
      'psychotherapy',
    ]);
    const ids = (id: string) => depression.find((row) => row.treatment.id === id)?.disagreements.map((row) => row.id);
    expect(ids('ketamine-iv')).toEqual(['ketamine-or-ect']);
    expect(ids('ect')).toEqual(['ketamine-or-ect']);
    expect(ids('antidepressant')).toEqual(['star-d-cumulative']);
    expect(ids('rtms')).toEqual([]);
    expect(compareTreatments('ptsd').map((row) => row.disagreements.map((other) => other.id))).toEqual([['ptsd']]);
  });
  test('every disputed figure has its reason', () => {
    for (const study of TREATMENTS.flatMap((row) => row.figures)
      .filter((row) => row.disputed)
      .map((row) => row.study)) {
      expect(
        DISAGREEMENTS.some((row) => row.between.includes(study)),
        study,
      ).toBe(true);
    }
  });
  test('ketamine is off-label for this, esketamine is not', () => {
    expect(TREATMENTS.filter((row) => row.offLabel).map((row) => row.id)).toEqual(['ketamine-iv', 'ketamine-iv-ptsd']);
  });
});

describe('prices', () => {
  test('each has a source, a day, an order, and nothing but what was seen', () => {
    expect(new Set(PRICES.map((row) => row.id)).size).toBe(PRICES.length);
    for (const row of PRICES) {
      for (const id of row.sources) expect(sourceById(id).id).toBe(id);
      expect(row.asOf).toMatch(/^\d{4}-\d{2}-01$/);
      expect(row.low !== null || row.median !== null).toBe(true);
      if (row.low !== null && row.high !== null) expect(row.low).toBeLessThanOrEqual(row.high);
      if (row.median !== null && row.low !== null && row.high !== null) {
        expect(row.median).toBeGreaterThanOrEqual(row.low);
        expect(row.median).toBeLessThanOrEqual(row.high);
      }
    }
  });
  test('a disputed price never comes alone', () => {
    const disputed = pricesOf('esketamine-nasal').filter((row) => row.disputed);
    expect(disputed.filter((row) => row.payer === 'Medicare')).toHaveLength(2);
    expect(disputed.filter((row) => row.payer === 'self')).toHaveLength(2);
  });
  test('a code that a price names is a code we know', () => {
    for (const code of PRICES.flatMap((row) => /G\d{4}/.exec(row.what)?.[0] ?? []))
      expect(findCode('hcpcs', code)).not.toEqual([]);
  });
  test.each([
    ['2026-11-01', false],
    ['2027-11-01', false],
    ['2027-11-02', true],
    ['2026-10-01', false],
  ])('a year after the first of November 2026, on %s: old %s', (today, old) => {
    expect(isPriceOld(PRICES[0]!, today, 365)).toBe(old);
  });
  test('days are counted over leap years, and what is no day is refused', () => {
    const price = { ...PRICES[0]!, asOf: '2028-02-28' };
    expect(isPriceOld(price, '2028-03-01', 1)).toBe(true);
    expect(isPriceOld(price, '2028-03-01', 2)).toBe(false);
    expect(() => isPriceOld(price, 'today', 1)).toThrow(RangeError);
  });
  test('every treatment that is compared has a price, except for another condition', () => {
    for (const { id, condition } of TREATMENTS)
      if (condition === 'depression') expect(pricesOf(id), id).not.toEqual([]);
  });
});
