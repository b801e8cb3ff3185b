import { parseArgs } from 'node:util';
import { binderRows } from '@keel/clinical/documents';
import { instant } from '@keel/clinical/units';
import { openDatabase } from '@keel/server/database';
import { csv } from '@keel/server/documents';
import { openRecord } from '@keel/server/record';
import { readSettings } from '@keel/server/settings';
import { readInspection } from '@keel/server/views';
import { answering, Refusal } from './refusal.ts';

const HELP = `keel register --clinic ID --by PERSON [--location ID] [--from yyyy-mm-dd] [--to yyyy-mm-dd] [--csv]

What an inspector asks for of a controlled-drug register (21 CFR 1304): registrant, inventory with opening or close of
business, receipts with invoices, who received what, waste with witness, losses and what was done about them, what left, the
sums, and the people with access. JSON, or with --csv the lines of the binder. Days are the site's own, both included;
without them, the last two years. --location may be left out where one register is kept. --by is the person who asks: it
takes the same right as the screen, and it is written to the access log.`;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const registerCommand = (args: readonly string[]): Promise<number> =>
  answering('register', async () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        clinic: { type: 'string' },
        by: { type: 'string' },
        location: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        csv: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const { clinic, by, location, from, to } = values;
    if (clinic === undefined || by === undefined) throw new Refusal('missing: --clinic and --by');
    for (const [name, date] of Object.entries({ from, to }))
      if (date !== undefined && (!DATE.test(date) || Number.isNaN(Date.parse(date))))
        throw new Refusal(`--${name}: "${date}" is no day; write it yyyy-mm-dd`);
    if (from !== undefined && to !== undefined && from > to) throw new Refusal('--from is after --to');
    const settings = readSettings(process.env, process.cwd());
    const database = await openDatabase({
      dataDir: settings.dataDir,
      databaseUrl: settings.databaseUrl ?? undefined,
      appUrl: settings.databaseAppUrl ?? undefined,
      purpose: 'tool',
    });
    const record = openRecord({ connection: database.app });
    try {
      const found = await readInspection(record, {
        clinic,
        by,
        now: instant(Date.now()),
        ...(location === undefined ? {} : { location }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
      if (found.kind === 'not-allowed') throw new Refusal(`--by: ${by} may not take the register of ${clinic} along`);
      if (found.kind === 'which')
        throw new Refusal(`--location: name one of ${found.locations.join(', ') || 'none: no register is kept'}`);
      if (values.csv) process.stdout.write(csv(binderRows(found.inspection)));
      else console.log(JSON.stringify(found.inspection));
      return 0;
    } finally {
      await record.close();
      await database.stop();
    }
  });
