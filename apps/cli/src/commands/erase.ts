import { parseArgs } from 'node:util';
import { instant } from '@keel/clinical/units';
import { PROJECTIONS } from '@keel/server';
import { openDatabase } from '@keel/server/database';
import { erase } from '@keel/server/record';
import { readSettings } from '@keel/server/settings';
import { answering, Refusal } from './refusal.ts';

const HELP = `keel erase --clinic ID --stream STREAM --seq N --by PERSON --why TEXT --right TEXT [--blob SHA256 …]

Empties the body of one event because the law asks for it, and nothing else: the event, its place in the log, who erased
it, why and by which right stay for good. --right names the law or the order. Backups made before still hold the body
until they are deleted.`;

const NEEDED = ['clinic', 'stream', 'seq', 'by', 'why', 'right'] as const;

export const eraseCommand = (args: readonly string[]): Promise<number> =>
  answering('erase', async () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        clinic: { type: 'string' },
        stream: { type: 'string' },
        seq: { type: 'string' },
        by: { type: 'string' },
        why: { type: 'string' },
        right: { type: 'string' },
        blob: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const missing = NEEDED.filter((name) => values[name] === undefined);
    if (missing.length > 0) throw new Refusal(`missing: ${missing.map((name) => `--${name}`).join(', ')}`);
    const { clinic = '', stream = '', by = '', why = '', right = '' } = values;
    const seq = Number(values.seq);
    if (!Number.isSafeInteger(seq) || seq < 1) throw new Refusal(`--seq: "${values.seq}" is not a number from 1 on`);
    if (!/^[a-z0-9][a-z0-9-]*$/.test(clinic)) throw new Refusal(`--clinic: "${clinic}" is not the id of a clinic`);
    const settings = readSettings(process.env, process.cwd());
    const database = await openDatabase({
      dataDir: settings.dataDir,
      databaseUrl: settings.databaseUrl ?? undefined,
      appUrl: settings.databaseAppUrl ?? undefined,
      purpose: 'tool',
    });
    try {
      const event = await erase(
        database.owner,
        { clinic, stream, seq, by, why, right, blobs: values.blob ?? [] },
        { now: instant(Date.now()), projections: PROJECTIONS },
      );
      console.log(
        JSON.stringify({ erased: { clinic, stream, seq }, recordedAs: { stream: event.stream, seq: event.seq } }),
      );
      return 0;
    } finally {
      await database.stop();
    }
  });
