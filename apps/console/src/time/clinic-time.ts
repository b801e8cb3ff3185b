/** Times as people in the clinic read them, in the clinic's own zone whatever the tablet is set to. */
export function clockText(at: number, zone: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at);
}

export function dayText(at: number, zone: string, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone }).format(
    at,
  );
}

export function dateTimeText(at: number, zone: string, language: string): string {
  return `${new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }).format(at)} ${clockText(at, zone, language)}`;
}

/** A calendar day (`yyyy-mm-dd`), which is the same everywhere, as people read it. */
export function dateText(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${date}T12:00:00Z`));
}

/** Calendar day at a place, `yyyy-mm-dd`. */
export function dayIn(at: number, zone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
}

/** First moment of a calendar day at a place; null when it is no day. A day that begins at one o'clock begins then. */
export function startOfDay(day: string, zone: string): number | null {
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(midnight)) return null;
  // The offset is told by the day itself: the latest hour that is still the day before, and the one after it.
  for (let at = midnight - 15 * 3_600_000; at <= midnight + 15 * 3_600_000; at += 900_000) {
    if (dayIn(at, zone) === day) return at;
  }
  return null;
}
