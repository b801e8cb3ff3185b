export { type AccessEntry, appendAccessIn } from './access-log.ts';
export { type Appended, type AppendRequest, EVENT_CHANNEL, type ExpectedStream } from './append.ts';
export { canonical } from './canonical.ts';
export { type Checkpoint, type Checkpoints, type LogAt, logHeads, writeCheckpoint } from './checkpoints.ts';
export { inTransaction, openPool, queriesOn, type Trx } from './connect.ts';
export type { CopyIn } from './copy-in.ts';
export { recordedEvent, type StoredEvent, sha256, type Upcasters } from './envelope.ts';
export { BODY_ERASED, type BodyErased, CannotErase, type EraseRequest, erase } from './erase.ts';
export { type Folded, foldOn } from './fold-on.ts';
export { type Listener, type Listening, listen } from './listen.ts';
export { type Migration, migrate, migrationsIn } from './migrate.ts';
export {
  type InTransaction,
  type OpenRecord,
  openRecord,
  type ReadAt,
  type RecordOptions,
  type StreamSince,
} from './open-record.ts';
export type { Projection } from './projection.ts';
export { rebuild, rebuildOwed } from './rebuild.ts';
export { ReusedCommand, StaleStream } from './refusals.ts';
export { type SigningKey, signingKeyIn } from './signing-key.ts';
export type { Tables, Timestamp } from './tables.ts';
export { noteWritten } from './written.ts';
