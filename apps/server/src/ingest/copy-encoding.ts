import type { QuarantinedRow } from '@keel/formats/hl7v2';
import type { StoredMessage } from './ports.ts';

/** Columns of `reading`, in the order in which a row is written. */
export const COPY_COLUMNS =
  'clinic_id, device, control_id, device_time, arrived_at, claimed_patient, claimed_location, patient, session, chair, ' +
  'kinds, "values", units, flags, times, quarantined, alarms, unmatched, speaks_against, clock_ahead_ms, raw';
const COLUMN_COUNT = 21;

/** PostgreSQL counts microseconds from 2000-01-01. */
const EPOCH_MS = 946_684_800_000;

const OID_TEXT = 25;
const OID_FLOAT8 = 701;
const OID_TIMESTAMPTZ = 1184;

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');

/** A buffer that grows, written front to back. */
class Writer {
  #bytes: Buffer;
  #at = 0;

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  #room(count: number): void {
    if (this.#at + count <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + count));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
  }

  int16(value: number): void {
    this.#room(2);
    this.#at = this.#bytes.writeInt16BE(value, this.#at);
  }

  int32(value: number): void {
    this.#room(4);
    this.#at = this.#bytes.writeInt32BE(value, this.#at);
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length + 4);
    this.#at = this.#bytes.writeInt32BE(value.length, this.#at);
    this.#bytes.set(value, this.#at);
    this.#at += value.length;
  }

  text(value: string | null): void {
    if (value === null) {
      this.int32(-1);
      return;
    }
    // PostgreSQL text cannot hold a zero character; the bytes as they came are in `raw`.
    const clean = value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
    this.#room(clean.length * 3 + 4);
    const count = this.#bytes.write(clean, this.#at + 4, 'utf8');
    this.#bytes.writeInt32BE(count, this.#at);
    this.#at += count + 4;
  }

  timestamp(value: number | null): void {
    if (value === null) {
      this.int32(-1);
      return;
    }
    this.#room(12);
    this.#bytes.writeInt32BE(8, this.#at);
    this.#instant(value, this.#at + 4);
    this.#at += 12;
  }

  #instant(value: number, at: number): void {
    // Whole microseconds are exact as a number until the year 2285.
    const micros = (value - EPOCH_MS) * 1000;
    const high = Math.floor(micros / 4_294_967_296);
    this.#bytes.writeInt32BE(high, at);
    this.#bytes.writeUInt32BE(micros - high * 4_294_967_296, at + 4);
  }

  float(value: number): void {
    this.#room(12);
    this.#bytes.writeInt32BE(8, this.#at);
    this.#bytes.writeDoubleBE(value, this.#at + 4);
    this.#at += 12;
  }

  texts(values: readonly string[]): void {
    const start = this.#arrayHead(OID_TEXT, values.length);
    for (const value of values) this.text(value);
    this.#arrayEnd(start);
  }

  floats(values: readonly number[]): void {
    const start = this.#arrayHead(OID_FLOAT8, values.length);
    for (const value of values) this.float(value);
    this.#arrayEnd(start);
  }

  timestamps(values: readonly number[]): void {
    const start = this.#arrayHead(OID_TIMESTAMPTZ, values.length);
    for (const value of values) this.timestamp(value);
    this.#arrayEnd(start);
  }

  #arrayHead(oid: number, count: number): number {
    const start = this.#at;
    this.int32(0);
    this.int32(count === 0 ? 0 : 1);
    this.int32(0);
    this.int32(oid);
    if (count > 0) {
      this.int32(count);
      this.int32(1);
    }
    return start;
  }

  #arrayEnd(start: number): void {
    this.#bytes.writeInt32BE(this.#at - start - 4, start);
  }

  raw(value: Uint8Array): void {
    this.#room(value.length);
    this.#bytes.set(value, this.#at);
    this.#at += value.length;
  }

  done(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }
}

/** A row that was held back, as lists show it: what it claims, what it said, and why it is not believed. */
function quarantinedAsKept({ obx, row, kind, code, value, unit, at, timeFrom, device, reasons }: QuarantinedRow) {
  const because = reasons.map((one) => one.because).join('; ');
  return {
    obx,
    row,
    kind,
    code,
    value,
    unit,
    at,
    timeFrom,
    device,
    because,
    reasons: reasons.map(({ reason }) => reason),
  };
}

/** Rows as PostgreSQL's binary COPY reads them. Source: PostgreSQL manual, COPY, binary format. */
export function encodeRows(messages: readonly StoredMessage[]): Buffer {
  const writer = new Writer(messages.reduce((sum, { raw }) => sum + raw.length + 1024, 64));
  writer.raw(SIGNATURE);
  writer.int32(0);
  writer.int32(0);
  for (const message of messages) {
    const { readings } = message;
    writer.int16(COLUMN_COUNT);
    writer.text(message.clinic);
    writer.text(message.device);
    writer.text(message.controlId);
    writer.timestamp(message.deviceTime);
    writer.timestamp(message.arrivedAt);
    writer.text(message.claimedPatient);
    writer.text(message.claimedLocation);
    writer.text(message.patient);
    writer.text(message.session);
    writer.text(message.chair);
    writer.texts(readings.map(({ kind }) => kind));
    writer.floats(readings.map(({ value }) => value));
    writer.texts(readings.map(({ unit }) => unit));
    writer.texts(readings.map(({ flags }) => flags));
    writer.timestamps(readings.map(({ at }) => at));
    writer.text(message.quarantined.length === 0 ? null : JSON.stringify(message.quarantined.map(quarantinedAsKept)));
    writer.text(message.alarms.length === 0 ? null : JSON.stringify(message.alarms));
    writer.text(message.unmatched);
    writer.text(message.speaksAgainst);
    writer.float(message.clockAheadMs);
    writer.bytes(message.raw);
  }
  writer.int16(-1);
  return writer.done();
}
