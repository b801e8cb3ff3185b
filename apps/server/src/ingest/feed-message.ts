import type { ReadingKind } from '@keel/clinical/device';
import type { Instant } from '@keel/clinical/units';
import type { StoredMessage } from './ports.ts';

/** A committed message as alarms and charting want it. */
export interface FeedMessage {
  readonly clinic: string;
  readonly device: string;
  /** The session it belongs to, or the one whose device turned out to be on somebody else. */
  readonly session: string | null;
  readonly arrivedAt: Instant;
  readonly clockSkewMs: number;
  /** The device names somebody else: its values are nobody's here. */
  readonly otherPatient: boolean;
  /** Value null: the device says that it has none, or one that cannot be relied on. */
  readonly readings: readonly {
    readonly kind: ReadingKind;
    readonly value: number | null;
    readonly at: Instant;
    readonly device: string;
  }[];
}

/**
 * What a message means to whoever watches the session. A kind that is only there as a row that was held back has no
 * value, which is not the same as an old one; a value dated ahead counts from its arrival, so it cannot stay current.
 */
export function feedMessage(message: StoredMessage): FeedMessage {
  const { clinic, device, arrivedAt, speaksAgainst } = message;
  const values = message.readings.map(({ kind, value, at }) => ({
    kind,
    value,
    at: at > arrivedAt ? arrivedAt : at,
    device,
  }));
  const missing = new Set(message.quarantined.flatMap(({ kind }) => kind ?? []));
  for (const { kind } of values) missing.delete(kind);
  return {
    clinic,
    device,
    session: message.session ?? speaksAgainst,
    arrivedAt,
    clockSkewMs: message.clockAheadMs,
    otherPatient: speaksAgainst !== null,
    readings:
      speaksAgainst !== null
        ? []
        : [...values, ...[...missing].map((kind) => ({ kind, value: null, at: arrivedAt, device }))],
  };
}
