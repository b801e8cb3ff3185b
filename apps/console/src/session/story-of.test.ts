import { expect, test } from 'vitest';
import { aligned, curveOf, steps } from './story-of.ts';

test('a gap in the feed stays a gap, and charted values stand on the same clock', () => {
  const [times, curve, points] = aligned(
    [
      { at: 1_000, value: 70 },
      { at: 2_000, value: 71 },
      { at: 60_000, value: 80 },
    ],
    [{ at: 2_000, value: 72 }],
  );
  expect(times).toEqual([1, 2, 2.001, 60]);
  expect(curve).toEqual([70, 71, null, 80]);
  expect(points).toEqual([null, 72, null, null]);
});

test('the live tail goes on where the thinned history ends, once', () => {
  const trend = {
    kind: 'HR',
    unit: '/min',
    device: 'm1',
    points: [
      [1_000, 70],
      [11_000, 72],
    ],
  } as never;
  const live = {
    last: {} as never,
    none: undefined,
    samples: [
      { at: 10_000, value: 71 },
      { at: 12_000, value: 73 },
    ],
  };
  expect(curveOf(['HR', 'PULSE'], [trend], (kind) => (kind === 'HR' ? live : undefined))).toEqual([
    { at: 1_000, value: 70 },
    { at: 11_000, value: 72 },
    { at: 12_000, value: 73 },
  ]);
});

test('a step holds until now', () => {
  expect(steps([{ at: 0, value: 5 }], 60_000)).toEqual([
    [0, 60],
    [5, 5],
  ]);
  expect(steps([], 60_000)).toEqual([[], []]);
});
