import { expect, test } from 'vitest';
import { squareOf } from './square-of.ts';

test.each([
  [4000, 3000, { x: 500, y: 0, side: 3000 }],
  [3000, 4001, { x: 0, y: 500, side: 3000 }],
  [512, 512, { x: 0, y: 0, side: 512 }],
  [1, 9, { x: 0, y: 4, side: 1 }],
])('of %d × %d the middle is kept', (width, height, square) => {
  expect(squareOf(width, height)).toEqual(square);
});
