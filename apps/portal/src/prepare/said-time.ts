const DAY_MS = 24 * 60 * 60_000;

/** A telephone's clock may be this far behind: whoever has just eaten says a time that is ahead by it, and must be able to send it. PD. */
const CLOCK_BEHIND_MS = 2 * 60 * 60_000;

/**
 * Today or yesterday at that hour, by the clock of this device: the patient is where the visit is. `ahead`: it is still to come, by
 * more than a wrong clock can say. Half past seven said in the morning was the evening before; counted for tonight it would put off
 * what can take place.
 */
export function saidTime(
  day: 'today' | 'yesterday',
  hour: string,
  now: number,
): { readonly at: Date | null; readonly ahead: boolean } {
  const found = /^(\d{2}):(\d{2})$/.exec(hour);
  if (found === null) return { at: null, ahead: false };
  const at = new Date(now - (day === 'yesterday' ? DAY_MS : 0));
  at.setHours(Number(found[1]), Number(found[2]), 0, 0);
  return { at, ahead: at.getTime() > now + CLOCK_BEHIND_MS };
}
