import { type MonitorAlarm, saidOf } from '@keel/clinical/alarms';
import type { Reading } from '@keel/clinical/monitoring';
import type { DeviceFeed } from '@keel/clinical/session';
import { addMs, type Instant, MINUTE_MS, wentBack } from '@keel/clinical/units';

/** What an alarm can wait for lies within this; older readings are in the table, and no rule asks for them. */
export const WINDOW_MS = 6 * MINUTE_MS;
/** A session nobody has measured in for so long is kept no more. PD: longer than any session with its observation. */
const FORGET_MS = 24 * 60 * MINUTE_MS;
/** Who is on a session may have been asked just before somebody was put on it: what was heard since is kept. */
const JUST_HEARD_MS = 10_000;
/** Readings of one session beyond which old ones are let go, whether anybody asks or not. */
const TRIM_AT = 10_000;

/** A committed message as the window needs it. */
export interface WindowMessage {
  readonly clinic: string;
  readonly device: string;
  readonly session: string | null;
  readonly arrivedAt: Instant;
  readonly clockSkewMs?: number;
  readonly otherPatient?: boolean;
  readonly readings: readonly Reading[];
  /** What the monitor says of its own alarms. */
  readonly alarms?: readonly Parameters<typeof saidOf>[1][];
}

interface Kept {
  readings: Reading[];
  alarms: Map<string, readonly MonitorAlarm[]>;
  devices: Map<string, DeviceFeed>;
  lastAt: Instant;
  /** Length at which it is trimmed next: at least twice what the last time left. */
  trimAt: number;
}

/** Readings after `oldest`; a cuff value keeps its own time for minutes, so the latest of each kind stays, however old. */
function trimmed(readings: readonly Reading[], oldest: Instant): Reading[] {
  const newest = new Map<string, Reading>();
  for (const reading of readings) {
    const key = `${reading.device} ${reading.kind}`;
    const known = newest.get(key);
    if (known === undefined || known.at <= reading.at) newest.set(key, reading);
  }
  return readings.filter(
    (reading) => reading.at >= oldest || newest.get(`${reading.device} ${reading.kind}`) === reading,
  );
}

/**
 * The last minutes of readings of every session, from what was committed. A copy: a restart fills it from the table and
 * goes on where it was.
 */
export function readingWindow() {
  const sessions = new Map<string, Kept>();
  /** On which session a device spoke last: it has nothing more to say about the one before. */
  const spokeOn = new Map<string, string>();
  const keyOf = (clinic: string, session: string) => `${clinic} ${session}`;
  return {
    take(message: WindowMessage): void {
      if (message.session === null) return;
      const key = keyOf(message.clinic, message.session);
      const speaker = `${message.clinic} ${message.device}`;
      const before = spokeOn.get(speaker);
      if (before !== undefined && before !== key) {
        sessions.get(before)?.devices.delete(message.device);
        sessions.get(before)?.alarms.delete(message.device);
      }
      spokeOn.set(speaker, key);
      let kept = sessions.get(key);
      if (kept === undefined) {
        for (const [old, { lastAt }] of sessions)
          if (lastAt < addMs(message.arrivedAt, -FORGET_MS)) sessions.delete(old);
        kept = { readings: [], alarms: new Map(), devices: new Map(), lastAt: message.arrivedAt, trimAt: TRIM_AT };
        sessions.set(key, kept);
      }
      kept.readings.push(...message.readings);
      if (kept.readings.length > kept.trimAt) {
        kept.readings = trimmed(kept.readings, addMs(message.arrivedAt, -WINDOW_MS));
        kept.trimAt = Math.max(TRIM_AT, 2 * kept.readings.length);
      }
      const { alarms } = kept;
      for (const word of message.alarms ?? [])
        alarms.set(message.device, saidOf(alarms.get(message.device) ?? [], word));
      if (message.arrivedAt > kept.lastAt) kept.lastAt = message.arrivedAt;
      const known = kept.devices.get(message.device);
      // What an earlier message said of the device is not news beside a later one.
      const heardAt = known?.lastMessageAt ?? message.arrivedAt;
      if (heardAt > message.arrivedAt && !wentBack(heardAt, message.arrivedAt)) return;
      kept.devices.set(message.device, {
        device: message.device,
        lastMessageAt: message.arrivedAt,
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
      // Taken off, what it said of its alarms is over with it: put on again, it says anew what is so.
      for (const [device, alarms] of kept?.alarms ?? [])
        if (!on.includes(device) && alarms.every(({ heardAt }) => now - heardAt > JUST_HEARD_MS))
          kept?.alarms.delete(device);
      // Heard in what is now the future: from here on its silence counts, or nobody would notice it for as long.
      for (const [device, feed] of kept?.devices ?? [])
        if (feed.lastMessageAt !== null && wentBack(feed.lastMessageAt, now))
          kept?.devices.set(device, { ...feed, lastMessageAt: now });
      if (kept !== undefined && kept.readings.length > 0 && kept.readings[0]!.at < oldest)
        kept.readings = trimmed(kept.readings, oldest);
      return {
        readings: (kept?.readings ?? []).filter(({ device }) => on.includes(device)),
        devices: [
          ...on.map((device) => ({
            ...(kept?.devices.get(device) ?? { device, lastMessageAt: null }),
            ...(kept?.alarms.has(device) ? { alarms: kept.alarms.get(device)! } : {}),
          })),
          // A device that named somebody else was taken off in the same moment: the session still has to hear of it.
          ...[...(kept?.devices.values() ?? [])].filter(
            ({ device, otherPatient }) => otherPatient && !on.includes(device),
          ),
        ],
      };
    },
  };
}
export type ReadingWindow = ReturnType<typeof readingWindow>;
