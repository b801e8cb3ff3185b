import { HOUR_MS, type Instant } from '../units/index.ts';
import type { FlushStep, LineStep } from './plug-flow.ts';

/** A flush as it ran: what it pushed, mL, and from when until when. */
export interface Flush {
  readonly step: FlushStep;
  readonly from: Instant;
  readonly until: Instant;
  readonly ml: number;
}

/** What of a flush had gone in by a moment. */
export function flushedBy(flush: Flush, at: Instant): Flush {
  if (flush.until <= at) return flush;
  return { ...flush, until: at, ml: (flush.ml * (at - flush.from)) / (flush.until - flush.from) };
}

/** The line is used for something else from here on, or for nothing: no flush goes on through it. */
const takesTheLine = (step: LineStep): boolean =>
  step.kind === 'discard' ||
  step.kind === 'out' ||
  step.kind === 'lost' ||
  (step.kind === 'rate' && step.mlPerHour > 0);

/**
 * The flushes of one line, each for the time that its rate says, and at once where it has none. An infusion that goes on, a line
 * that failed, was discarded or is out ends a flush with what was in by then; what a flush still had to push goes in with the next.
 *
 * Source: clinical-protocol a.5 (a flush is drug as long as the line holds any).
 */
export function flushesOf(steps: readonly LineStep[]): readonly Flush[] {
  const flushes: Flush[] = [];
  let open: Flush | undefined;
  for (const step of steps) {
    if (step.kind !== 'flush' && !takesTheLine(step)) continue;
    let rest = 0;
    if (open !== undefined && open.until > step.at) {
      const cut = flushedBy(open, step.at);
      rest = open.ml - cut.ml;
      flushes[flushes.length - 1] = cut;
    }
    open = undefined;
    if (step.kind !== 'flush') continue;
    const ml = step.ml + rest;
    const took = step.mlPerHour === undefined || step.mlPerHour <= 0 ? 0 : (ml / step.mlPerHour) * HOUR_MS;
    open = { step, from: step.at, until: (step.at + Math.round(took)) as Instant, ml };
    flushes.push(open);
  }
  return flushes;
}
