import { instant } from '@keel/clinical/units';
import { readSettings, serve } from '@keel/server';

/** A server in a process of its own, so that a test can kill it; the clock is set ahead from outside. */
const [dir = '', port = '0', ahead = '0'] = process.argv.slice(2);
let aheadMs = Number(ahead);
process.on('message', (message: { readonly aheadMs: number }) => {
  aheadMs = message.aheadMs;
});
const serving = await serve({
  settings: readSettings({ KEEL_DATA: dir, PORT: port, MLLP_PORT: '0' }, dir),
  version: 'test',
  say: (line) => {
    if (/fault/.test(line)) console.error(line);
  },
  now: () => instant(Date.now() + aheadMs),
});
const stop = (): void => void serving.close().finally(() => process.exit(0));
process.on('SIGTERM', stop);
// Whoever started it is gone: so is it.
process.on('disconnect', stop);
process.send?.({ url: serving.url, port: serving.port });
