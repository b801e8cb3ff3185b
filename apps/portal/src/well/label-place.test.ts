import { expect, test } from 'vitest';
import { labelPlace } from './label-place.ts';

const SIDES = [30, 348] as const;
const LINE = 150;

test.each([
  ['no score is near it', [{ x: 40, y: 60 }], 'start'],
  ['the only score is low and stands at the left', [{ x: 40, y: 158 }], 'end'],
  ['the first and the last score are low', [40, 338].map((x) => ({ x, y: 158 })), 'middle'],
  ['every score is low', [40, 190, 338].map((x) => ({ x, y: 158 })), 'start'],
])('where %s, the words of a line run into none where they can', (_what, points, anchor) => {
  expect(labelPlace(LINE, points, SIDES).anchor).toBe(anchor);
});
