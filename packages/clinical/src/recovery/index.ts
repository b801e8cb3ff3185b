export { type ClockEvent, countsFrom, type ObservationClock, observationClock } from './observation.ts';
export {
  circulationPoints,
  type Points,
  RECOVERY_SCORES,
  type RecoveryScore,
  recoveryTotal,
  saturationPoints,
} from './score.ts';
