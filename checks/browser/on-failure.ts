import { afterEach } from 'vitest';
import { whatIsShown } from './open-pages.ts';

/** A step that never came says what was waited for; what the page showed instead says why. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const shown of await whatIsShown()) console.error(`shown when "${task.name}" failed: ${shown}`);
});
