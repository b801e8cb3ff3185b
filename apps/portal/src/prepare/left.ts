const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How a time that is left is said: days from two days on, hours from two hours on, then minutes; `over`: nothing is left. */
export interface Left {
  readonly unit: 'days' | 'hours' | 'minutes' | 'over';
  readonly count: number;
}

/** Hours and minutes are never more than is left, ms in: who counts on an hour that he does not have eats too late. Days are the nearest. */
export function leftOf(ms: number): Left {
  if (ms <= 0) return { unit: 'over', count: 0 };
  if (ms >= 2 * DAY_MS) return { unit: 'days', count: Math.round(ms / DAY_MS) };
  if (ms >= 2 * HOUR_MS) return { unit: 'hours', count: Math.floor(ms / HOUR_MS) };
  return { unit: 'minutes', count: Math.max(1, Math.floor(ms / MINUTE_MS)) };
}
