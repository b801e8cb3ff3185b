import { type ClockStep, instant } from '@keel/clinical/units';

/** A smaller difference between the two clocks is the rounding and slewing of an ordinary one. */
const STEP_MS = 2_000;
/** As long as any observation: what lay before is nobody's any more. */
const KEPT_MS = 24 * 3_600_000;

/**
 * Where the wall clock was put ahead since this process began: it is compared with one that nobody can set. A machine that
 * slept looks the same; then more is asked for than is owed, never less. A step while no Keel runs is not seen.
 */
export function watchClock(
  wall: () => number = Date.now,
  steady: () => number = () => performance.now(),
): () => readonly ClockStep[] {
  let ahead = wall() - steady();
  let steps: readonly ClockStep[] = [];
  return () => {
    const now = wall();
    const difference = now - steady();
    if (difference - ahead > STEP_MS)
      steps = [...steps.filter(({ at }) => now - at < KEPT_MS), { at: instant(now), ms: difference - ahead }];
    // Set back, or pulled along slowly: from here on that is the difference.
    ahead = difference;
    return steps;
  };
}
