import type { Reading } from '@keel/clinical/monitoring';
import type { DeviceFeed } from '@keel/clinical/session';
import { addMs, type Instant, MINUTE_MS } from '@keel/clinical/units';

/** What an alarm can wait for lies within this; older readings are in the table, and no rule asks for them. */
export const WINDOW_MS = 6 * MINUTE_MS;

/** A committed message as the window needs it. */
export interface WindowMessage {
  readonly clinic: string;
  readonly device: string;
  readonly session: string | null;
  readonly arrivedAt: Instant;
  readonly clockSkewMs?: number;
  readonly otherPatient?: boolean;
  readonly readings: readonly Reading[];
}

interface Kept {
  readings: Reading[];
  devices: Map<string, DeviceFeed>;
}

/**
 * The last minutes of readings of every session, from what was committed. A copy: a restart fills it from the table and
 * goes on where it was.
 */
export function readingWindow() {
  const sessions = new Map<string, Kept>();
  const keyOf = (clinic: string, session: string) => `${clinic} ${session}`;
  return {
    take(message: WindowMessage): void {
      if (message.session === null) return;
      const key = keyOf(message.clinic, message.session);
      // A device that speaks for another session has nothing more to say about the one before.
      for (const [other, { devices }] of sessions)
        if (other !== key && other.startsWith(`${message.clinic} `)) devices.delete(message.device);
      const kept: Kept = sessions.get(key) ?? { readings: [], devices: new Map() };
      sessions.set(key, kept);
      kept.readings.push(...message.readings);
      const before = kept.devices.get(message.device);
      kept.devices.set(message.device, {
        device: message.device,
        lastMessageAt:
          before?.lastMessageAt != null && before.lastMessageAt > message.arrivedAt
            ? before.lastMessageAt
            : message.arrivedAt,
        ...(message.clockSkewMs === undefined ? {} : { clockSkewMs: message.clockSkewMs }),
        ...(message.otherPatient === undefined ? {} : { otherPatient: message.otherPatient }),
      });
    },
    /** Readings of the last minutes, and the devices that are on the session now (one that never spoke included). */
    of(
      clinic: string,
      session: string,
      on: readonly string[],
      now: Instant,
    ): { readings: readonly Reading[]; devices: readonly DeviceFeed[] } {
      const kept = sessions.get(keyOf(clinic, session));
      const oldest = addMs(now, -WINDOW_MS);
      if (kept !== undefined && kept.readings.length > 0 && kept.readings[0]!.at < oldest) {
        // A cuff value keeps its own time for minutes: the latest of each kind stays, however old.
        const newest = new Map<string, Reading>();
        for (const reading of kept.readings) {
          const key = `${reading.device} ${reading.kind}`;
          const known = newest.get(key);
          if (known === undefined || known.at <= reading.at) newest.set(key, reading);
        }
        kept.readings = kept.readings.filter(
          (reading) => reading.at >= oldest || newest.get(`${reading.device} ${reading.kind}`) === reading,
        );
      }
      return {
        readings: (kept?.readings ?? []).filter(({ device }) => on.includes(device)),
        devices: [
          ...on.map((device) => kept?.devices.get(device) ?? { device, lastMessageAt: null }),
          // A device that named somebody else was taken off in the same moment: the session still has to hear of it.
          ...[...(kept?.devices.values() ?? [])].filter(
            ({ device, otherPatient }) => otherPatient && !on.includes(device),
          ),
        ],
      };
    },
    forget(clinic: string, session: string): void {
      sessions.delete(keyOf(clinic, session));
    },
  };
}
export type ReadingWindow = ReturnType<typeof readingWindow>;
