import { wentBack } from '@keel/clinical/units';
import type { NoValueReason, ReadingKind, ReadingMessage } from '@keel/formats/api';
import type { z } from 'zod';
import type { FeedMessage } from '../ingest/index.ts';

/** One value as a device gave it, with both clocks. Milliseconds since epoch. */
export interface LiveValue {
  readonly kind: ReadingKind;
  readonly value: number;
  readonly unit: string;
  readonly atMs: number;
  readonly receivedAtMs: number;
}

/** The device says that it has no value of this kind. */
export interface LiveNone {
  readonly kind: ReadingKind;
  readonly because: NoValueReason;
  readonly atMs: number;
}

export interface DeviceNow {
  readonly device: string;
  readonly session: string | null;
  readonly chair: string | null;
  readonly lastMessageAtMs: number;
  readonly clockSkewMs: number | null;
  readonly values: ReadonlyMap<ReadingKind, LiveValue>;
  /** Never of a kind that is in `values`. */
  readonly none: ReadonlyMap<ReadingKind, LiveNone>;
}

/**
 * The latest of each kind from each device, for screens: a copy of what was committed, never the record itself. Younger
 * times win, so a late message never takes the place of a newer one. A value that the device marks as none ends the one
 * before; one that was held back for another reason leaves it, and it grows old. What is stale is judged by the reader.
 */
export function liveReadings() {
  const clinics = new Map<string, Map<string, DeviceNow>>();
  const heardAt = new Map<string, number>();
  return {
    take(message: FeedMessage): void {
      const { clinic, device, arrivedAt } = message;
      const devices = clinics.get(clinic) ?? new Map<string, DeviceNow>();
      clinics.set(clinic, devices);
      heardAt.set(clinic, later(heardAt.get(clinic), arrivedAt));
      // Values of a monitor that names somebody else are nobody's; that it spoke is known all the same.
      const session = message.otherPatient ? null : message.session;
      const before = devices.get(device);
      // A monitor that was moved starts anew: the last patient's values are not the next one's.
      // So does one under a clock that was set back, or what it measured before would stand for as long as the newest.
      const same = before !== undefined && before.session === session && !wentBack(before.lastMessageAtMs, arrivedAt);
      const values = new Map(same ? before.values : []);
      const none = new Map(same ? before.none : []);
      for (const { kind, value, unit, at, because } of message.readings) {
        if (because === 'held-back' || (values.get(kind)?.atMs ?? at) > at || (none.get(kind)?.atMs ?? at) > at)
          continue;
        if (because === null) {
          none.delete(kind);
          values.set(kind, { kind, value, unit, atMs: at, receivedAtMs: arrivedAt });
        } else {
          values.delete(kind);
          none.set(kind, { kind, because, atMs: at });
        }
      }
      devices.set(device, {
        device,
        session,
        chair: message.otherPatient ? null : message.chair,
        lastMessageAtMs: later(before?.lastMessageAtMs, arrivedAt),
        clockSkewMs: message.clockSkewMs,
        values,
        none,
      });
    },
    all: (clinic: string): readonly DeviceNow[] => [...(clinics.get(clinic)?.values() ?? [])],
    of: (clinic: string, device: string): DeviceNow | undefined => clinics.get(clinic)?.get(device),
    onSession: (clinic: string, session: string): readonly DeviceNow[] =>
      [...(clinics.get(clinic)?.values() ?? [])].filter((device) => device.session === session),
    /** When any device of the clinic was last heard; null: none that this process knows of. */
    lastHeardAtMs: (clinic: string): number | null => heardAt.get(clinic) ?? null,
  };
}
export type LiveReadings = ReturnType<typeof liveReadings>;

/** The later of two times; after the clock was set back the one it gave since. */
const later = (before: number | undefined, now: number): number =>
  before === undefined || wentBack(before, now) ? now : Math.max(before, now);

/** What a device shows now, as the stream sends it. */
export const readingSent = (device: DeviceNow): z.infer<typeof ReadingMessage> => ({
  type: 'reading',
  device: device.device,
  session: device.session,
  chair: device.chair,
  values: [...device.values.values()].map(({ kind, value, unit, atMs, receivedAtMs }) => ({
    kind,
    value,
    unit,
    at: new Date(atMs).toISOString(),
    receivedAt: new Date(receivedAtMs).toISOString(),
  })),
  none: [...device.none.values()].map(({ kind, because, atMs }) => ({
    kind,
    because,
    at: new Date(atMs).toISOString(),
  })),
});
