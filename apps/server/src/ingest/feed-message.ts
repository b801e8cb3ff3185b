import type { ReadingKind } from '@keel/clinical/device';
import { addMs, type Instant } from '@keel/clinical/units';
import { NO_VALUE_REASONS, type NoValueReason } from '@keel/formats/api';
import { SKEW_MS } from './device-memory.ts';
import { type MonitorWord, monitorWord } from './monitor-alarm.ts';
import type { StoredMessage } from './ports.ts';

/** One channel of a committed message. */
export type FeedReading = {
  readonly kind: ReadingKind;
  readonly at: Instant;
  readonly device: string;
} & (
  | { readonly value: number; readonly unit: string; readonly because: null }
  /** `held-back`: there is a value, and it cannot be relied on. Else the monitor itself says that it has none. */
  | { readonly value: null; readonly unit: null; readonly because: NoValueReason | 'held-back' }
);

/** A committed message as alarms, charting and live screens want it. */
export interface FeedMessage {
  readonly clinic: string;
  readonly device: string;
  /** The session it belongs to, or the one whose device turned out to be on somebody else. */
  readonly session: string | null;
  readonly chair: string | null;
  readonly arrivedAt: Instant;
  readonly clockSkewMs: number;
  /** The device names somebody else: its values are nobody's here. */
  readonly otherPatient: boolean;
  readonly readings: readonly FeedReading[];
  /** What the monitor says of its own alarms, in the order of the message. */
  readonly alarms: readonly MonitorWord[];
}

/** What of a stored message this needs: a row of the table has it too. */
export type WatchedMessage = Pick<
  StoredMessage,
  'clinic' | 'device' | 'session' | 'chair' | 'arrivedAt' | 'speaksAgainst' | 'clockAheadMs' | 'readings' | 'alarms'
> & {
  readonly quarantined: readonly {
    readonly kind: ReadingKind | null;
    readonly at: Instant | null;
    readonly reasons: readonly { readonly reason: string }[];
  }[];
};

/**
 * What a message means to whoever watches the session. A kind that is only there as a row that was held back has no
 * value, which is not the same as an old one. Times are put right by what is known of the device's clock, so that a
 * monitor that is a minute slow does not look a minute old; none is after its arrival, so it cannot stay current.
 */
export function feedMessage(message: WatchedMessage): FeedMessage {
  const { clinic, device, arrivedAt, speaksAgainst, clockAheadMs } = message;
  const aheadMs = Math.abs(clockAheadMs) > SKEW_MS ? clockAheadMs : 0;
  const ours = (at: Instant | null): Instant => {
    const right = at === null ? arrivedAt : addMs(at, -aheadMs);
    return right > arrivedAt ? arrivedAt : right;
  };
  // Some date each word of an alarm by when it began: then the message says when it was said.
  const timesOf = ({ at, madeAt }: (typeof message.alarms)[number]) => ({
    at: ours(at ?? madeAt ?? null),
    saidAt: ours(at === null || (madeAt != null && madeAt > at) ? (madeAt ?? null) : at),
  });
  const readings: FeedReading[] = message.readings.map(({ kind, value, unit, at }) => ({
    kind,
    value,
    unit,
    at: ours(at),
    device,
    because: null,
  }));
  const known = new Set(readings.map(({ kind }) => kind));
  for (const { kind, at, reasons } of message.quarantined) {
    if (kind === null || known.has(kind)) continue;
    known.add(kind);
    const because = NO_VALUE_REASONS.find((key) => reasons.some(({ reason }) => reason === key)) ?? 'held-back';
    readings.push({ kind, value: null, unit: null, at: ours(at), device, because });
  }
  return {
    clinic,
    device,
    session: message.session ?? speaksAgainst,
    chair: message.chair,
    arrivedAt,
    clockSkewMs: clockAheadMs,
    otherPatient: speaksAgainst !== null,
    readings: speaksAgainst !== null ? [] : readings,
    alarms:
      speaksAgainst !== null
        ? []
        : message.alarms.flatMap((alarm) => monitorWord(alarm, { ...timesOf(alarm), heardAt: arrivedAt }) ?? []),
  };
}
