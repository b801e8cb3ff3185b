import { expect, test } from 'vitest';
import { watchClock } from './clock-steps.ts';

test('a clock that is put ahead is seen with how far, once; one that goes, is slewed or set back is none', () => {
  let wall = 1_000_000;
  let steady = 50;
  const steps = watchClock(
    () => wall,
    () => steady,
  );
  const pass = (ms: number, more = 0) => {
    steady += ms;
    wall += ms + more;
    return steps();
  };
  expect(pass(60_000)).toEqual([]);
  for (let n = 0; n < 100; n += 1) expect(pass(1_000, 500)).toEqual([]);
  expect(pass(1_000, 3_600_000)).toEqual([{ at: wall, ms: 3_600_000 }]);
  const at = wall;
  expect(pass(1_000)).toEqual([{ at, ms: 3_600_000 }]);
  expect(pass(1_000, -1_800_000)).toEqual([{ at, ms: 3_600_000 }]);
  expect(pass(1_000, 5_000)).toHaveLength(2);
  expect(pass(25 * 3_600_000, 5_000)).toEqual([{ at: wall, ms: 5_000 }]);
});
