import { HOUR_MS, type Instant, instant, MINUTE_MS } from '@keel/clinical/units';

/** Zones change their offset on whole quarters of an hour, so one look-up serves every instant of that quarter. */
const QUARTER_MS = 15 * MINUTE_MS;
const QUARTERS_KEPT = 512;

const clocks = new Map<string, { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> }>();

/** Whether the platform knows a zone of this IANA name. */
export function isZone(name: string): boolean {
  try {
    return clockOf(name) !== null;
  } catch {
    return false;
  }
}

function clockOf(zone: string) {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const clock = { format, offsets: new Map<number, number>() };
  clocks.set(zone, clock);
  return clock;
}

/** Milliseconds that clocks of the zone are ahead of UTC at this instant. @throws RangeError for an unknown zone. */
export function zoneOffsetMs(zone: string, at: number): number {
  if (zone === 'UTC') return 0;
  const clock = clockOf(zone);
  const quarter = Math.floor(at / QUARTER_MS);
  const known = clock.offsets.get(quarter);
  if (known !== undefined) return known;
  const parts: Record<string, number> = {};
  for (const { type, value } of clock.format.formatToParts(quarter * QUARTER_MS)) parts[type] = Number(value);
  const local = Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
  const offset = local - quarter * QUARTER_MS;
  if (clock.offsets.size >= QUARTERS_KEPT) clock.offsets.clear();
  clock.offsets.set(quarter, offset);
  return offset;
}

/**
 * Every instant at which clocks of the zone showed this local time, earliest first: one as a rule, two in the hour that
 * is repeated when summer time ends, none in the hour that is skipped when it begins. `localMs` is the local time read
 * as if it were UTC. @throws RangeError for an unknown zone.
 */
export function instantsOfLocal(zone: string, localMs: number): readonly Instant[] {
  if (zone === 'UTC') return [instant(localMs)];
  const offsets = new Set([
    zoneOffsetMs(zone, localMs - 24 * HOUR_MS),
    zoneOffsetMs(zone, localMs),
    zoneOffsetMs(zone, localMs + 24 * HOUR_MS),
  ]);
  return [...offsets]
    .map((offset) => localMs - offset)
    .filter((at) => zoneOffsetMs(zone, at) === localMs - at)
    .sort((one, other) => one - other)
    .map((at) => instant(at));
}
