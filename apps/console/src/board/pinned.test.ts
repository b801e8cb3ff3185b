import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Coming } from './next-minutes.ts';
import { pinned } from './pinned.ts';

const at = (place: number): Coming => ({ place }) as Coming;
const onLine = (linePx: number, letters: number, ...places: readonly number[]) =>
  pinned(places.map(at), () => letters, linePx).map(({ row, side }) => `${row} ${side}`);
const rowsAndSides = (letters: number, ...places: readonly number[]) => onLine(1_000, letters, ...places);

test('what lies apart shares the lowest row, what would cover another stands above it', () => {
  expect(rowsAndSides(20, 0, 0.5)).toEqual(['0 right', '0 right']);
  expect(rowsAndSides(20, 0, 0.1, 0.4)).toEqual(['0 right', '1 right', '0 right']);
});

test('a label that would run over the end stands left of its moment, and covers nothing there', () => {
  expect(rowsAndSides(20, 0.77, 0.97)).toEqual(['0 right', '1 left']);
  expect(rowsAndSides(20, 0.5, 0.97)).toEqual(['0 right', '0 left']);
});

test('on a shorter line the same labels need more rows, and turn to the left sooner', () => {
  expect(onLine(1_000, 30, 0, 0.3)).toEqual(['0 right', '0 right']);
  expect(onLine(650, 30, 0, 0.3)).toEqual(['0 right', '1 right']);
  expect(onLine(650, 30, 0.6)).toEqual(['0 left']);
});

test('no label covers another, whatever is due when', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), letters: fc.integer({ min: 5, max: 60 }) }),
        {
          maxLength: 24,
        },
      ),
      (given) => {
        const sorted = given.toSorted((a, b) => a.place - b.place);
        const lines = sorted.map(({ place }) => at(place));
        const placed = pinned(lines, (one) => sorted[lines.indexOf(one)]!.letters, 1_000);
        const taken = placed.map(({ place, row, side }, n) => {
          const width = 0.06 + 0.0075 * sorted[n]!.letters;
          return side === 'left' ? { row, from: place - width, to: place } : { row, from: place, to: place + width };
        });
        for (const [n, one] of taken.entries())
          for (const other of taken.slice(n + 1))
            expect(one.row !== other.row || other.to <= one.from || other.from >= one.to).toBe(true);
      },
    ),
  );
});
