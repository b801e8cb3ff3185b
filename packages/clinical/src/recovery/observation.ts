import { addMinutes, addMs, type ClockStep, type Instant, MINUTE_MS, neverPassedMs } from '../units/index.ts';

/** Something that starts the clock, or starts it again. */
export interface ClockEvent {
  readonly what: string;
  readonly at: Instant;
  readonly enteredAt: Instant;
  /** The time first given, when it was corrected later. */
  readonly originalAt?: Instant;
  /** How long the patient is observed from here. */
  readonly minutes: number;
}

export interface ObservationClock {
  /** `running` also while what starts it is certain and lies ahead: `startedAt` says when. */
  readonly kind: 'not-started' | 'running' | 'done';
  /** What the clock now waits for. */
  readonly because: string;
  readonly startedAt: Instant | null;
  readonly until: Instant | null;
  readonly requiredMinutes: number;
  readonly elapsedMinutes: number;
  readonly remainingMs: number;
  /** It was entered later than it says, and counts from its entry. */
  readonly countedFromEntry: boolean;
}

/**
 * When an event counts from. Keyed in late, it counts from when it was keyed in; corrected to an earlier time, it does
 * not move back: observation cannot be shortened by writing (safety A14).
 */
export function countsFrom(event: ClockEvent, lateEntryMinutes: number): Instant {
  const said = event.originalAt === undefined ? event.at : (Math.max(event.at, event.originalAt) as Instant);
  return event.enteredAt - said > lateEntryMinutes * MINUTE_MS ? event.enteredAt : said;
}

/**
 * The observation that is still owed: the latest end of all that any dose or rescue drug asks for.
 *
 * `clockSteps`: by how much the wall clock was put ahead meanwhile. Nobody was observed in the hour that a time server's step
 * leaves out, so it is not counted, and the end lies that much later (A14).
 */
export function observationClock(
  events: readonly ClockEvent[],
  given: { readonly now: Instant; readonly lateEntryMinutes: number; readonly clockSteps?: readonly ClockStep[] },
): ObservationClock {
  let best: { event: ClockEvent; from: Instant; until: Instant } | undefined;
  for (const event of events) {
    const from = countsFrom(event, given.lateEntryMinutes);
    const until = addMs(addMinutes(from, event.minutes), neverPassedMs(from, given.now, given.clockSteps ?? []));
    if (best === undefined || until > best.until) best = { event, from, until };
  }
  if (best === undefined) {
    return {
      kind: 'not-started',
      because: 'no dose has ended',
      startedAt: null,
      until: null,
      requiredMinutes: 0,
      elapsedMinutes: 0,
      remainingMs: 0,
      countedFromEntry: false,
    };
  }
  // Before it starts (a flush is still running in) nothing has gone by, and what is left is longer than what is asked for.
  const sinceMs = given.now - best.from - neverPassedMs(best.from, given.now, given.clockSteps ?? []);
  const remainingMs = Math.max(0, best.event.minutes * MINUTE_MS - sinceMs);
  return {
    kind: remainingMs === 0 ? 'done' : 'running',
    because: best.event.what,
    startedAt: best.from,
    until: best.until,
    requiredMinutes: best.event.minutes,
    elapsedMinutes: Math.max(0, sinceMs) / MINUTE_MS,
    remainingMs,
    countedFromEntry: best.from !== best.event.at,
  };
}
