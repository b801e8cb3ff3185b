import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { instant } from '@keel/clinical/units';
import { backupKeyIn, closeWal, copyBase, copyOut, shipWal, takeDestination } from '@keel/server/backup';
import { openDatabase } from '@keel/server/database';
import { readSettings } from '@keel/server/settings';
import { answering } from './refusal.ts';

const HELP = `keel backup [--tables FILE]

Copies the embedded database now, as Keel does by itself once a day, into KEEL_BACKUP; the server may go on running.
--tables FILE writes the tables of any database (DATABASE_URL too), all of one moment, to one file instead.
Both are sealed with KEEL_KEYS/backup.key: without that file nobody can read them, so keep a copy of it elsewhere.`;

export const backupCommand = (args: readonly string[]): Promise<number> =>
  answering('backup', async () => {
    const { values } = parseArgs({
      args: [...args],
      options: { tables: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const settings = readSettings(process.env, process.cwd());
    const key = backupKeyIn(settings.keysDir, { make: true });
    const database = await openDatabase({
      dataDir: settings.dataDir,
      databaseUrl: settings.databaseUrl ?? undefined,
      appUrl: settings.databaseAppUrl ?? undefined,
      purpose: 'tool',
      keepLog: values.tables === undefined,
    });
    try {
      if (values.tables !== undefined) {
        const path = resolve(values.tables);
        console.log(JSON.stringify({ tables: path, counts: await copyOut(database.owner, path, key) }));
        return 0;
      }
      const { backupDir } = settings;
      takeDestination(database, backupDir, { move: false });
      const copy = await copyBase(database, { backupDir, key, now: () => instant(Date.now()) });
      await closeWal(database);
      await shipWal(database, backupDir, key);
      console.log(JSON.stringify({ backup: backupDir, copy }));
      return 0;
    } finally {
      await database.stop();
    }
  });
