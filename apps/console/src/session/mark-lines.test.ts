import { describe, expect, test } from 'vitest';
import { linesOf, MARK_LINES } from './mark-lines.ts';

const window = [0, 90] as const;
const lines = (...marks: readonly (readonly [number, string])[]) =>
  linesOf(
    marks.map(([at, label]) => ({ at, label })),
    window,
  );

describe('the words of the marks', () => {
  test('stand on one line while there is room', () => {
    expect(lines([0, 'start'], [30, 'pause'], [60, 'end'])).toEqual([0, 0, 0]);
  });
  test('stand below each other where they are close', () => {
    expect(lines([10, 'pause'], [11, 'off monitor'], [12, 'resumed'], [13, 'end'])).toEqual([0, 1, 2, 3]);
  });
  test('take a line again as soon as the word on it has ended, a short one sooner', () => {
    expect(lines([10, 'end'], [21, 'bolus'])).toEqual([0, 0]);
    expect(lines([10, 'acetaminophen'], [21, 'bolus'])).toEqual([0, 1]);
  });
  test('of more than there are lines, the next stands on the one that is free soonest', () => {
    const close = Array.from({ length: MARK_LINES }, (_, n) => [10 + n, 'off monitor'] as const);
    expect(lines(...close, [20, 'end']).at(-1)).toBe(0);
  });
});
