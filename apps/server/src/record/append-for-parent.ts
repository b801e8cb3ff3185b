/**
 * A server reduced to its record, for tests that kill it: appends what its parent asks over the process channel, and
 * answers only after the commit. Like the real one it loads, decides and appends, and knows a command it has had before.
 */
import { instant } from '@keel/clinical/units';
import { openDatabase } from '../database/index.ts';
import { migrate, openRecord, StaleStream } from './index.ts';

/** `id` a command, `stream` where it goes. */
export interface Ask {
  readonly id: string;
  readonly stream: `session/${string}`;
}
export type Say =
  | { readonly ready: number }
  | { readonly id: string; readonly position: number }
  | { readonly id: string; readonly failed: string };

const [dataDir = '', settings = '{}'] = process.argv.slice(2);
const database = await openDatabase({ dataDir, settings: JSON.parse(settings) as Record<string, string> });
await migrate(database);
const record = openRecord({ connection: database.app });
const checkpoints = record.keepCheckpoints({
  dir: `${dataDir}/checkpoints`,
  keysDir: `${dataDir}/keys`,
  everyMs: 100,
  onProblem: () => undefined,
});
const say = (message: Say) => process.send?.(message);

async function append({ id, stream }: Ask): Promise<number> {
  const author = { kind: 'person', id: 'nurse', right: 'session.record' } as const;
  const command = { id, bodyHash: id };
  for (;;) {
    const before = await record.answered('clinic', { command, author });
    if (before !== undefined) return (before.answer as { at: number }).at;
    const seen = await record.load('clinic', stream);
    const draft = { kind: 'counted', version: 1, occurredAt: instant(Date.now()), zone: 'UTC', body: { id } };
    try {
      const streams = [{ stream, expectedSeq: seen.length, events: [draft] }];
      const done = await record.append('clinic', { command, author, streams, answer: { at: seen.length + 1 } });
      return (done.answer as { at: number }).at;
    } catch (error) {
      if (!(error instanceof StaleStream)) throw error;
    }
  }
}

process.on('message', (ask: Ask) => {
  append(ask).then(
    (position) => say({ id: ask.id, position }),
    (error: Error) => say({ id: ask.id, failed: error.message }),
  );
});
process.once('SIGTERM', async () => {
  await checkpoints.stop();
  await record.close();
  await database.stop();
  process.exit(0);
});
say({ ready: database.cluster?.pid() ?? 0 });
