import type { ColumnType } from 'kysely';

/** A time column: read as Date, written as Date or RFC 3339 text. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface LogHeadTable {
  clinic_id: string;
  log: 'event' | 'access';
  position: number;
  hash: string;
  recorded_at: Timestamp;
}

export interface EventTable {
  clinic_id: string;
  position: number;
  stream: string;
  seq: number;
  command: string;
  command_index: number;
  kind: string;
  version: number;
  occurred_at: Timestamp;
  zone: string;
  recorded_at: Timestamp;
  author_kind: string;
  author_id: string;
  author_right: string;
  author_tablet: string | null;
  envelope: string;
  hash: string;
  salt: Buffer | null;
  body: string | null;
}

export interface CommandAnswerTable {
  clinic_id: string;
  command: string;
  request: string;
  answer: string | null;
  position: number;
  recorded_at: Timestamp;
}

export interface AccessLogTable {
  clinic_id: string;
  position: number;
  recorded_at: Timestamp;
  actor_kind: string;
  actor_id: string;
  action: string;
  outcome: 'allowed' | 'denied';
  subject: string | null;
  patient: string | null;
  envelope: string;
  hash: string;
}

export interface BlobTable {
  clinic_id: string;
  sha256: string;
  media_type: string;
  size: number;
  bytes: Buffer | null;
  stored_at: Timestamp;
}

export interface ReadingTable {
  clinic_id: string;
  device: string;
  control_id: string;
  device_time: Timestamp | null;
  arrived_at: Timestamp;
  claimed_patient: string | null;
  claimed_location: string | null;
  patient: string | null;
  session: string | null;
  chair: string | null;
  kinds: string[];
  values: number[];
  units: string[];
  flags: string[];
  times: ColumnType<Date[], (Date | string)[], never>;
  quarantined: unknown;
  alarms: unknown;
  unmatched: string | null;
  speaks_against: string | null;
  clock_ahead_ms: number;
  raw: Buffer;
}

/**
 * The tables of the record. Other folders add theirs by declaration merging beside the code that owns them:
 * `declare module '../record/index.ts' { interface Tables { 'identity.login': LoginTable } }`.
 */
export interface Tables {
  log_head: LogHeadTable;
  event: EventTable;
  command_answer: CommandAnswerTable;
  access_log: AccessLogTable;
  blob: BlobTable;
  reading: ReadingTable;
}
