export { deviceIndex, patientIndex, READ_MODELS, sessionIndex } from './read-models.ts';
