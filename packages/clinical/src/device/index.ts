export { type CuffContradiction, type CuffPressures, cuffContradiction } from './cuff-pressures.ts';
export type { DeviceReading, ReadingMethod, TimeFrom } from './device-reading.ts';
export {
  isPlausible,
  isReadingKind,
  READING_KIND_NAMES,
  READING_KINDS,
  type ReadingKind,
  type ReadingUnit,
} from './reading-kind.ts';
