import { expect, test } from 'vitest';
import { hasGone, whereabouts } from './index.ts';

test.each([
  ['released', null, 'released', false],
  ['released', '2026-03-02T17:00:00.000Z', 'gone', true],
  ['left', '2026-03-02T17:00:00.000Z', 'left', true],
  ['recovery', null, 'recovery', false],
])('%s, left at %s: the desk is told that they are %s', (phase, leftAt, said, gone) => {
  expect(whereabouts({ phase, leftAt })).toBe(said);
  expect(hasGone({ phase, leftAt })).toBe(gone);
});
