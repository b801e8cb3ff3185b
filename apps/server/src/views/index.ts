export { type BoardInput, boardView } from './board.ts';
export { type BackupSeen, gatherEvening } from './closing.ts';
export { clinicViews, type ViewDeps } from './definitions.ts';
export { type FoldCache, foldCache } from './fold-cache.ts';
export { devicesView, patientsView, patientView, placesView, type ViewInput } from './lists.ts';
export {
  type DeviceNow,
  type LiveNone,
  type LiveReadings,
  type LiveValue,
  liveReadings,
  readingSent,
} from './live-readings.ts';
export { portalReaders } from './portal-readers.ts';
export { type InspectionRead, readInspection } from './read-inspection.ts';
export { deviceIndex, patientIndex, READ_MODELS, sessionIndex } from './read-models.ts';
export { patientOfSession, sessionView } from './session.ts';
