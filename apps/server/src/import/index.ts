export { type ImportReport, importPatients } from './import-patients.ts';
export { type PatientList, readPatientList } from './read-list.ts';
