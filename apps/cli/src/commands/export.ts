import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exportLines } from '@keel/server/backup';
import { openDatabase } from '@keel/server/database';
import { readSettings } from '@keel/server/settings';
import { answering, Refusal } from './refusal.ts';

const HELP = `keel export --to DIR [--clinic ID]

Writes the whole record (of one clinic, or of all) as JSON Lines with JSON Schemas into a new folder: events, access log,
answers, device readings, files. Nothing is left out. The folder then holds what a chart holds: guard it as one.`;

export const exportCommand = (args: readonly string[]): Promise<number> =>
  answering('export', async () => {
    const { values } = parseArgs({
      args: [...args],
      options: { to: { type: 'string' }, clinic: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    if (values.to === undefined) throw new Refusal('missing: --to DIR');
    const dir = resolve(values.to);
    const settings = readSettings(process.env, process.cwd());
    const database = await openDatabase({
      dataDir: settings.dataDir,
      databaseUrl: settings.databaseUrl ?? undefined,
      appUrl: settings.databaseAppUrl ?? undefined,
      purpose: 'tool',
    });
    try {
      const lines = await exportLines(database.owner, {
        dir,
        ...(values.clinic === undefined ? {} : { clinic: values.clinic }),
      });
      console.log(JSON.stringify({ exported: dir, lines }));
      return 0;
    } finally {
      await database.stop();
    }
  });
