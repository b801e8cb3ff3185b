import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { calmly } from './calmly.ts';

/** Work that ends when it is told to. */
function slowWork() {
  const ends: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  return { work, end: () => ends.shift()?.() };
}

describe('a view that changes in a burst', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is asked at the first change, and once more for all that came meanwhile', async () => {
    const calm = calmly(250);
    const work = vi.fn(async () => undefined);
    for (let n = 0; n < 12; n += 1) calm('board', work);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(249);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('is never asked again before it has answered', async () => {
    const calm = calmly(250);
    const { work, end } = slowWork();
    calm('board', work);
    calm('board', work);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(work).toHaveBeenCalledTimes(1);
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('is asked again when no answer ever comes', async () => {
    const calm = calmly(250);
    const { work } = slowWork();
    calm('board', work);
    calm('board', work);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('is asked again after a question that failed', async () => {
    const calm = calmly(250);
    const work = vi.fn(async () => Promise.reject(new Error('no network')));
    calm('board', work);
    calm('board', work);
    await vi.advanceTimersByTimeAsync(250);
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('does not hold up another view', () => {
    const calm = calmly(250);
    const work = vi.fn(async () => undefined);
    calm('board', work);
    calm('tasks', work);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
