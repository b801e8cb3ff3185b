export { type Decoded, decodeText } from './decode-text.ts';
export { FIXES, type Fix } from './fixes.ts';
export { type Csv, CsvProblem, readCsv } from './read-csv.ts';
export {
  type DateOrder,
  type ImportedPatient,
  type ImportProblem,
  type PatientRows,
  readPatientRows,
} from './read-patient-rows.ts';
