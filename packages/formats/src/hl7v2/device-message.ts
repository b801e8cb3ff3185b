import type { DeviceReading, ReadingKind, TimeFrom } from '@keel/clinical/device';
import type { Instant } from '@keel/clinical/units';
import { type AckCode, type AckHeader, ackHeaderOf, acksDue, type MessageError, type Outcome } from './acknowledge.ts';
import type { DeviceAlarm } from './alarm.ts';
import type { QuarantineReason } from './judge-row.ts';
import type { Dialect } from './nomenclature.ts';

/** What the clinic has set for the device a message came from. Nothing here has a default: each of it changes care. */
export interface ReadOptions {
  /** IANA zone of the device's clock, for times that come without an offset. */
  readonly zone: string;
  /** When it arrived; settles the hour that summer time repeats. */
  readonly receivedAt?: Instant;
  /** Private code systems adopted for this device. */
  readonly dialects: readonly Dialect[];
  /**
   * What OBX-11 X ("no result") means when *every* row of a message carries it: some gateways write it throughout,
   * values included. On some rows only, X always means that there is no result.
   */
  readonly allRowsX: 'habit-of-sender' | 'no-results';
  /** The sender is already known by where the message came from, so an empty MSH-3 is no reason to refuse it. */
  readonly senderKnown: boolean;
  /** Processing ids (MSH-11) taken from this device; absent: all. A clinic takes P, a training room T as well. */
  readonly processing?: readonly string[];
}

export interface FiledReading extends DeviceReading {
  /** OBX-3: what its sender called it. */
  readonly code: string;
  /** OBX-5 and OBX-6 as sent, before any conversion. */
  readonly sent: { readonly value: string; readonly unit: string };
  /** OBX-1 as sent. */
  readonly obx: string | null;
  readonly row: number;
  readonly path: string | null;
  readonly device: string | null;
  readonly zoneFrom: 'message' | 'device';
  /** OBX-11 as sent: R raw, F final, C corrected, … */
  readonly status: string;
  /** What a careful reader would want to know, by key. */
  readonly warnings: readonly string[];
}

/** A row that claims to be a vital sign and cannot be relied on: kept, shown to staff, never filed. */
export interface QuarantinedRow {
  readonly obx: string | null;
  readonly row: number;
  /** What it claims to be; null when not even that can be said. */
  readonly kind: ReadingKind | null;
  /** OBX-3: what its sender called it. */
  readonly code: string;
  readonly value: string;
  readonly unit: string;
  readonly at: Instant | null;
  readonly timeFrom: TimeFrom | null;
  readonly device: string | null;
  /** At least one, in the order they were found. */
  readonly reasons: readonly { readonly reason: QuarantineReason; readonly because: string }[];
}

/** A row with content that is none of ours: kept with the raw message, named here so that nothing goes unseen. */
export interface OtherRow {
  readonly obx: string | null;
  readonly row: number;
  readonly code: string;
  readonly what: string;
}

export interface PatientId {
  readonly id: string;
  readonly authority: string | null;
  readonly type: string | null;
}

/** Whom the message says it is about. Never matched by name: name and birth date only ever speak against a match. */
export interface PatientClaim {
  /** PID-3, in its order; empty when the sender named nobody. */
  readonly ids: readonly PatientId[];
  readonly family: string | null;
  readonly given: string | null;
  /** YYYYMMDD as sent, when it can be one. */
  readonly birthDate: string | null;
  readonly sex: string | null;
}

/** One device message, read. */
export interface DeviceMessage {
  readonly outcome: Outcome;
  readonly errors: readonly MessageError[];
  /** What is due to the sender once the message is kept (or refused), in order. */
  readonly acks: readonly AckCode[];
  readonly header: AckHeader;
  readonly controlId: string | null;
  readonly type: string;
  readonly event: string;
  readonly processing: string;
  readonly version: string;
  readonly application: string | null;
  readonly facility: string | null;
  /** MSH-7, when it can be placed. */
  readonly madeAt: Instant | null;
  readonly patient: PatientClaim;
  /** The message names more than one patient, so it is about nobody. */
  readonly severalPatients: boolean;
  /** PV1-3 in the usual separators: unit^room^bed… */
  readonly location: string | null;
  readonly readings: readonly FiledReading[];
  readonly quarantined: readonly QuarantinedRow[];
  readonly alarms: readonly DeviceAlarm[];
  readonly others: readonly OtherRow[];
  readonly warnings: readonly string[];
}

/** A message that names nobody, or more than one. */
export const NOBODY: PatientClaim = { ids: [], family: null, given: null, birthDate: null, sex: null };

/** A message that came without being readable as one: too large, cut off. */
export function refusedMessage(head: Uint8Array, error: MessageError): DeviceMessage {
  return refused(ackHeaderOf(head), 'reject', [error]);
}

/** One that files nothing: its sender keeps it. */
export function refused(header: AckHeader, outcome: Outcome, errors: readonly MessageError[]): DeviceMessage {
  return {
    outcome,
    errors,
    acks: acksDue(header, outcome),
    header,
    controlId: header.fields[10]?.trim() || null,
    type: '',
    event: '',
    processing: '',
    version: '',
    application: null,
    facility: null,
    madeAt: null,
    patient: NOBODY,
    severalPatients: false,
    location: null,
    readings: [],
    quarantined: [],
    alarms: [],
    others: [],
    warnings: [],
  };
}
