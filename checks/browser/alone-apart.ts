/** A process that works once under the lock given, and writes down when: for tests of two that must not meet. */
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { alone } from './alone.ts';

const [lock = '', log = ''] = process.argv.slice(2);
await alone(lock, async () => {
  appendFileSync(log, `${process.pid} in\n`);
  await pause(50);
  appendFileSync(log, `${process.pid} out\n`);
});
