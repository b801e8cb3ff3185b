import { describe, expect, test } from 'vitest';
import { addMs, instant } from '../units/index.ts';
import { isFromBefore } from './before-put-on.ts';

const putOnAt = instant(1_772_550_000_000);
/** Seconds after the monitor was put on. */
const after = (seconds: number) => addMs(putOnAt, seconds * 1_000);

describe('a value of a message that names nobody', () => {
  test.each([
    ['measured since', 1, 900, 0, false],
    ['measured in the moment', 0, 900, 0, false],
    ['of a moment before, sent at once: it was put on first, and said to be on then', -59, 0, 0, false],
    ['of a moment before, that waited a minute', -59, 1, 0, false],
    ['of a moment before, that waited longer', -59, 2, 0, true],
    ['out of a buffer', -600, 5, 0, true],
    ['the cuff of whoever had it before, sent again', -1_800, 300, 0, true],
    ['by a clock that is known to be ten minutes slow', -590, 12, -600, false],
    ['by a clock that is known to be ten minutes fast', 590, 100, 600, true],
  ])('%s', (_, measured, arrived, clockAheadSeconds, before) => {
    expect(
      isFromBefore(after(measured), { at: after(arrived), putOnAt, clockAheadMs: clockAheadSeconds * 1_000 }),
    ).toBe(before);
  });
});
