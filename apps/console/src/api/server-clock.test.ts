import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openServerClock } from './server-clock.ts';

describe('the clock of a tablet that is nine minutes ahead', () => {
  const NOW = Date.parse('2026-03-02T15:00:00Z');
  let kept: Map<string, string>;
  beforeEach(() => {
    kept = new Map();
    vi.useFakeTimers({ now: NOW + 540_000, toFake: ['Date'] });
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const says = new Date(NOW).toISOString();

  test('is known from the first answer on', () => {
    const clock = openServerClock();
    expect(clock.skewMs).toBe(0);
    expect(clock.learn(says)).toBe(-540_000);
  });

  test('is known still when the page is opened anew without the server', () => {
    openServerClock().learn(says);
    expect(openServerClock().skewMs).toBe(-540_000);
  });

  test('and says what time it is at the clinic', () => {
    const clock = openServerClock();
    clock.learn(says);
    expect(clock.now()).toBe(NOW);
  });

  test.each([
    ['a working day later nobody knows whether somebody has set it right', NOW + 540_000 + 13 * 3_600_000],
    ['it was set back since it was learnt', NOW],
  ])('is believed no more where %s', (_, later) => {
    openServerClock().learn(says);
    vi.setSystemTime(later);
    expect(openServerClock().skewMs).toBe(0);
  });

  test('is believed as long as answers go on confirming it', () => {
    const clock = openServerClock();
    for (let hour = 0; hour < 20; hour += 1) {
      vi.setSystemTime(NOW + 540_000 + hour * 3_600_000);
      clock.learn(new Date(NOW + hour * 3_600_000).toISOString());
    }
    expect(openServerClock().skewMs).toBe(-540_000);
  });

  test.each([
    ['nothing readable was kept', () => kept.set('keel.server-clock', 'soon')],
    ['nothing can be kept', () => vi.stubGlobal('localStorage', undefined)],
    [
      'keeping is forbidden',
      () =>
        vi.stubGlobal('localStorage', {
          getItem: () => {
            throw new Error('denied');
          },
          setItem: () => {
            throw new Error('denied');
          },
        }),
    ],
  ])('is learnt anew where %s', (_, before) => {
    before();
    const clock = openServerClock();
    expect(clock.skewMs).toBe(0);
    expect(clock.learn(says)).toBe(-540_000);
  });
});
