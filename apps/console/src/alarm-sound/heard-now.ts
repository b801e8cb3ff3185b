import { type Alarm, PRIORITIES, sounding } from '@keel/clinical/alarms';
import { instant } from '@keel/clinical/units';
import type { BoardTile } from '@keel/formats/api';
import type { PatternName } from './patterns.ts';

const at = (time: string) => instant(Date.parse(time));

/** A tile's alarms as the rule that decides the sound reads them. */
const alarmsOf = (tile: BoardTile): readonly Alarm[] =>
  tile.alarms.map((wire) => ({
    id: wire.alarm,
    condition: wire.condition as Alarm['condition'],
    side: wire.kind,
    priority: wire.priority,
    channel: wire.channel as Alarm['channel'],
    value: null,
    limit: null,
    unit: null,
    since: at(wire.raisedAt),
    device: null,
    raisedAt: at(wire.raisedAt),
    phase: wire.state as Alarm['phase'],
    ...(wire.acknowledgedAt === null ? {} : { acknowledgedAt: at(wire.acknowledgedAt) }),
  }));

/**
 * What is to be heard at a desk over all chairs: the most urgent of what each chair would sound, or nothing. A pause in
 * one chair silences that chair alone.
 */
export function heardNow(tiles: readonly BoardTile[], now: number): PatternName | null {
  const heard = tiles.flatMap((tile) => {
    const pause = tile.alarmPause;
    const entries =
      pause === null ? [] : [{ kind: 'alarms-paused', at: at(pause.from), body: { until: at(pause.until) } }];
    const { sound, alarm, because } = sounding(
      { active: alarmsOf(tile), past: [], limits: null, ...(pause === null ? {} : { pausedUntil: at(pause.until) }) },
      entries,
      instant(now),
    );
    return sound && alarm !== null ? [{ alarm, reminder: because === 'reminder' }] : [];
  });
  const [first] = heard
    .filter(({ reminder }) => !reminder)
    .map(({ alarm }) => alarm)
    .sort(
      (a, b) =>
        PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
        (a.side === b.side ? 0 : a.side === 'physiological' ? -1 : 1),
    );
  if (first !== undefined) return first.side === 'technical' ? 'technical' : first.priority;
  return heard.length > 0 ? 'reminder' : null;
}
