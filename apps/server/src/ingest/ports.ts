import type { ReadingKind } from '@keel/clinical/device';
import type { Instant } from '@keel/clinical/units';
import type { DeviceAlarm, Dialect, QuarantinedRow, ReadOptions } from '@keel/formats/hl7v2';

/** Who is at the other end of a connection. */
export interface Peer {
  /** IP address, IPv4 in its plain form. */
  readonly address: string;
  /** SHA-256 fingerprint of its TLS client certificate, lower case hex; null without one. */
  readonly certificate: string | null;
}

/** A registered device as the feed needs it. */
export interface KnownDevice {
  readonly clinic: string;
  readonly device: string;
  /** How it names itself (MSH-3, MSH-4 or OBX-18). */
  readonly identity: string;
  readonly zone: string;
  readonly dialects: readonly Dialect[];
  readonly allRowsX: ReadOptions['allRowsX'];
  /** MSH-11 taken from it. */
  readonly processing: readonly string[];
  /** Whom it is on because a person said so; null: nobody. */
  readonly association: KnownAssociation | null;
}

export interface KnownAssociation {
  readonly session: string;
  readonly patient: string;
  readonly chair: string;
  readonly since: Instant;
}

/** What a message can name a person by, and what only ever speaks against a match. */
export interface KnownPatient {
  readonly identifiers: readonly string[];
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
}

/** The devices that may speak from one place. */
export interface PeerDevices {
  readonly devices: readonly [KnownDevice, ...KnownDevice[]];
  /** By the name they give themselves; devices registered without one are not in it. */
  readonly byIdentity: ReadonlyMap<string, KnownDevice>;
}

/** The clinic's registrations, as they are now. Looked up for every message, so it answers from memory. */
export interface DeviceDirectory {
  /** Devices that may speak from there. Null: nobody there is registered. */
  readonly from: (peer: Peer) => PeerDevices | null;
  /** Devices that name themselves so, wherever they are registered: a known name from elsewhere is a changed source. */
  readonly named: (names: readonly string[]) => readonly KnownDevice[];
  readonly patient: (clinic: string, patient: string) => KnownPatient | null;
  /** Chairs and rooms by the names people and monitors call them, lower case. */
  readonly chairNamed: (clinic: string, name: string) => string | null;
}

/** Why a message belongs to nobody. Shown to staff, who decide. */
export const UNMATCHED_REASONS = [
  'device-unknown',
  'device-on-nobody',
  'other-patient',
  'several-patients',
  'birth-date-differs',
  'other-chair',
] as const;
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

export interface StoredReading {
  readonly kind: ReadingKind;
  readonly value: number;
  readonly unit: string;
  readonly at: Instant;
  /** How it was sensed, where the time came from, and what a careful reader wants to know: keys, space between. */
  readonly flags: string;
}

/** As the message said it, and when the message was made; absent in what was kept before this was. */
export type StoredAlarm = DeviceAlarm & { readonly madeAt?: Instant | null };

/** One message as it is kept: the bytes as they came, and what was accepted of them. */
export interface StoredMessage {
  readonly clinic: string;
  readonly device: string;
  readonly controlId: string;
  /** Latest time by the device's clock in the message. */
  readonly deviceTime: Instant | null;
  readonly arrivedAt: Instant;
  readonly claimedPatient: string | null;
  readonly claimedLocation: string | null;
  readonly patient: string | null;
  readonly session: string | null;
  readonly chair: string | null;
  readonly readings: readonly StoredReading[];
  readonly quarantined: readonly QuarantinedRow[];
  readonly alarms: readonly StoredAlarm[];
  readonly unmatched: UnmatchedReason | null;
  /** The session whose device this was while the message spoke of somebody else; null as a rule. */
  readonly speaksAgainst: string | null;
  /** How far the device's clock is ahead, ms, as far as its messages show. */
  readonly clockAheadMs: number;
  readonly raw: Uint8Array;
}

/** What the feed saw a device do, for the device's own stream. `id` is the command's, made once, so a retry has no second effect. */
export type DeviceFact = {
  readonly id: string;
  readonly device: string;
  readonly at: Instant;
  readonly zone: string;
} & (
  | { readonly kind: 'note-device-source'; readonly body: { readonly address: string; readonly controlId: string } }
  | { readonly kind: 'note-device-gap'; readonly body: { readonly from: Instant; readonly until: Instant } }
  | { readonly kind: 'note-device-clock'; readonly body: { readonly aheadMs: number } }
  | { readonly kind: 'detach-device'; readonly body: { readonly because: 'conflicting-patient' } }
);

/** What tells a repeated message from a new one. */
export interface MessageKey {
  readonly device: string;
  readonly controlId: string;
  readonly deviceTime: Instant | null;
  /** Digest of everything after the header, which a sender may renew when it sends again. */
  readonly digest: string;
}

export interface ReadingStore {
  /**
   * Keeps a batch of one clinic and the facts it led to: all or nothing, on disk when it answers.
   * @throws StoreUnavailable when nobody could keep anything just now; any other error speaks against the batch.
   */
  readonly commit: (batch: {
    readonly clinic: string;
    readonly messages: readonly StoredMessage[];
    readonly facts: readonly DeviceFact[];
  }) => Promise<void>;
  /** What arrived after `since`, oldest first: from it the window of repeats is rebuilt. */
  readonly keysSince: (
    clinic: string,
    since: Instant,
  ) => Promise<readonly (MessageKey & { readonly arrivedAt: Instant })[]>;
}

/** The store cannot be reached or refuses everybody: no message is to blame, and trying again is right. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('the store cannot keep anything just now', { cause });
    this.name = 'StoreUnavailable';
  }
}

/** The device id of a message from a registered address that names no registered device. */
export const UNKNOWN_DEVICE = 'unknown';

/** Something the operator of the feed should see. Holds no content of messages. */
export interface FeedProblem {
  readonly problem:
    | 'stranger'
    | 'source-changed'
    | 'message-refused'
    | 'frame-cut-off'
    | 'frame-too-large'
    | 'stray-bytes'
    | 'peer-slow'
    | 'peer-not-reading'
    | 'too-many-connections'
    | 'memory'
    | 'store-unavailable'
    | 'store-refused';
  readonly address: string | null;
  readonly detail: string;
}
