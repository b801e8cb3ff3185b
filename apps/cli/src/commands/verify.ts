import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '@keel/server/database';
import { readSettings } from '@keel/server/settings';
import { CannotVerify, verifyRecord } from '../verify/index.ts';
import { answering, Refusal } from './refusal.ts';

const HELP = `keel verify [URL|DIR | --database URL|DIR] [--checkpoints DIR] [--keys DIR]

Reads the whole record and says whether it is the one that was written. DIR is a data folder (KEEL_DATA); its database
is started for the time of reading when it does not run. Exit 0: nothing is wrong; 1: something is, see firstBad;
2: the record could not be read.`;

interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly checkpointsDir: string;
  readonly keysDir: string;
}

/** @throws CannotVerify when the folder holds no embedded database: one is not made by looking for it. */
function placeOf(values: { database?: string; checkpoints?: string; keys?: string }): Place {
  const settings = readSettings(process.env, process.cwd());
  const given = {
    ...(values.checkpoints === undefined ? {} : { checkpointsDir: resolve(values.checkpoints) }),
    ...(values.keys === undefined ? {} : { keysDir: resolve(values.keys) }),
  };
  if (values.database !== undefined && /^postgres(ql)?:\/\//.test(values.database))
    return { ...settings, ...given, databaseUrl: values.database };
  if (values.database === undefined && settings.databaseUrl !== null) return { ...settings, ...given };
  let dataDir = values.database === undefined ? settings.dataDir : resolve(values.database);
  if (basename(dataDir) === 'database' && existsSync(join(dataDir, 'data'))) dataDir = dirname(dataDir);
  const database = join(dataDir, 'database');
  if (!existsSync(join(database, 'data', 'PG_VERSION')) && !existsSync(join(database, 'data-is-in.txt')))
    throw new CannotVerify(`--database: ${dataDir} is no data folder of Keel: it has no database/data in it.`);
  const own =
    values.database === undefined
      ? settings
      : { checkpointsDir: join(dataDir, 'checkpoints'), keysDir: join(dataDir, 'keys') };
  return {
    dataDir,
    databaseUrl: null,
    checkpointsDir: process.env['KEEL_CHECKPOINTS'] ? settings.checkpointsDir : own.checkpointsDir,
    keysDir: process.env['KEEL_KEYS'] ? settings.keysDir : own.keysDir,
    ...given,
  };
}

export const verifyCommand = (args: readonly string[]): Promise<number> =>
  answering('verify', async () => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        database: { type: 'string' },
        checkpoints: { type: 'string' },
        keys: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const [named, ...more] = [...(values.database === undefined ? [] : [values.database]), ...positionals];
    if (more.length > 0) throw new Refusal(`--database: name one record to read, not also ${more[0]}`);
    const place = placeOf(named === undefined ? values : { ...values, database: named });
    const { checkpointsDir, keysDir } = place;
    if (place.databaseUrl !== null) {
      const connection = { connectionString: place.databaseUrl };
      return report(await verifyRecord({ connection, checkpointsDir, keysDir }));
    }
    const database = await openDatabase({ dataDir: place.dataDir, purpose: 'tool' });
    try {
      return report(await verifyRecord({ connection: database.owner, checkpointsDir, keysDir }));
    } finally {
      await database.stop();
    }
  });

function report(found: Awaited<ReturnType<typeof verifyRecord>>): number {
  console.log(JSON.stringify(found, null, 2));
  return found.firstBad === null ? 0 : 1;
}
