import { defineConfig } from 'vitest/config';
import { LongestFirst } from './checks/longest-first.ts';

/** One runner for the whole house. Counts grow under KEEL_MEASURE (`npm run measure`), the code stays the same. */
export default defineConfig({
  test: {
    include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'checks/**/*.test.ts'],
    setupFiles: ['checks/browser/on-failure.ts'],
    globalSetup: ['apps/server/src/testing/shared-server.ts'],
    environment: 'node',
    testTimeout: 300_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // One registry of modules a worker: loading the house anew for each of three hundred files took minutes of every run.
    // A file that changes what others share (a clock, an environment variable) puts it back.
    isolate: false,
    // What is polled ends as soon as it holds; this is how long a busy machine may take over it.
    expect: { poll: { timeout: 30_000, interval: 50 } },
  },
});
