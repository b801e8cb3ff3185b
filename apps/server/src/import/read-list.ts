import { type Instant, localDateOf } from '@keel/clinical/units';
import {
  CsvProblem,
  type DateOrder,
  decodeText,
  type ImportedPatient,
  type ImportProblem,
  readCsv,
  readPatientRows,
} from '@keel/formats/patient-csv';

export interface PatientList {
  readonly patients: readonly ImportedPatient[];
  /** Of the file as a whole (`field: 'file'`), of its header (line 1) and of every row. */
  readonly problems: readonly ImportProblem[];
  readonly rows: number;
  readonly ignored: readonly string[];
  readonly encoding: string;
  readonly delimiter: string | null;
}

/** A list as it came, in whatever encoding: who is on it, and everything that is wrong with it. Writes nothing. */
export function readPatientList(
  bytes: Uint8Array,
  given: { readonly dates: DateOrder; readonly now: Instant },
): PatientList {
  const { text, encoding } = decodeText(bytes);
  try {
    const csv = readCsv(text);
    const read = readPatientRows(csv, { dates: given.dates, today: localDateOf(given.now, 'UTC') });
    return { ...read, rows: csv.rows.length, encoding, delimiter: csv.delimiter };
  } catch (error) {
    if (!(error instanceof CsvProblem)) throw error;
    const problem = { line: error.line, field: 'file', value: '', ...error.fix };
    return { patients: [], problems: [problem], rows: 0, ignored: [], encoding, delimiter: null };
  }
}
