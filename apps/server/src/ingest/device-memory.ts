import { randomUUID } from 'node:crypto';
import { addMs, type Instant, instant } from '@keel/clinical/units';
import type { Kept } from './commit-queue.ts';
import type { Match } from './match-patient.ts';
import type { DeviceFact, KnownDevice } from './ports.ts';

/** A value dated further ahead of its arrival than this is marked. Source: safety A12. */
export const FUTURE_MS = 5_000;
/** A clock further off than this is a technical condition. Source: safety A12. */
export const SKEW_MS = 2_000;
/** A device that was silent for longer than this left a gap. Source: safety A4 (lost feed, red). */
export const GAP_MS = 15_000;
/** A value older than this at its arrival is marked as late: it came out of a buffer. PD. */
const LATE_MS = 5 * 60_000;
/** The same technical fact of one device is not stated more often than this. */
const FACT_EVERY_MS = 60_000;
/** How long a device's messages are watched before its clock is called slow: one late message is not a slow clock. */
const SLOW_CLOCK_WATCH_MS = 30_000;

/** What the feed remembers of a device between messages. Rebuilt from the table at start where it matters. */
export interface DeviceMemory {
  /** Messages on their way to disk, by number: a repeat that comes meanwhile waits for the first. */
  readonly underWay: Map<number, Promise<Kept>>;
  lastHeardAt: Instant | null;
  /** Latest device time seen per kind, to mark what comes out of order. */
  readonly latest: Map<string, number>;
  statedAt: Map<string, number>;
  aheadStatedMs: number;
  /** How far its clock is behind, as far as that is believed. */
  behindMs: number;
  watch: { since: number; leastBehindMs: number; count: number };
}

/** What is remembered of each device, from its first message on. */
export function deviceMemories() {
  /** By clinic, then by device. */
  const clinics = new Map<string, Map<string, DeviceMemory>>();
  return {
    of(clinic: string, device: string): DeviceMemory {
      const here = clinics.get(clinic) ?? new Map<string, DeviceMemory>();
      const known = here.get(device);
      if (known !== undefined) return known;
      const made: DeviceMemory = {
        underWay: new Map(),
        lastHeardAt: null,
        latest: new Map(),
        statedAt: new Map(),
        aheadStatedMs: 0,
        behindMs: 0,
        watch: { since: 0, leastBehindMs: Number.POSITIVE_INFINITY, count: 0 },
      };
      clinics.set(clinic, here.set(device, made));
      return made;
    },
  };
}

/** What the device's own stream should say about this message, each at most once a minute. */
export function factsOf(
  device: KnownDevice,
  match: Match,
  aheadMs: number,
  memory: DeviceMemory,
  at: Instant,
): DeviceFact[] {
  const facts: DeviceFact[] = [];
  const base = { device: device.device, at, zone: device.zone };
  if (!match.matched && match.detach && mayState(memory, 'detach', at))
    facts.push({ ...base, id: randomUUID(), kind: 'detach-device', body: { because: 'conflicting-patient' } });
  const silentSince = memory.lastHeardAt;
  if (
    silentSince !== null &&
    device.association !== null &&
    at - silentSince > GAP_MS &&
    device.association.since < at
  ) {
    const from = instant(Math.max(silentSince, device.association.since));
    if (at - from > GAP_MS)
      facts.push({ ...base, id: randomUUID(), kind: 'note-device-gap', body: { from, until: at } });
  }
  memory.lastHeardAt = at;
  if (
    Math.abs(aheadMs) > SKEW_MS &&
    Math.abs(aheadMs - memory.aheadStatedMs) > SKEW_MS &&
    mayState(memory, 'clock', at)
  ) {
    memory.aheadStatedMs = aheadMs;
    facts.push({ ...base, id: randomUUID(), kind: 'note-device-clock', body: { aheadMs } });
  }
  return facts;
}

/** How a value's time stands to its arrival and to the one before it, each mark after a blank. */
export function timeMarks(kind: string, measuredAt: Instant, memory: DeviceMemory, at: Instant): string {
  let marks = '';
  if (measuredAt > at + FUTURE_MS) marks += ' future-dated';
  if (measuredAt < at - LATE_MS && !kind.startsWith('NIBP_')) marks += ' late';
  const latest = memory.latest.get(kind);
  if (latest !== undefined && measuredAt < latest) marks += ' out-of-order';
  // A value from the future must not make everything after it look late.
  else if (measuredAt <= addMs(at, FUTURE_MS)) memory.latest.set(kind, measuredAt);
  return marks;
}

/**
 * How far the device's clock is ahead, ms. A message made later than it arrived shows it at once; one that looks old may
 * only have waited, so a slow clock is believed when no message of half a minute came sooner, until one does.
 */
export function clockAhead(madeAt: Instant | null, memory: DeviceMemory, at: Instant): number {
  if (madeAt === null) return -memory.behindMs;
  if (madeAt > at) {
    memory.behindMs = 0;
    return madeAt - at;
  }
  const behindMs = at - madeAt;
  memory.behindMs = Math.min(memory.behindMs, behindMs);
  const { watch } = memory;
  if (watch.count === 0 || at - watch.since > 2 * SLOW_CLOCK_WATCH_MS)
    memory.watch = { since: at, leastBehindMs: behindMs, count: 1 };
  else {
    watch.count += 1;
    watch.leastBehindMs = Math.min(watch.leastBehindMs, behindMs);
    if (at - watch.since >= SLOW_CLOCK_WATCH_MS) {
      memory.behindMs = watch.leastBehindMs;
      memory.watch = { since: at, leastBehindMs: behindMs, count: 1 };
    }
  }
  return memory.behindMs === 0 ? 0 : -memory.behindMs;
}

/** Whether it is time to state that again. */
export function mayState(memory: DeviceMemory, what: string, at: Instant): boolean {
  const stated = memory.statedAt.get(what);
  if (stated !== undefined && at - stated < FACT_EVERY_MS) return false;
  if (memory.statedAt.size > 50) memory.statedAt.clear();
  memory.statedAt.set(what, at);
  return true;
}
