import { hasGone, type Visit } from './whereabouts.ts';

/**
 * How far into the night an evening reaches, ms: so long before it begins a visit of the next date belongs to the evening that is
 * looked at, and so long after closing a day may go on that no other one ends.
 */
export const LATE_MS = 6 * 3_600_000;

/** Of the day before: who is in the clinic still, and whoever is expected before that day closes. `now` in ms since epoch. */
export function goesOn<R extends Visit & { readonly arrivedAt: string | null }>(
  rows: readonly R[],
  hours: { readonly closesAt: string } | null,
  now: number,
): readonly R[] {
  const open = hours !== null && now < Date.parse(hours.closesAt);
  return rows.filter((row) => !hasGone(row) && (row.arrivedAt !== null || open));
}

/**
 * Of the day before, whoever is carried over to the new day: who goes on, and who went after it had begun (`since`, ms). A walk-out past
 * midnight is seen by the desk that entered it, as one at noon is.
 */
export function carriedOver<R extends Visit & { readonly arrivedAt: string | null }>(
  rows: readonly R[],
  hours: { readonly closesAt: string } | null,
  now: number,
  since: number,
): readonly R[] {
  const on = new Set(goesOn(rows, hours, now));
  return rows.filter((row) => on.has(row) || (row.leftAt !== null && Date.parse(row.leftAt) >= since));
}
