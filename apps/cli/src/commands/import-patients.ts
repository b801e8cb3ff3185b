import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { instant } from '@keel/clinical/units';
import type { DateOrder } from '@keel/formats/patient-csv';
import { PROJECTIONS } from '@keel/server';
import { openDatabase } from '@keel/server/database';
import { importPatients, readPatientList } from '@keel/server/import';
import { openRecord } from '@keel/server/record';
import { readSettings } from '@keel/server/settings';
import { answering, Refusal } from './refusal.ts';

const HELP = `keel import-patients FILE --clinic ID --by PERSON [--dates mdy|dmy] [--go]

Registers the people of a CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252). Without --go it looks and writes
nothing: it answers how many are new, how many were imported before, and every problem of every line with its fix. With
--go they are written in one transaction, or nothing is. The same list run again adds nobody twice.
Columns: given name, family name, date of birth (needed); middle name, preferred name, sex, mrn, phone, email, language,
allergies, medicines (several in one cell set apart by semicolons; "none" is an answer, an empty cell is not).
Dates are yyyy-mm-dd; --dates says how dates with slashes are written. --by is the person who answers for it.`;

const ORDERS = ['mdy', 'dmy'] as const;
/** A clinic's whole list is far smaller; what is larger is another file. */
const BYTES_MAX = 20_000_000;

export const importPatientsCommand = (args: readonly string[]): Promise<number> =>
  answering('import-patients', async () => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        clinic: { type: 'string' },
        by: { type: 'string' },
        dates: { type: 'string' },
        go: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const [file] = positionals;
    const { clinic, by } = values;
    if (file === undefined || positionals.length > 1) throw new Refusal('name one file: keel import-patients FILE');
    if (clinic === undefined || by === undefined) throw new Refusal('missing: --clinic and --by');
    const dates: DateOrder | undefined =
      values.dates === undefined ? 'iso' : ORDERS.find((order) => order === values.dates);
    if (dates === undefined) throw new Refusal(`--dates: "${values.dates}" is neither mdy nor dmy`);
    let bytes: Buffer;
    try {
      bytes = readFileSync(file === '-' ? 0 : file);
    } catch (error) {
      throw new Refusal(`${file}: ${(error as Error).message}`);
    }
    if (bytes.length > BYTES_MAX) throw new Refusal(`${file}: larger than ${BYTES_MAX} bytes`);
    const settings = readSettings(process.env, process.cwd());
    const now = instant(Date.now());
    const { patients, problems: wrong, ...about } = readPatientList(bytes, { dates, now });
    const broken = wrong.find(({ field }) => field === 'file');
    if (broken !== undefined) throw new Refusal(`line ${broken.line}: ${broken.fix}`);
    if (wrong.length > 0) {
      console.log(JSON.stringify({ done: false, ...about, added: 0, already: 0, problems: wrong }));
      return 2;
    }
    const database = await openDatabase({
      dataDir: settings.dataDir,
      databaseUrl: settings.databaseUrl ?? undefined,
      appUrl: settings.databaseAppUrl ?? undefined,
      purpose: 'tool',
    });
    const record = openRecord({ connection: database.app, projections: PROJECTIONS });
    try {
      const report = await importPatients(record, {
        clinic,
        by,
        zone: 'UTC',
        now,
        patients,
        go: values.go === true,
      });
      const { done, added, already, problems } = report;
      console.log(JSON.stringify({ done, ...about, added, already, problems }));
      return problems.length > 0 ? 2 : 0;
    } finally {
      await record.close();
      await database.stop();
    }
  });
