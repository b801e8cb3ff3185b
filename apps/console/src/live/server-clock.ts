/**
 * Server clock minus this tablet's, ms. Learnt from the first view that says the time, and from each beat after: nothing
 * is ever entered by the clock of a tablet that is wrong.
 */
let skewMs = 0;

export const serverClock = {
  get skewMs(): number {
    return skewMs;
  },
  /** `now` as the server wrote it just now. */
  learn(now: string): number {
    const at = Date.parse(now);
    if (Number.isFinite(at)) skewMs = at - Date.now();
    return skewMs;
  },
};
