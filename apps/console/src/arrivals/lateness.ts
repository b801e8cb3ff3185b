/** Minutes after the booked time at which the desk rings: a no-show is called at ten minutes. Source: screens, moments (PD). */
export const CALL_AFTER_MINUTES = 10;

export type Lateness =
  | { readonly kind: 'early'; readonly minutes: number }
  | { readonly kind: 'late'; readonly minutes: number; readonly call: boolean };

/** Whole minutes to or past the booked time; `call` once the clinic rings. Both in ms since epoch. */
export function latenessOf(startsAt: number, now: number): Lateness {
  const minutes = Math.floor((now - startsAt) / 60_000);
  return minutes < 0
    ? { kind: 'early', minutes: Math.ceil((startsAt - now) / 60_000) }
    : { kind: 'late', minutes, call: minutes >= CALL_AFTER_MINUTES };
}
