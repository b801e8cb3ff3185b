export {
  type Amendment,
  type AmendmentEvent,
  type Entries,
  type EntriesState,
  type Entry,
  type EntryCorrected,
  type EntryStruck,
  type EntryUndone,
  enteredAt,
  entriesFold,
  isAmendment,
  readEntries,
} from './entry.ts';
