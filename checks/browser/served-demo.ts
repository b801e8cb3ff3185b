import { rmSync } from 'node:fs';
import { type Instant, instant } from '@keel/clinical/units';
import { readSettings, serve } from '@keel/server';
import { goesBy } from './clinic-clock.ts';
import { demoFolder } from './demo-folder.ts';

export interface ServedDemo {
  readonly url: string;
  /** The clock that the clinic is served on. */
  readonly now: () => Instant;
  /** The server goes away. */
  readonly stop: () => Promise<void>;
  /** And comes back at the same address. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The demo clinic served on a clock `aheadMs` ahead of the machine's, with its simulated monitors only where asked for. */
export async function servedDemo(
  options: { readonly aheadMs?: number; readonly monitors?: boolean } = {},
): Promise<ServedDemo> {
  const { dir, aheadMs } = await demoFolder('keel-demo-', options.aheadMs);
  const now = () => instant(Date.now() + aheadMs);
  const start = (port: string) =>
    serve({
      settings: readSettings(
        { KEEL_DATA: dir, PORT: port, MLLP_PORT: '0', ...(options.monitors ? {} : { KEEL_DEMO: 'off' }) },
        dir,
      ),
      version: 'test',
      say: () => {},
      now,
    });
  let serving = await start('0');
  const { url, port } = serving;
  goesBy(url, now);
  return {
    url,
    now,
    stop: () => serving.close(),
    async start() {
      serving = await start(String(port));
    },
    async close() {
      await serving.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
