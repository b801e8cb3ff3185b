import { type Instant, MINUTE_MS, wentBack } from '../units/index.ts';
import type { Alarm, AlarmSide, AlarmState, Priority } from './events.ts';
import type { AlarmDraft } from './machine.ts';

/** One alarm of a bedside monitor, as it last spoke of it. It is the monitor's: nobody here can silence or end it there. */
export interface MonitorAlarm {
  /** The same through the life of the alarm, of this device alone. */
  readonly key: string;
  /** The monitor's own words; empty where it gave none. */
  readonly text: string;
  readonly side: AlarmSide;
  readonly priority: Priority;
  /** When it began, as far as the monitor has said; null where only its end was heard. */
  readonly since: Instant | null;
  /** When the monitor last spoke of it, by its own word: long ago where that waited in a buffer. */
  readonly saidAt: Instant;
  /** When that word arrived. */
  readonly heardAt: Instant;
  /** The monitor says that it has ended. */
  readonly over: boolean;
}

/** Alarms of one device that are remembered at once. Monitors raise a handful; a broken one could raise without end. */
export const MONITOR_ALARMS_MAX = 40;
/** Seen by somebody, and not said again by the monitor for so long: it stands no more in front of what is new. PD. */
export const NOT_REPEATED_MS = 5 * MINUTE_MS;
/** Of one urgency so many of a device stand at once: who has not seen forty does not see the next one either. PD. */
export const STANDING_MAX = 40;
/** And so many are raised in a minute: one that chatters is raised again when there is room, and fills no record. PD. */
export const RAISED_A_MINUTE_MAX = 20;

/** What a device has said of its alarms, with one more word of it. A word from before what is known says nothing new. */
export function saidOf(
  known: readonly MonitorAlarm[],
  /** `at`: when what it says of the alarm was so. */
  said: Omit<MonitorAlarm, 'since'> & { readonly at: Instant },
): readonly MonitorAlarm[] {
  const { at, ...word } = said;
  const before = known.find(({ key }) => key === said.key);
  // By our own clock's arrivals: a word of an hour ago came out of a buffer, and is no sign that the clock was set back.
  if (before !== undefined && before.saidAt > said.saidAt && !wentBack(before.heardAt, said.heardAt)) {
    // The beginning of what is already known to be over, come late.
    if (said.over || before.since !== null) return known;
    return known.map((one) => (one === before ? { ...one, ...whatOf(said), since: at } : one));
  }
  const since = said.over ? (before?.since ?? null) : before === undefined || before.over ? at : before.since;
  const others = known.filter(({ key }) => key !== said.key);
  // What is over goes first; the newest stands last.
  const kept = others.length < MONITOR_ALARMS_MAX ? others : others.toSpliced(firstToGo(others), 1);
  // What ends may end without a word of how urgent it was.
  const what = said.over && before !== undefined && !before.over ? whatOf(before) : {};
  return [...kept, { ...word, ...what, since }];
}

const whatOf = ({ text, side, priority }: Pick<MonitorAlarm, 'text' | 'side' | 'priority'>) => ({
  text,
  side,
  priority,
});

const firstToGo = (alarms: readonly MonitorAlarm[]): number =>
  Math.max(
    0,
    alarms.findIndex(({ over }) => over),
  );

/**
 * Takes the monitor's own alarms into the session's: raised while the monitor says so, over when it says so. A high one of
 * the patient stays until somebody has seen it, also one that began and ended between two looks. `quiet`: the patient
 * is off the monitor, whose technical alarms are expected.
 */
