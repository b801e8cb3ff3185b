export interface Visit {
  readonly phase: string;
  /** RFC 3339, or null: nobody said that they left. */
  readonly leftAt: string | null;
}

const OVER: ReadonlySet<string> = new Set(['left', 'stopped', 'cancelled', 'transferred']);

/** Where somebody is, as the desk says it: who is released may leave until somebody saw them go, and is `gone` then. */
export const whereabouts = ({ phase, leftAt }: Visit): string =>
  phase === 'released' && leftAt !== null ? 'gone' : phase;

/** Whose visit is over: nothing is to be done for them at the desk. */
export const hasGone = (visit: Visit): boolean => OVER.has(visit.phase) || whereabouts(visit) === 'gone';
