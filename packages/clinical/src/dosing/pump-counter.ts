import { type LineSetup, type LineStep, plugFlow } from './plug-flow.ts';

type Counter = Extract<LineStep, { kind: 'counter' }>;

/** A counter that is far from rate times time, and that no second reading bears out: nobody knows which of the two is right. */
export interface CounterDoubt {
  readonly counter: Counter;
  readonly pumpedMl: number;
  /** By rate and time since the counter before, mL. */
  readonly expectedMl: number;
}

/**
 * How far a counter may be from rate times time, mL: a tenth, and two millilitres for a minute that was typed. A pump keeps its
 * rate to within a twentieth (general knowledge); what is further off was read, typed or recorded wrongly, or did not run.
 */
const slackMl = (expectedMl: number): number => Math.max(2, expectedMl / 10);

/** A counter against what rate and time say had left the pump by its moment, after the steps given; null: it agrees. */
function counterDoubt(setup: LineSetup, before: readonly LineStep[], counter: Counter): CounterDoubt | null {
  const expectedMl = plugFlow(setup, before, counter.at).pumpedMl;
  if (Math.abs(counter.pumpedMl - expectedMl) <= slackMl(expectedMl)) return null;
  return { counter, pumpedMl: counter.pumpedMl, expectedMl };
}

/**
 * Which counters to go by. One that is far off is in doubt until the next one: a reading that agrees with it bears it out, one that
 * agrees with rate and time overrules it, and one that agrees with neither is in doubt in its stead.
 *
 * Source: clinical-protocol a.5 (the counter outranks rate times time); the limits are general knowledge.
 */
export function weighCounters(
  setup: LineSetup,
  steps: readonly LineStep[],
): { readonly steps: readonly LineStep[]; readonly doubt: CounterDoubt | null } {
  let kept: LineStep[] = [];
  let doubt: CounterDoubt | null = null;
  for (const step of steps) {
    if (step.kind === 'counter') {
      const held: CounterDoubt | null = doubt;
      doubt = counterDoubt(setup, kept, step);
      if (doubt !== null && held !== null) {
        kept = kept.filter((one) => one !== held.counter);
        doubt = counterDoubt(setup, kept, step);
      }
    }
    kept.push(step);
  }
  return { steps: kept, doubt };
}
