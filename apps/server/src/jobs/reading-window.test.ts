import { addMs, instant, SECOND_MS } from '@keel/clinical/units';
import { describe, expect, test } from 'vitest';
import { readingWindow, WINDOW_MS } from './index.ts';

const start = instant(1_000_000_000);
const second = (n: number, session = 's1', device = 'd1') => ({
  clinic: 'a',
  device,
  session,
  arrivedAt: addMs(start, n * SECOND_MS),
  readings: (['HR', 'SPO2', 'RR'] as const).map((kind) => ({
    kind,
    value: 70,
    at: addMs(start, n * SECOND_MS),
    device,
  })),
});

describe('the last minutes of a session', () => {
  test('a session that nobody asks about, because it is over, does not grow with its monitor left on', () => {
    const window = readingWindow();
    window.take({ ...second(0), readings: [{ kind: 'NIBP_SYS', value: 120, at: start, device: 'd1' }] });
    for (let n = 0; n < 20_000; n += 1) window.take(second(n));
    // Asked as of the start, everything that is held counts as current.
    const { readings } = window.of('a', 's1', ['d1'], start);
    expect(readings.length).toBeLessThanOrEqual(10_000 + 3);
    // The last cuff value keeps its own time, however old.
    expect(readings.some(({ kind }) => kind === 'NIBP_SYS')).toBe(true);
    expect(
      window
        .of('a', 's1', ['d1'], addMs(start, 20_000 * SECOND_MS))
        .readings.filter(({ kind, at }) => kind === 'HR' && at < addMs(start, 20_000 * SECOND_MS - WINDOW_MS)),
    ).toEqual([]);
  });

  test('what an earlier message said of a device does not undo what a later one said', () => {
    const window = readingWindow();
    window.take({ ...second(10), clockSkewMs: 0, otherPatient: false });
    window.take({ ...second(5), clockSkewMs: 60_000, otherPatient: false });
    expect(window.of('a', 's1', ['d1'], addMs(start, 10_000)).devices).toMatchObject([
      { lastMessageAt: addMs(start, 10_000), clockSkewMs: 0 },
    ]);
  });

  test('under a clock that was set back a monitor is heard again, and its silence is noticed', () => {
    const window = readingWindow();
    window.take(second(3_600));
    window.take(second(10));
    const at = (n: number) => addMs(start, n * SECOND_MS);
    expect(window.of('a', 's1', ['d1'], at(11)).devices).toMatchObject([{ lastMessageAt: at(10) }]);
    window.take(second(12));
    expect(window.of('a', 's1', ['d1'], at(60)).devices).toMatchObject([{ lastMessageAt: at(12) }]);
    // Silent since before the step: from then on its silence is counted, not from an hour ahead.
    const gone = readingWindow();
    gone.take(second(3_600));
    expect(gone.of('a', 's1', ['d1'], at(11)).devices).toMatchObject([{ lastMessageAt: at(11) }]);
    expect(gone.of('a', 's1', ['d1'], at(40)).devices).toMatchObject([{ lastMessageAt: at(11) }]);
  });

  test('a monitor that was never heard is silent, not absent', () => {
    expect(readingWindow().of('a', 's1', ['d1'], start).devices).toEqual([{ device: 'd1', lastMessageAt: null }]);
  });
});
