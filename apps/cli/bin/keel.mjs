#!/usr/bin/env node
/** `keel`: plain JavaScript that any Node 20+ can read; goes on with the pinned Node where this one is older. */
import { launch } from '../../../scripts/house.mjs';

const child = launch(new URL('../src/main.ts', import.meta.url).pathname, process.argv.slice(2), {
  cwd: process.cwd(),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
