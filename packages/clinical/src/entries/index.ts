export { asSeen } from './as-seen.ts';
export {
  type Amendment,
  type AmendmentEvent,
  DATED_AHEAD_MS,
  type Entries,
  type EntriesState,
  type Entry,
  type EntryCorrected,
  type EntryStruck,
  type EntryUndone,
  enteredAt,
  entriesFold,
  inRecordOrder,
  isAmendment,
  isDatedAhead,
  lastRecorded,
  readEntries,
} from './entry.ts';
