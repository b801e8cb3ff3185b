import { hasGone } from '../whereabouts/index.ts';

/** Minutes after the booked time at which the desk rings: a no-show is called at ten minutes. Source: screens, moments (PD). */
export const CALL_AFTER_MINUTES = 10;

/** Minutes that somebody on the telephone may say: until they are here. */
export const HERE_IN_MINUTES = [10, 20, 30, 45] as const;

export type Lateness =
  | { readonly kind: 'early'; readonly minutes: number }
  | { readonly kind: 'late'; readonly minutes: number; readonly call: boolean };

/** Whole minutes to or past the booked time; `call` once the clinic rings, and not while they are on their way. All in ms since epoch. */
export function latenessOf(startsAt: number, now: number, expectedAt: number | null = null): Lateness {
  const minutes = Math.floor((now - startsAt) / 60_000);
  return minutes < 0
    ? { kind: 'early', minutes: Math.ceil((startsAt - now) / 60_000) }
    : { kind: 'late', minutes, call: minutes >= CALL_AFTER_MINUTES && (expectedAt === null || expectedAt <= now) };
}

interface InChair {
  readonly booking: string;
  readonly chair: string;
  readonly startsAt: string;
  readonly until: string;
}

/**
 * When the next visit in the same chair begins, if a visit that begins as late as this runs into it; null: it fits. Ms since epoch.
 */
export function runsInto(late: InChair, beginsAt: number, day: readonly InChair[]): number | null {
  const length = Date.parse(late.until) - Date.parse(late.startsAt);
  const after = day
    .filter(
      ({ booking, chair, startsAt }) => booking !== late.booking && chair === late.chair && startsAt > late.startsAt,
    )
    .map(({ startsAt }) => Date.parse(startsAt));
  const next = Math.min(...after);
  return next < beginsAt + length ? next : null;
}

interface Row {
  readonly phase: string;
  readonly leftAt: string | null;
  readonly startsAt: string;
  readonly calls: readonly { readonly expectedAt: string | null }[];
}

/** Who must be rung first, then the day as it goes, and whoever has gone last. */
export function inOrder<R extends Row>(rows: readonly R[], now: number): readonly R[] {
  const place = (row: R): number => {
    const { phase, startsAt, calls } = row;
    if (hasGone(row)) return 2;
    const comes = calls.at(-1)?.expectedAt ?? null;
    const found = latenessOf(Date.parse(startsAt), now, comes === null ? null : Date.parse(comes));
    return phase === 'planned' && found.kind === 'late' && found.call ? 0 : 1;
  };
  return [...rows].sort((a, b) => place(a) - place(b) || a.startsAt.localeCompare(b.startsAt));
}
