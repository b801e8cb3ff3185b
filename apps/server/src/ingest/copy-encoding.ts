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

/** Shorter texts are written character by character, which is cheaper than a call into the platform for each. */
const SHORT_TEXT = 40;

/** A buffer that grows, written front to back. */
class Writer {
  #bytes: Buffer;
  #view: DataView;
  #at = 0;

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
    this.#view = viewOf(this.#bytes);
  }

  #room(count: number): void {
    if (this.#at + count <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + count));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
    this.#view = viewOf(grown);
  }

  int16(value: number): void {
    this.#room(2);
    this.#view.setInt16(this.#at, value);
    this.#at += 2;
  }

  int32(value: number): void {
    this.#room(4);
    this.#view.setInt32(this.#at, value);
    this.#at += 4;
  }

  bytes(value: Uint8Array): void {
    this.int32(value.length);
    this.raw(value);
  }

  text(value: string | null): void {
    if (value === null) {
      this.int32(-1);
      return;
    }
    this.#room(value.length * 3 + 4);
    const count = this.#shortText(value);
    if (count === -1) {
      // PostgreSQL text cannot hold a zero character; the bytes as they came are in `raw`.
      const clean = value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
      this.#textOf(this.#bytes.write(clean, this.#at + 4, 'utf8'));
    } else this.#textOf(count);
  }

  #textOf(count: number): void {
    this.#view.setInt32(this.#at, count);
    this.#at += count + 4;
  }

  /** How many bytes a short text of plain ASCII took; -1: it is none, and nothing is written that counts. */
  #shortText(value: string): number {
    const { length } = value;
    if (length > SHORT_TEXT) return -1;
    const from = this.#at + 4;
    for (let at = 0; at < length; at += 1) {
      const code = value.charCodeAt(at);
      if (code === 0 || code > 0x7f) return -1;
      this.#bytes[from + at] = code;
    }
    return length;
  }

  timestamp(value: number | null): void {
    if (value === null) {
      this.int32(-1);
      return;
    }
    this.#room(12);
    // Whole microseconds are exact as a number until the year 2285.
    const micros = (value - EPOCH_MS) * 1000;
    const high = Math.floor(micros / 4_294_967_296);
    this.#view.setInt32(this.#at, 8);
    this.#view.setInt32(this.#at + 4, high);
    this.#view.setUint32(this.#at + 8, micros - high * 4_294_967_296);
    this.#at += 12;
  }

  float(value: number): void {
    this.#room(12);
    this.#view.setInt32(this.#at, 8);
    this.#view.setFloat64(this.#at + 4, value);
    this.#at += 12;
  }

  /** An array of what is written of each. */
  each<T>(oid: number, values: readonly T[], write: (one: T) => void): void {
    const start = this.#at;
    this.int32(0);
    this.int32(values.length === 0 ? 0 : 1);
    this.int32(0);
    this.int32(oid);
    if (values.length > 0) {
      this.int32(values.length);
      this.int32(1);
    }
    for (const value of values) write(value);
    this.#view.setInt32(start, this.#at - start - 4);
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

const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView => new DataView(buffer, byteOffset, length);

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
    writer.each(OID_TEXT, readings, ({ kind }) => writer.text(kind));
    writer.each(OID_FLOAT8, readings, ({ value }) => writer.float(value));
    writer.each(OID_TEXT, readings, ({ unit }) => writer.text(unit));
    writer.each(OID_TEXT, readings, ({ flags }) => writer.text(flags));
    writer.each(OID_TIMESTAMPTZ, readings, ({ at }) => writer.timestamp(at));
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
