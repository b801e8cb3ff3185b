import type { ReadingKind, ReadingMessage } from '@keel/formats/api';
import type { z } from 'zod';

/** One value as a device gave it, with both clocks. Milliseconds since epoch. */
export interface LiveValue {
  readonly kind: ReadingKind;
  readonly value: number;
  readonly unit: string;
  readonly atMs: number;
  readonly receivedAtMs: number;
}

export interface DeviceNow {
  readonly device: string;
  readonly session: string | null;
  readonly chair: string | null;
  readonly lastMessageAtMs: number;
  readonly clockSkewMs: number | null;
  readonly values: ReadonlyMap<ReadingKind, LiveValue>;
}

/**
 * The latest of each kind from each device, for screens: a copy of what was committed, never the record itself. Younger
 * device times win, so a late message never takes the place of a newer one. What is stale is judged by the reader.
 */
export function liveReadings() {
  const clinics = new Map<string, Map<string, DeviceNow>>();
  return {
    take(
      clinic: string,
      message: {
        readonly device: string;
        readonly session: string | null;
        readonly chair?: string | null;
        readonly receivedAtMs: number;
        readonly clockSkewMs?: number | null;
        readonly values: readonly Omit<LiveValue, 'receivedAtMs'>[];
      },
    ): void {
      const devices = clinics.get(clinic) ?? new Map<string, DeviceNow>();
      clinics.set(clinic, devices);
      const before = devices.get(message.device);
      // A monitor that was moved starts anew: the last patient's values are not the next one's.
      const values = new Map(before !== undefined && before.session === message.session ? before.values : []);
      for (const value of message.values) {
        const known = values.get(value.kind);
        if (known === undefined || known.atMs <= value.atMs) {
          values.set(value.kind, { ...value, receivedAtMs: message.receivedAtMs });
        }
      }
      devices.set(message.device, {
        device: message.device,
        session: message.session,
        chair: message.chair ?? null,
        lastMessageAtMs: Math.max(message.receivedAtMs, before?.lastMessageAtMs ?? 0),
        clockSkewMs: message.clockSkewMs ?? null,
        values,
      });
    },
    /** A device was put on somebody, or taken off: what it showed before belongs to the one before. */
    moved(clinic: string, device: string, session: string | null): void {
      const known = clinics.get(clinic)?.get(device);
      if (known !== undefined && known.session !== session) {
        clinics.get(clinic)?.set(device, { ...known, session, values: new Map() });
      }
    },
    all: (clinic: string): readonly DeviceNow[] => [...(clinics.get(clinic)?.values() ?? [])],
    of: (clinic: string, device: string): DeviceNow | undefined => clinics.get(clinic)?.get(device),
    onSession: (clinic: string, session: string): readonly DeviceNow[] =>
      [...(clinics.get(clinic)?.values() ?? [])].filter((device) => device.session === session),
    /** When any device of the clinic was last heard; null: none since this process started. */
    lastHeardAtMs: (clinic: string): number | null =>
      [...(clinics.get(clinic)?.values() ?? [])].reduce<number | null>(
        (last, { lastMessageAtMs }) => (last === null || lastMessageAtMs > last ? lastMessageAtMs : last),
        null,
      ),
  };
}
export type LiveReadings = ReturnType<typeof liveReadings>;

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
});
