import { instant } from '@keel/clinical/units';
import { expect, test, vi } from 'vitest';
import { openTicker, readingWindow, type TickerOptions } from './index.ts';

/** A clinic of sessions in which nothing is to be decided; `slow` waits until it is let go. */
function clinicOf(sessions: readonly string[]) {
  const asked: string[] = [];
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const options: TickerOptions = {
    record: {
      transaction: async () => ({ sessions: sessions.map((session) => ({ session })), devices: [] }),
    } as unknown as TickerOptions['record'],
    folds: {
      load: async (_: unknown, __: string, stream: string, fold: { initial: (stream: string) => unknown }) => {
        if (stream.startsWith('session/')) asked.push(stream);
        if (stream === 'session/slow') await gate;
        return { seq: 0, state: fold.initial(stream) };
      },
    } as unknown as TickerOptions['folds'],
    window: readingWindow(),
    now: () => instant(0),
    clinics: async () => [{ id: 'a', zone: 'UTC' }],
    onProblem: (error) => {
      throw error;
    },
    everyMs: 3_600_000,
  };
  return { options, asked, letGo };
}

test('a session that takes long holds up no other, and the turn is not whole without it', async () => {
  const { options, asked, letGo } = clinicOf(['slow', ...Array.from({ length: 40 }, (_, n) => `s${n}`)]);
  const onTurn = vi.fn();
  const ticker = openTicker({ ...options, onTurn });
  const turn = ticker.tick();
  await expect.poll(() => asked.length).toBe(41);
  expect(onTurn).not.toHaveBeenCalled();
  letGo();
  await turn;
  expect(onTurn).toHaveBeenCalledTimes(1);
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
