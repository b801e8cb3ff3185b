import { type Entry, inRecordOrder, lastRecorded } from '../entries/index.ts';
import type { EventDraft } from '../record/index.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../units/index.ts';
import { type Alarm, type AlarmEventBodies, type AlarmState, PRIORITIES } from './events.ts';

type AlarmEntry = { [K in keyof AlarmEventBodies]: Entry<EventDraft<K, AlarmEventBodies[K]>> }[keyof AlarmEventBodies];

/** A pause of the sound lasts no longer than this, whatever was asked (safety A3). */
export const PAUSE_SECONDS_MAX = 120;
/** An acknowledged alarm that goes on reminds after this. */
export const REMINDER_MS = 2.5 * MINUTE_MS;

const KINDS: readonly string[] = [
  'alarm-raised',
  'alarm-acknowledged',
  'alarms-paused',
  'alarm-latched',
  'alarm-cleared',
  'alarm-limits-changed',
];
const isAlarmEntry = (entry: { readonly kind: string }): entry is AlarmEntry => KINDS.includes(entry.kind);

/** Most urgent first; of equal priority physiological before technical, then the newest. */
export function byUrgency(a: Alarm, b: Alarm): number {
  return (
    PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
    (a.side === b.side ? 0 : a.side === 'physiological' ? -1 : 1) ||
    b.raisedAt - a.raisedAt ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * Folds a session's alarm entries, in the order of the record: they are said in the moment, by the clinic's clock or by who
 * looks. By their times an alarm that ends under a clock that was set back would end before it began, and be ended again and
 * again.
 */
export function readAlarms(entries: readonly { readonly kind: string }[]): AlarmState {
  const active = new Map<string, Alarm>();
  const past: AlarmState['past'][number][] = [];
  let pausedUntil: Instant | undefined;
  let limits: AlarmState['limits'] = null;
  for (const entry of inRecordOrder(entries.filter(isAlarmEntry))) {
    switch (entry.kind) {
      case 'alarm-raised': {
        const { alarm, ...rest } = entry.body;
        if (active.has(alarm) || past.some(({ id }) => id === alarm)) break;
        active.set(alarm, { id: alarm, ...rest, raisedAt: entry.at, phase: 'active' });
        break;
      }
      case 'alarm-acknowledged': {
        const alarm = active.get(entry.body.alarm);
        if (alarm === undefined || alarm.acknowledgedAt !== undefined) break;
        active.set(alarm.id, {
          ...alarm,
          phase: alarm.phase === 'latched' ? 'latched' : 'acknowledged',
          acknowledgedAt: entry.at,
          acknowledgedBy: entry.author.id,
        });
        break;
      }
      case 'alarm-latched': {
        const alarm = active.get(entry.body.alarm);
        if (alarm !== undefined) active.set(alarm.id, { ...alarm, phase: 'latched' });
        break;
      }
      case 'alarm-cleared': {
        const alarm = active.get(entry.body.alarm);
        if (alarm === undefined) break;
        active.delete(alarm.id);
        past.push({ ...alarm, clearedAt: entry.at, because: entry.body.because });
        break;
      }
      case 'alarms-paused': {
        const longest = (entry.at + PAUSE_SECONDS_MAX * SECOND_MS) as Instant;
        pausedUntil = entry.body.until < longest ? entry.body.until : longest;
        break;
      }
      case 'alarm-limits-changed':
        limits = entry.body.limits;
        break;
    }
  }
  return {
    active: [...active.values()].sort(byUrgency),
    past,
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    limits,
  };
}

/** How long the sound is still paused, ms; 0: it is not. */
export function pauseLeftMs({ pausedUntil }: Pick<AlarmState, 'pausedUntil'>, now: Instant): number {
  const left = Math.max(0, (pausedUntil ?? now) - now);
  // Longer than a pause may be: the clock was set back since, and nobody asked for an hour of silence.
  return left > PAUSE_SECONDS_MAX * SECOND_MS ? 0 : left;
}

/** What the room hears. A pause silences what was there when it began, and nothing more urgent that came since. */
export interface Sounding {
  readonly sound: boolean;
  /** The alarm that is heard, or that would be. */
  readonly alarm: Alarm | null;
  readonly pausedForMs: number;
  readonly because: 'nothing' | 'active' | 'paused' | 'broke-through' | 'acknowledged' | 'reminder';
}

/** Decides the sound from state and time alone (A2, A3). */
export function sounding(state: AlarmState, entries: readonly { readonly kind: string }[], now: Instant): Sounding {
  const unseen = state.active.filter(({ acknowledgedAt }) => acknowledgedAt === undefined);
  const pausedForMs = pauseLeftMs(state, now);
  if (unseen.length === 0) {
    // A monitor reminds of its own alarms itself.
    const kept = state.active.find(({ phase, condition }) => phase === 'acknowledged' && condition !== 'monitor-alarm');
    if (kept?.acknowledgedAt === undefined) return { sound: false, alarm: null, pausedForMs, because: 'nothing' };
    const since = now - kept.acknowledgedAt;
    // A short tone every few minutes while it goes on.
    const reminder = since >= REMINDER_MS && since % REMINDER_MS < 2 * SECOND_MS;
    return { sound: reminder, alarm: kept, pausedForMs, because: reminder ? 'reminder' : 'acknowledged' };
  }
  if (pausedForMs === 0) return { sound: true, alarm: unseen[0]!, pausedForMs, because: 'active' };
  const said = entries.filter(isAlarmEntry);
  const pause = lastRecorded(said.filter(({ kind }) => kind === 'alarms-paused'));
  const places = new Map(
    said.flatMap((entry) => (entry.kind === 'alarm-raised' ? [[entry.body.alarm, entry.seq]] : [])),
  );
  /**
   * By the clock; by the record where an alarm seems to lie ahead, since the clock was set back. A pause that reaches the record
   * late, over a bad line, silences nothing that was raised after it was asked for.
   */
  const isBefore = ({ id, raisedAt }: Alarm): boolean => {
    if (pause === undefined || raisedAt <= pause.at) return raisedAt <= (pause?.at ?? now);
    const seq = places.get(id);
    return raisedAt > now && seq !== undefined && seq < pause.seq;
  };
  const before = unseen.filter(isBefore);
  const heardBefore = before.length === 0 ? PRIORITIES.length : PRIORITIES.indexOf(before[0]!.priority);
  const breaking = unseen.find(
    (alarm) => !isBefore(alarm) && (alarm.priority === 'high' || PRIORITIES.indexOf(alarm.priority) < heardBefore),
  );
  return breaking === undefined
    ? { sound: false, alarm: unseen[0]!, pausedForMs, because: 'paused' }
    : { sound: true, alarm: breaking, pausedForMs, because: 'broke-through' };
}
