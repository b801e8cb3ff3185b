/** `npm start`: install, build, serve. Everything after `--` goes to `keel serve`. */
import { ensureBuilt, ensureInstalled, launch } from './house.mjs';

ensureInstalled();
ensureBuilt();
// The channel tells the server when this process is gone, however it went: nothing is left running that no terminal stops.
const child = launch('apps/cli/src/main.ts', ['serve', ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
// The terminal sends Ctrl-C to the whole group; a service manager signals only us.
let asked = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!asked) child.kill('SIGTERM');
    asked = true;
  });
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)));
