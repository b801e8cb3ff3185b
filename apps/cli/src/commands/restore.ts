import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { instant } from '@keel/clinical/units';
import { backupKeyIn, copyIn, momentOf, restore } from '@keel/server/backup';
import { openDatabase } from '@keel/server/database';
import { migrate, signingKeyIn, writeCheckpoint } from '@keel/server/record';
import { readSettings } from '@keel/server/settings';
import { verifyRecord } from '../verify/index.ts';
import { answering, Refusal } from './refusal.ts';

const HELP = `keel restore --to DIR --why TEXT [--from DIR] [--until TIME]
keel restore --tables FILE

Makes a new data folder DIR from a backup (KEEL_BACKUP, or --from), as it was at TIME (2026-03-01T14:30:00Z) or as new as
the backup reaches, and judges it as keel verify does. Then start Keel with KEEL_DATA=DIR. The old folder is not touched.
That the record went back, and why, is signed into the checkpoints. --tables FILE loads what keel backup --tables wrote
into the configured database, which must be empty. Exit 0: restored and good; 1: restored, but see firstBad.`;

export const restoreCommand = (args: readonly string[]): Promise<number> =>
  answering('restore', async () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        to: { type: 'string' },
        from: { type: 'string' },
        until: { type: 'string' },
        why: { type: 'string' },
        tables: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const settings = readSettings(process.env, process.cwd());
    if (values.tables !== undefined) {
      const database = await openDatabase({
        dataDir: settings.dataDir,
        databaseUrl: settings.databaseUrl ?? undefined,
        appUrl: settings.databaseAppUrl ?? undefined,
        purpose: 'tool',
      });
      try {
        await migrate(database);
        const key = backupKeyIn(settings.keysDir, { make: false });
        console.log(JSON.stringify({ loaded: await copyIn(database.owner, resolve(values.tables), key) }));
        return 0;
      } finally {
        await database.stop();
      }
    }
    const missing = (['to', 'why'] as const).filter((name) => !values[name]?.trim());
    if (missing.length > 0) throw new Refusal(`missing: ${missing.map((name) => `--${name}`).join(', ')}`);
    const { to = '', why = '' } = values;
    const dataDir = resolve(to);
    const { heads, base } = await restore({
      backupDir: values.from === undefined ? settings.backupDir : resolve(values.from),
      keysDir: settings.keysDir,
      dataDir,
      ...(values.until === undefined ? {} : { until: momentOf(values.until) }),
    });

    // Folders that lie in the old data folder come along; those that were moved elsewhere stay where they are.
    const along = (setting: string, from: string, name: string) => {
      if (process.env[setting]) return from;
      const into = join(dataDir, name);
      if (existsSync(from)) cpSync(from, into, { recursive: true, errorOnExist: true, force: false });
      return into;
    };
    const keysDir = along('KEEL_KEYS', settings.keysDir, 'keys');
    const checkpointsDir = along('KEEL_CHECKPOINTS', settings.checkpointsDir, 'checkpoints');
    const key = signingKeyIn(keysDir);
    for (const [clinic, logs] of heads)
      writeCheckpoint(checkpointsDir, key, clinic, logs, instant(Date.now()), { because: why });
    const database = await openDatabase({ dataDir, purpose: 'tool' });
    try {
      const record = await verifyRecord({ connection: database.owner, checkpointsDir, keysDir });
      console.log(JSON.stringify({ restored: dataDir, base: base.id, record }, null, 2));
      return record.firstBad === null ? 0 : 1;
    } finally {
      await database.stop();
    }
  });
