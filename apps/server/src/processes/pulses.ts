import type { ClockNow, DevicesView } from '@keel/formats/api';

/** A turn of the clock is a second; so long without a whole one, and nothing can be relied on to be noticed. PD. */
export const CLOCK_STALLED_MS = 10_000;
/** How often a process says that its port for monitors is open, ms; and after how long of silence it is not. */
export const FEED_PULSE_MS = 2_000;
const FEED_DOWN_MS = 7_000;

/** The channel on which processes tell each other that they work: a `Pulse` as JSON. */
export const PULSE_CHANNEL = 'keel_pulse';

/** Where monitors send to, as the process that listens there says it. */
export type FeedPort = NonNullable<DevicesView['port']>;

/** What a process says of itself to the others. Keys and numbers only. */
export type Pulse =
  | { readonly part: 'clock' }
  | { readonly part: 'feed' /** Null: it was closed. */; readonly port: FeedPort | null };

/** Reads what came on `PULSE_CHANNEL`; null: another version said something this one does not know. */
export function pulseFrom(payload: string): Pulse | null {
  try {
    const said = JSON.parse(payload) as { readonly part?: string; readonly port?: FeedPort | null };
    if (said.part === 'clock') return { part: 'clock' };
    if (said.part !== 'feed') return null;
    return { part: 'feed', port: typeof said.port?.host === 'string' ? said.port : null };
  } catch {
    return null;
  }
}

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
  let feed: { readonly at: number; readonly port: FeedPort | null } | null = null;

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
    clock(): ClockNow {
      const ageMs = clockAt === null ? null : Math.round(nowMs() - clockAt);
      return { state: (ageMs ?? nowMs() - began) > CLOCK_STALLED_MS ? 'stalled' : 'up', ageMs };
    },
    /** Null: no port is open, as far as anybody says. */
    feedPort: (): FeedPort | null => (feed === null || nowMs() - feed.at > FEED_DOWN_MS ? null : feed.port),
    /** Somebody said so, or nobody spoke of one for too long: not known yet is not down. */
    feedDown: (): boolean => feed?.port === null || nowMs() - (feed?.at ?? began) > FEED_DOWN_MS,
  };
}
export type Pulses = ReturnType<typeof openPulses>;
