/** `npm start`: install, build, serve. Everything after `--` goes to `keel serve`. */
import { ensureBuilt, ensureInstalled, launch } from './house.mjs';

ensureInstalled();
ensureBuilt();
const child = launch('apps/cli/src/main.ts', ['serve', ...process.argv.slice(2)]);
// The terminal sends Ctrl-C to the whole group; a service manager signals only us.
let asked = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!asked) child.kill('SIGTERM');
    asked = true;
  });
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)));
