import { instant } from '@keel/clinical/units';
import { expect, test, vi } from 'vitest';
import { openTicker, readingWindow, type TickerOptions } from './index.ts';

interface Fold {
  readonly initial: (stream: string) => unknown;
}

/**
 * A clinic of sessions in which nothing is to be decided, and that cannot be read together; `slow` waits until it is let
 * go, `broken` cannot be read at all.
 */
function clinicOf(sessions: readonly string[]) {
  const asked: string[] = [];
  const problems: unknown[] = [];
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const options: TickerOptions = {
    record: {
      transaction: async () => ({ sessions: sessions.map((session) => ({ session })), devices: [] }),
    } as unknown as TickerOptions['record'],
    folds: {
      load: async (_: unknown, __: string, stream: string, fold: Fold) => ({
        seq: 0,
        state: fold.initial(stream),
      }),
      loadEach: async (_: unknown, __: string, streams: readonly string[], fold: Fold) => {
        if (streams.length > 1 || streams[0] === 'session/broken') throw new Error('cannot be read');
        asked.push(...streams);
        if (streams[0] === 'session/slow') await gate;
        return new Map(streams.map((stream) => [stream, { seq: 0, state: fold.initial(stream) }]));
      },
    } as unknown as TickerOptions['folds'],
    window: readingWindow(),
    now: () => instant(0),
    clinics: async () => [{ id: 'a', zone: 'UTC' }],
    onProblem: (error) => problems.push(error),
    everyMs: 3_600_000,
  };
  return { options, asked, problems, letGo };
}

test('a session that takes long, or cannot be read, holds up no other; the turn is not whole without it', async () => {
  const { options, asked, problems, letGo } = clinicOf([
    'slow',
    'broken',
    ...Array.from({ length: 40 }, (_, n) => `s${n}`),
  ]);
  const onTurn = vi.fn();
  const ticker = openTicker({ ...options, onTurn });
  const turn = ticker.tick();
  await expect.poll(() => asked.length).toBe(41);
  expect(onTurn).not.toHaveBeenCalled();
  letGo();
  await turn;
  expect(onTurn).toHaveBeenCalledTimes(1);
  expect(problems).toEqual([new Error('cannot be read')]);
  await ticker.stop();
});

test('only the process whose turn it is makes one', async () => {
  const { options, asked } = clinicOf(['s1']);
  let mine = false;
  let times = 0;
  const ticker = openTicker({
    ...options,
    everyMs: 5,
    mine: () => {
      times += 1;
      return mine;
    },
  });
  await expect.poll(() => times).toBeGreaterThan(3);
  expect(asked).toEqual([]);
  mine = true;
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  await ticker.stop();
});
