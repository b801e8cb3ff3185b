export { type ImportReport, importPatients } from './import-patients.ts';
