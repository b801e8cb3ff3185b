import { expect, test } from 'vitest';
import { SOURCE_ROWS, type SourceId, sourceById } from './index.ts';

test('every source has one row, says how it was seen, and where unless it is a mark', () => {
  expect(new Set(SOURCE_ROWS.map(({ id }) => id)).size).toBe(SOURCE_ROWS.length);
  for (const { id, what, seen, where } of SOURCE_ROWS) {
    expect(what.length, id).toBeGreaterThan(3);
    expect(seen.length, id).toBeGreaterThan(0);
    if (id === 'GK' || id === 'PD') expect(where, id).toBeNull();
    else expect(where, id).toMatch(/^https?:\/\//);
  }
});

test('a source that has no row is an error, not an empty citation', () => {
  expect(() => sourceById('NOT-A-SOURCE' as SourceId)).toThrow('there is no source');
  expect(sourceById('PI-US-2019').seen).toContain('secondary');
});