export function monitorAlarmDrafts(
  device: string,
  said: readonly MonitorAlarm[],
  { active, past }: AlarmState,
  now: Instant,
  quiet: boolean,
): readonly AlarmDraft[] {
  const drafts: AlarmDraft[] = [];
  const own = ({ condition, device: of }: Alarm) => condition === 'monitor-alarm' && of === device;
  const mine = active.filter(own);
  const gone = past.filter(own);
  const raised: MonitorAlarm[] = [];
  const isRoomFor = ({ priority }: MonitorAlarm): boolean => {
    const alike = <One extends { readonly priority: Priority }>(all: readonly One[]) =>
      all.filter((one) => one.priority === priority);
    const lately = alike([...mine, ...gone]).filter(({ raisedAt }) => Math.abs(now - raisedAt) < MINUTE_MS);
    const more = alike(raised).length;
    return alike(mine).length + more < STANDING_MAX && lately.length + more < RAISED_A_MINUTE_MAX;
  };
  /** Nobody has seen these words yet, or whoever did has seen this alarm with them: some monitors name each word anew. */
  const isSeenWith = (one: Alarm, alarm: MonitorAlarm): boolean =>
    sameWords(one.monitor?.text, one, alarm) &&
    (one.acknowledgedAt === undefined || one.acknowledgedAt >= alarm.saidAt);
  const raise = (alarm: MonitorAlarm): string => {
    raised.push(alarm);
    const id = `monitor-alarm/${device}/${now}/${drafts.length}`;
    drafts.push({
      kind: 'alarm-raised',
      body: {
        alarm: id,
        condition: 'monitor-alarm',
        side: alarm.side,
        priority: alarm.priority,
        channel: null,
        value: null,
        limit: null,
        unit: null,
        since: alarm.since ?? alarm.saidAt,
        device,
        monitor: { key: alarm.key, text: alarm.text },
      },
    });
    return id;
  };
  const clear = (id: string, because: 'recovered' | 'off-monitor' | 'superseded' | 'not-repeated') =>
    drafts.push({ kind: 'alarm-cleared', body: { alarm: id, because } });

  for (const alarm of said) {
    const here = mine.filter((one) => one.monitor?.key === alarm.key);
    const open = here.filter(({ phase }) => phase !== 'latched');
    const silent = quiet && alarm.side === 'technical';
    if (alarm.over || silent) {
      for (const one of open) {
        if (!silent && latches(one)) drafts.push({ kind: 'alarm-latched', body: { alarm: one.id } });
        else clear(one.id, silent ? 'off-monitor' : 'recovered');
      }
      const { since } = alarm;
      const told =
        here.length > 0 ||
        since === null ||
        mine.some((one) => isSeenWith(one, alarm)) ||
        raised.some((one) => sameWords(one.text, one, alarm)) ||
        gone.some((one) => one.monitor?.key === alarm.key && one.clearedAt >= since);
      if (!silent && !told && isGrave(alarm) && isRoomFor(alarm))
        drafts.push({ kind: 'alarm-latched', body: { alarm: raise(alarm) } });
      continue;
    }
    const same = open.filter(({ priority, side }) => priority === alarm.priority && side === alarm.side);
    if (same.length > 0) continue;
    const dropped = gone.some(
      (one) =>
        (one.monitor?.key === alarm.key || sameWords(one.monitor?.text, one, alarm)) &&
        one.because === 'not-repeated' &&
        one.clearedAt >= alarm.saidAt,
    );
    if (dropped && here.length === 0) continue;
    const others = mine.filter((one) => one.monitor?.key !== alarm.key && isSeenWith(one, alarm));
    if (raised.some((one) => sameWords(one.text, one, alarm))) continue;
    if (here.length === 0 && others.some(({ phase }) => phase !== 'latched')) continue;
    if (!isRoomFor(alarm)) continue;
    // More or less urgent than it was, or again after it had ended: to be seen anew.
    for (const one of [...here, ...others]) {
      // What was graver and nobody saw is not over with a lesser word for it.
      if (!latches(one) || isGrave(alarm)) clear(one.id, 'superseded');
      else if (one.phase !== 'latched') drafts.push({ kind: 'alarm-latched', body: { alarm: one.id } });
    }
    raise(alarm);
  }

  for (const one of mine) {
    if (one.acknowledgedAt === undefined) continue;
    if (drafts.some(({ kind, body }) => kind === 'alarm-cleared' && 'alarm' in body && body.alarm === one.id)) continue;
    const lastSaid = said.find(({ key }) => key === one.monitor?.key)?.heardAt ?? one.since;
    const last = Math.max(lastSaid, one.acknowledgedAt);
    if (one.phase === 'acknowledged' && now - last > NOT_REPEATED_MS) clear(one.id, 'not-repeated');
  }
  return drafts;
}

/** Alike to whoever reads them; nothing is alike that has no words. */
const sameWords = (
  text: string | undefined,
  one: Pick<Alarm, 'priority' | 'side'>,
  alarm: Pick<MonitorAlarm, 'text' | 'priority' | 'side'>,
): boolean => text !== '' && text === alarm.text && one.priority === alarm.priority && one.side === alarm.side;
const isGrave = ({ side, priority }: Pick<Alarm, 'side' | 'priority'>): boolean =>
  side === 'physiological' && priority === 'high';
const latches = (alarm: Alarm): boolean => isGrave(alarm) && alarm.acknowledgedAt === undefined;
