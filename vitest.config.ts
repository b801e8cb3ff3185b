import { defineConfig } from 'vitest/config';

/** One runner for the whole house. Counts grow under KEEL_MEASURE (`npm run measure`), the code stays the same. */
export default defineConfig({
  test: {
    include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'checks/**/*.test.ts'],
    globalSetup: ['apps/server/src/testing/shared-server.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    reporters: process.env['CI'] ? ['default'] : ['default'],
  },
});
