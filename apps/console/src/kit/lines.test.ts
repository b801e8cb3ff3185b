import { describe, expect, test } from 'vitest';
import { itemOf, linesOf, OFFERED, standing, unfinished } from './lines.ts';

const item = { drug: 'epinephrine', mgPerMl: 1, mgPerUnit: null, unitName: 'ampoule', expiry: '2026-12-25', count: 2 };

describe('a line of the kit', () => {
  test.each([
    ['2026-11-24', 2, 'expired'],
    ['2026-11-25', 2, 'soon'],
    ['2026-12-25', 2, 'soon'],
    ['2026-12-26', 2, 'good'],
    ['2026-12-26', 0, 'none'],
    ['2026-11-24', 0, 'none'],
  ] as const)('good until %s with %i left, seen on 25 November: %s', (expiry, count, expected) => {
    expect(standing({ expiry, count }, '2026-11-25')).toBe(expected);
  });

  test('what was listed last is not taken over unseen', () => {
    const lines = linesOf([item, { ...item, expiry: '2027-01-31' }]);
    expect(unfinished(lines)).toHaveLength(2);
    const seen = lines.map((line) => ({ ...line, seen: true }));
    expect(unfinished(seen)).toEqual([]);
    expect(unfinished(seen.map((line) => ({ ...line, expiry: '' })))).toHaveLength(2);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(2);
  });

  test('what is recorded holds the item and nothing of the screen', () => {
    expect(linesOf([item]).map(itemOf)).toEqual([item]);
  });

  test('each usual strength is offered once', () => {
    expect(new Set(OFFERED.map(({ key }) => key)).size).toBe(OFFERED.length);
  });
});
