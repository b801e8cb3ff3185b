import type { ClockNow, DevicesView } from '@keel/formats/api';

/** A turn of the clock is a second; so long without a whole one, and nothing can be relied on to be noticed. PD. */
export const CLOCK_STALLED_MS = 10_000;
/** How often a process says that its port for monitors is open, ms; and after how long of silence it is not. */
export const FEED_PULSE_MS = 2_000;
const FEED_DOWN_MS = 7_000;

/** Where monitors send to, as the process that listens there says it. */
export type FeedPort = NonNullable<DevicesView['port']>;

/** What a process says of itself to the others. Keys and numbers only. */
export type Pulse = { readonly part: 'clock' } | { readonly part: 'feed'; readonly port: FeedPort };

/**
 * Whether the parts that nobody sees working still work: the clock that raises alarms, and the port that monitors speak
 * to. They may run in this process or in another; a part that hangs says nothing, and is known by that.
 */
export function openPulses(options: {
  /** Monotonic, ms: a step of the wall clock must not look like a stall, nor hide one. */
  readonly nowMs?: () => number;
  /** Tells the other processes; absent: there are none. */
  readonly tell?: (pulse: Pulse) => void;
}) {
  const nowMs = options.nowMs ?? (() => performance.now());
  const began = nowMs();
  let clockAt: number | null = null;
  let feed: { readonly at: number; readonly port: FeedPort } | null = null;

  const heard = (pulse: Pulse): void => {
    if (pulse.part === 'clock') clockAt = nowMs();
    else feed = { at: nowMs(), port: pulse.port };
  };
  return {
    /** A part of this process works. */
    beat(pulse: Pulse): void {
      heard(pulse);
      options.tell?.(pulse);
    },
    /** A part of another process works. */
    heard,
    /** The port of this process was closed on purpose. */
    feedClosed(): void {
      feed = null;
    },
    clock(): ClockNow {
      const ageMs = clockAt === null ? null : Math.round(nowMs() - clockAt);
      return { state: (ageMs ?? nowMs() - began) > CLOCK_STALLED_MS ? 'stalled' : 'up', ageMs };
    },
    /** Null: no port is open, as far as anybody says. */
    feedPort: (): FeedPort | null => (feed === null || nowMs() - feed.at > FEED_DOWN_MS ? null : feed.port),
  };
}
export type Pulses = ReturnType<typeof openPulses>;
