import { afterEach, expect, test, vi } from 'vitest';
import { serverClock } from '../api/index.ts';
import { Feed } from './feed.ts';

const HOUR_MS = 3_600_000;

afterEach(() => {
  serverClock.learn(new Date().toISOString());
  vi.unstubAllGlobals();
});

test('a page that is opened by a clock known already reckons by it before the first beat', () => {
  vi.stubGlobal(
    'Worker',
    class {
      onmessage = null;
      postMessage(): void {}
      terminate(): void {}
    },
  );
  // Learnt by the page before, or by the first view: nothing changes any more that a watcher would hear of.
  serverClock.learn(new Date(Date.now() + HOUR_MS).toISOString());
  const { skewMs } = new Feed().state;
  expect(Math.abs(skewMs - HOUR_MS)).toBeLessThan(60_000);
});
